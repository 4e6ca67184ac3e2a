/** The layouts that travel to readers: those of the types that sequences move. The others are drawn at build only. */
import { drawScene, type Layout } from './scene.ts';
import type { ChartFigure, Scene, Series, Size } from './types.ts';

// The bundler reads the folders: a type that moves says so with a file of that name.
const LAYOUTS = import.meta.glob<Layout<Series>>('./*/moving.ts', { eager: true, import: 'layout' });

/** `layout` for the figures of sequences; throws for a figure that is drawn at build only. */
export function layoutMoving(figure: ChartFigure, viewId: string, size: Size): Scene {
  const { id, series } = figure;
  const layout = LAYOUTS[`./${series.type}/moving.ts`];
  if (!layout) throw new Error(`Figure "${id}" is of type "${series.type}", which sequences cannot show.`);
  return drawScene(layout, figure, viewId, size);
}
