/** What may be typed correctly and still be wrong: days to come, rows out of order, a digit too many, unlike periods, contradictions, sources. */
import { domainToUnicode } from 'node:url';
import { listOf, partOf, rowName } from '../../data/row-name.ts';
import { rowProblem } from '../parse.ts';
import { definitionOf } from '../../charts/chart.ts';
import { parseSpan } from '../../charts/dates.ts';
import { formatNumber } from '../../charts/format.ts';
import { dateColumn, type Data, type FiledRow } from '../../data/data.ts';
import type { Collected } from '../collect.ts';
import type { Problem } from '../problems.ts';
import { unknownName } from '../../data/mistakes/mistake.ts';
import type { RowMistake } from '../words/say-rows.ts';
import type { Dataset, Source } from '../../data/schema/schema.ts';
import { furtherDatasets } from '../../data/series.ts';
import { ownTime } from '../story/sentences.ts';

/** A neighbour this many times smaller or larger is worth a second look: a quarter beside whole years, a digit too many. */
const FAR = 2.5;
/** Below this, counts jump by chance. */
const SMALL = 20;

/** Everything that looks wrong, as of a day. Beside a day to come the rows are not compared. */
export function checkPlausible(collected: Collected, today: string): Problem[] {
  const { data } = collected;
  const rows = [...data.rows.values()];
  const future = rows.flatMap((entry) => futureDates(entry, today));
  const sources = checkSources(collected, today);
  if (future.length > 0) return [...future, ...sources];
  const datasets = [...data.datasets.values()].map(({ value }) => value);
  const series = datasets.flatMap((dataset) => seriesOf(data, dataset));
  return [
    ...rows.flatMap((entry) => contradictions(data, entry)),
    ...sources,
    ...datasets.flatMap((dataset) => mixedIn(data, dataset)),
    ...series.flatMap((each) => [...outOfOrder(each), ...farFromNeighbours(each)]),
  ];
}

function futureDates(entry: FiledRow, today: string): Problem[] {
  const { dataset, row } = entry;
  return dataset.columns
    .filter(({ name, type }) => type === 'date' && isToCome(row[name], today))
    .map(({ name }) => rowProblem(entry, name, { code: 'day-to-come', date: String(row[name]), today }));
}

/** The rows of a dataset that follow one another in time, in the order of the file: one list for each line drawn. */
function seriesOf(data: Data, dataset: Dataset): FiledRow[][] {
  const rows = dataset.rows.flatMap(({ id }) => data.rows.get(id) ?? []);
  const charts = [...data.figures.values()].map(({ value }) => value);
  const drawn = charts.find((figure) => figure.dataset === dataset.id)?.chart.type;
  const isSpans = charts.some((figure) =>
    furtherDatasets(figure).some(({ name, as }) => as === 'spans' && name === dataset.id),
  );
  const order = isSpans ? 'all' : drawn && definitionOf(drawn).order;
  if (order === 'all') return [rows];
  if (order) return [...Map.groupBy(rows, ({ row }) => row[order.by]).values()];
  const isPlain = dateColumn(dataset) && dataset.columns.every(({ name, type }) => type !== 'text' || name === 'label');
  return isPlain ? [rows] : [];
}

/** Only what is drawn side by side is compared. */
function mixedIn(data: Data, dataset: Dataset): Problem[] {
  const drawn = [...data.figures.values()].filter(({ value }) => value.dataset === dataset.id);
  const periods = drawn.flatMap(({ value }) => definitionOf(value.chart.type).periods ?? []);
  if (periods.length === 0) return [];
  return seriesOf(data, dataset).flatMap((series) => mixedPeriods(series, periods.includes('all')));
}

function outOfOrder(series: FiledRow[]): Problem[] {
  return series.flatMap((entry, place) => {
    const before = series[place - 1];
    const [here, there] = [ownTime(entry), before && ownTime(before)];
    if (!here || !there || here.to > there.from || entry.row.unusual) return [];
    const column = dateColumn(entry.dataset) ?? '';
    const mistake = { code: 'out-of-order', date: entry.row[column], before: before?.row[column] } as const;
    return [rowProblem(entry, column, mistake, 'warning')];
  });
}

