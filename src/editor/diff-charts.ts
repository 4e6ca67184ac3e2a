/** The charts that look different, drawn side by side. */
import { layout, naturalHeight } from '../charts/layout.ts';
import type { DrawnFigure } from '../charts/chart.ts';
import type { Scene } from '../charts/types.ts';
import { fillTemplate } from '../data/facts.ts';
import type { Data } from '../data/collected.ts';
import { chartFigure, isDrawn } from '../data/series.ts';
import { drawChart } from '../figure/draw.ts';
import { viewName } from '../data/evidence.ts';
import type { NewId } from './diff-names.ts';

/** A text of a drawing that reads differently, or that only one side has. */
export interface Label {
  before?: string;
  after?: string;
}

/** A view of a figure as SVG; one side is missing where the view is new or gone. */
export interface ChartChange {
  figure: string;
  view: string;
  viewName: string;
  title: string;
  before?: string;
  after?: string;
  /** The words and numbers of the drawing that changed. */
  labels: Label[];
  tall: boolean;
}

/** Legible side by side on a desk and one below the other on a phone. */
const WIDTH = 360;
/** Longer than this, a drawing pushes everything else off the screen. */
const TALL = 900;
/** A drawing with more marks than this would make a page that nobody can open. */
const MOST_MARKS = 20_000;

interface Drawn {
  figure: string;
  view: string;
  viewName: string;
  title: string;
  scene: Scene;
  /** The rows that the view is about. */
  about: string[];
}

/** Every view whose drawing differs; of a figure, the view about an edited row comes first, then the shortest. */
export function changedCharts(before: Data, after: Data, edited: Set<string>, newId: NewId): ChartChange[] {
  const keyNow = ({ figure, view }: Drawn): string => newId('view', `${newId('figure', figure)}/${view}`);
  const earlier = new Map(drawings(before).map((drawn) => [keyNow(drawn), drawn]));
  const later = new Map(drawings(after).map((drawn) => [`${drawn.figure}/${drawn.view}`, drawn]));
  // A view is the same wherever it stands among the others.
  const pairs = [...new Set([...later.keys(), ...earlier.keys()])].flatMap((key) => {
    const [old, now] = [earlier.get(key), later.get(key)];
    const shown = now ?? old;
    return shown && !(old && now && look(old.scene) === look(now.scene)) ? [{ old, now, shown }] : [];
  });
  const order = [...new Set(pairs.map(({ shown }) => shown.figure))];
  const weight = ({ shown }: (typeof pairs)[number]): number =>
    shown.about.some((row) => edited.has(row)) ? 0 : shown.scene.height;
  pairs.sort((a, b) => order.indexOf(a.shown.figure) - order.indexOf(b.shown.figure) || weight(a) - weight(b));
  return pairs.map(({ old, now, shown: { figure, view, viewName: name, title, scene } }) => ({
    figure,
    view,
    viewName: name,
    title,
    tall: scene.height > TALL,
    labels: old && now ? changedLabels(old.scene, now.scene) : [],
    ...(old ? { before: draw(old, 'before') } : {}),
    ...(now ? { after: draw(now, 'after') } : {}),
  }));
}

/** Texts of the drawings that are not the same; those of an axis follow its scale and say nothing new. */
function changedLabels(before: Scene, after: Scene): Label[] {
  const texts = ({ marks }: Scene): Map<string, string> =>
    new Map(
      marks.flatMap((mark) =>
        mark.kind === 'text' && mark.opacity > 0 && mark.fill !== 'axis-label' ? [[mark.key, mark.text]] : [],
      ),
    );
  const [old, now] = [texts(before), texts(after)];
  return [...new Set([...now.keys(), ...old.keys()])].flatMap((key) => {
    const [was, is] = [old.get(key), now.get(key)];
    if (was === is) return [];
    return [{ ...(was === undefined ? {} : { before: was }), ...(is === undefined ? {} : { after: is }) }];
  });
}

function drawings(data: Data): Drawn[] {
  const figures = [...data.figures.values()].map(({ value }) => value).filter(isDrawn);
  return figures.flatMap((figure) => {
    const drawn: DrawnFigure = chartFigure(data, figure);
    const size = { width: WIDTH, height: naturalHeight(drawn, WIDTH) };
    const title = fillTemplate(data, figure.title);
    return figure.views.map((view) => ({
      figure: figure.id,
      view: view.id,
      viewName: viewName(view),
      title,
      scene: layout(drawn, view.id, size),
      about: view.highlight ?? [],
    }));
  });
}

/** What is to be seen of a scene: marks that are hidden may lie anywhere, and nobody sees what a mark is called. */
function look({ width, height, marks }: Scene): string {
  const seen = marks.filter(({ opacity }) => opacity > 0);
  return JSON.stringify([width, height, seen.map((mark) => ({ ...mark, key: '' }))]);
}

function draw({ figure, view, title, scene }: Drawn, side: 'before' | 'after'): string {
  if (scene.marks.length > MOST_MARKS) return '';
  return drawChart({ scene, id: `${side}-${figure}-${view}`, name: `${title} (${side})` });
}
