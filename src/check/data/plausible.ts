/** What may be typed correctly and still be wrong: days to come, rows out of order, a digit too many, a leak without its sign. */
import { rowName } from '../../data/row-name.ts';
import { locate } from '../parse.ts';
import { definitionOf } from '../../charts/chart.ts';
import { parseSpan } from '../../charts/dates.ts';
import { formatNumber } from '../../charts/format.ts';
import { checkSources } from './check-sources.ts';
import { contradictions } from './contradictions.ts';
import { dateColumn, type FiledRow } from '../../data/data.ts';
import type { Collected } from '../collected.ts';
import { mixedPeriods } from './periods.ts';
import { show, type Problem } from '../problems.ts';
import type { Dataset, Row } from '../../data/schema/schema.ts';
import { furtherDatasets } from '../../data/series.ts';
import { isToCome } from './to-come.ts';

/** A neighbour this many times smaller or larger is worth a second look; ten is what a slip of one digit makes. */
const FAR = 5;
/** Below this, counts jump by chance. */
const SMALL = 20;

/** Everything that looks wrong, as of a day. */
export function checkPlausible(collected: Collected, today: string): Problem[] {
  const { data, broken } = collected;
  const rows = [...data.rows.values()].filter(({ row }) => !broken.has(row.id));
  return [
    ...rows.flatMap((entry) => {
      const future = futureDates(entry, today);
      // A day to come is reported as such; that its label says another is no news.
      const twice = future.length > 0 ? [] : contradictions(data, entry);
      return [...future, ...copied(collected, entry), ...leakedSign(collected, entry), ...twice];
    }),
    ...checkSources(collected, today),
    ...[...data.datasets.values()].flatMap(({ value }) => mixedIn(collected, value)),
    ...[...data.datasets.values()].flatMap(({ value }) =>
      seriesOf(collected, value).flatMap((series) => [
        ...outOfOrder(series, value, today),
        ...farFromNeighbours(series),
      ]),
    ),
  ];
}

function futureDates({ dataset, row, index, file }: FiledRow, today: string): Problem[] {
  const problems: Problem[] = [];
  for (const { name, type } of dataset.columns) {
    if (type !== 'date' || !isToCome(row[name], today)) continue;
    problems.push(
      locate(file).problem(
        ['rows', index, name],
        `This says ${show(row[name])}, a day that has not come yet (today is ${today}).\nCheck the year.`,
      ),
    );
  }
  return problems;
}

/** A row that says what the row before it says: a copy whose values were never changed. */
function copied({ data }: Collected, { dataset, row, index, file }: FiledRow): Problem[] {
  const before = dataset.rows[index - 1];
  const isSame =
    before !== undefined &&
    data.rows.get(before.id)?.index === index - 1 &&
    dataset.columns.every(({ name }) => row[name] === before[name]) &&
    row.formula === before.formula;
  return isSame
    ? [
        locate(file).problem(
          ['rows', index, 'id'],
          'This row says the same as the row before it, under another id.\nChange what is different, or delete one of the two.',
          'warning',
        ),
      ]
    : [];
}

/** A count that is said to be leaked must carry the sign of a leak, and a leak is known from reports. */
function leakedSign({ data, broken }: Collected, { dataset, row, index, file }: FiledRow): Problem[] {
  const isCount = dataset.columns.some(({ type }) => type === 'count');
  // A label may name a headline about the leak; what the count rests on is said in these two.
  const speaks = ['note', 'basis'].find((name) => /\bleak(?:ed|s)?\b/i.test(String(row[name] ?? '')));
  if (isCount && speaks && row.status !== 'leaked' && row.status !== 'derived') {
    broken.add(row.id);
    return [
      locate(file).problem(
        ['rows', index, 'status'],
        `The column "${speaks}" speaks of a leak, but the status says "${row.status}", so readers would see a confirmed number.\nChange the status to "leaked", or reword the column if the number itself is not leaked.`,
      ),
    ];
  }
  const sources = row.sources.flatMap((id) => data.sources.get(id) ?? []);
  if (row.status === 'leaked' && sources.length > 0 && sources.every(({ read }) => read === 'document')) {
    return [
      locate(file).problem(
        ['rows', index, 'status'],
        'The status says "leaked", but every source is a published document that we read itself.\nChange the status, or add the report that relays the leak.',
        'warning',
      ),
    ];
  }
  return [];
}