/** Above or below all that stands beside it, and by far; at the end of a series two stand on one side. */
function farFromNeighbours(series: FiledRow[]): Problem[] {
  const counts = series.flatMap((entry) => {
    const value = entry.row['value'];
    return typeof value === 'number' && entry.row.formula === undefined ? [{ entry, value }] : [];
  });
  const last = counts.length - 1;
  return counts.flatMap(({ entry, value }, place) => {
    const places = place === 0 ? [1, 2] : place === last ? [place - 2, place - 1] : [place - 1, place + 1];
    const beside = places.flatMap((each) => counts[each] ?? []);
    const values = beside.map((other) => other.value);
    const isAbove = value > Math.max(...values);
    const isOut = beside.length > 0 && (isAbove || value < Math.min(...values));
    const times = Math.min(...values.map((other) => Math.max(value, other) / Math.max(Math.min(value, other), 1)));
    if (!isOut || times < FAR || Math.max(value, ...values) < SMALL || entry.row.unusual) return [];
    const neighbours = beside
      .map((other) => `${formatNumber(other.value)} for ${rowName(other.entry.dataset, other.entry.row)}`)
      .join(', ');
    const mistake = { code: 'far-from-neighbours', value, times: Math.round(times), isAbove, neighbours } as const;
    return [rowProblem(entry, 'value', mistake, 'warning')];
  });
}

/** What a row says twice in ways that cannot both be true: its status and its words, what was read, its day and its label. */
export function contradictions(data: Data, entry: FiledRow): Problem[] {
  return [...leakedSign(entry), ...readTwice(data, entry), ...madePublicTwice(data, entry), ...datedTwice(entry)];
}

/** A count that is said to be leaked must carry the sign of a leak. A label may name a headline about one. */
function leakedSign(entry: FiledRow): Problem[] {
  const { dataset, row } = entry;
  const isCount = dataset.columns.some(({ type }) => type === 'count');
  const column = ['note', 'basis'].find((name) => /\bleak(?:ed|s)?\b/i.test(String(row[name] ?? '')));
  if (!isCount || !column || row.status === 'leaked' || row.status === 'derived') return [];
  return [rowProblem(entry, 'status', { code: 'speaks-of-leak', column, status: row.status })];
}

/** "primary" says that the document itself was read, and readers would not be told of the report. */
function readTwice(data: Data, entry: FiledRow): Problem[] {
  const sources = entry.row.sources.flatMap((id) => data.sources.get(id) ?? []);
  const isReported = sources.length > 0 && sources.every(({ read }) => read === 'report');
  if (entry.row.confidence !== 'primary' || !isReported) return [];
  return [rowProblem(entry, 'confidence', { code: 'primary-of-reports' })];
}

/** A label that names years, none of which the row is of: one of the two was not changed with the other. */
function datedTwice(entry: FiledRow): Problem[] {
  const { dataset, row } = entry;
  const dates = dataset.columns.filter(({ type }) => type === 'date').map(({ name }) => row[name]);
  const spans = dates.flatMap((date) => (typeof date === 'string' ? (parseSpan(date) ?? []) : []));
  const label = typeof row['label'] === 'string' ? row['label'] : '';
  const years = [...label.matchAll(/\b(?:19|20)\d{2}\b/g)].map(([year]) => Number(year));
  const isOf = (year: number): boolean => spans.some(({ from, to }) => year < to && year + 1 > from);
  if (spans.length === 0 || years.length === 0 || row.unusual || years.some(isOf)) return [];
  return [rowProblem(entry, 'label', { code: 'label-of-other-year', label, dates }, 'warning')];
}

/** "released" of what its source calls published, or the other way round. */
function madePublicTwice(data: Data, entry: FiledRow): Problem[] {
  const { status, sources } = entry.row;
  const [calls, ...others] = new Set(sources.map((id) => data.sources.get(id)?.calls));
  const isSaid = status === 'published' || status === 'released';
  if (!isSaid || calls === undefined || others.length > 0 || calls === status) return [];
  return [rowProblem(entry, 'status', { code: 'source-calls', status, calls })];
}

