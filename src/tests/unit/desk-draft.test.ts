/** What the desk's server answers for drafts that are far from in order. */
import { describe, expect, test } from 'vitest';
import { currentValues } from '../../check/data/check-corrections.ts';
import { parseData } from '../../data/load.ts';
import { answerDraft } from '../../desk/server/answer.ts';
import { recordText } from '../../check/record.ts';
import { today } from '../../check/today.ts';
import { frozenFiles } from '../frozen.ts';

const COUNTS = 'data/datasets/pool-counts.json';
const files = frozenFiles;
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

describe('a correction that the desk prepares', () => {
  const correction = (date: string) => ({
    date,
    row: 'pool-2020-09',
    column: 'value',
    said: 37302,
    says: 37310,
    why: 'Two digits had changed places.',
    figures: ['pool-counts'],
  });
  const after = (value: number): string => counts.replace('"value": 37302', `"value": ${value}`);

  /** What the desk offers for 37,312 in place of 37,310, once that was logged and, where it says so, published. */
  function due(date: string, isPublished: boolean) {
    const corrections = JSON.stringify({ corrections: [correction(date)] });
    const texts: Record<string, string> = { [COUNTS]: after(37310), 'data/corrections.json': corrections };
    const changed = files.map(({ path, text }) => ({ path, text: texts[path] ?? text }));
    const record = recordText(currentValues(parseData(changed)), today(), [correction(date)]);
    const known = changed.map((file) =>
      isPublished && file.path === 'data/published.json' ? { ...file, text: record } : file,
    );
    return answerDraft(known, { changed: [{ path: COUNTS, text: after(37312) }], path: COUNTS }).due;
  }

  test('takes the place of an earlier one of today that nobody has seen', () => {
    expect(due(today(), false)).toMatchObject([{ replaces: true, values: { said: 37310, says: 37312 } }]);
  });

  test('stands beside one that readers have seen, even if it is of today, and beside one of another day', () => {
    expect(due(today(), true)).toMatchObject([{ replaces: false, values: { said: 37310, says: 37312 } }]);
    expect(due('2026-11-24', false)).toMatchObject([{ replaces: false, values: { said: 37310, says: 37312 } }]);
  });

  test('is prepared for a row that is gone, and for none whose value cannot be read', () => {
    const gone = counts.replace(/\n *\{"id": "pool-2020-09".*/, '');
    const answer = (text: string) => answerDraft(files, { changed: [{ path: COUNTS, text }], path: COUNTS }).due;
    expect(answer(gone)).toMatchObject([{ values: { row: 'pool-2020-09', said: 37302, says: null } }]);
    expect(answer(gone)[0]).not.toHaveProperty('cell');
    expect(answer(counts.replace('"value": 37302', '"value": "[x]"'))).toEqual([]);
  });
});
