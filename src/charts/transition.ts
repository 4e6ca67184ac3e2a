import type { Mark, Scene } from './types.ts';

/** The design's motion: once, 400 ms, slowing down. */
export const DURATION = 400;

/** How far a motion has come after a part of its time; at the end it is exactly there. */
export function easeOut(part: number): number {
  return part >= 1 ? 1 : 1 - (1 - part) ** 3;
}

/**
 * A function from 0…1 to the scene between two scenes. Marks with the same key move; marks of one
 * scene only fade. Where two lines have different numbers of points, the line cuts.
 */
export function interpolateScene(from: Scene, to: Scene): (t: number) => Scene {
  const before = new Map(from.marks.map((mark) => [mark.key, mark]));
  const after = new Set(to.marks.map((mark) => mark.key));
  const leaving = from.marks.filter((mark) => !after.has(mark.key));
  return (t) => {
    if (t >= 1) return to;
    return {
      width: to.width,
      height: to.height,
      marks: [
        ...leaving.map((mark) => ({ ...mark, opacity: mark.opacity * (1 - t) })),
        ...to.marks.map((mark) => between(before.get(mark.key), mark, t)),
      ],
    };
  };
}

function between(a: Mark | undefined, b: Mark, t: number): Mark {
  const lerp = (from: number, to: number): number => from + (to - from) * t;
  if (!a || a.kind !== b.kind) return { ...b, opacity: b.opacity * t };
  const opacity = lerp(a.opacity, b.opacity);
  // A mark that was or will be invisible must not fly in from where it was parked.
  if (a.opacity === 0) return { ...b, opacity };
  if (b.opacity === 0) return { ...a, opacity };
  if (a.kind === 'line' && b.kind === 'line') {
    if (a.points.length !== b.points.length) return { ...b, opacity };
    return { ...b, opacity, points: b.points.map((value, index) => lerp(a.points[index] ?? value, value)) };
  }
  if (a.kind === 'line' || b.kind === 'line') return b;
  const moved = { ...b, opacity, x: lerp(a.x, b.x), y: lerp(a.y, b.y) };
  if (moved.kind === 'dots' && a.kind === 'dots') return { ...moved, pitch: lerp(a.pitch, moved.pitch) };
  if (moved.kind !== 'rect' || a.kind !== 'rect') return moved;
  return { ...moved, width: lerp(a.width, moved.width), height: lerp(a.height, moved.height) };
}
