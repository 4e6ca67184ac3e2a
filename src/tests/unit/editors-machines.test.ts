/** What editors' machines do to files and days: line ends of Windows, shadow files of a Mac, midnight before ours. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import type { Problem } from '../../check/problems.ts';
import { readDataFiles, readStrayFiles, type DataFile } from '../../data/read.ts';
import { compare, readEdition, sizeOf } from '../../diff/compare.ts';
import { readNow } from '../../diff/versions.ts';
import { answerDraft } from '../../desk/server/answer.ts';
import { editedText, readRows } from '../../desk/draft/edits.ts';
import { saveFile, storedFiles } from '../../desk/server/store.ts';
import { checkProject } from '../../check/check-project.ts';
import { policyFirst } from '../../site/policy-first.ts';
import { readStory } from '../../story/outline.ts';
import { FROZEN, FROZEN_TODAY, frozenFiles, frozenStory } from '../frozen.ts';

const root = mkdtempSync(join(tmpdir(), 'machine-'));
const COUNTS = 'data/datasets/pool-counts.json';
const STORY = 'data/story.mdx';
const windows = (text: string): string => text.replaceAll('\n', '\r\n');

function write(path: string, text: string | Buffer): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

/** Lays the frozen story out anew, with the line ends of a machine. */
function layOut(lines: (text: string) => string = (text) => text): void {
  rmSync(root, { recursive: true, force: true });
  for (const { path, text } of frozenFiles) write(path, lines(text));
  write(STORY, lines(frozenStory));
}

afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('files with the line ends of Windows', () => {
  beforeEach(() => layOut(windows));

  test('are read, checked and compared as the same files', () => {
    expect(readFileSync(join(root, STORY), 'utf8')).toContain('\r\n');
    expect(readDataFiles(root)).toEqual(frozenFiles);
    expect(readStory(root)).toBe(frozenStory);
    const [here, there] = [readEdition(readNow(FROZEN)), readEdition(readNow(root))];
    expect(sizeOf(compare(here, there))).toBe(0);
  });

  test('keep them when the desk saves: in the rows that were there, and in a new one', () => {
    const stored = storedFiles(root).find(({ path }) => path === COUNTS);
    if (!stored) throw new Error(`${COUNTS} is missing`);
    expect(stored.text).toBe(windows(frozenFiles.find(({ path }) => path === COUNTS)?.text ?? ''));
    const rows = readRows(stored.text, 'rows');
    const added = { from: null, values: { ...rows[2]?.values, id: 'pool-2026-10', date: '2026-10' } };
    const text = editedText(stored.text, 'rows', [...rows, added], Object.keys(rows[2]?.values ?? {}));
    saveFile(root, { path: COUNTS, was: stored.text, text });
    const saved = readFileSync(join(root, COUNTS), 'utf8');
    expect(saved.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(saved.split('\r\n')).toHaveLength(stored.text.split('\r\n').length + 1);
    expect(saved).toContain('"id": "pool-2026-10"');
  });

  test('are checked at the desk as anywhere', () => {
    const broken = (text: string): string => text.replace('"value": 37302,', '"value": 37302');
    const answer = (files: DataFile[]) => {
      const text = broken(files.find(({ path }) => path === COUNTS)?.text ?? '');
      return answerDraft(files, { changed: [{ path: COUNTS, text }], path: COUNTS }).problems;
    };
    const problems = answer(storedFiles(root));
    expect(problems.filter(({ path }) => path === COUNTS)).not.toEqual([]);
    expect(problems).toEqual(answer([...frozenFiles, { path: STORY, text: frozenStory }]));
  });

  test('do not part a page from the hashes of its policy', () => {
    const page =
      '<meta charset="utf-8">\r\n<script>a();\r\nb();</script>\r\n<meta http-equiv="content-security-policy" content="x">';
    expect(policyFirst(page, 'a.html')).not.toContain('\r');
  });
});

describe('files that nothing reads', () => {
  const found = (): Problem[] =>
    checkProject([...readDataFiles(root), ...readStrayFiles(root)], readStory(root), FROZEN_TODAY);
  const counts = frozenFiles.find(({ path }) => path === COUNTS)?.text ?? '';

  beforeEach(() => layOut());

  test.each([
    'data/._sources.json',
    'data/datasets/._pool-counts.json',
    'data/figures/.pool-counts.json.swp',
    'data/.trash/old.json',
  ])('%s is a note of some program, and passed over', (path) => {
    write(path, Buffer.from('\u0000\u0005\u0016\u0007Mac OS X', 'utf16le'));
    expect(found()).toEqual([]);
    expect(storedFiles(root).map((file) => file.path)).not.toContain(path);
  });

  test.each<[string, string, object]>([
    ['data/datasets/2026/new.json', '{"rows": []}', { code: 'file-not-read', name: 'new' }],
    ['data/datasets/2026/11/new.JSON', '{}', { code: 'file-not-read', name: 'new' }],
    ['data/2026/new.json', '{"rows": []}', { code: 'file-not-read', name: 'new' }],
    ['data/Figures/new.json', '{"chart": {}}', { code: 'file-not-read', name: 'new' }],
    ['data/figures/new.JSON', '{}', { code: 'file-not-read', name: 'new' }],
    ['data/datasets/new.txt', '{}', { code: 'file-not-read', name: 'new' }],
    ['data/datasets/pool-counts.json.bak', '{}', { code: 'file-not-read', name: 'pool-counts' }],
    ['data/datasets/old/pool-counts.json', '{}', { code: 'file-not-read', name: 'pool-counts' }],
    ['data/new.json', counts.replaceAll('pool-', 'new-'), { code: 'file-unknown' }],
  ])('%s is named', (path, text, mistake) => {
    write(path, text);
    expect(found().filter((problem) => problem.path === path)).toMatchObject([{ line: 1, mistake }]);
  });
});

describe('the day of an editor east of this machine, or after midnight in summer time', () => {
  const files = (path: string, from: RegExp, day: string): DataFile[] =>
    frozenFiles.map((file) => (file.path === path ? { path, text: file.text.replace(from, `$1"${day}"`) } : file));
  const correction = (day: string): DataFile[] =>
    frozenFiles.map((file) =>
      file.path === 'data/corrections.json'
        ? {
            path: file.path,
            text: JSON.stringify({
              corrections: [
                {
                  date: day,
                  row: 'pool-2020-09',
                  column: 'value',
                  said: 37320,
                  says: 37302,
                  why: 'Two digits had changed places.',
                  figures: ['pool-counts'],
                },
              ],
            }),
          }
        : file,
    );
  const TODAY = '2026-11-30';
  const told = (changed: DataFile[]): string[] =>
    checkProject(changed, frozenStory, TODAY).map(({ mistake }) => mistake.code);

  test.each<[string, (day: string) => DataFile[]]>([
    ['on which a source was read', (day) => files('data/sources.json', /("accessed": )"[^"]*"/, day)],
    [
      'on which a source was published',
      (day) =>
        files('data/sources.json', /("published": )"[^"]*"/, day).map(({ path, text }) => ({
          path,
          text: path === 'data/sources.json' ? text.replace(/("accessed": )"[^"]*"/, `$1"${day}"`) : text,
        })),
    ],
    ['of a row', (day) => files('data/datasets/known.json', /("date": )"2026-07"/, day)],
    ['of a correction', correction],
  ])('%s has come; the one after it has not', (_, on) => {
    expect(told(on('2026-12-01'))).not.toContain('day-to-come');
    expect(told(on('2026-12-02'))).toContain('day-to-come');
  });

  test('is of its month and its year', () => {
    const row = (day: string): string[] => told(files('data/datasets/known.json', /("date": )"2026-07"/, day));
    expect(row('2026-12')).not.toContain('day-to-come');
    expect(row('2027-01')).toContain('day-to-come');
  });
});
