/** What generated mutations have found: each ended in a stack trace, a number that is none, or a chart without end. */
import { expect, test } from 'vitest';
import { changed, errorOf, lineOf } from './helpers.ts';

const SCALE = 'data/figures/pool-scale.json';
const ROUNDING = 'data/figures/headline-rounding.json';
const COUNTS = 'data/datasets/pool-counts.json';

test.each([
  {
    what: 'an unknown reference in what a dataset says of itself',
    path: COUNTS,
    before: '"description": "',
    after: '"description": "{nope} ',
    at: '"description"',
    mistake: { code: 'unknown-name', kind: 'row or fact', name: 'nope' },
  },
  {
    what: 'a character that nobody sees, written by its code',
    path: COUNTS,
    before: '"Absconder counts"',
    after: '"Absconder\\u202e counts"',
    at: 'u202e',
    mistake: { code: 'unseen-character', sign: '\u202e' },
  },
  {
    what: 'half a character, which no file can hold',
    path: COUNTS,
    before: '"Absconder counts"',
    after: '"Absconder \\ud83d counts"',
    at: 'ud83d',
    mistake: { code: 'unseen-character', sign: '\ud83d' },
  },
  {
    what: 'more marks than anybody can tell apart',
    path: COUNTS,
    before: '"value": 53298',
    after: '"value": 300000',
    in: SCALE,
    at: '"chart"',
    mistake: { code: 'beyond-marks', value: 300_000, most: 200_000 },
  },
  {
    what: 'a part of less than nothing, when the whole is smaller than the part taken away',
    path: COUNTS,
    before: '"value": 53298',
    after: '"value": 500',
    in: 'data/facts.json',
    at: '"offender-share-inside"',
    mistake: { code: 'format-hides', value: expect.closeTo(1.472) },
  },
  {
    what: 'a number line that ends where it starts',
    path: ROUNDING,
    before: '"to": ',
    after: '"to": 0.',
    at: '"to"',
    mistake: { code: 'broken-rule' },
  },
  {
    what: 'a number that stands on its line twice',
    path: 'data/figures/settlement-years.json',
    before: '10,',
    after: '0,',
    at: '"ticks"',
    mistake: { code: 'broken-rule' },
  },
  {
    what: 'a row that has no number to draw',
    path: SCALE,
    before: '"row": "pool-2025-10"',
    after: '"row": "leak-telegraph"',
    at: '"chart"',
    mistake: { code: 'cannot-draw', type: 'records' },
  },
])('$what', ({ path, before, after, at, mistake, in: place = path }) => {
  const files = changed(path, before, after);
  const { problems } = errorOf(files);
  const line = lineOf(files, place, at);
  const there = problems.filter((problem) => problem.path === place && problem.line === line);
  expect(there.map((problem) => problem.mistake)).toMatchObject([mistake]);
});

test('a character of two halves written by its codes is one character', () => {
  expect(() => errorOf(changed(COUNTS, '"Absconder counts"', '"Absconder \\ud83d\\ude00 counts"'))).toThrow('accepted');
});
