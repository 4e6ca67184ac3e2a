/** What the desk's server answers for drafts that are far from in order. */
import { describe, expect, test } from 'vitest';
import { readDataFiles } from '../../data/read.ts';
import { answerDraft } from '../../editor/desk/draft.ts';

const COUNTS = 'data/datasets/pool-counts.json';
const files = readDataFiles();
const counts = files.find(({ path }) => path === COUNTS)?.text ?? '';

describe('a row that the story uses', () => {
  test.each([
    ['is deleted', counts.replace(/\n *\{"id": "pool-2020-09".*/, '')],
    ['is renamed', counts.replace('"pool-2020-09"', '"pool-2020-sept"')],
  ])('%s: every mistake is named, and the story waits', (_, text) => {
    expect(text).not.toBe(counts);
    const { problems, story } = answerDraft(files, { changed: [{ path: COUNTS, text }], path: COUNTS });
    expect(problems.filter(({ severity }) => severity === 'error')).not.toEqual([]);
    expect(story).toBeUndefined();
  });
});
