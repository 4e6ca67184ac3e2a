/** Files that are in order row by row, and a story that is not true all the same: each input was once passed over. */
import { describe, expect, test } from 'vitest';
import { checkProject } from '../../check/check-project.ts';
import type { Problem } from '../../check/problems.ts';
import { frozenFiles, frozenStory } from '../frozen.ts';
import { edited } from './mistakes.ts';

const TODAY = '2027-06-01';
const COUNTS = 'data/datasets/pool-counts.json';
const STORY = 'data/story.mdx';
const FIGURE = 'data/figures/pool-counts.json';
const TITLES = 'data/figures/returns.json';

type Change = [file: string, from: string, to: string];

/** What is found of changed files and was not found before. */
function found(...changes: Change[]): Problem[] {
  const check = (edits: Change[]): Problem[] => {
    const whole = edited(
      [...frozenFiles, { path: STORY, text: frozenStory }],
      edits.map(([file, from, to]) => ({ file, from, to, times: 1, cut: false })),
    );
    const story = whole.find(({ path }) => path === STORY)?.text ?? '';
    return checkProject(
      whole.filter(({ path }) => path !== STORY),
      story,
      TODAY,
    );
  };
  const before = new Set(check([]).map((problem) => JSON.stringify(problem.mistake)));
  // A published value asks for its correction besides, whatever it was changed to.
  return check(changes).filter(
    ({ mistake }) => !before.has(JSON.stringify(mistake)) && mistake.code !== 'changed-value',
  );
}

/** "pool-counts 0 drawn-unnamed": the figure and the view, or the file. */
function told(problems: Problem[]): string[] {
  return problems.map(({ path, at, mistake }) => {
    const place = at[0] === 'views' ? ` ${at[1]}` : '';
    return `${path.replace(/^.*\/|\.\w+$/g, '')}${place} ${mistake.code}`;
  });
}

const NEW_SOURCE: Change = [
  'data/sources.json',
  '"sources": [',
  '"sources": [{"id": "count-2027", "publisher": "Home Office", "title": "Count of absconders", "url": "https://example.org/", "published": "2027-05-20", "accessed": "2027-05-21", "read": "document"},',
];

describe('a new official count, and nothing else', () => {
  const line =
    '{"id": "pool-2027-03", "date": "2027-03-31", "label": "March 2027", "value": 49815, "basis": "As published.", "status": "published", "confidence": "primary", "sources": ["count-2027"]}';
  const last = /\n( *\{"id": "pool-2025-10".*\})\n/.exec(frozenFiles.find(({ path }) => path === COUNTS)?.text ?? '');
  const added: Change = [COUNTS, last?.[1] ?? '', `${last?.[1]},\n${line}`];

  test('is told of each view that draws it, of the time line, and of its last window', () => {
    expect(told(found(NEW_SOURCE, added))).toEqual([
      'policy-timeline 0 outrun-text',
      'policy-timeline 0 drawn-unnamed',
      'policy-timeline 5 outrun-axis',
      'pool-counts 0 drawn-unnamed',
      'pool-counts 1 drawn-unnamed',
      'pool-counts 2 wrong-order',
      'pool-counts 2 drawn-unnamed',
      'pool-counts 3 drawn-unnamed',
      'pool-counts 4 drawn-unnamed',
    ]);
  });

  test('of the month of an older one, a year later, is told of the same views', () => {
    const october: Change = [
      COUNTS,
      added[1],
      added[2].replace('2027-03-31', '2026-10-31').replace('March 2027', 'October 2026'),
    ];
    const unnamed = (changes: Change[]): string[] => told(found(...changes)).filter((each) => / drawn-/.test(each));
    expect(unnamed([NEW_SOURCE, october])).toEqual(unnamed([NEW_SOURCE, added]));
  });

  test('is not told of a view that hides it', () => {
    const hidden: Change = [FIGURE, '"hide": [', '"hide": ["pool-2027-03", '];
    expect(told(found(NEW_SOURCE, added, hidden))).not.toContain('pool-counts 0 drawn-unnamed');
  });

  test('outruns the day to which the story says that it looked', () => {
    const end: Change = [STORY, 'Is the number going up?', 'By early <When>July 2026</When> we found no reply.'];
    const copies: Change = [
      STORY,
      'Is the number going up?',
      'Facts come from copies, which end in <When>July 2026</When>.',
    ];
    expect(told(found(end))).toEqual([]);
    expect(told(found(NEW_SOURCE, added, end))).toContain('story outrun-search');
    expect(told(found(NEW_SOURCE, added, copies))).toContain('story outrun-search');
  });
});

describe('a row that is not like its neighbours', () => {
  const RETURNS = 'data/datasets/returns.json';

  test('quarters among years are asked about, and so is a last value that is a quarter of the others', () => {
    expect(
      told(found([RETURNS, '"id": "ret-enf-2025", "date": "2025"', '"id": "ret-enf-2025", "date": "2025-03"'])),
    ).toContain('returns unlike-period');
    expect(told(found([RETURNS, '9914', '2478']))).toEqual(['returns far-from-neighbours', 'returns wrong-direction']);
  });

  test('the neighbour of a value that is off, at the end of a series, is not', () => {
    expect(told(found([RETURNS, '8169', '81690']))).toEqual(['returns far-from-neighbours']);
  });
});

