/** What can be wrong in a figure: the datasets and rows that it names, its groups, its texts. */
import type { Collected, Filed } from './collected.ts';
import { checkTemplate } from './rests-on.ts';
import type { Path, Problem } from './problems.ts';
import type { Figure } from './schema.ts';
import { didYouMean } from './say.ts';
import { suggest } from './suggest.ts';
import { removedRow, unknownName, unknownRow } from './unknown.ts';

export function checkFigures(collected: Collected): Problem[] {
  return [...collected.data.figures.values()].flatMap((figure) => [
    ...checkNames(collected, figure),
    ...checkGroups(collected, figure),
    ...checkTexts(collected, figure),
  ]);
}

/** A name in a figure file, and where it stands. */
interface Named {
  name: string;
  at: Path;
}

function checkNames({ data, broken }: Collected, { file, value: figure }: Filed<Figure>): Problem[] {
  const datasets = namedDatasets(figure);
  const lost = datasets.filter(({ name }) => !data.datasets.has(name));
  const problems = lost
    .filter(({ name }) => !broken.has(name))
    .map(({ name, at }) => file.problem(at, unknownName('dataset', name, data.datasets.keys())));
  // Without its dataset every row of the figure would look wrong.
  if (lost.length > 0) return problems;
  const known = new Set(datasets.flatMap(({ name }) => data.datasets.get(name)?.value.rows.map(({ id }) => id) ?? []));
  for (const { name, at } of rowsOfChart(figure.chart)) {
    if (data.rows.has(name)) known.add(name);
    else if (!broken.has(name)) problems.push(file.problem(at, unknownRow(data, name)));
  }
  problems.push(...checkTwice(figure).map(({ name, at }) => file.problem(at, twice(name))));
  const views = new Set<string>();
  figure.views.forEach((view, index) => {
    if (views.has(view.id)) {
      // The view that the second one should have been would look lost to every step.
      broken.add(figure.id);
      problems.push(
        file.problem(['views', index, 'id'], `The view "${view.id}" is there twice.\nGive one of the two another id.`),
      );
    }
    views.add(view.id);
  });
  for (const { name, at } of rowsOfViews(figure)) {
    if (known.has(name) || broken.has(name)) continue;
    problems.push(
      file.problem(at, removedRow(data, name) ?? { code: 'not-drawn', name, candidates: suggest(name, known) }),
    );
  }
  return problems;
}

function namedDatasets({ dataset, context = [], chart }: Figure): Named[] {
  return [
    { name: dataset, at: ['dataset'] },
    ...context.map((name, index) => ({ name, at: ['context', index] })),
    ...(chart.type === 'timeline'
      ? [
          { name: chart.offices, at: ['chart', 'offices'] },
          { name: chart.counts, at: ['chart', 'counts'] },
        ]
      : []),
  ];
}

/** The rows that a chart names one by one instead of drawing a whole dataset. */
function rowsOfChart(chart: Figure['chart']): Named[] {
  switch (chart.type) {
    case 'unit':
      return [{ name: chart.row, at: ['chart', 'row'] }];
    case 'lines':
      return (chart.labels ?? []).map((name, index) => ({ name, at: ['chart', 'labels', index] }));
    case 'waffle':
      return chart.panels.flatMap(({ segments }, panel) =>
        segments.map(({ row }, index) => ({ name: row, at: ['chart', 'panels', panel, 'segments', index, 'row'] })),
      );
    case 'parts':
      return chart.bars.flatMap(({ parts }, bar) =>
        parts.map(({ row }, index) => ({ name: row, at: ['chart', 'bars', bar, 'parts', index, 'row'] })),
      );
    default:
      return [];
  }
}

/** What a chart names a second time: two marks of one name would be one mark. */
function checkTwice({ chart }: Figure): Named[] {
  const lists: Named[][] = [];
  const list = (items: { id: string }[], at: Path): void => {
    lists.push(items.map(({ id }, index) => ({ name: id, at: [...at, index, 'id'] })));
  };
  if (chart.type === 'waffle') lists.push(rowsOfChart(chart));
  if (chart.type === 'lines') list(chart.bases, ['chart', 'bases']);
  if (chart.type === 'lanes' || chart.type === 'timeline') list(chart.lanes, ['chart', 'lanes']);
  if (chart.type === 'parts') {
    list(chart.bars, ['chart', 'bars']);
    lists.push(...chart.bars.map((_, bar) => rowsOfChart(chart).filter(({ at }) => at[2] === bar)));
  }
  return lists.flatMap((names) =>
    names.filter(({ name }, index) => names.findIndex((other) => other.name === name) < index),
  );
}

function twice(name: string): string {
  return `The chart names "${name}" twice.\nRemove one of the two, or name what was meant.`;
}

function rowsOfViews({ views }: Figure): Named[] {
  return views.flatMap(({ highlight = [], hide = [], annotations = [] }, view) => [
    ...highlight.map((name, index) => ({ name, at: ['views', view, 'highlight', index] })),
    ...hide.map((name, index) => ({ name, at: ['views', view, 'hide', index] })),
    ...annotations.flatMap(({ at }, index) =>
      'row' in at ? [{ name: at.row, at: ['views', view, 'annotations', index, 'at', 'row'] }] : [],
    ),
  ]);
}

/** Rows that are drawn in a lane or on a basis must name one that the figure has. */
function checkGroups({ data, broken }: Collected, { value: { id, chart, dataset } }: Filed<Figure>): Problem[] {
  if (chart.type !== 'timeline' && chart.type !== 'lines' && chart.type !== 'lanes') return [];
  const [column, groups] = chart.type === 'lines' ? ['basis', chart.bases] : ['lane', chart.lanes];
  const known = groups.map((group) => group.id);
  const drawn = data.datasets.get(dataset);
  return (drawn?.value.rows ?? []).flatMap((row) => {
    const name = String(row[column] ?? '');
    const place = data.rows.get(row.id);
    if (known.includes(name) || !drawn || !place || broken.has(row.id)) return [];
    return [
      drawn.file.problem(
        ['rows', place.index, column],
        `The figure "${id}" has no ${column} called "${name}", so this row would not be drawn.\n${didYouMean(suggest(name, known))}`,
      ),
    ];
  });
}

/** Every reference in any text of a figure. */
function checkTexts(collected: Collected, { file, value }: Filed<Figure>): Problem[] {
  const visit = (part: unknown, path: Path): Problem[] => {
    if (typeof part === 'string') return checkTemplate(collected, part, (message) => file.problem(path, message));
    if (typeof part !== 'object' || part === null) return [];
    return Object.entries(part).flatMap(([key, child]) =>
      visit(child, [...path, Array.isArray(part) ? Number(key) : key]),
    );
  };
  return visit(value, []);
}
