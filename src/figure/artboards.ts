/** One view of a figure, drawn at the widths at which charts stand on a page. */
import { type DrawnFigure, layout, naturalHeight } from '../charts/chart.ts';
import { findView } from '../charts/draw-scene.ts';
import { drawChart } from './svg/printed.ts';

export const ARTBOARDS = { phone: 350, middle: 688, wide: 928 } as const;

export type Artboard = keyof typeof ARTBOARDS;

export interface Drawable {
  drawn: DrawnFigure;
  title: string;
  /** The name of a view; the first where none is given. */
  view?: string;
  /** True where a visible caption describes the drawing. */
  captioned?: boolean;
}

/** The drawing as SVG at each width, by its name. */
export function artboards(drawable: Drawable, names: readonly Artboard[]): Record<string, string> {
  const { drawn, title, view, captioned } = drawable;
  const shown = findView(drawn, view ?? drawn.views[0]?.id ?? '');
  return Object.fromEntries(
    names.map((name) => {
      const width = ARTBOARDS[name];
      const scene = layout(drawn, shown.id, { width, height: naturalHeight(drawn, width) });
      const id = [drawn.id, view, name].filter(Boolean).join('-');
      return [name, drawChart({ scene, id, name: captioned ? title : shown.alt })];
    }),
  );
}
