/** Shows a view in a box, and lets what stood there before move into its new places. */
import { DURATION, easeOut, leavingKeys, motionsOf, visibleMarks, type Motion } from '../charts/transition.ts';
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

/** So many marks are added in one frame: what a slow phone lays out in half of the time that eyes notice. */
const AT_ONCE = 32;

/** Shows a view; from another, marks of both move and the others fade. Resolves when all is still, or another is asked for. */
export async function show(box: HTMLElement, to: Drawn, from?: Drawn): Promise<void> {
  // Whoever scrolls on before a motion has ended starts the next from its end.
  const old = box.lastElementChild;
  const drawing = to.template.content.firstElementChild?.cloneNode(true);
  if (!(drawing instanceof SVGElement)) return;
  if (!old || !from) {
    box.replaceChildren(drawing);
    return;
  }
  const { parts, moves } = enter(drawing, from.scene, to.scene);
  // The first frames draw what is new, unseen; the one after them moves it.
  drawing.setAttribute('opacity', '0');
  box.replaceChildren(old, drawing);
  let first = await frame();
  while (parts.length > 0 && drawing.parentNode === box) {
    for (const [parent, element] of parts.splice(0, AT_ONCE)) parent.append(element);
    first = await frame();
  }
  if (drawing.parentNode !== box) return;
  drawing.removeAttribute('opacity');
  // What is not in the next scene fades under it, as one picture.
  const leaving = leavingKeys(from.scene, to.scene);
  for (const [key, element] of elementsOf(old, from.scene)) if (!leaving.has(key)) element.remove();
  moves.push((t) => old.setAttribute('opacity', String(1 - t)));
  for (let now = first, part = 0; part < 1; now = await frame()) {
    if (drawing.parentNode !== box) return;
    part = Math.min(1, Math.max(0, (now - first) / DURATION));
    for (const move of moves) move(easeOut(part));
  }
  old.remove();
}

type Move = (t: number) => void;

function frame(): Promise<number> {
  return new Promise(requestAnimationFrame);
}

/** Takes a drawing apart into elements with their parents. Neighbours that move alike move as one layer. */
function enter(drawing: Element, from: Scene, to: Scene): { parts: [Element, Element][]; moves: Move[] } {
  const motions = motionsOf(from, to);
  const parts: [Element, Element][] = [];
  const moves: Move[] = [];
  let [group, alike] = [drawing, ''];
  for (const [key, element] of elementsOf(drawing, to)) {
    const motion = motions.get(key);
    const before = alike;
    alike = JSON.stringify(motion ?? '');
    if (alike !== before) {
      group = drawing.appendChild(document.createElementNS('http://www.w3.org/2000/svg', 'g'));
      if (motion) moves.push(moveOf(motion, group, element));
    }
    parts.push([group, element]);
    element.remove();
  }
  return { parts, moves };
}

function mix(a: number, b: number, t: number): number {
  return a + (b - a) * t;
}

function moveOf(motion: Motion, group: Element, element: Element): Move {
  if (motion.kind === 'appear') return (t) => group.setAttribute('opacity', String(t));
  if (motion.kind === 'bend') {
    const form = element.getAttribute('d')?.split(/[ML ]/).slice(1).map(Number) ?? [];
    return (t) => element.setAttribute('d', linePath(form.map((end, index) => mix(motion.from[index] ?? end, end, t))));
  }
  const [x, y, wide, high] = motion.from;
  return (t) => {
    const place = `translate(${mix(x, 0, t)} ${mix(y, 0, t)}) scale(${mix(wide, 1, t)} ${mix(high, 1, t)})`;
    if (t < 1) group.setAttribute('transform', place);
    else group.removeAttribute('transform');
  };
}

/** The element of each visible mark: they follow one another after the definitions, loose or in groups. */
function elementsOf(drawing: Element, scene: Scene): [string, Element][] {
  const drawn = [...drawing.children].flatMap((each) =>
    each.matches('defs') ? [] : each.matches('g:not([data-key])') ? [...each.children] : [each],
  );
  return visibleMarks(scene).flatMap(({ key }, index): [string, Element][] => {
    const element = drawn[index];
    return element ? [[key, element]] : [];
  });
}
