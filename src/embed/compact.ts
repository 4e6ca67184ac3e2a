/** Charts that are too tall for a frame, told in less room; every fact stays in another view and in the table. */
import type { ChartFigure } from '../chart/types.ts';

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
