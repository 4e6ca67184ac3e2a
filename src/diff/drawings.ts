/** Every view of a figure, drawn for a comparison. */
import { layout, naturalHeight } from '../charts/chart.ts';
import type { Data } from '../data/data.ts';
import { prepareFigure } from '../data/prepare.ts';
import type { Figure } from '../data/schema/schema.ts';
import { drawChart } from '../figure/draw.ts';

/** Legible side by side on a desk and one below the other on a phone. */
const WIDTH = 352;

/** A view; one of a figure that is a list has words alone. */
export interface Drawing {
  figure: string;
  title: string;
  view: string;
  viewName: string;
  alt: string;
  /** What is to be seen of it: marks that are hidden may lie anywhere, and nobody sees what a mark is called. */
  look: string;
  /** Its words and numbers without those of the axis, which follow the scale and say nothing new. */
  words: string[];
  /** The drawing as SVG; `side` keeps the ids of both sides apart on one page. */
  svg: (side: 'before' | 'after') => string;
}

export function drawings(data: Data, value: Figure): Drawing[] {
  const { id: figure, title: prepared, body, views } = prepareFigure(data, value);
  const title = prepared.plain;
  return views.map(({ id: view, name: viewName, alt }): Drawing => {
    const said = { figure, title, view, viewName, alt };
    if (Array.isArray(body)) return { ...said, look: '', words: [], svg: () => '' };
    const scene = layout(body, view, { width: WIDTH, height: naturalHeight(body, WIDTH) });
    const seen = scene.marks.filter(({ opacity }) => opacity > 0);
    return {
      ...said,
      look: JSON.stringify([scene.height, seen.map((mark) => ({ ...mark, key: '' }))]),
      words: seen.flatMap((mark) => (mark.kind === 'text' && mark.fill !== 'axis-label' ? [mark.text] : [])),
      svg: (side) =>
        drawChart({ scene, id: `${side}-${figure}-${view}`, name: `${title} (${side})`, description: alt }),
    };
  });
}
