/** What an editor reads after a mistake: the file, the line, the place, and a sentence that helps. */
import { describe, expect, test } from 'vitest';
import { parseData } from '../../data/load.ts';
import { formatProblem } from '../../data/problems.ts';
import { readDataFiles } from '../../data/read.ts';
import { checkStory } from '../../story/check.ts';
import { changed, data, errorOf, lineOf } from './helpers.ts';
import { COUNTS, MISTAKES, RETURNS } from './mistakes.ts';

function expectNoStack(words: string): void {
  expect(words).not.toContain('at Object.');
  expect(words).not.toMatch(/\n {4}at /);
  expect(words).not.toMatch(/\bundefined\b|\[object|ZodError/);
}

test('the files as they are have no mistakes', () => {
  expect(parseData(readDataFiles()).rows.size).toBe(data.rows.size);
  expect(checkStory(data)).toEqual([]);
});

describe('a mistake in the data', () => {
  test.each(MISTAKES.map((mistake) => [mistake.what, mistake] as const))('%s', (_, mistake) => {
    const files = changed(mistake.path, mistake.before, mistake.after);
    const error = errorOf(files);
    const line = lineOf(files, mistake.path, mistake.at);
    const heads = error.problems.map((problem) => formatProblem(problem).split('\n')[0] ?? '');
    const wanted = `${mistake.path}, line ${line} · ${mistake.place ?? ''}`;
    expect(
      heads.some((head) => `${head} · `.startsWith(wanted)),
      `${wanted} is among\n${heads.join('\n')}`,
    ).toBe(true);
    for (const words of mistake.says) expect(error.message).toContain(words);
    expectNoStack(`${error.message}\n${error.stack ?? ''}`);
  });

  test('several mistakes are reported at once, each with its line', () => {
    const files = changed(COUNTS, '"value": 37302', '"value": "37,302"').map((file) =>
      file.path === RETURNS ? { ...file, text: file.text.replace('"value": 6437', '"value": -1') } : file,
    );
    expect(errorOf(files).problems.map(({ path, line }) => [path, line])).toEqual(
      [
        [RETURNS, lineOf(files, RETURNS, '"value": -1')],
        [COUNTS, lineOf(files, COUNTS, '"37,302"')],
      ].sort(),
    );
  });
});
