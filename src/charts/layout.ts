import { drawingOf, type DrawnFigure } from './chart.ts';
import { drawScene } from './draw-scene.ts';
import type { Scene, Size } from './types.ts';

/** Where everything of one view goes. Pure: the same call draws pages, embeds, stills and tests. */
export function layout(figure: DrawnFigure, viewId: string, size: Size): Scene {
  return drawScene(drawingOf(figure.series.type).layout, figure, viewId, size);
}

/** The height in px that a figure takes at a width when nothing else limits it. */
export function naturalHeight({ series }: DrawnFigure, width: number): number {
  return Math.ceil(drawingOf(series.type).height(series, width));
}
