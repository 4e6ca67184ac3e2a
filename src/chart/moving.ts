import { layoutBars } from './bars.ts';
import { layoutLines } from './lines.ts';
import { toScene } from './marks.ts';
import { layoutParts } from './parts.ts';
import { layoutSnapshots } from './snapshots.ts';
import { layoutTimeline } from './timeline.ts';
import type { ChartFigure, Mark, Scene, Series, Size, View } from './types.ts';

/**
 * The chart types that a sequence can move through. They are all that the browser lays out;
 * the others are drawn at build, and their code stays there.
 */
export type MovingSeries = Extract<Series, { type: 'snapshots' | 'lines' | 'bars' | 'parts' | 'timeline' }>;

/** The same, for those who know only the type of a chart. */
export const MOVING_TYPES: string[] = ['snapshots', 'lines', 'bars', 'parts', 'timeline'];

/** True for a figure that a sequence can show. */
export function isMoving(series: Series): series is MovingSeries {
  return MOVING_TYPES.includes(series.type);
}

/** `layout` for the figures of sequences; throws for a figure that is drawn at build only. */
export function layoutMoving(figure: ChartFigure, viewId: string, size: Size): Scene {
  const { series, views, id } = figure;
  if (!isMoving(series)) throw new Error(`Figure "${id}" is of type "${series.type}", which sequences cannot show.`);
  return toScene(size, drawMoving(series, views, findView(figure, viewId), size));
}

/** The marks of one view of a moving figure. */
export function drawMoving(series: MovingSeries, views: View[], view: View, size: Size): Mark[] {
  switch (series.type) {
    case 'snapshots':
      return layoutSnapshots(series, views, view, size);
    case 'lines':
      return layoutLines(series, views, view, size);
    case 'bars':
      return layoutBars(series, views, view, size);
    case 'parts':
      return layoutParts(series, views, view, size);
    case 'timeline':
      return layoutTimeline(series, views, view, size);
  }
}

/** The view of that name; an unknown name is an error that lists the known ones. */
export function findView(figure: ChartFigure, id: string): View {
  const view = figure.views.find((candidate) => candidate.id === id);
  if (view) return view;
  const known = figure.views.map((candidate) => candidate.id).join(', ');
  throw new Error(`Figure "${figure.id}" has no view "${id}". It has: ${known}.`);
}
