/** Numbers and dates typed by hand: what must be reported, on which line, and what must pass. */
import { describe, expect, test } from 'vitest';
import type { Problem } from '../../check/problems.ts';
import type { DataFile } from '../../data/read.ts';
import { isDate, lintNumbers } from '../../check/story/lint-numbers.ts';
import { lintStory } from './helpers.ts';

const PATH = 'data/story.mdx';

function lint(story: string, files: DataFile[]): Problem[] {
  return lintStory([lintNumbers], story, files);
}

/** The words that a problem is about. */
function foundIn({ mistake }: Problem): string {
  return mistake && 'found' in mistake ? mistake.found : '';
}

/** The story's lines with what each is reported for: "3: two". */
function inStory(...lines: string[]): string[] {
  return lint(lines.join('\n'), []).map((problem) => {
    expect(problem.path).toBe(PATH);
    return `${problem.line}: ${foundIn(problem)}`;
  });
}

function figure(fields: object): DataFile[] {
  const value = {
    id: 'a-2',
    dataset: 'pool-2025',
    title: 'A finding',
    chart: { type: 'records', row: 'r-2020' },
    ...fields,
  };
  return [{ path: 'data/figures/a-2.json', text: JSON.stringify(value, null, 2) }];
}

function inFigure(fields: object): string[] {
  return lint('', figure(fields)).map(foundIn);
}

describe('numbers in the prose are reported where they stand', () => {
  test.each([
    ['digits', 'There are 53,298 of them.', '53,298'],
    ['a share', 'That is 1.4% of it.', '1.4%'],
    ['a share with a space', 'That is 57 % of it.', '57 %'],
    ['digits with letters', 'Leave of 30m, or the 20th time.', '30'],
    ['a number word', 'In two years.', 'two'],
    ['a number word at the start', 'Three counts.', 'Three'],
    ['a number word in a compound', 'A ten-year baseline.', 'ten'],
    ['a teen', 'Seventeen of them.', 'Seventeen'],
    ['a compound', 'Some twenty-one of them.', 'twenty-one'],
    ['a run of number words', 'Two hundred and six people.', 'Two hundred and six'],
    ['hundreds', 'Hundreds of claims.', 'Hundreds'],
    ['thousands', 'Behind thousands of claims.', 'thousands'],
    ['millions', 'A million rings.', 'million'],
    ['a dozen', 'A dozen reports.', 'dozen'],
    ['half', 'About half of them.', 'half'],
    ['a third', 'About a third of them.', 'a third'],
    ['two thirds', 'Two-thirds left.', 'Two-thirds'],
    ['a quarter', 'It was a quarter.', 'a quarter'],
    ['a tenth', 'One tenth of the list.', 'One tenth'],
    ['twice', 'Twice it came out.', 'Twice'],
    ['double', 'It would double the wait.', 'double'],
    ['triple', 'The triple of it.', 'triple'],
    ['a year in bold', 'It was **2018** then.', '2018'],
    ['a day', 'The paper of 26 November said so.', '26 November'],
    ['a vague date', 'Counted in early 2014 by MPs.', 'early 2014'],
    ['a period', 'From October to December 2025 it grew.', 'October to December 2025'],
    ['a number beside a name with a year', 'In 2016 there were 55,974.', '2016'],
  ])('%s', (_, sentence, wanted) => {
    const found = inStory('<Scene id="a" title="A question">', '', sentence, '', '</Scene>');
    expect(found[0]).toBe(`3: ${wanted}`);
  });

  test('each number of a sentence, in order, on its own line of the paragraph', () => {
    expect(inStory('First.', '', 'One line of', 'two lines and 3 dots,', 'from 2018.')).toEqual([
      '4: two',
      '4: 3',
      '5: 2018',
    ]);
  });

  test('in list items, but not the numbers that Markdown needs', () => {
    expect(inStory('<Flow>', '', '1. **On bail.** It holds.', '2. It took nine days.', '', '</Flow>')).toEqual([
      '4: nine',
    ]);
  });

  test('between tags, and in the words of a link', () => {
    expect(inStory('<Cite source="mail-2017-11-03">all 916', 'of them</Cite> <Fact id="x-2020" /> or 7.')).toEqual([
      '1: 916',
      '2: 7',
    ]);
  });

  test('in the titles of scenes, outside references', () => {
    expect(inStory('', '<Scene id="counts-2" title="Three counts of {pool-2025-10} and 4" />')).toEqual([
      '2: Three',
      '2: 4',
    ]);
  });

  test('even in a quotation: what was quoted changes when the row does', () => {
    expect(inStory('He said <Quote>almost 60,000</Quote>.')).toEqual(['1: 60,000']);
  });

  test('with what to write in its place', () => {
    const [date, number] = lint('In mid-2018 there were 53,298.', []);
    expect(date?.mistake).toMatchObject({ code: 'typed-date', found: 'mid-2018' });
    expect(number?.mistake).toMatchObject({ code: 'typed-number', references: ['pool-2025-10'] });
  });

  test.each([
    ['one row holds', 'There are 53298.', ['pool-2025-10']],
    ['a fact gives as a word', 'There are three.', expect.arrayContaining(['pool-count-number'])],
    ['a fact gives as a share', 'It is 1.4% of it.', expect.arrayContaining(['offender-share-inside'])],
    ['nothing holds', 'There are 48,123.', []],
    ['nothing holds in words', 'There are two hundred and six.', []],
  ])('a number that %s', (_, text, references) => {
    expect(lint(text, [])[0]?.mistake).toMatchObject({ code: 'typed-number', references });
  });

  test('each, on its own line', () => {
    expect(lint('All 48,123\nof 48,123.', [])).toHaveLength(2);
  });
});