/** The rows of a dataset that follow one another in time, in the order of the file: one list for each line drawn. */
function seriesOf({ data, broken }: Collected, dataset: Dataset): FiledRow[][] {
  const rows = dataset.rows.flatMap(({ id }) => {
    const entry = data.rows.get(id);
    return entry && !broken.has(id) ? [entry] : [];
  });
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
function mixedIn(collected: Collected, dataset: Dataset): Problem[] {
  const drawn = [...collected.data.figures.values()].filter(({ value }) => value.dataset === dataset.id);
  const periods = drawn.flatMap(({ value }) => definitionOf(value.chart.type).periods ?? []);
  if (periods.length === 0) return [];
  return seriesOf(collected, dataset).flatMap((series) => mixedPeriods(series, periods.includes('all')));
}

function outOfOrder(series: FiledRow[], dataset: Dataset, today: string): Problem[] {
  const column = dateColumn(dataset);
  if (!column) return [];
  const spans = series.map(({ row }) => spanOf(row, column));
  return series.flatMap(({ row, index, file }, place) => {
    const [before, here, there] = [series[place - 1]?.row, spans[place], spans[place - 1]];
    if (!here || !there || here.to > there.from || row.unusual) return [];
    // A day to come is reported as such; the rows around it are in order.
    if (isToCome(row[column], today) || isToCome(before?.[column], today)) return [];
    return [
      locate(file).problem(
        ['rows', index, column],
        `This says ${show(row[column])}, but the row before it says ${show(before?.[column])}. Rows stand in the order of time.\nCorrect the date, or move the row.`,
        'warning',
      ),
    ];
  });
}

function spanOf(row: Row, column: string): ReturnType<typeof parseSpan> {
  const date = row[column];
  return typeof date === 'string' ? parseSpan(date) : undefined;
}

/** True where the value has a neighbour on either side and is far from both. */
function isFarInside(counts: { value: number }[], place: number): boolean {
  const [before, here, after] = [counts[place - 1]?.value, counts[place]?.value, counts[place + 1]?.value];
  if (before === undefined || here === undefined || after === undefined) return false;
  return here >= Math.max(before, after) * FAR || here * FAR <= Math.min(before, after);
}

function farFromNeighbours(series: FiledRow[]): Problem[] {
  const counts = series.flatMap((entry) => {
    const value = entry.row['value'];
    return typeof value === 'number' && entry.row.formula === undefined ? [{ ...entry, value }] : [];
  });
  return counts.flatMap(({ row, index, file, value }, place) => {
    const neighbours = [counts[place - 1], counts[place + 1]].flatMap((entry) => entry ?? []);
    const values = neighbours.map((entry) => entry.value);
    if (values.length === 0 || row.unusual || Math.max(value, ...values) < SMALL) return [];
    const [low, high] = [Math.min(...values), Math.max(...values)];
    const times = value >= high * FAR ? value / Math.max(high, 1) : value * FAR <= low ? low / Math.max(value, 1) : 0;
    if (times === 0) return [];
    // At an end of the series the only neighbour may be the one that is off: then its own message says so.
    const [only] = neighbours;
    if (neighbours.length === 1 && only && counts.length > 2 && isFarInside(counts, counts.indexOf(only))) return [];
    const named = neighbours
      .map((entry) => `${formatNumber(entry.value)} for ${rowName(entry.dataset, entry.row)}`)
      .join(', ');
    return [
      locate(file).problem(
        ['rows', index, 'value'],
        { code: 'far-from-neighbours', value, times: Math.round(times), isAbove: value > high, neighbours: named },
        'warning',
      ),
    ];
  });
}
