/** A published value changes only with a correction, and readers hear of each one in the same words everywhere. */
import { XMLParser } from 'fast-xml-parser';
import { describe, expect, test, vi } from 'vitest';
import { lastChange, lastRead, newestDate } from '../../data/freshness.ts';
import { parseData } from '../../data/load.ts';
import type { DataFile } from '../../data/read.ts';
import type { Wording } from '../../check/problems.ts';
import { checkProject } from '../../check/check-project.ts';
import { isRecorded, joinedRecord, recordText } from '../../check/record.ts';
import { currentValues } from '../../check/data/check-corrections.ts';
import { correctionWords } from '../../figure/correction-words.ts';
import { correctionsFeed } from '../../site/feed.ts';
import { articleData } from '../../site/linked-data.ts';
import { frozenData as data, frozenFiles, frozenStory } from '../frozen.ts';

const TODAY = '2026-12-01';
const COUNTS = 'data/datasets/pool-counts.json';

interface Entry {
  date: string;
  row: string;
  column: string;
  said: string | number | null;
  says: string | number | null;
  why: string;
  figures: string[];
}

const SLIP: Entry = {
  date: '2026-11-26',
  row: 'pool-2020-09',
  column: 'value',
  said: 37302,
  says: 37320,
  why: 'Two digits had changed places.',
  figures: ['pool-counts'],
};

/** The real files as published, with other texts in some of them. */
function project(changes: Record<string, (text: string) => string>, corrections: Entry[] = []): DataFile[] {
  const published: DataFile = { path: 'data/published.json', text: recordText(currentValues(data), '2026-11-23') };
  const files = [...frozenFiles.filter(({ path }) => path !== published.path), published];
  return files.map(({ path, text }) => {
    const own = changes[path]?.(text) ?? text;
    return { path, text: path === 'data/corrections.json' ? JSON.stringify({ corrections }) : own };
  });
}

const raised = { [COUNTS]: (text: string) => text.replace('"value": 37302', '"value": 37320') };

function errorsOf(files: DataFile[]): Wording[] {
  return checkProject(files, frozenStory, TODAY).map(({ mistake }) => mistake);
}

