import { describe, expect, test } from 'vitest';
import { layout, naturalHeight } from '../../charts/chart.ts';
import { dots, line, rect, symbol, text } from '../../charts/shared/marks.ts';
import { toScene } from '../../charts/draw-scene.ts';
import { leavingKeys, motionsOf } from '../../charts/transition.ts';
import type { Mark, Scene } from '../../charts/types.ts';
import { drawnFigures, visible } from './helpers.ts';

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

  test.each(pairs)('%s: what is seen stays, comes or goes, and what stands still is let be', (_, from, to) => {
    for (const [a, b] of [
      [from, to],
      [to, from],
    ] as const) {
      const [motions, leaving] = [motionsOf(a, b), leavingKeys(a, b)];
      const [before, after] = [a, b].map((drawn) => new Map(visible(drawn).map((mark) => [mark.key, mark])));
      const stays = (key: string): boolean =>
        before?.get(key)?.kind === after?.get(key)?.kind && before?.get(key)?.opacity === after?.get(key)?.opacity;
      for (const key of before?.keys() ?? []) expect(leaving.has(key), key).toBe(!stays(key));
      for (const [key, mark] of after ?? []) {
        if (!stays(key)) expect(motions.get(key), key).toEqual({ kind: 'appear' });
        else expect(motions.get(key)?.kind, key).not.toBe('appear');
        if (JSON.stringify(before?.get(key)) === JSON.stringify(mark)) expect(motions.has(key), key).toBe(false);
      }
    }
    expect(motionsOf(to, to).size + leavingKeys(to, to).size).toBe(0);
  });
});

describe('one mark', () => {
  const motion = (from: Mark, to: Mark) => motionsOf(scene(from), scene(to)).get(to.key);
  const leaves = (from: Mark, to: Mark) => [...leavingKeys(scene(from), scene(to))];
  const appears = { kind: 'appear' };

  test('moves from where it stood', () => {
    expect(motion(dot(20), dot(60))).toEqual({ kind: 'move', from: [-40, -20, 1, 1] });
  });

  test('moves as its neighbours do, although it was rounded apart from them', () => {
    expect(motion(dot(20), dot(60.1))).toEqual(motion(dot(20), dot(60)));
    expect(motion(dot(20), dot(20.2))).toBeUndefined();
    expect(motion(path(0, 0, 10, 10), path(20, 5, 30, 15))).toEqual({ kind: 'move', from: [-20, -5, 1, 1] });
  });

  test('that is a run of signs keeps its corner while its signs grow', () => {
    const run = (x: number, pitch: number): Mark =>
      dots({ key: 'a', x, y: 4, columns: 5, offset: 0, count: 12, pitch, status: 'leaked' });
    // Its corner of 30 and 4, five times as far, lies where it stood when it is moved by this much.
    expect(motion(run(8, 10), run(30, 2))).toEqual({ kind: 'move', from: [8 - 30 * 5, 4 - 4 * 5, 5, 5] });
  });

  test('that is a rectangle covers its old ground first, even if it had none', () => {
    const box = (x: number, width: number): Mark => rect({ key: 'a', x, y: 10, width, height: 20, fill: 'ink' });
    expect(motion(box(10, 20), box(30, 40))).toEqual({ kind: 'move', from: [-5, 0, 0.5, 1] });
    expect(motion(box(10, 20), box(30, 0))).toEqual({ kind: 'move', from: [-20, 0, 1, 1] });
  });

  test('fades between strong and muted where it stands', () => {
    expect(motion(dot(20), dot(20, 'muted'))).toEqual(appears);
    expect(leaves(dot(20), dot(20, 'muted'))).toEqual(['a']);
  });

  test('that was hidden appears where it belongs, and one that hides fades where it stood', () => {
    expect(motion(dot(20, 'hidden'), dot(60))).toEqual(appears);
    expect(motion(dot(20), dot(60, 'hidden'))).toBeUndefined();
    expect(leaves(dot(20), dot(60, 'hidden'))).toEqual(['a']);
  });

  test('of another kind goes, and what takes its name comes', () => {
    const words = text({ key: 'a', x: 5, y: 6, text: 'words', size: 14, fill: 'ink' });
    expect(motion(dot(20), words)).toEqual(appears);
    expect(leaves(dot(20), words)).toEqual(['a']);
  });

  test('that is a line bends when it has as many points, and cuts to its new form otherwise', () => {
    expect(motion(path(0, 0, 10, 10), path(20, 0, 30, 50))).toEqual({ kind: 'bend', from: [0, 0, 10, 10] });
    expect(motion(path(0, 0, 10, 10), path(20, 0, 30, 50, 40, 60))).toBeUndefined();
  });
});
