import { describe, expect, test } from 'vitest';
import { layout, naturalHeight } from '../../charts/layout.ts';
import { line, symbol, text } from '../../charts/shared/marks.ts';
import { toScene } from '../../charts/draw-scene.ts';
import { interpolateScene } from '../../charts/transition.ts';
import type { Mark, Scene } from '../../charts/types.ts';
import { drawnFigures, findMark, visible } from './helpers.ts';

const size = { width: 100, height: 100 };

function scene(...marks: Mark[]): Scene {
  return toScene(size, marks);
}

function dot(x: number, emphasis: 'normal' | 'muted' | 'hidden' = 'normal'): Mark {
  return symbol({ key: 'a', x, y: x / 2, size: 10, status: 'leaked', emphasis });
}

function path(...points: number[]): Mark {
  return line({ key: 'path', points, stroke: 'ink', width: 1 });
}

/** What a reader sees of a mark: its kind, its place, its strength and its words, not its colour. */
function appearance(mark: Mark): unknown[] {
  const words = mark.kind === 'text' ? mark.text : '';
  const place = mark.kind === 'line' ? mark.points : [mark.x, mark.y];
  return [mark.key, mark.kind, ...place, mark.opacity, words];
}

function seen(drawn: Scene): unknown[][] {
  return visible(drawn)
    .map(appearance)
    .sort((a, b) => String(a[0]).localeCompare(String(b[0])));
}

/** Lines whose number of points changes cut at once, so they are left out of the comparison. */
function withoutCuts(drawn: Scene, other: Scene): Scene {
  const points = new Map(other.marks.flatMap((mark) => (mark.kind === 'line' ? [[mark.key, mark.points.length]] : [])));
  const cuts = (mark: Mark): boolean =>
    mark.kind === 'line' && (points.get(mark.key) ?? mark.points.length) !== mark.points.length;
  return { ...drawn, marks: drawn.marks.filter((mark) => !cuts(mark)) };
}

describe('between the views of every figure', () => {
  const pairs = drawnFigures().flatMap((figure) =>
    [360, 720].flatMap((width) => {
      const box = { width, height: naturalHeight(figure, width) };
      const scenes = figure.views.map(({ id }) => ({ id, scene: layout(figure, id, box) }));
      return scenes.slice(1).flatMap((to, index) => {
        const from = scenes[index];
        return from ? [[`${figure.id}: ${from.id} → ${to.id} at ${width}`, from.scene, to.scene] as const] : [];
      });
    }),
  );

  test.each(pairs)('%s', (_, from, to) => {
    for (const [a, b] of [
      [from, to],
      [to, from],
    ] as const) {
      const move = interpolateScene(a, b);
      expect(seen(withoutCuts(move(0), a))).toEqual(seen(withoutCuts(a, b)));
      expect(move(1)).toBe(b);
      const half = new Map(move(0.5).marks.map((mark) => [mark.key, mark]));
      for (const mark of [...a.marks, ...b.marks]) expect(half.has(mark.key), mark.key).toBe(true);
    }
  });
});

describe('one mark', () => {
  test('moves half way in half the time', () => {
    const half = interpolateScene(scene(dot(20)), scene(dot(60)))(0.5);
    expect(findMark(half, 'symbol', 'a')).toMatchObject({ x: 40, y: 20, opacity: 1 });
  });

  test('fades half way between strong and muted', () => {
    const [strong, muted] = [dot(20), dot(20, 'muted')];
    const half = interpolateScene(scene(strong), scene(muted))(0.5);
    expect(half.marks[0]?.opacity).toBeCloseTo((strong.opacity + muted.opacity) / 2, 9);
  });

  test('that was hidden appears where it belongs, and one that hides fades where it stood', () => {
    const appears = interpolateScene(scene(dot(20, 'hidden')), scene(dot(60)));
    const hides = interpolateScene(scene(dot(20)), scene(dot(60, 'hidden')));
    for (const t of [0, 0.25, 0.5, 0.75]) {
      expect(findMark(appears(t), 'symbol', 'a')).toMatchObject({ x: 60, opacity: t });
      expect(findMark(hides(t), 'symbol', 'a')).toMatchObject({ x: 20, opacity: 1 - t });
    }
  });

  test('of one scene only fades in or out in its place', () => {
    const other = text({ key: 'b', x: 5, y: 6, text: 'words', size: 14, fill: 'ink' });
    const move = interpolateScene(scene(dot(20)), scene(other));
    expect(move(0.25).marks.map(({ key, opacity }) => [key, opacity])).toEqual([
      ['a', 0.75],
      ['b', 0.25],
    ]);
    expect(move(1).marks.map(({ key }) => key)).toEqual(['b']);
  });
});

describe('lines', () => {
  test('with as many points bend', () => {
    const half = interpolateScene(scene(path(0, 0, 10, 10)), scene(path(20, 0, 30, 50)))(0.5);
    expect(findMark(half, 'line', 'path').points).toEqual([10, 0, 20, 30]);
  });

  test('with other numbers of points cut to the new form', () => {
    const move = interpolateScene(scene(path(0, 0, 10, 10)), scene(path(20, 0, 30, 50, 40, 60)));
    for (const t of [0, 0.5, 0.9]) expect(findMark(move(t), 'line', 'path').points).toEqual([20, 0, 30, 50, 40, 60]);
  });
});

test('the size is that of the new scene', () => {
  const wide = { ...scene(dot(20)), width: 300, height: 200 };
  expect(interpolateScene(scene(dot(10)), wide)(0.5)).toMatchObject({ width: 300, height: 200 });
});
