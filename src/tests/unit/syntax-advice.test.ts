/** The advice on a file that does not parse, taken at its word: it must mend the slip, or lead to the right next message. */
import { describe, expect, test } from 'vitest';
import { mended } from '../../data/syntax-place.ts';
import { syntaxMistake } from '../../data/syntax.ts';
import { parseFile } from '../../data/parse.ts';
import { frozenFiles } from '../frozen.ts';

const DATASET = 'data/datasets/pool-counts.json';
const files = frozenFiles;
const ROW_END = 'fail to report."},';
const SOURCES = '["mail-on-sunday-2020-12-20"]';
const VALUE = '"value": 37302';

function textOf(path: string): string {
  return files.find((file) => file.path === path)?.text ?? '';
}

function replaced(text: string, before: string, after: string): string {
  expect(text).toContain(before);
  return text.replace(before, () => after);
}

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** What is there, what somebody makes of it, what is said, and what stands there when it was done as said. */
type Slip = [before: string, typed: string, says: string, done: string];

const count = (typed: string, says: string, done: string): Slip => [
  VALUE,
  `"value": ${typed}`,
  says,
  `"value": ${done}`,
];

const BRACKETS: Slip[] = [
  [ROW_END, 'fail to report."}},', 'There is one } too many here.\nRemove it.', ROW_END],
  [ROW_END, 'fail to report."}],', 'There is one ] too many here', ROW_END],
  [
    ROW_END,
    'fail to report.",',
    'This item is not closed.\nWrite } at the end of this line, before the comma.',
    ROW_END,
  ],
  [ROW_END, 'fail to report.},', 'Write " after “… could fail to report.”', ROW_END],
  ['\n  ]\n}', '\n}', 'The list of "rows" is not closed.\nWrite ] at the end of this line.', ']\n}'],
  ['\n  ]\n}', '\n  ]', 'The file is not closed.\nWrite } at the end', '\n  ]}'],
  ['\n  ]\n}', '', 'Write ] } at its end.', '] }'],
  ['\n  ],\n', '\n', 'The list of "columns" is not closed.\nWrite ], at the end', '],\n'],
  ['"rows": [', '"rows": ', 'The list of "rows" has no opening bracket.\nWrite [ after "rows":', '"rows":['],
  ['"rows": [', '"rows": [[', 'There is one [ too many here.', '"rows": ['],
  [VALUE, '"value" 37302', 'A colon is missing after "value".\nWrite : after "value".', '"value": 37302'],
  [VALUE, '"value"; 37302', 'This says ; where a colon belongs.', VALUE],
  ['37302, ', '37302; ', 'This says ; where a comma belongs.', '37302, '],
  ['37302, ', '37302 ', 'A comma is missing here.\nWrite a comma before "basis".', '37302 ,'],
  [SOURCES, '["mail-on-sunday-2020-12-20"', 'The list of "sources" is not closed.\nWrite ] before the comma', SOURCES],
  [SOURCES, '"mail-on-sunday-2020-12-20"]', 'The list of "sources" has no opening bracket.', SOURCES],
  [SOURCES, '("mail-on-sunday-2020-12-20")', `Write ${SOURCES}`, SOURCES],
  [SOURCES, '["mail-on-sunday-2020-12-20")', 'This says ) where ] belongs.', SOURCES],
  [SOURCES, '{"mail-on-sunday-2020-12-20"}', 'Write [ and ] in place of { and }.', SOURCES],
  [SOURCES, 'mail-on-sunday-2020-12-20', `Write ${SOURCES}`, SOURCES],
  ['},\n    {"id": "pool-2025', ' "id": "pool-2025', 'Write }, { before "id".', '}, {"id": "pool-2025'],
];

