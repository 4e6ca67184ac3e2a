/** What generated mutations have found: each ended in a stack trace, a number that is none, or a chart without end. */
import { expect, test } from 'vitest';
import { formatProblem } from '../../check/problems.ts';
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
    says: 'no row or fact called "nope"',
  },
  {
    what: 'a character that nobody sees, written by its code',
    path: COUNTS,
    before: '"Absconder counts"',
    after: '"Absconder\\u202e counts"',
    at: 'u202e',
    says: 'U+202E',
  },
  {
    what: 'half a character, which no file can hold',
    path: COUNTS,
    before: '"Absconder counts"',
    after: '"Absconder \\ud83d counts"',
    at: 'ud83d',
    says: 'U+D83D',
  },
  {
    what: 'more marks than anybody can tell apart',
    path: COUNTS,
    before: '"value": 53298',
    after: '"value": 300000',
    in: SCALE,
    at: '"chart"',
    says: 'one mark for each record, a whole number up to 200,000',
  },
  {
    what: 'a part of less than nothing, when the whole is smaller than the part taken away',
    path: COUNTS,
    before: '"value": 53298',
    after: '"value": 500',
    in: 'data/facts.json',
    at: '"offender-share-inside"',
    says: 'The format "share" makes 25% of 0.25, but this number is 1.472.',
  },
  {
    what: 'a number line that ends where it starts',
    path: ROUNDING,
    before: '"to": ',
    after: '"to": 0.',
    at: '"to"',
    says: 'The number line ends at 0.',
  },
  {
    what: 'a number that stands on its line twice',
    path: 'data/figures/settlement-years.json',
    before: '10,',
    after: '0,',
    at: '0,\n      20',
    says: '0 stands at no place of its own on a line from 0 to 30',
  },
  {
    what: 'a row that has no number to draw',
    path: SCALE,
    before: '"row": "pool-2025-10"',
    after: '"row": "leak-telegraph"',
    at: '"chart"',
    says: 'cannot be drawn from these rows',
  },
])('$what', ({ path, before, after, at, says, in: place = path }) => {
  const files = changed(path, before, after);
  const { problems } = errorOf(files);
  expect(problems.map(formatProblem).join('\n')).toContain(says);
  expect(problems.map((problem) => [problem.path, problem.line])).toContainEqual([place, lineOf(files, place, at)]);
});

test('a character of two halves written by its codes is one character', () => {
  expect(() => errorOf(changed(COUNTS, '"Absconder counts"', '"Absconder \\ud83d\\ude00 counts"'))).toThrow('accepted');
});
