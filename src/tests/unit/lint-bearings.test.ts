/** What the words of the story claim of its rows: which is the highest, what rose, how far the dates reach. */
import { describe, expect, test } from 'vitest';
import type { Data, FiledRow } from '../../data/data.ts';
import { collectData } from '../../check/collect.ts';
import { checkViews } from '../../check/data/check-figures.ts';
import { resolveFact } from '../../data/facts.ts';
import { newestDate } from '../../data/freshness.ts';
import { readDataFiles, type DataFile } from '../../data/read.ts';
import { rowSchema, type Row, type Source } from '../../data/schema/schema.ts';
import { lintDates } from '../../check/story/lint-dates.ts';
import { lintOrder } from '../../check/story/lint-order.ts';
import { lintViews } from '../../check/story/lint-views.ts';
import { contradictions, mixedPeriods } from '../../check/data/plausible.ts';
import { FROZEN, frozenData as data } from '../frozen.ts';
import { lintStory } from './helpers.ts';

/** The data with more said of some sources. */
function withSources(changes: Record<string, Partial<Source>>): Data {
  const sources = new Map(data.sources);
  for (const [id, change] of Object.entries(changes)) {
    const source = sources.get(id);
    if (source) sources.set(id, { ...source, ...change });
  }
  return { ...data, sources };
}

const lines = (problems: { line: number }[]): number[] => problems.map(({ line }) => line);

describe('an order in words is that of the rows', () => {
  const found = (sentence: string): number[] => lines(lintStory([lintOrder], `A.\n\n${sentence}`));

  test.each([
    ['a rise that is a fall', 'Returns rose from <Fact id="ret-2016" /> to <Fact id="ret-2021" />.'],
    ['a fall that is a rise', 'Returns fell from <Fact id="ret-2021" /> to <Fact id="ret-2023" />.'],
    ['a highest that is not', 'The highest was <Fact id="ret-2010" />.'],
  ])('%s', (_, sentence) => {
    expect(found(sentence)).toEqual([3]);
  });

  test.each([
    ['an absence', 'Up to <When>2024</When> they exist, but no values after <Fact id="escape-centre-2022.year" />.'],
    ['a number between', 'Of <Fact id="ret-2016" /> returns, then as now, many.'],
    ['a true rise', 'Returns rose from <Fact id="ret-2021" /> to <Fact id="ret-2023" />.'],
    ['a true peak', 'The peak was <Fact id="offender-returns-highest" />, and a low of <Fact id="ret-2021" />.'],
    ['a fall with one end', 'Returns fell from <Fact id="ret-2021" /> in <When>2021</When>.'],
    ['at most', 'They would wait for at most <Fact id="settle-standard" /> years.'],
  ])('%s may stand', (_, sentence) => {
    expect(found(sentence)).toEqual([]);
  });
});

describe('words that are of a day', () => {
  const found = (sentence: string): number[] => lines(lintStory([lintDates], `A.\n\n${sentence}`));

  test.each([
    ['latest', 'It means, in its latest answer, somebody out of contact.'],
    ['recent', 'Official tables for recent years count few.'],
    ['today', 'How many are out of contact today, nobody can tell.'],
    ['so far', 'Nobody has answered so far.'],
    ['now', 'The department now counts them.'],
  ])('%s', (_, sentence) => {
    expect(found(sentence)).toEqual([3]);
  });

  test.each([
    ['with a date', 'In its latest answer, of <When>early 2026</When>, the department said so.'],
    ['with a bound date', 'The latest count is of <Fact id="pool-2025-10.date" />.'],
    ['a quotation', 'He said <Quote>today</Quote>.'],
    ['like words', 'The latter is known, now and then; by now it is nowhere.'],
    ['up to a day with facts', 'Official figures up to <When>2024</When> exist.'],
    ['up to a number', 'It took up to <Fact id="settle-overstay" /> years.'],
    ['a day to come', 'It closes in <When>March 2027</When>.'],
  ])('%s may stand', (_, sentence) => {
    expect(found(sentence)).toEqual([]);
  });
});

