/** Several mistakes are told at once, and one mistake is told once. */
import { expect, test } from 'vitest';
import { isError } from '../../check/problems.ts';
import { readDataFiles } from '../../data/read.ts';
import { checkProject } from '../../check/check-project.ts';
import { today } from '../../check/today.ts';
import { readStory } from '../../story/outline.ts';
import { FROZEN_TODAY, frozenStory } from '../frozen.ts';
import { changed, errorOf, lineOf } from './helpers.ts';

const COUNTS = 'data/datasets/pool-counts.json';
const RETURNS = 'data/datasets/offender-returns.json';

test('the story of today has no mistakes; what is a mere warning is for its editors to read', () => {
  const errors = checkProject(readDataFiles(), readStory(), today()).filter(isError);
  expect(errors).toEqual([]);
});

test('several mistakes are reported at once, each with its line', () => {
  const files = changed(COUNTS, '"value": 37302', '"value": "37,302"').map((file) =>
    file.path === RETURNS ? { ...file, text: file.text.replace('"value": 6437', '"value": -1') } : file,
  );
  expect(
    errorOf(files)
      .problems.map(({ path, line }) => [path, line])
      .sort(),
  ).toEqual(
    [
      [RETURNS, lineOf(files, RETURNS, '"value": -1')],
      [COUNTS, lineOf(files, COUNTS, '"37,302"')],
    ].sort(),
  );
});

test('a place can be found by a program: the file and the path in it', () => {
  const files = changed(COUNTS, '"value": 37302', '"value": "37,302"');
  expect(checkProject(files, frozenStory, FROZEN_TODAY)).toMatchObject([
    { severity: 'error', path: COUNTS, at: ['rows', 1, 'value'] },
  ]);
});

test('an error of the data has no stack trace', () => {
  const error = errorOf(changed(COUNTS, '"value": 37302', '"value": "37,302"'));
  expect(`${error.message}\n${error.stack ?? ''}`).not.toMatch(/\n {4}at |at Object\./);
});
