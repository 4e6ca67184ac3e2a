/** Shows a scene in a box, and lets what stood there before move into its new places. */
import { DURATION, EASING, leavingKeys, startsOf, visibleMarks, type Start } from '../charts/transition.ts';
import type { Scene } from '../charts/types.ts';
import { drawSvg, linePath } from '../figure/svg/drawing.ts';

const TIMING = { duration: DURATION, easing: EASING };

/**
 * Draws a scene into a box. With a scene that the box shows now, marks of both move, and the others fade; the browser
 * does that on its own, from one drawing and a list of places. Resolves when nothing moves any more.
 */
export async function show(box: HTMLElement, id: string, to: Scene, from?: Scene): Promise<void> {
  // Whoever scrolls on before a motion has ended starts the next from its end.
  for (const animation of box.getAnimations({ subtree: true })) animation.finish();
  const old = box.lastElementChild;
  for (const other of [...box.children]) if (other !== old) other.remove();
  box.insertAdjacentHTML('beforeend', drawSvg({ scene: to, id }));
  const drawing = box.lastElementChild;
  if (!old || !drawing || !from) {
    old?.remove();
    return;
  }
  const moves = [leave(old, from, to), ...enter(drawing, from, to)];
  await Promise.all(moves.map(({ finished }) => finished.catch(() => undefined)));
  old.remove();
}

/** What is not in the next scene fades under it, as one picture. */
function leave(old: Element, from: Scene, to: Scene): Animation {
  const leaving = leavingKeys(from, to);
  for (const [key, element] of elementsOf(old, from)) if (!leaving.has(key)) element.remove();
  old.classList.add('leaving');
  return old.animate({ opacity: [1, 0] }, { ...TIMING, fill: 'forwards' });
}

function enter(drawing: Element, from: Scene, to: Scene): Animation[] {
  const starts = startsOf(from, to);
  const opacities = new Map(to.marks.map(({ key, opacity }) => [key, opacity]));
  let group: Element | undefined;
  return elementsOf(drawing, to).flatMap(([key, element]) => {
    const start = starts.get(key);
    if (!start || start.opacity > 0) {
      group = undefined;
      return start ? [element.animate(frames(start, element, opacities.get(key) ?? 1), TIMING)] : [];
    }
    // New neighbours appear as one: fading a hundred of them one by one would cost a hundred layers.
    const together = group;
    group ??= wrap(element);
    if (together) together.append(element);
    return together ? [] : [group.animate({ opacity: [0, 1] }, TIMING)];
  });
}

function wrap(element: Element): Element {
  const group = document.createElementNS(element.namespaceURI, 'g');
  element.replaceWith(group);
  group.append(element);
  return group;
}

function frames({ opacity, transform, points }: Start, element: Element, after: number): PropertyIndexedKeyframes {
  return {
    opacity: [opacity, after],
    ...(transform && { transform: [transform.from, transform.to] }),
    ...(points && { d: [`path("${linePath(points)}")`, `path("${element.getAttribute('d')}")`] }),
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
