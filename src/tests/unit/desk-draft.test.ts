/** What the desk's server answers for drafts that are far from in order. */
import { describe, expect, test } from 'vitest';
import { currentValues } from '../../check/data/check-corrections.ts';
import type { DataFile } from '../../data/read.ts';
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

  /** The entries that the mistakes in a draft hold. */
  function prepared(known: DataFile[], text: string) {
    const { problems } = answerDraft(known, { changed: [{ path: COUNTS, text }], path: COUNTS });
    return problems.flatMap(({ mistake }) => ('line' in mistake ? [JSON.parse(String(mistake.line))] : []));
  }

  test('stands beside one that readers have seen, even if it is of today', () => {
    const corrections = JSON.stringify({ corrections: [correction(today())] });
    const texts: Record<string, string> = { [COUNTS]: after(37310), 'data/corrections.json': corrections };
    const changed = files.map(({ path, text }) => ({ path, text: texts[path] ?? text }));
    const record = recordText(currentValues(parseData(changed)), today(), [correction(today())]);
    const known = changed.map((file) => (file.path === 'data/published.json' ? { ...file, text: record } : file));
    expect(prepared(known, after(37312))).toMatchObject([{ said: 37310, says: 37312 }]);
    // One that nobody has seen is changed where it stands.
    expect(prepared(changed, after(37312))).toEqual([]);
  });

  test('is prepared for a row that is gone, and for none whose value cannot be read', () => {
    const gone = counts.replace(/\n *\{"id": "pool-2020-09".*/, '');
    expect(prepared(files, gone)).toMatchObject([{ row: 'pool-2020-09', said: 37302, says: null }]);
    expect(prepared(files, counts.replace('"value": 37302', '"value": "[x]"'))).toEqual([]);
  });
});