describe('what is published', () => {
  test('may stay, and rows may join it', () => {
    expect(errorsOf(project({}))).toEqual([]);
    const added = project({
      'data/datasets/monthly-losses.json': (text) => {
        const line = /.*"nokes-min".*\n/.exec(text)?.[0] ?? '';
        return text.replace(
          line,
          `${line}${line.replace('nokes-min', 'nokes-new').replace('"value": 500', '"value": 550')}`,
        );
      },
    });
    expect(errorsOf(added)).toEqual([]);
  });

  test('does not change without a correction, and the message holds the line to add', () => {
    const [mistake] = errorsOf(project(raised));
    expect(mistake).toMatchObject({ code: 'changed-value', said: 37302, says: 37320 });
    const line = mistake?.code === 'changed-value' ? mistake.line : '';
    const pasted: Entry = { ...JSON.parse(line), why: SLIP.why };
    expect(pasted).toMatchObject({ row: 'pool-2020-09', column: 'value', said: 37302, says: 37320, date: TODAY });
    expect(pasted.figures).toEqual(['policy-timeline', 'pool-counts']);
    expect(errorsOf(project(raised, [pasted]))).toEqual([]);
  });

  test('changes with a correction that says so, but not with one that says something else', () => {
    expect(errorsOf(project(raised, [SLIP]))).toEqual([]);
    const other = (change: Partial<Entry>): Wording[] => errorsOf(project(raised, [{ ...SLIP, ...change }]));
    for (const change of [{ says: 37230 }, { said: 40000 }, { says: 37302 }])
      expect(other(change)).toContainEqual(
        expect.objectContaining({ code: 'correction-off', told: 37302, now: 37320 }),
      );
    expect(other({ column: 'label' })).toContainEqual(
      expect.objectContaining({ code: 'correction-off', told: undefined }),
    );
    expect(other({ why: '…' })).toEqual([{ code: 'no-reason' }]);
  });

  test('may be corrected twice before it is published again', () => {
    const twice = [{ ...SLIP, date: '2026-11-27', said: 37320, says: 37321 }, SLIP];
    const files = project({ [COUNTS]: (text) => text.replace('"value": 37302', '"value": 37321') }, twice);
    expect(errorsOf(files)).toEqual([]);
  });

  test('may be corrected again after that: the correction that readers have seen stays as it is', () => {
    const released = { path: 'data/published.json', text: '' };
    const first = project(raised, [SLIP]);
    released.text = recordText(currentValues(parseData(first)), '2026-11-27', [SLIP]);
    const again = (corrections: Entry[]): Wording[] =>
      errorsOf(
        project({ [COUNTS]: (text) => text.replace('"value": 37302', '"value": 37330') }, corrections).map((file) =>
          file.path === released.path ? released : file,
        ),
      );
    expect(again([SLIP])).toMatchObject([{ code: 'changed-value', said: 37320, says: 37330 }]);
    const second = { ...SLIP, said: 37320, says: 37330 };
    expect(again([second, SLIP])).toEqual([]);
  });

  test('covers dates and the way a number became public, but not words', () => {
    const change = (from: string, to: string) => errorsOf(project({ [COUNTS]: (text) => text.replace(from, to) }));
    expect(change('"date": "2020-09-30"', '"date": "2020-09-29"')).toMatchObject([{ said: '2020-09-30' }]);
    expect(change('"status": "released"', '"status": "published"')[0]).toMatchObject({ said: 'released' });
    expect(change('the letter was not found', 'we did not find the letter')).toEqual([]);
  });

  test('covers the formula of a number that we work out, and no formula may take the place of a source', () => {
    const path = 'data/datasets/offender-turnover.json';
    const change = (from: string, to: string) => project({ [path]: (text) => text.replace(from, to) });
    const formula = data.rows.get('flow-abs-2014-2016Q1-located')?.row.formula ?? '';
    expect(formula).toContain(' - ');
    expect(errorsOf(change(formula, `${formula} - 0`))).toContainEqual(
      expect.objectContaining({ code: 'changed-value', said: formula }),
    );
    const [mistake] = errorsOf(
      project({ [COUNTS]: (text) => text.replace('"value": 37302', '"formula": "[pool-2016-12] - 1"') }),
    );
    expect(mistake).toEqual({ code: 'formula-under-status', status: 'released' });
  });

  test('that is removed is named wherever it is still used, and no other row is offered in its place', () => {
    const without = { [COUNTS]: (text: string) => text.replace(/.*"id": "pool-2020-09".*\n/, '') };
    const removal = { ...SLIP, says: null, why: 'The newspaper took its report back.' };
    const mistakes = errorsOf(project(without, [removal]));
    expect(mistakes.length).toBeGreaterThan(5);
    // A name that is offered in place of another is a candidate.
    expect(JSON.stringify(mistakes)).not.toContain('"candidates"');
    const ofRow = mistakes.filter((mistake) => JSON.stringify(mistake).includes('"pool-2020-09"'));
    for (const mistake of ofRow)
      expect([mistake, 'because' in mistake ? mistake.because : {}]).toContainEqual({
        code: 'removed-row',
        name: 'pool-2020-09',
        date: '2026-11-26',
      });
  });

  test('may be nothing: before the first publication every change is free', () => {
    const empty = { path: 'data/published.json', text: recordText([], '2026-11-23') };
    expect(errorsOf(project(raised).map((file) => (file.path === empty.path ? empty : file)))).toEqual([]);
  });

  test('cannot be got round without the record', () => {
    const without = project(raised).filter(({ path }) => path !== 'data/published.json');
    expect(errorsOf(without)).toEqual([{ code: 'file-missing', path: 'data/published.json', figures: [] }]);
  });

  test('holds the corrections that readers have seen: none may be taken back', () => {
    const record = { path: 'data/published.json', text: '' };
    const files = (corrections: Entry[]): DataFile[] => {
      const all = project(raised, corrections);
      const { corrections: told } = parseData(project(raised, [SLIP]));
      record.text = recordText(currentValues(parseData(all)), '2026-11-27', told);
      return all.map((file) => (file.path === record.path ? record : file));
    };
    expect(errorsOf(files([SLIP]))).toEqual([]);
    expect(isRecorded(parseData(files([SLIP])))).toBe(true);
    expect(errorsOf(files([])).map(({ code }) => code)).toContain('corrections-lost');
    const gone = files([SLIP]).filter(({ path }) => path !== 'data/corrections.json');
    expect(errorsOf(gone)).toContainEqual({ code: 'file-missing', path: 'data/corrections.json', figures: [] });
  });

  test('is corrected once, and each correction starts from what the one before it says', () => {
    expect(errorsOf(project(raised, [SLIP, SLIP])).map(({ code }) => code)).toContain('twice');
    const later = { ...SLIP, date: '2026-11-27' };
    expect(errorsOf(project(raised, [later, SLIP]))).toContainEqual(
      expect.objectContaining({ code: 'correction-off', told: 37320 }),
    );
  });
});

describe('the record', () => {
  test('is what the check compares with, and changes nothing when written twice', () => {
    expect(isRecorded(parseData(project({})))).toBe(true);
    expect(isRecorded(parseData(project(raised)))).toBe(false);
  });
});

