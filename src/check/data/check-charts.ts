/** What a chart type cannot draw, although every name in its figure is known. */
import { locate } from '../parse.ts';
import { definitionOf } from '../../charts/chart.ts';
import { parseSpan } from '../../charts/dates.ts';
import type { Data, Filed } from '../../data/data.ts';
import type { Collected } from '../collected.ts';
import { cellValue } from '../../data/facts.ts';
import type { Problem } from '../problems.ts';
import type { Figure } from '../../data/schema/schema.ts';
import { mistakeOf } from '../../data/mistakes/mistake-error.ts';
import { chartFigure, drawnRows, isDrawn } from '../../data/series.ts';

/** More marks than this are a grey area to readers, and a file that no phone opens. */
const MOST_MARKS = 200_000;
/** A mark for each row, with its place for a label: more rows than this are more than a phone has pixels across. */
const MOST_ROWS = 1000;

/** The mistakes of charts of known rows. Only of sound data is it tried whether they can be drawn at all. */
export function checkCharts(collected: Collected, isSound: boolean): Problem[] {
  return [...collected.data.figures.values()].flatMap((figure) => {
    const found = isSound ? checkRows(collected, figure) : [];
    if (found.length > 0) return found;
    const marks = isSound ? checkMarks(collected.data, figure) : [];
    return [...marks, ...checkWindows(figure)];
  });
}

/** Every type needs columns of its own. */
function checkRows({ data }: Collected, { file, value: figure }: Filed<Figure>): Problem[] {
  try {
    const { length } = drawnRows(data, figure);
    if (length > MOST_ROWS) {
      const mistake = { code: 'too-many-rows', dataset: figure.dataset, count: length, most: MOST_ROWS } as const;
      return [locate(file).problem(['chart'], mistake)];
    }
    if (isDrawn(figure)) chartFigure(data, figure);
    return [];
  } catch (error) {
    const mistake = { code: 'cannot-draw', type: figure.chart.type, because: mistakeOf(error) } as const;
    return [locate(file).problem(['chart'], mistake)];
  }
}

/** Scales start at zero; and one mark for each record is drawn for as many as can be told apart, and for no fractions. */
function checkMarks(data: Data, { file, value: figure }: Filed<Figure>): Problem[] {
  const counts = definitionOf(figure.chart.type).drawing?.counts;
  if (!counts) return [];
  const counted = counts === 'signs';
  return drawnRows(data, figure).flatMap(({ id }) => {
    const value = cellValue(data, id);
    if (value >= 0 && (!counted || (Number.isInteger(value) && value <= MOST_MARKS))) return [];
    const mistake = { code: 'beyond-marks', id, value, most: MOST_MARKS } as const;
    return [locate(file).problem(['chart'], mistake)];
  });
}

/** Time runs from before to after. */
function checkWindows({ file, value: { views } }: Filed<Figure>): Problem[] {
  return views.flatMap(({ window }, index) => {
    const [from, to] = window ? [parseSpan(window.from), parseSpan(window.to)] : [];
    if (!from || !to || to.to > from.from) return [];
    return [locate(file).problem(['views', index, 'window'], { code: 'window-turned' })];
  });
}
