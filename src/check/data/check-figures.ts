/** What can be wrong in a figure: what it names, what its chart cannot draw, and what its views pick out, hide and frame. */
import { locate, rowProblem } from '../parse.ts';
import { definitionOf } from '../../charts/chart.ts';
import type { Named } from '../../charts/definition.ts';
import type { Data, Filed } from '../../data/data.ts';
import type { Collected } from '../collect.ts';
import type { Path, Problem, Wording } from '../problems.ts';
import type { Figure } from '../../data/schema/schema.ts';
import { chartFigure, drawnRows, isDrawn, namedDatasets } from '../../data/series.ts';
import { mistakeOf, removedRow, unknownName, unknownRow } from '../../data/mistakes/mistake.ts';
import { parseSpan } from '../../charts/dates.ts';
import { cellValue, findFact, templateRefs } from '../../data/facts.ts';
import { drawnAlong, idsOf, isFramed, startingFrom } from '../story/sentences.ts';

export function checkFigures(collected: Collected): Problem[] {
  return [...collected.data.figures.values()].flatMap((figure) => [
    ...checkNames(collected, figure),
    ...checkGroups(collected, figure),
  ]);
}

function checkNames({ data, isSound }: Collected, { file, value: figure }: Filed<Figure>): Problem[] {
  const tell = ({ at }: Named, mistake: Wording): Problem => locate(file).problem(at, mistake);
  const viewIds = figure.views.map(({ id }, index): Named => ({ name: id, at: ['views', index, 'id'] }));
  const { chart } = figure;
  const { once, rows, namedRows } = definitionOf(chart.type);
  const twice = [
    // Two marks of one name would be one mark.
    ...(once?.(chart) ?? [])
      .flatMap(repeated)
      .map((named) => tell(named, { code: 'twice', kind: 'mark', name: named.name })),
    ...repeated(viewIds).map((named) => tell(named, { code: 'twice', kind: 'view', name: named.name })),
  ];
  if (!isSound) return twice;
  const datasets = namedDatasets(figure);
  const lost = datasets.filter(({ name }) => !data.datasets.has(name));
  // Without its dataset every row of the figure would look wrong.
  if (lost.length > 0)
    return lost.map((named) => tell(named, unknownName('dataset', named.name, data.datasets.keys())));
  // Those that it names one by one instead of drawing a whole dataset, and those it names besides.
  const ofChart = [...(rows?.(chart) ?? []), ...(namedRows?.(chart) ?? [])];
  const drawn = datasets.flatMap(({ name }) => data.datasets.get(name)?.value.rows.map(({ id }) => id) ?? []);
  const known = new Set([...drawn, ...ofChart.map(({ name }) => name)]);
  const unknown = ofChart.filter(({ name }) => !data.rows.has(name));
  const undrawn = rowsOfViews(figure).filter(({ name }) => !known.has(name));
  return [
    ...unknown.map((named) => tell(named, unknownRow(data, named.name))),
    ...twice,
    ...undrawn.map((named) =>
      tell(named, removedRow(data, named.name) ?? unknownName('row in this chart', named.name, known)),
    ),
  ];
}

function repeated(names: Named[]): Named[] {
  return names.filter(({ name }, index) => names.findIndex((other) => other.name === name) < index);
}

function rowsOfViews({ views }: Figure): Named[] {
  return views.flatMap(({ highlight = [], hide = [] }, view) => [
    ...highlight.map((name, index) => ({ name, at: ['views', view, 'highlight', index] })),
    ...hide.map((name, index) => ({ name, at: ['views', view, 'hide', index] })),
  ]);
}

/** Rows that are drawn in a lane or on a basis must name one that the figure has. */
function checkGroups({ data }: Collected, { value: { id, chart, dataset } }: Filed<Figure>): Problem[] {
  const groups = definitionOf(chart.type).groups?.(chart);
  if (!groups) return [];
  const { column, names: known } = groups;
  const drawn = data.datasets.get(dataset);
  return (drawn?.value.rows ?? []).flatMap((row) => {
    const name = String(row[column] ?? '');
    const place = data.rows.get(row.id);
    if (known.includes(name) || !drawn || !place) return [];
    return [rowProblem(place, column, unknownName(`${column} in the figure "${id}"`, name, known))];
  });
}

/** More marks than this are a grey area to readers, and a file that no phone opens. */
const MOST_MARKS = 200_000;
/** A mark for each row, with its place for a label: more rows than this are more than a phone has pixels across. */
const MOST_ROWS = 1000;