/** The rows of a series whose period is not as long as that of most. Of rows that are no periods each, only years and intervals count: a day among days is a moment, a month among years is none. */
export function mixedPeriods(series: FiledRow[], isEachPeriod: boolean): Problem[] {
  const dated = series.flatMap((entry) => {
    const column = dateColumn(entry.dataset) ?? '';
    const span = ownTime(entry);
    const isPeriod = isEachPeriod || /^\d{4}$|\//.test(String(entry.row[column]));
    return span ? [{ ...entry, column, isPeriod, months: Math.round((span.to - span.from) * 12) }] : [];
  });
  const areMost = dated.filter(({ isPeriod }) => isPeriod).length * 2 > dated.length;
  const periods = areMost ? dated : dated.filter(({ isPeriod }) => isPeriod);
  const sizes = Map.groupBy(periods, ({ months }) => months);
  const [usual] = [...sizes].sort((a, b) => b[1].length - a[1].length)[0] ?? [];
  return periods.flatMap((entry) => {
    if (entry.months === usual || entry.row.unusual) return [];
    const mistake = { code: 'unlike-period', months: entry.months, usual: usual ?? 0 } as const;
    return [rowProblem(entry, entry.column, mistake, 'warning')];
  });
}

/** Everything that looks wrong in the list of sources, as of a day. */
function checkSources({ data, files, isSound }: Collected, today: string): Problem[] {
  const file = files.get('data/sources.json');
  if (!file) return [];
  return listOf(partOf(file.value, 'sources')).flatMap((item, index) => {
    const source = data.sources.get(String(partOf(item, 'id')));
    if (!source) return [];
    const { title, accessed, published, revises, nextUpdate } = source;
    const at = (field: keyof Source): (string | number)[] => ['sources', index, field];
    const wrong = addressMistake(source.url ?? '');
    const future = (['published', 'accessed'] as const).filter((field) => isToCome(source[field], today));
    const problems = future.map((field) =>
      file.problem(at(field), { code: 'day-to-come', date: String(source[field]), today }),
    );
    if (wrong) problems.push(file.problem(at('url'), wrong, wrong.code === 'address-of-scripts' ? 'warning' : 'error'));
    if (future.length === 0 && isAfter(published, accessed))
      problems.push(file.problem(at('accessed'), { code: 'read-before-published', accessed, published }));
    if (nextUpdate !== undefined && !isAfter(nextUpdate, today))
      problems.push(file.problem(at('nextUpdate'), { code: 'edition-due', title, due: nextUpdate }, 'warning'));
    if (revises !== undefined && !data.sources.has(revises) && isSound)
      problems.push(file.problem(at('revises'), unknownName('source', revises, data.sources.keys())));
    return problems;
  });
}

/** An address that leads elsewhere than it seems to, or that would end the attribute in which it stands. */
function addressMistake(address: string): Extract<RowMistake, { code: `address-${string}` }> | undefined {
  const [, user, host = ''] = /^\w+:\/\/(?:([^/?#]*)@)?([^/?#]*)/.exec(address) ?? [];
  const [sign] = /[\s"<>\\^`{|}]/.exec(address) ?? [];
  if (user !== undefined) return { code: 'address-of-user', user, host };
  if (sign) return { code: 'address-of-sign', sign };
  const name = domainToUnicode(new URL(address || 'https://localhost').hostname) || host;
  const isMixed = /\p{Script=Latin}/u.test(name) && /(?!\p{Script=Latin})\p{L}/u.test(name);
  return isMixed ? { code: 'address-of-scripts', host: name } : undefined;
}

/** True for a date that begins after a day; dates of this form compare as texts. */
function isAfter(date: unknown, day: string): boolean {
  const last = typeof date === 'string' ? date.slice(date.indexOf('/') + 1) : '';
  return last > day.slice(0, last.length);
}

/**
 * True for a date that has come nowhere yet. One day more than this machine's is allowed: east of it, and after
 * midnight in summer time where the machine keeps UTC, editors write the next day already.
 */
export function isToCome(date: unknown, today: string): boolean {
  const tomorrow = new Date(`${today}T00:00:00Z`);
  tomorrow.setUTCDate(tomorrow.getUTCDate() + 1);
  return isAfter(date, tomorrow.toISOString().slice(0, 10));
}