const COUNTS: Slip[] = [
  count('37000-38000', 'which is a range. A field holds one number.\nWrite one number, such as 37000', '37000'),
  count('37000 to 38000', 'which is a range', '37000'),
  ...['37 302', '37\u00a0302', '37\u202f302'].map((typed) =>
    count(
      typed,
      `This says ${typed}, with spaces between the thousands. Numbers are digits alone.\nChange it to 37302`,
      '37302',
    ),
  ),
  count("37'302", 'with apostrophes between the thousands', '37302'),
  count('37,302', 'with commas between the thousands', '37302'),
  count('37302,0', 'with a decimal comma. Counts are whole numbers.\nChange it to 37302', '37302'),
  count('37302,5', 'Write the whole number that the source gives.', '37302'),
  count('0,123', 'with a decimal comma. Counts are whole numbers.\nWrite the whole number that the source gives.', '1'),
  count('.5', 'Write the whole number that the source gives.', '1'),
  ...['£37302', '37302%', '~37302', '37302*', '37302 people'].map((typed) =>
    count(typed, `This says ${typed}. Numbers are digits alone.\nChange it to 37302; what stands beside`, '37302'),
  ),
  ...['(37302)', '“37302”', '+37302', '037302', '37302"'].map((typed) =>
    count(typed, 'Numbers are digits alone.\nChange it to 37302', '37302'),
  ),
  count('−37302', 'A minus sign is a hyphen, right before the digits.\nChange it to -37302', '-37302'),
  count('37.3k', 'Change it to 37300, or to the exact number', '37300'),
  count('37.302 million', 'Change it to 37302000, or to the exact number', '37302000'),
  count('<5', 'Write the number where the source gives it; else remove the row.', '5'),
  count('=55974-18672', 'Write what the formula gives, in digits alone.', '37302'),
  ...['n/a', 'NaN', '#REF!', '-', '–', 'None'].map((typed) =>
    count(typed, `This says ${typed}, which is no number.\nWrite the number in digits, or remove the row.`, '37302'),
  ),
  count('', 'There is no number here.', '37302'),
];

const TEXTS: Slip[] = [
  ...['2020-09-30', '“2020-09-30”', '2020-09-30"'].map((typed): Slip => [
    '"2020-09-30"',
    typed,
    'Write "2020-09-30"',
    '"2020-09-30"',
  ]),
  ['"date": "2020-09-30"', '"date": ', 'There is no date here.', '"date": "2020-09-30"'],
  ...['„September 2020“', '«September 2020»', "'September 2020'", 'September 2020', '“September 2020"'].map(
    (typed): Slip => ['"September 2020"', typed, 'Write "September 2020"', '"September 2020"'],
  ),
  ['"September 2020"', '"September 2020”', 'Write a straight one in its place: "', '"September 2020"'],
  ['"September 2020"', '"September\n2020"', 'Remove the line break.', '"September2020"'],
  ['"September 2020"', '"September" 2020', 'Move it before the mark, or remove it.', '"September 2020"'],
  ['"September 2020"', '"September \\2020"', 'Write two of them, or remove it.', '"September \\\\2020"'],
  ['One leaked sheet', 'One "leaked" sheet', 'Write “ ” around the words instead: “leaked”', 'One “leaked” sheet'],
  ['One leaked sheet', 'One leaked" sheet', 'Write ” in its place, or remove it.', 'One leaked” sheet'],
  ['"basis"', '‘basis’', 'Write "basis"', '"basis"'],
  ['"basis"', 'basis', 'Write "basis"', '"basis"'],
];