/** The mistakes of charts of known rows. Only of sound data is it tried whether they can be drawn at all. */
export function checkCharts({ data }: Collected, isSound: boolean): Problem[] {
  return [...data.figures.values()].flatMap(({ file, value: figure }) => {
    const tell = (mistake: Wording, ...at: Path): Problem => locate(file).problem(at, mistake);
    const turned = figure.views.flatMap(({ window }, index) => {
      const [from, to] = [parseSpan(window?.from ?? ''), parseSpan(window?.to ?? '')];
      return from && to && to.to <= from.from ? [tell({ code: 'window-turned' }, 'views', index, 'window')] : [];
    });
    return [...(isSound ? drawingMistakes(data, figure) : []).map((mistake) => tell(mistake, 'chart')), ...turned];
  });
}

/** Every type needs columns of its own; scales start at zero; and one mark for each record is drawn for as many as can be told apart. */
function drawingMistakes(data: Data, figure: Figure): Wording[] {
  const { dataset, chart } = figure;
  try {
    const rows = drawnRows(data, figure);
    if (rows.length > MOST_ROWS) return [{ code: 'too-many-rows', dataset, count: rows.length, most: MOST_ROWS }];
    if (isDrawn(figure)) chartFigure(data, figure);
    const counts = definitionOf(chart.type).drawing?.counts;
    return rows.flatMap(({ id }): Wording[] => {
      const value = counts ? cellValue(data, id) : 0;
      const isCount = counts !== 'signs' || (Number.isInteger(value) && value <= MOST_MARKS);
      return value >= 0 && isCount ? [] : [{ code: 'beyond-marks', id, value, most: MOST_MARKS }];
    });
  } catch (error) {
    return [{ code: 'cannot-draw', type: chart.type, because: mistakeOf(error) }];
  }
}

/** Views that do not show what they say, as far as their settings tell. */
export function checkViews(data: Data): Problem[] {
  return [...data.figures.values()].flatMap(({ file, value }) =>
    [...lastWindow(data, value), ...hidden(data, value), ...cutAxis(value), ...signs(data, value)].map(
      ([mistake, ...at]) => locate(file).problem(at, mistake, 'warning'),
    ),
  );
}

type Found = [mistake: Wording, ...at: Path];

/** The last window of a figure that is seen through windows must reach its newest row. */
function lastWindow(data: Data, figure: Figure): Found[] {
  const ends = figure.views.map(({ window }) => (window ? (parseSpan(window.to)?.to ?? 0) : 0));
  const to = Math.max(...ends);
  const later = to > 0 ? startingFrom({ to }, drawnAlong(data, figure)) : [];
  if (later.length === 0) return [];
  return [[{ code: 'outrun-axis', later: idsOf(later) }, 'views', ends.indexOf(to), 'window', 'to']];
}

/** A row that is picked out or told of, and that the same view hides or frames away. */
function hidden(data: Data, { views, dataset }: Figure): Found[] {
  return views.flatMap(({ highlight = [], hide = [], window, alt }, view): Found[] => {
    const isOutside = (id: string): boolean => {
      const entry = data.rows.get(id);
      return entry !== undefined && !isFramed(entry, window);
    };
    const told = templateRefs(alt).map((reference) => reference.split(/[.|]/)[0] ?? '');
    const named = told.filter((id) => data.rows.get(id)?.dataset.id === dataset && hide.includes(id));
    const lost = [...new Set([...highlight.filter((id) => hide.includes(id) || isOutside(id)), ...named])];
    return lost.length > 0 ? [[{ code: 'told-and-hidden', rows: lost }, 'views', view]] : [];
  });
}

/** An axis that is cut must be told. */
function cutAxis({ chart, views }: Figure): Found[] {
  if (!definitionOf(chart.type).isCut?.(chart)) return [];
  return views.flatMap(({ alt }, view): Found[] =>
    /\bnot (?:start|begin) at zero\b/.test(alt) ? [] : [[{ code: 'axis-untold' }, 'views', view, 'alt']],
  );
}

/** A chart writes its sign's number by itself; what a title says of it must be the same. */
function signs(data: Data, { chart, title, subtitle }: Figure): Found[] {
  const each = 'each' in chart ? chart.each : 1;
  const [, told] = /\bone \w+ (?:is|stands for) \{([^{}|]+)/i.exec(`${title} ${subtitle}`) ?? [];
  if (told === undefined || Number(findFact(data, `${told}|text`)?.text) === each) return [];
  return [[{ code: 'sign-told-otherwise', each, told }, 'chart', 'each']];
}
