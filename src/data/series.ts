/** Turns a figure file and its rows into what the pure chart pipeline draws. */
import { definitionOf, drawingOf, type DrawnFigure } from '../charts/chart.ts';
import { type ChartData, type FurtherDataset, type Named, spanOf } from '../charts/definition.ts';
import type { View } from '../charts/types.ts';
import { cellValue, fillTemplate } from './facts.ts';
import type { Data } from './data.ts';
import type { Dataset, Figure, Row } from './schema/schema.ts';

/** The figure ready for layout: numbers and finished texts only, no references. */
export function chartFigure(data: Data, figure: Figure): DrawnFigure {
  const { id, chart, views } = figure;
  const settings: Figure['chart'] = JSON.parse(JSON.stringify(chart), (_, value: unknown) =>
    typeof value === 'string' ? fillTemplate(data, value) : value,
  );
  const series = drawingOf(chart.type).series(settings, chartData(data, figure));
  return { id, series, views: views.map((view) => buildView(data, view)) };
}

/** True for figures that are drawn as a scene; a list stands in HTML. */
export function isDrawn({ chart }: Figure): boolean {
  return definitionOf(chart.type).drawing !== undefined;
}

/** The rows that a figure draws: those it names, or all of its dataset. */
export function drawnRows(data: Data, { chart, dataset }: Figure): Row[] {
  const named = definitionOf(chart.type).rows?.(chart);
  return named ? named.map(({ name }) => findRow(data, name)) : findDataset(data, dataset).rows;
}

/** The datasets that a chart draws beside its own. */
export function furtherDatasets({ chart }: Figure): FurtherDataset[] {
  return definitionOf(chart.type).datasets?.(chart) ?? [];
}

/** Every dataset that a figure names, its own first, and where it names it. */
export function namedDatasets(figure: Figure): Named[] {
  const { dataset, context = [] } = figure;
  return [
    { name: dataset, at: ['dataset'] },
    ...context.map((name, index) => ({ name, at: ['context', index] })),
    ...furtherDatasets(figure),
  ];
}

/** The dataset of that id. */
export function findDataset(data: Data, id: string): Dataset {
  const found = data.datasets.get(id);
  if (!found) throw new Error(`There is no dataset called "${id}".`);
  return found.value;
}

function chartData(data: Data, { dataset }: Figure): ChartData {
  return {
    rows: findDataset(data, dataset).rows,
    rowsOf: (id) => findDataset(data, id).rows,
    row: (id) => findRow(data, id),
    value: (id, column) => cellValue(data, id, column),
    fill: (template) => fillTemplate(data, template),
  };
}

function buildView(data: Data, view: Figure['views'][number]): View {
  // The name is for lists of views, which the page writes; drawings do without it.
  const { window, alt, name: _, ...rest } = view;
  return {
    ...rest,
    ...(window ? { window: { from: spanOf(window.from).from, to: spanOf(window.to).to } } : {}),
    alt: fillTemplate(data, alt),
  };
}

function findRow(data: Data, id: string): Row {
  const found = data.rows.get(id);
  if (!found) throw new Error(`There is no row called "${id}".`);
  return found.row;
}