/** Valid JSON, one edit, an untrue story. */
test.each<[string, Change, string]>([
  [
    'a heading with a direction and no rows',
    [
      TITLES,
      '"title": "Enforced returns were fewest in {enforced-lowest-year}, and have grown since"',
      '"title": "Enforced returns have grown since {=2010}"',
    ],
    'unbound-claim',
  ],
  [
    'a direction against the rows',
    [
      TITLES,
      '"title": "Enforced returns were fewest in {enforced-lowest-year}, and have grown since"',
      '"title": "Returns fell from {ret-enf-2021} to {ret-enf-2025}"',
    ],
    'wrong-direction',
  ],
  [
    'a highest in a headline',
    ['data/story.json', '"question": "', '"question": "The highest count. '],
    'unbound-claim',
  ],
  [
    'a last that is not the last',
    [
      FIGURE,
      '"title": "{pool-count-number|capital} counts',
      '"title": "The last count is {pool-2020-09} of {pool-count-number} counts',
    ],
    'not-extreme',
  ],
  [
    'the label of another row',
    [FIGURE, '{pool-2020-09} in {pool-2020-09.label}, from', '{pool-2020-09} in {pool-2016-12.label}, from'],
    'of-another-row',
  ],
  [
    'the year of another row',
    ['data/figures/offender-returns.json', '{ret-2023} in {=2023}', '{ret-2023} in {=2013}'],
    'of-another-row',
  ],
  [
    'the lowest’s year at the highest',
    [
      'data/figures/offender-returns.json',
      '{offender-returns-highest} in {offender-returns-highest-year}, the',
      '{offender-returns-highest} in {offender-returns-lowest-year}, the',
    ],
    'of-another-row',
  ],
  [
    'a leaked number as published',
    [
      FIGURE,
      '{pool-2025-10} in {pool-2025-10.label}, leaked and not confirmed. The',
      '{pool-2025-10} in {pool-2025-10.label}, published. The',
    ],
    'of-another-status',
  ],
  [
    'the sign of another status',
    [FIGURE, 'An open dashed ring joins them', 'A solid square joins them'],
    'of-another-status',
  ],
  [
    'a step that shows another view',
    [STORY, 'figure="pool-counts" view="2016"', 'figure="pool-counts" view="gaps"'],
    'of-another-view',
  ],
  [
    'another number for a sign',
    [FIGURE, '"subtitle": "', '"subtitle": "One sign is {hundred} people. '],
    'sign-told-otherwise',
  ],
  ['later for earlier', [FIGURE, 'The earlier marks are', 'The later marks are'], 'wrong-order'],
  [
    'a row that is picked out and hidden',
    [
      FIGURE,
      '"highlight": [\n        "pool-2025-10"\n      ],',
      '"highlight": ["pool-2025-10"], "hide": ["pool-2025-10"],',
    ],
    'told-and-hidden',
  ],
  [
    'a cut axis that is not told',
    [
      'data/figures/headline-rounding.json',
      'A number line that does not start at zero',
      'A number line that starts at zero',
    ],
    'axis-untold',
  ],
  [
    'a word to avoid in the standfirst',
    ['data/story.json', '"standfirst": "', '"standfirst": "Absconders vanished. '],
    'avoided-word',
  ],
])('%s', (_, change, code) => {
  expect(found(change).map(({ mistake }) => mistake.code)).toContain(code);
});

describe('an address that is not what it seems', () => {
  const url = /"url": "(https:[^"]*)"/.exec(
    frozenFiles.find(({ path }) => path === 'data/sources.json')?.text ?? '',
  )?.[1];
  const to = (address: string) =>
    found(['data/sources.json', `"url": "${url}"`, `"url": ${JSON.stringify(address)}`]).map(
      ({ severity, mistake }) => [severity, mistake.code],
    );

  test.each<[string, string, string[][]]>([
    ['a name to log in with', 'https://www.lbc.co.uk@elsewhere.example/', [['error', 'address-of-user']]],
    ['a quotation mark', 'https://example.org/"onclick', [['error', 'address-of-sign']]],
    ['a space', 'https://example.org/a b', [['error', 'address-of-sign']]],
    ['letters of two scripts', 'https://www.l\u0432c.co.uk/', [['warning', 'address-of-scripts']]],
    ['the same, as browsers send it', 'https://xn--lc-fmc.example/', [['warning', 'address-of-scripts']]],
    ['another path', 'https://example.org/a%20b?c=d@e', []],
  ])('%s', (_, address, wanted) => {
    expect(to(address)).toEqual(wanted);
  });
});

test('digits of another script are asked about', () => {
  expect(told(found([STORY, 'Is the number going up?', 'About \u0663\u0665 went.']))).toEqual(['story foreign-digits']);
  expect(told(found([FIGURE, '"note": "', '"note": "\uff15 of them. ']))).toEqual(['pool-counts foreign-digits']);
});
