/** Charts that are too tall for a frame, told in less room; every fact stays in another view and in the table. */
import type { ChartFigure, ChartType } from '../chart/types.ts';
import type { Board } from './boards.ts';

/** The most that these take in px on each board: hosts cut frames off at 1,000 px. */
const TALLEST: Partial<Record<ChartType, Record<Board['name'], number>>> = {
  timeline: { narrow: 530, middle: 530, wide: 640 },
  unit: { narrow: 540, middle: 540, wide: 740 },
  waffle: { narrow: 600, middle: 540, wide: 770 },
};

/** The height to which a chart can be held; undefined where only its own will do. */
export function tallest({ series }: ChartFigure, board: Board['name']): number | undefined {
  return TALLEST[series.type]?.[board];
}

/**
 * The figure as it is drawn in less room than it would take. The whole time line names its counts, and leaves the
 * words of its events to the views that show a part of it. Others draw the same marks closer together.
 */
export function compactFigure(figure: ChartFigure): ChartFigure {
  const { series, views } = figure;
  if (series.type !== 'timeline') return figure;
  const counts = series.counts.map(({ id }) => id);
  return { ...figure, views: views.map((view) => (view.window ? view : { ...view, highlight: counts })) };
}
