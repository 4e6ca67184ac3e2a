/** What a chart type cannot draw, although every name in its figure is known. */
import { locate } from '../parse.ts';
import { definitionOf } from '../../charts/chart.ts';
import { parseSpan } from '../../charts/dates.ts';
import type { Data } from '../../data/data.ts';
import type { Collected } from '../collected.ts';
import { cellValue } from '../../data/facts.ts';
import type { Path, Problem, Wording } from '../problems.ts';
import type { Figure } from '../../data/schema/schema.ts';
import { mistakeOf } from '../../data/mistakes/mistake-error.ts';
import { chartFigure, drawnRows, isDrawn } from '../../data/series.ts';

/** More marks than this are a grey area to readers, and a file that no phone opens. */
const MOST_MARKS = 200_000;
/** A mark for each row, with its place for a label: more rows than this are more than a phone has pixels across. */
const MOST_ROWS = 1000;

/** The mistakes of charts of known rows. Only of sound data is it tried whether they can be drawn at all. */
export function checkCharts({ data }: Collected, isSound: boolean): Problem[] {
  return [...data.figures.values()].flatMap(({ file, value: figure }) => {
    const tell = (mistake: Wording, ...at: Path): Problem => locate(file).problem(at, mistake);
    const turned = figure.views.flatMap(({ window }, index) =>
      isTurned(window) ? [tell({ code: 'window-turned' }, 'views', index, 'window')] : [],
    );
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

/** Time runs from before to after. */
function isTurned(window: { from: string; to: string } | undefined): boolean {
  const [from, to] = [parseSpan(window?.from ?? ''), parseSpan(window?.to ?? '')];
  return from !== undefined && to !== undefined && to.to <= from.from;
}
