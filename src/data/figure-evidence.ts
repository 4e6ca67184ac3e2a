/** What stands behind a figure: its datasets, its documents, and how its numbers became public. */
import { definitionOf } from '../charts/chart.ts';
import type { Data } from './data.ts';
import { statusSchema, type Dataset, type Figure, type Row, type Source } from './schema/schema.ts';
import { drawnRows, findDataset, furtherDatasets } from './series.ts';
import { sourceName, statusLabel, type StatusLabel } from './status-words.ts';
import { rowSources } from './tables.ts';

/** How a source was read, in a sentence. */
export const HOW_READ: Record<Source['read'], string> = {
  document: 'The document itself was read.',
  copy: 'Read in a named copy.',
  report: 'Read in a press report.',
};

/** Every row that has a mark in the figure, or in one view: those drawn for themselves, and those set against them. */
export function shownRows(data: Data, figure: Figure, view?: string): Row[] {
  const drawn = drawnRows(data, figure);
  const against = drawn.flatMap((row) => {
    const columns = data.rows.get(row.id)?.dataset.columns.filter(({ type }) => type === 'row') ?? [];
    return columns.flatMap(({ name }) => data.rows.get(String(row[name]))?.row ?? []);
  });
  const further = furtherDatasets(figure).filter(({ as }) => as === 'marks');
  const counts = further.flatMap(({ name }) => findDataset(data, name).rows);
  const hidden = figure.views.find(({ id }) => id === view)?.hide ?? [];
  return [...new Set([...drawn, ...against, ...counts])].filter(({ id }) => !hidden.includes(id));
}

/** The datasets that a figure draws from or gives in words, its own first. */
export function figureDatasets(data: Data, figure: Figure): Dataset[] {
  const homes = shownRows(data, figure).flatMap(({ id }) => data.rows.get(id)?.dataset.id ?? []);
  const further = furtherDatasets(figure).map(({ name }) => name);
  const ids = new Set([figure.dataset, ...(figure.context ?? []), ...homes, ...further]);
  return [...ids].map((id) => findDataset(data, id));
}

/** Every document that a row of the figure's datasets names, in the order of the rows. */
export function figureSources(data: Data, figure: Figure): Source[] {
  const rows = figureDatasets(data, figure).flatMap((dataset) => dataset.rows);
  return [...new Set(rows.flatMap((row) => rowSources(data, row)))];
}

/** More publishers than this would drown a source line; the figure's own page names every document. */
export const MOST_NAMED = 9;

/** What a source line says: the publishers of the rows that have a mark, or the number of documents where too many. */
export function sourceLine(data: Data, figure: Figure, view?: string) {
  const all = shownRows(data, figure, view).flatMap((row) =>
    rowSources(data, row).map((source) => ({ name: sourceName(source), status: row.status, source })),
  );
  const named = Map.groupBy(all, ({ name }) => name);
  // The first row that names it gives it its status.
  return named.size > MOST_NAMED
    ? figureSources(data, figure).length
    : [...named.values()].flatMap(([first]) => first ?? []);
}

/** How the numbers that have a mark became public, from the most to the least official. */
export function labelsOf(data: Data, figure: Figure, view?: string): StatusLabel[] {
  const rows = shownRows(data, figure, view);
  return statusSchema.options.flatMap((status) => {
    const found = rows.filter((row) => row.status === status);
    return found.length > 0 ? [statusLabel(data, status, found)] : [];
  });
}

/** The view that says most alone: the one that shows all, or else the last, by which all has been shown. */
export function wholeView(figure: Figure): Figure['views'][number] {
  const view = figure.views.find(({ id }) => id === 'all') ?? figure.views.at(-1);
  if (!view) throw new Error(`The figure "${figure.id}" has no view.`);
  return view;
}

/** What readers are offered a view as: its own name, or its id as words: "since-2020" → "Since 2020". */
export function viewName({ id, name }: { id: string; name?: string | undefined }): string {
  const words = id.replaceAll('-', ' ');
  return name ?? words.charAt(0).toUpperCase() + words.slice(1);
}

/** The row whose number a share picture may set large: the one that the chart or its first view is about. */
export function keyRow(data: Data, { chart, views }: Figure): Row | undefined {
  const { key } = definitionOf(chart.type);
  const id = key ? key(chart) : views[0]?.highlight?.[0];
  return id === undefined ? undefined : data.rows.get(id)?.row;
}
