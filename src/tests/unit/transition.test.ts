import { describe, expect, test } from 'vitest';
import { layout, naturalHeight } from '../../charts/layout.ts';
import { dots, line, rect, symbol, text } from '../../charts/shared/marks.ts';
import { toScene } from '../../charts/draw-scene.ts';
import { leavingKeys, startsOf } from '../../charts/transition.ts';
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
      const [starts, leaving] = [startsOf(a, b), leavingKeys(a, b)];
      const [before, after] = [a, b].map((drawn) => new Map(visible(drawn).map((mark) => [mark.key, mark])));
      for (const [key, mark] of before ?? []) expect(leaving.has(key), key).toBe(after?.get(key)?.kind !== mark.kind);
      for (const [key, mark] of after ?? []) {
        const old = before?.get(key);
        if (old?.kind !== mark.kind) expect(starts.get(key), key).toEqual({ opacity: 0 });
        else if (JSON.stringify(old) === JSON.stringify(mark)) expect(starts.has(key), key).toBe(false);
        else expect(starts.get(key)?.opacity ?? mark.opacity, key).toBe(old.opacity);
      }
    }
    expect(startsOf(to, to).size + leavingKeys(to, to).size).toBe(0);
  });
});

describe('one mark', () => {
  const start = (from: Mark, to: Mark) => startsOf(scene(from), scene(to)).get(to.key);

  test('moves from where it stood', () => {
    const way = { from: [-40, -20, 1, 1], to: [0, 0, 1, 1] };
    expect(start(dot(20), dot(60))).toEqual({ opacity: 1, way });
  });

  test('that is a run of signs keeps its corner while its signs grow', () => {
    const run = (x: number, pitch: number): Mark =>
      dots({ key: 'a', x, y: 4, columns: 5, offset: 0, count: 12, pitch, status: 'leaked' });
    const way = { from: [8, 4, 5, 5], to: [30, 4, 1, 1] };
    expect(start(run(8, 10), run(30, 2))).toEqual({ opacity: 1, way });
  });

  test('that is a rectangle covers its old ground first, even if it had none', () => {
    const box = (x: number, width: number): Mark => rect({ key: 'a', x, y: 10, width, height: 20, fill: 'ink' });
    expect(start(box(10, 20), box(30, 40))?.way?.from).toEqual([-5, 0, 0.5, 1]);
    expect(start(box(10, 20), box(30, 0))?.way?.from).toEqual([-20, 0, 1, 1]);
  });

  test('fades between strong and muted where it stands', () => {
    expect(start(dot(20), dot(20, 'muted'))).toEqual({ opacity: 1 });
    expect(start(dot(20, 'muted'), dot(20))).toEqual({ opacity: 0.55 });
  });

  test('that was hidden appears where it belongs, and one that hides fades where it stood', () => {
    expect(start(dot(20, 'hidden'), dot(60))).toEqual({ opacity: 0 });
    const [shown, hidden] = [scene(dot(20)), scene(dot(60, 'hidden'))];
    expect([startsOf(shown, hidden).size, ...leavingKeys(shown, hidden)]).toEqual([0, 'a']);
  });

  test('of another kind goes, and what takes its name comes', () => {
    const words = text({ key: 'a', x: 5, y: 6, text: 'words', size: 14, fill: 'ink' });
    expect(start(dot(20), words)).toEqual({ opacity: 0 });
    expect([...leavingKeys(scene(dot(20)), scene(words))]).toEqual(['a']);
  });

  test('that is a line bends when it has as many points, and cuts to its new form otherwise', () => {
    expect(start(path(0, 0, 10, 10), path(20, 0, 30, 50))).toEqual({ opacity: 1, points: [0, 0, 10, 10] });
    expect(start(path(0, 0, 10, 10), path(20, 0, 30, 50, 40, 60))).toBeUndefined();
  });
});