describe('a record that two branches wrote', () => {
  const other: Entry = { ...SLIP, row: 'tracing-65', said: 60, says: 65 };
  const line = (value: unknown): string => `    ${JSON.stringify(value)}`;
  const record = recordText(currentValues(data), '2026-11-23', [SLIP]);
  const [ours, theirs] = [line(SLIP), line(other)];
  const now = currentValues(parseData(project(raised)));

  test.each([
    ['as git writes it', ''],
    ['with what both came of', `||||||| base\n${line({ ...SLIP, why: 'Before.' })}\n`],
  ])('is joined %s: what the data say now, and the corrections of both', (_, base) => {
    const marked = record.replace(`${ours}\n`, `<<<<<<< HEAD\n${ours}\n${base}=======\n${theirs}\n>>>>>>> other\n`);
    const joined = JSON.parse(joinedRecord(marked, now, TODAY) ?? '');
    expect(joined).toMatchObject({ recorded: TODAY, corrections: [SLIP, other] });
    expect(joined.rows).toEqual(currentValues(data));
  });

  test('takes of each row what the data say now', () => {
    const rows = [currentValues(data), now].map((each) => line(each.find(({ row }) => row === 'pool-2020-09')));
    const marked = record.replace(`${rows[0]},\n`, `<<<<<<< HEAD\n${rows[0]},\n=======\n${rows[1]},\n>>>>>>> other\n`);
    expect(JSON.parse(joinedRecord(marked, now, TODAY) ?? '').rows).toEqual(now);
    expect(JSON.parse(joinedRecord(marked, currentValues(data), TODAY) ?? '').rows).toEqual(currentValues(data));
  });

  test('stays as it is where it has no marks, or no side that can be read', () => {
    expect(joinedRecord(record, now, TODAY)).toBeUndefined();
    expect(joinedRecord('<<<<<<< HEAD\n{\n=======\n}\n>>>>>>> other\n', now, TODAY)).toBeUndefined();
  });
});

const HOSTILE = 'It was <b>wrong</b> & "so" ]]> \u0007\ud800 </content></entry><script>alert(1)</script>';

describe('the feed', () => {
  const read = parseData(project(raised, [SLIP, { ...SLIP, row: 'gone', says: null }]));
  // The check refuses such characters; the feed must not rest on that.
  const corrected = { ...read, corrections: read.corrections.map((entry) => ({ ...entry, why: HOSTILE })) };
  const addresses = { story: 'https://example.org/a/?b=1&c=2', feed: 'https://example.org/a/corrections.xml' };

  test.each([
    ['with corrections', corrected, 2],
    ['without any', data, 0],
  ])('%s is well-formed Atom with what the format demands', (_, source, count) => {
    const text = correctionsFeed(source, 'A <title> & more', addresses);
    const { feed } = new XMLParser({ ignoreAttributes: false, isArray: (name) => name === 'entry' }).parse(text, true);
    expect(feed).toMatchObject({
      id: addresses.feed,
      title: 'Corrections to A <title> & more',
      author: { name: 'A <title> & more' },
    });
    expect(feed.updated).toMatch(/^\d{4}-\d{2}-\d{2}T00:00:00Z$/);
    expect(feed.entry ?? []).toHaveLength(count);
    for (const entry of feed.entry ?? [])
      expect(Object.keys(entry)).toEqual(expect.arrayContaining(['id', 'title', 'updated', 'content']));
  });

  test('has no markup and no forbidden character out of a text', () => {
    const text = correctionsFeed(corrected, 'Title', addresses);
    expect(text).not.toMatch(/<script|<b>/);
    expect([...text].filter((character) => /[\u0000-\u0008\ud800-\udfff]/.test(character))).toEqual([]);
    const { feed } = new XMLParser({ isArray: (name) => name === 'entry' }).parse(text);
    expect(feed.entry[0].content).toContain('<script>alert(1)</script>');
  });

  test('says the same as the page and linked data', () => {
    const [entry] = corrected.corrections;
    if (!entry) throw new Error('There is no correction');
    const words = correctionWords(corrected, entry);
    expect(words).toMatchObject({
      what: 'Absconder counts, September 2020, People recorded',
      change: 'It said 37,302; it says 37,320.',
    });
    vi.stubEnv('SITE', 'https://example.org/');
    const article = articleData(corrected, { headline: '', description: '', wordCount: 1 });
    expect(article).toMatchObject({
      dateModified: '2026-11-26',
      correction: [
        { '@type': 'CorrectionComment', text: words.whole, datePublished: '2026-11-26' },
        { '@type': 'CorrectionComment' },
      ],
    });
    expect(articleData(data, { headline: '', description: '', wordCount: 1 })).not.toHaveProperty('correction');
  });
});

test('how far the data reach is computed', () => {
  expect(newestDate(data)).toBe('2026-06-23');
  const later = parseData(
    project({ [COUNTS]: (text) => text.replace('"date": "2025-10"', '"date": "2025-10/2026-08-15"') }),
  );
  expect(newestDate(later)).toBe('2026-08-15');
  expect(lastChange(parseData(project(raised, [SLIP])))).toBe('2026-11-26');
  expect(lastChange(data)).toBe(lastRead(data));
});
