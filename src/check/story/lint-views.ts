/** What a view shows must be in its alt text too: whoever does not see the chart is told no less. */
import { definitionOf } from '../../charts/chart.ts';
import { formatDate } from '../../charts/format.ts';
import { dateColumn, type Data, type FiledRow } from '../../data/data.ts';
import { findFact, formulaRows } from '../../data/facts.ts';
import type { Figure } from '../../data/schema/schema.ts';
import { drawnRows, furtherDatasets } from '../../data/series.ts';
import { asRead, type Finding, type Lint, type Passage, render, type Rendered, typedOnly } from './passages.ts';
import { figureOfPassage, idsOf, ownTime, rowsOf } from './sentences.ts';

/** A text that names more marks than this one by one would be a table; it may sum them up. */
const MOST_NAMED = 10;

/** Every view that draws a row which its alt text leaves out, or puts into a wrong order. */
export const lintViews: Lint =
  ({ data, isSound }) =>
  (passage) => {
    const [field, view, part] = passage.at;
    const figure = figureOfPassage(data, passage);
    if (!isSound || !figure || field !== 'views' || part !== 'alt') return [];
    // What gives nothing is reported as such, and may be what names the row.
    const facts = passage.pieces.flatMap((piece) => (piece.kind === 'ref' ? [findFact(data, piece.text)] : []));
    if (facts.some((fact) => !fact)) return [];
    const rowsOfIds = (ids: string[]): FiledRow[] => [...new Set(ids)].flatMap((id) => data.rows.get(id) ?? []);
    const unnamed = (ids: string[]): FiledRow[] => rowsOfIds(ids).filter((entry) => !isNamed(data, passage, entry));
    const picked = pickedOut(data, figure, Number(view));
    const told = picked.length > MOST_NAMED ? [] : picked;
    const rows = idsOf(unnamed([...told, ...besides(data, figure, Number(view)).filter((id) => !picked.includes(id))]));
    return [
      ...wrongSide(render(passage, typedOnly), () => unnamed(drawnIds(data, figure, Number(view))), rowsOfIds(picked)),
      ...(rows.length > 0 ? [{ offset: 0, code: 'drawn-unnamed', rows } as const] : []),
    ];
  };

/** “The earlier marks are paler”, where one that the text leaves to these words is later than what the view picks out. */
function wrongSide({ text }: Rendered, left: () => FiledRow[], picked: FiledRow[]): Finding[] {
  const [, side] = /\bthe (earlier|older|previous|later|newer) \w+ (?:is|are)\b/i.exec(text) ?? [];
  if (side === undefined) return [];
  const isEarlier = /^[eop]/i.test(side);
  const wrong = picked.flatMap((here) =>
    left().filter((there) => {
      const [one, other] = [ownTime(here), ownTime(there)];
      return one && other && (isEarlier ? other.from >= one.to : other.to <= one.from);
    }),
  );
  const [[here], [there]] = [idsOf(picked), idsOf(wrong)];
  if (here === undefined || there === undefined) return [];
  const [earlier, later] = isEarlier ? [there, here] : [here, there];
  return [{ offset: 0, code: 'wrong-order', earlier, later }];
}

/** The rows that a view emphasises; where it emphasises none, those whose numbers stand beside their marks. */
function pickedOut(data: Data, figure: Figure, view: number): string[] {
  const { highlight, hide = [] } = figure.views[view] ?? {};
  const { chart } = figure;
  const labelled = definitionOf(chart.type).labelled?.(chart) ?? [];
  const ids = highlight ?? (labelled === 'all' ? drawnIds(data, figure, view) : labelled);
  return ids.filter((id) => !hide.includes(id));
}

/** What a view draws beside what it picks out, and nobody would be told of: a row that was added for another view. */
function besides(data: Data, figure: Figure, view: number): string[] {
  const { chart, views } = figure;
  const { highlight, hide = [], window } = views[view] ?? {};
  const { labelled, order, rows } = definitionOf(chart.type);
  // Where each row has its number, those that a view before this one picks out have been told of.
  const told = views.slice(0, view).flatMap((other) => other.highlight ?? []);
  const each =
    highlight && labelled?.(chart) === 'all' ? drawnIds(data, figure, view).filter((id) => !told.includes(id)) : [];
  const ends = highlight || rows || !order ? [] : lastOfSeries(data, drawnIds(data, figure, view), order);
  const marks = furtherDatasets(figure).filter(({ as }) => as === 'marks' && !window);
  const others = marks.flatMap(({ name }) => data.datasets.get(name)?.value.rows ?? []);
  return [...each, ...ends, ...others.map(({ id }) => id)].filter((id) => !hide.includes(id));
}

/** The last row of each series that no other one goes on from. */
function lastOfSeries(data: Data, ids: string[], order: 'all' | { by: string }): string[] {
  const rows = ids.flatMap((id) => data.rows.get(id) ?? []);
  const series = Map.groupBy(rows, ({ row }) => (order === 'all' ? '' : row[order.by]));
  const ends = [...series.values()].flatMap((all) => all.at(-1) ?? []);
  const goesOn = (end: FiledRow): boolean =>
    rows.some((other) => (ownTime(other)?.from ?? 0) >= (ownTime(end)?.to ?? 1e9));
  return idsOf(ends.filter((end) => !goesOn(end)));
}

function drawnIds(data: Data, figure: Figure, view: number): string[] {
  const { hide = [] } = figure.views[view] ?? {};
  try {
    const ids = drawnRows(data, figure).map(({ id }) => id);
    return ids.filter((id) => !hide.includes(id));
  } catch {
    // A row or a dataset that is not there is reported as such.
    return [];
  }
}

/** By a reference to it or to all that it is worked out from, by its number in digits, or by its month or year: a month of another year is not its own. */
function isNamed(data: Data, passage: Passage, entry: FiledRow): boolean {
  const { dataset, row } = entry;
  if (passage.pieces.some((piece) => rowsOf(data, piece).some((other) => other.row.id === row.id))) return true;
  // A remainder follows from what it is worked out from.
  const parts = row.formula ? formulaRows(data, row.formula).flatMap((id) => data.rows.get(id) ?? []) : [];
  if (parts.length > 0 && parts.every((part) => isNamed(data, passage, part))) return true;
  const { text } = render(passage, asRead(data));
  const date = row[dateColumn(dataset) ?? ''];
  const when = typeof date === 'string' ? formatDate(date) : '';
  const months = when.match(/\b[A-Z]\w*/g);
  const years = when.match(/\d{4}/g)?.join('|');
  if (months?.some((month) => new RegExp(`${month}(?!\\s(?!${years})\\d{4})`).test(text))) return true;
  return [findFact(data, row.id)?.text, months ? '' : String(date ?? '')].some((word) => word && text.includes(word));
}
