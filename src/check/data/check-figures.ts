/** What can be wrong in a figure: the datasets and rows that it names, its groups, its texts. */
import { locate, rowProblem } from '../parse.ts';
import { definitionOf } from '../../charts/chart.ts';
import type { Named } from '../../charts/definition.ts';
import type { Filed } from '../../data/data.ts';
import type { Collected } from '../collected.ts';
import type { Problem } from '../problems.ts';
import type { Figure } from '../../data/schema/schema.ts';
import { namedDatasets } from '../../data/series.ts';
import { removedRow, unknownName, unknownRow } from '../../data/mistakes/unknown.ts';

export function checkFigures(collected: Collected): Problem[] {
  return [...collected.data.figures.values()].flatMap((figure) => [
    ...checkNames(collected, figure),
    ...checkGroups(collected, figure),
  ]);
}

function checkNames({ data, broken }: Collected, { file, value: figure }: Filed<Figure>): Problem[] {
  const datasets = namedDatasets(figure);
  const lost = datasets.filter(({ name }) => !data.datasets.has(name));
  const problems = lost
    .filter(({ name }) => !broken.has(name))
    .map(({ name, at }) => locate(file).problem(at, unknownName('dataset', name, data.datasets.keys())));
  // Without its dataset every row of the figure would look wrong.
  if (lost.length > 0) return problems;
  const known = new Set(datasets.flatMap(({ name }) => data.datasets.get(name)?.value.rows.map(({ id }) => id) ?? []));
  for (const { name, at } of rowsOfChart(figure.chart)) {
    if (data.rows.has(name)) known.add(name);
    else if (!broken.has(name)) problems.push(locate(file).problem(at, unknownRow(data, name)));
  }
  problems.push(
    ...checkTwice(figure).map(({ name, at }) => locate(file).problem(at, { code: 'twice', kind: 'mark', name })),
  );
  figure.views.forEach(({ id }, index) => {
    if (figure.views.findIndex((other) => other.id === id) === index) return;
    // The view that the second one should have been would look lost to every step.
    broken.add(figure.id);
    problems.push(locate(file).problem(['views', index, 'id'], { code: 'twice', kind: 'view', name: id }));
  });
  for (const { name, at } of rowsOfViews(figure)) {
    if (known.has(name) || broken.has(name)) continue;
    problems.push(locate(file).problem(at, removedRow(data, name) ?? unknownName('row in this chart', name, known)));
  }
  return problems;
}

/** The rows that a chart names one by one instead of drawing a whole dataset, and those it names besides. */
function rowsOfChart(chart: Figure['chart']): Named[] {
  const definition = definitionOf(chart.type);
  return [...(definition.rows?.(chart) ?? []), ...(definition.namedRows?.(chart) ?? [])];
}

/** What a chart names a second time: two marks of one name would be one mark. */
function checkTwice({ chart }: Figure): Named[] {
  const lists = definitionOf(chart.type).once?.(chart) ?? [];
  return lists.flatMap((names) =>
    names.filter(({ name }, index) => names.findIndex((other) => other.name === name) < index),
  );
}

function rowsOfViews({ views }: Figure): Named[] {
  return views.flatMap(({ highlight = [], hide = [] }, view) => [
    ...highlight.map((name, index) => ({ name, at: ['views', view, 'highlight', index] })),
    ...hide.map((name, index) => ({ name, at: ['views', view, 'hide', index] })),
  ]);
}

/** Rows that are drawn in a lane or on a basis must name one that the figure has. */
function checkGroups({ data, broken }: Collected, { value: { id, chart, dataset } }: Filed<Figure>): Problem[] {
  const groups = definitionOf(chart.type).groups?.(chart);
  if (!groups) return [];
  const { column, names: known } = groups;
  const drawn = data.datasets.get(dataset);
  return (drawn?.value.rows ?? []).flatMap((row) => {
    const name = String(row[column] ?? '');
    const place = data.rows.get(row.id);
    if (known.includes(name) || !drawn || !place || broken.has(row.id)) return [];
    return [rowProblem(place, column, unknownName(`${column} in the figure "${id}"`, name, known))];
  });
}