test.each([
  ['bound numbers', 'There are <Fact id="pool-2025-10" /> or <Fact id="escapes-centre-2017" as="words" />.'],
  ['ids of tags', '<Step id="counts-2016" figure="pool-counts" view="2016">'],
  ['references in a title', '<Scene id="a" title="What {pool-2025-10} looks like in {=2025}" />'],
  ['declared dates', 'In <When>2018</When>, <When>February 2018</When> and from <When>early 2014</When> on.'],
  ['a declared day', 'On <When>26 November</When> and in <When>2017–2022</When>.'],
  ['one, once and first', 'One report; not one of them, once, at first the second and third, the tenth.'],
  ['a second of time', 'It takes a second, in a second step.'],
  ['an ordinal quarter', 'The third quarter is a third report of its kind.'],
  ['the month of May', 'In May a minister may say so.'],
  ['the name of a sign', 'A half-filled circle, and half-marks.'],
  [
    'words that hold number words',
    'Attention, often someone weighs a tenth report; none listened to the lone tension.',
  ],
  ['zero and none', 'None of these; the axis starts from zero.'],
])('%s pass', (_, text) => {
  expect(inStory(text)).toEqual([]);
});

describe('what is declared as a date', () => {
  test.each([
    '2018',
    '1999',
    'February 2018',
    '26 November 2025',
    '26 November',
    'early 2014',
    'mid-2018',
    'end of 2016',
  ])('may be %s', (text) => expect(isDate(text)).toBe(true));
  test.each(['spring 2024', '2017 to 2022', '2017–2022', 'May and June 2026', '5 to 9 May', 'Late 2022'])(
    'may be %s',
    (text) => expect(isDate(text)).toBe(true),
  );
  test.each([
    '',
    '20',
    '12 and 15',
    '53,298',
    '1899',
    '2100',
    '32 May',
    'two years',
    '2018 people',
    'the',
    '<Fact id="a" />',
  ])('may not be %s', (text) => expect(isDate(text)).toBe(false));

  test('is reported on its line', () => {
    expect(inStory('Since <When>2018</When>', 'there were <When>37,302</When>.')).toEqual(['2: 37,302']);
    expect(inFigure({ note: 'There were {=37,302} in {=2020}.' })).toHaveLength(1);
    expect(lint('', figure({ note: 'There were {=37,302}.' }))[0]?.mistake).toMatchObject({ code: 'no-date' });
  });
});

describe('texts of figures', () => {
  test.each([
    ['title', { title: 'Five counts' }, ['Five']],
    ['subtitle', { subtitle: 'Since 2014' }, ['2014']],
    ['note', { note: 'It rests on two reports.' }, ['two']],
    ['alt', { views: [{ id: '2016', alt: 'A mark at 752.' }] }, ['752']],
    [
      'panel',
      { chart: { type: 'tally', panels: [{ label: '2017', caption: 'In 27 months', segments: [] }] } },
      ['2017', '27'],
    ],
    ['segment', { chart: { panels: [{ label: 'a', segments: [{ row: 'r-1', label: 'for ten years' }] }] } }, ['ten']],
    [
      'bar',
      { chart: { bars: [{ id: 'b-1', label: 'one of two', parts: [{ row: 'r-1', label: '3' }] }] } },
      ['two', '3'],
    ],
    ['a field that comes later', { chart: { type: 'new', remark: 'in nine steps' } }, ['nine']],
  ])('%s', (_, fields, wanted) => {
    expect(inFigure(fields)).toEqual(wanted);
  });

  test('references, declared dates, ids, rows, windows and values are none of it', () => {
    expect(
      inFigure({
        title: 'What {pool-2025-10} looks like in {=October 2025}',
        context: ['escapes-2006'],
        views: [
          {
            id: '2016',
            highlight: ['pool-2016-12'],
            hide: ['pool-2020-09'],
            window: { from: '2005-10', to: '2018-06' },
            alt: '{pool-2016-12|words} marks.',
          },
        ],
      }),
    ).toEqual([]);
  });

  test('are reported with file, line and place', () => {
    const [problem] = lint('', figure({ views: [{ id: 'all', alt: 'Two bars.' }] }));
    expect(problem).toMatchObject({ path: 'data/figures/a-2.json', line: 12, place: 'view 1 (all), "alt"' });
    expect(problem?.mistake).toMatchObject({ found: 'Two' });
  });

  test('numbers of datasets are the data themselves, and JSON that does not parse is reported elsewhere', () => {
    expect(lint('', [{ path: 'data/datasets/a.json', text: '{"title": "Two of 3"}' }])).toEqual([]);
    expect(lint('', [{ path: 'data/figures/a.json', text: '{"title": "Two of 3"' }])).toEqual([]);
  });
});
