/** A file in which one sign of the grammar is lost or doubled: a sentence that names a place near it, and how to go back. */
import { expect, test } from 'vitest';
import { parseFile } from '../../check/parse.ts';
import { readDataFiles } from '../../data/read.ts';

test.each(
  readDataFiles()
    .filter(({ path }) => /(?:facts|corrections|offender-share)\.json$/.test(path))
    .map(({ path, text }) => [path, text] as const),
)('%s', (path, text) => {
  const texts = [...text.matchAll(/"(?:[^"\\]|\\.)*"/g)].map(({ 0: found, index }) => [
    index,
    index + found.length - 1,
  ]);
  const signs = [...text.matchAll(/["{}[\],:]/g)].filter(
    ({ index }) => !texts.some(([start = 0, end = 0]) => start < index && index < end),
  );
  expect(signs.length).toBeGreaterThan(10);
  for (const { 0: sign, index } of signs) {
    for (const typed of ['', sign + sign]) {
      const problem = parseFile({ path, text: `${text.slice(0, index)}${typed}${text.slice(index + 1)}` });
      expect(problem, `${index}: ${sign} → ${typed}`).toHaveProperty('message');
      if (!('message' in problem)) continue;
      expect(problem.message).toMatch(new RegExp(`^[^\n]+\n[^\n]+\nOr bring .*: git restore ${path}$`));
      // What is wrong cannot show before the sign; a name that lost its mark shows on the line before.
      const line = text.slice(0, index).split('\n').length;
      expect(problem.line).toBeGreaterThanOrEqual(line - 1);
    }
  }
});
