/** Every view of every chart, drawn for a comparison. */
import { layout, naturalHeight } from '../charts/layout.ts';
import type { Scene } from '../charts/types.ts';
import type { Data } from '../data/data.ts';
import { prepareFigure } from '../data/prepare.ts';
import { drawChart } from '../figure/draw.ts';

/** Legible side by side on a desk and one below the other on a phone. */
const WIDTH = 360;
/** A drawing with more marks than this would make a page that nobody can open. */
const MOST_MARKS = 20_000;

export interface Drawing {
  figure: string;
  view: string;
  viewName: string;
  title: string;
  scene: Scene;
  /** What is to be seen of it: marks that are hidden may lie anywhere, and nobody sees what a mark is called. */
  look: string;
  /** Its words and numbers without those of the axis, which follow the scale and say nothing new. */
  words: string[];
}

export function drawings(data: Data): Drawing[] {
  return [...data.figures.values()].flatMap(({ value }) => {
    const { id: figure, title, body, views } = prepareFigure(data, value);
    if (Array.isArray(body)) return [];
    const size = { width: WIDTH, height: naturalHeight(body, WIDTH) };
    return views.map(({ id: view, name: viewName }): Drawing => {
      const scene = layout(body, view, size);
      const seen = scene.marks.filter(({ opacity }) => opacity > 0);
      const words = seen.flatMap((mark) => (mark.kind === 'text' && mark.fill !== 'axis-label' ? [mark.text] : []));
      const look = JSON.stringify([scene.height, seen.map((mark) => ({ ...mark, key: '' }))]);
      return { figure, view, viewName, title: title.plain, scene, look, words };
    });
  });
}

/** The drawing as SVG, or nothing where it would be too large; `side` keeps the ids of both sides apart on one page. */
export function drawSvg({ figure, view, title, scene }: Drawing, side: 'before' | 'after'): string | undefined {
  if (scene.marks.length > MOST_MARKS) return undefined;
  return drawChart({ scene, id: `${side}-${figure}-${view}`, name: `${title} (${side})` });
}
