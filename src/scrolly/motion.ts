/** Shows a view in a box, and lets what stood there before move into its new places. */
import { DURATION, easeOut, leavingKeys, startsOf, visibleMarks, type Start } from '../charts/transition.ts';
import type { Scene } from '../charts/types.ts';
import { drawSvg, linePath } from '../figure/svg/drawing.ts';

/** A view, laid out and drawn, ready to be shown again and again. */
export interface Drawn {
  scene: Scene;
  template: HTMLTemplateElement;
}

export function prepare(scene: Scene, id: string): Drawn {
  const template = document.createElement('template');
  template.innerHTML = drawSvg({ scene, id });
  return { scene, template };
}

/**
 * Shows a view in a box. With the one that the box shows now, marks of both move and the others fade: both are drawn
 * once, and a frame only sets places and opacities. Resolves when nothing moves any more, or another view was asked for.
 */
export async function show(box: HTMLElement, to: Drawn, from?: Drawn): Promise<void> {
  // Whoever scrolls on before a motion has ended starts the next from its end.
  const old = box.lastElementChild;
  const drawing = to.template.content.firstElementChild?.cloneNode(true);
  if (!(drawing instanceof SVGElement)) return;
  if (!old || !from) {
    box.replaceChildren(drawing);
    return;
  }
  box.replaceChildren(old, drawing);
  // The first frame draws what is new, unseen; the second moves it.
  drawing.setAttribute('opacity', '0');
  const first = await frame();
  if (drawing.parentNode !== box) return;
  drawing.removeAttribute('opacity');
  const moves = [leave(old, from.scene, to.scene), ...enter(drawing, from.scene, to.scene)];
  for (let now = first, part = 0; part < 1; now = await frame()) {
    if (drawing.parentNode !== box) return;
    part = Math.min(1, Math.max(0, (now - first) / DURATION));
    for (const move of moves) move(easeOut(part));
  }
  old.remove();
}

/** Draws a part of the way, from 0 to 1. */
type Move = (t: number) => void;

function frame(): Promise<number> {
  return new Promise(requestAnimationFrame);
}

/** What is not in the next scene fades under it, as one picture. */
function leave(old: Element, from: Scene, to: Scene): Move {
  const leaving = leavingKeys(from, to);
  for (const [key, element] of elementsOf(old, from)) if (!leaving.has(key)) element.remove();
  return (t) => old.setAttribute('opacity', String(1 - t));
}

function enter(drawing: Element, from: Scene, to: Scene): Move[] {
  const starts = startsOf(from, to);
  const opacities = new Map(to.marks.map(({ key, opacity }) => [key, opacity]));
  let group: Element | undefined;
  return elementsOf(drawing, to).flatMap(([key, element]) => {
    const start = starts.get(key);
    if (!start || start.opacity > 0) {
      group = undefined;
      return start ? [moveOf(start, element, opacities.get(key) ?? 1)] : [];
    }
    if (group) {
      group.append(element);
      return [];
    }
    // New neighbours appear as one: fading a hundred of them one by one would cost a hundred layers.
    const together = (group = document.createElementNS('http://www.w3.org/2000/svg', 'g'));
    element.replaceWith(together);
    together.append(element);
    return [(t: number) => together.setAttribute('opacity', String(t))];
  });
}

function moveOf({ opacity, way, points }: Start, element: Element, after: number): Move {
  const form = element.getAttribute('d')?.split(/[ML ]/).slice(1).map(Number);
  return (t) => {
    const mix = (a: number, b: number): number => a + (b - a) * t;
    if (opacity !== after) element.setAttribute('opacity', String(mix(opacity, after)));
    if (way) {
      const [x, y, wide, high] = way.to.map((end, index) => mix(way.from[index] ?? end, end));
      element.setAttribute('transform', `translate(${x} ${y}) scale(${wide} ${high})`);
    }
    if (points && form) element.setAttribute('d', linePath(form.map((end, index) => mix(points[index] ?? end, end))));
  };
}

/** The element of each visible mark: they follow one another after the definitions. */
function elementsOf(drawing: Element, scene: Scene): [string, Element][] {
  const drawn = [...drawing.children].flatMap((each) =>
    each.matches('defs') ? [] : each.matches('g:not([data-key])') ? [...each.children] : [each],
  );
  return visibleMarks(scene).flatMap(({ key }, index): [string, Element][] => {
    const element = drawn[index];
    return element ? [[key, element]] : [];
  });
}