describe('done as it says', () => {
  test.each([...BRACKETS, ...COUNTS, ...TEXTS])('%j → %j', (before, typed, says, done) => {
    const text = replaced(textOf(DATASET), before, typed);
    expect(parses(text)).toBe(false);
    const mistake = syntaxMistake(text, DATASET);
    expect(mistake.message).toContain(says);
    expect(mistake.message).toMatch(/^[^\n]+\n[^\n]+$/);
    expect(mistake.message).not.toMatch(/JSON|token/);
    expect(parses(replaced(textOf(DATASET), before, done)), 'what was advised parses').toBe(true);
    if ('insert' in mistake) expect(parses(mended(text, mistake)), 'and so does the change that was tried').toBe(true);
  });

  test('quotation marks in a formula are kept, with a stroke before each', () => {
    const path = 'data/facts.json';
    const text = replaced(textOf(path), '"formula": "1000"', '"formula": "f("a")"');
    const mistake = syntaxMistake(text, path);
    expect(mistake.message).toContain('In a formula write \\" in place of each.');
    expect('insert' in mistake && mended(text, mistake)).toContain('"formula": "f(\\"a\\")"');
  });

  test('where a count may be left out, that is offered', () => {
    const optional = replaced(textOf(DATASET), '"type": "count"', '"type": "count", "optional": true');
    expect(syntaxMistake(replaced(optional, VALUE, '"value": n/a'), DATASET).message).toContain(
      'or leave "value" out.',
    );
  });

  test('two rows in one pair of braces are one message', () => {
    const text = replaced(textOf(DATASET), '},\n    {"id": "pool-2025', ', "id": "pool-2025');
    const problem = parseFile({ path: DATASET, text });
    expect('message' in problem && problem.message).toContain(
      'Write }, { in place of the comma before the second "id".',
    );
    expect(parses(replaced(text, ', "id": "pool-2025', '}, {"id": "pool-2025'))).toBe(true);
  });

  test.each([
    ['PK\u0003\u0004…', 'This is a spreadsheet'],
    ['\ufffd\ufffd\u0011\u0871\ufffd', 'This is a spreadsheet'],
    ['id;date;value\npool-2016-12;2016-12;55974\n', 'This is a table'],
    ['{\\rtf1\\ansi {"id"}', 'This is formatted text'],
  ])('another kind of file: %j', (text, says) => {
    const { message } = syntaxMistake(text, DATASET);
    expect(message).toContain(says);
    if (!says.includes('text')) expect(message).toMatch(new RegExp(`git restore ${DATASET}$`));
  });
});

/** A text with the advice carried out; undefined where that takes more than the message says. */
function followed(text: string, path: string): string {
  const mistake = syntaxMistake(text, path);
  const { offset, message } = mistake;
  if ('insert' in mistake) return mended(text, mistake);
  if (message.includes('Write { on a line before this one.')) return `{\n${text}`;
  expect(message).toContain('The quotation mark " before this text is missing.');
  return `${text.slice(0, offset)}"${text.slice(offset)}`;
}

describe('one sign left out, or typed twice', () => {
  test.each([
    DATASET,
    'data/datasets/offender-share.json',
    'data/figures/offender-share.json',
    'data/facts.json',
    'data/corrections.json',
  ])('%s: the advice brings the data back', (path) => {
    const text = textOf(path);
    const right = JSON.stringify(JSON.parse(text));
    const texts = /"(?:[^"\\]|\\.)*"/g;
    const inTexts = [...text.matchAll(texts)].map(({ 0: found, index }) => [index, index + found.length - 1] as const);
    const signs = [...text.matchAll(/["{}[\],:]/g)].filter(
      ({ index }) => !inTexts.some(([start, end]) => start < index && index < end),
    );
    expect(signs.length).toBeGreaterThan(10);
    const wrong = signs.flatMap(({ 0: sign, index }) =>
      ['', sign + sign].flatMap((typed) => {
        const broken = `${text.slice(0, index)}${typed}${text.slice(index + 1)}`;
        const after = followed(broken, path);
        return parses(after) && JSON.stringify(JSON.parse(after)) === right ? [] : [`${index}: ${sign} → ${typed}`];
      }),
    );
    expect(wrong).toEqual([]);
  });

  test('slips on several lines are told one after another, until none is left', () => {
    let text = textOf(DATASET);
    const right = JSON.stringify(JSON.parse(text));
    text = replaced(text, ROW_END, 'fail to report."}},');
    text = replaced(text, '"type": "date"', '"type" "date"');
    text = replaced(text, '"label": "October 2025"', '"label": "October 2025');
    for (let step = 0; step < 3; step++) text = followed(text, DATASET);
    expect(JSON.stringify(JSON.parse(text))).toBe(right);
  });
});
