/** From a figure and the name of a view to everything that is drawn of it. */
import type { Drawing } from './definition.ts';
import type { ChartFigure, Mark, Scene, Series, Size, View } from './types.ts';

/** One view of a figure by the layout of its type. */
export function drawScene(
  layout: Drawing<unknown, Series>['layout'],
  figure: ChartFigure,
  viewId: string,
  size: Size,
): Scene {
  return toScene(size, layout(figure.series, findView(figure, viewId), size));
}

/** The view of that name; an unknown name is an error that lists the known ones. */
export function findView(figure: ChartFigure, id: string): View {
  const view = figure.views.find((candidate) => candidate.id === id);
  if (view) return view;
  const known = figure.views.map((candidate) => candidate.id).join(', ');
  throw new Error(`Figure "${figure.id}" has no view "${id}". It has: ${known}.`);
}

/** Rounds every coordinate to a tenth of a pixel, so that the same scene is the same text everywhere. */
export function toScene(size: Size, marks: Mark[]): Scene {
  return { width: tenth(size.width), height: tenth(size.height), marks: marks.map(rounded) };
}

function rounded(mark: Mark): Mark {
  if (mark.kind === 'line') return { ...mark, points: mark.points.map(tenth) };
  const placed = { ...mark, x: tenth(mark.x), y: tenth(mark.y) };
  return placed.kind === 'rect' ? { ...placed, width: tenth(placed.width), height: tenth(placed.height) } : placed;
}

function tenth(value: number): number {
  // A zero below zero would not survive JSON.
  return Math.round(value * 10) / 10 + 0;
}