describe('a figure whose rows have moved on', () => {
  const figure = (id: string, value: object): DataFile[] => [
    { path: `data/figures/${id}.json`, text: JSON.stringify({ id, ...value }, null, 2) },
  ];
  const found = (id: string, value: object): number[] => lines(lintStory([lintDates], '', figure(id, value)));

  test('a text that stops before the newest row', () => {
    expect(found('returns', { subtitle: 'Returns, {=2010} to {=2023}' })).toEqual([3]);
    expect(found('returns', { subtitle: 'Returns, {ret-enf-2010.date} to {ret-enf-2023.date}' })).toEqual([3]);
    expect(found('returns', { subtitle: 'Returns, {=2010} to {=2025}' })).toEqual([]);
    // A stretch in the middle, and the whisker of one row.
    expect(found('returns', { subtitle: 'With a low from {=2019} to {=2021}' })).toEqual([]);
    expect(found('offender-counts', { subtitle: 'A whisker from {=2019} to {=2021}' })).toEqual([]);
  });

  test('no view hides or frames away what it tells of', () => expect(checkViews(data)).toEqual([]));

  test('a view picks out what its alt text names', () => {
    const alt = (text: string): number[] =>
      lines(lintStory([lintViews], '', figure('pool-counts', { views: [{ id: '2016', alt: text }] })));
    expect(alt('A solid square.')).toEqual([6]);
    expect(alt('A solid square: {pool-2016-12} people.')).toEqual([]);
    expect(alt('A solid square of {=December 2016}.')).toEqual([]);
  });
});

describe('rows', () => {
  const entry = (id: string, change: Partial<Row>): FiledRow => {
    const found = data.rows.get(id);
    if (!found) throw new Error(id);
    return { ...found, row: rowSchema.parse({ ...found.row, ...change }) };
  };

  test('a status that its source contradicts', () => {
    const calls = withSources({ 'answer-returns-2025': { calls: 'published' } });
    const severities = (source: Data, change: Partial<Row>) =>
      contradictions(source, entry('ret-ye-2025-10', change)).map(({ severity }) => severity);
    expect(severities(calls, { status: 'released' })).toEqual(['error']);
    expect(severities(calls, { status: 'published' })).toEqual([]);
    expect(severities(calls, { status: 'derived' })).toEqual([]);
  });

  test('a row that tells of a search is no news', () => {
    const later = (found: boolean | undefined): Data => ({
      ...data,
      rows: new Map(data.rows).set('claim-left', entry('claim-left', { date: '2026-09', found })),
    });
    expect(newestDate(later(undefined))).toBe('2026-09');
    expect(newestDate(later(false))).not.toBe('2026-09');
  });

  test('how far the facts reach can be said in the text', () => {
    const files = readDataFiles(FROZEN).map((file) =>
      file.path === 'data/facts.json'
        ? {
            ...file,
            text: file.text.replace(
              '"facts": [',
              '"facts": [{"id": "reach", "formula": "newest(\\"pool-counts\\")", "format": "text", "meaning": "How far the counts reach"},',
            ),
          }
        : file,
    );
    expect(resolveFact(collectData(files).data, 'reach').text).toBe('October 2025');
  });

  test('periods of unlike length in one series', () => {
    const series = ['ret-2023', 'ret-2024', 'ret-ye-2025-10'].map((id) => entry(id, {}));
    expect(mixedPeriods(series, true)).toEqual([]);
    const year = '2025-05/2025-10';
    expect(mixedPeriods([...series, entry('ret-ye-2025-10', { year })], true)).toHaveLength(1);
    const said = entry('ret-ye-2025-10', { year, unusual: 'The table stops there.' });
    expect(mixedPeriods([...series, said], true)).toEqual([]);
    // A month among years is no moment either; among days and months it is one.
    const month = entry('ret-2022', { year: '2025-05' });
    expect(mixedPeriods([...series, month], false)).toHaveLength(1);
    expect(mixedPeriods([month, entry('ret-2021', { year: '2025-06-30' }), ...series.slice(0, 1)], false)).toEqual([]);
  });
});
