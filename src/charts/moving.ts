/** The layouts that sequences move, each fetched by the readers of a story that moves it. */
import type { Drawing } from './definition.ts';
import type { ChartFigure, Series } from './types.ts';

/** How a type of chart is drawn in the browser. */
export type Moving = Pick<Drawing<unknown, Series>, 'layout' | 'height'>;

// The bundler reads the folders, and makes a file of each layout.
const LAYOUTS = import.meta.glob<Moving>('./*/layout.ts');

/** Fetches how the type of a figure is drawn; a list in HTML is not drawn at all. */
export async function fetchMoving({ id, series }: ChartFigure): Promise<Moving> {
  const fetchLayout = LAYOUTS[`./${series.type}/layout.ts`];
  if (!fetchLayout) throw new Error(`Figure "${id}" is of type "${series.type}", which sequences cannot show.`);
  return fetchLayout();
}
