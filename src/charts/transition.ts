/** How a drawing becomes the next one: which marks stay, which go, and how far those that stay have moved. */
import type { Mark, Scene } from './types.ts';

/** The design's motion: once, 400 ms, slowing down. */
export const DURATION = 400;

/** How far a motion has come after a part of its time. */
export function easeOut(part: number): number {
  return part >= 1 ? 1 : 1 - (1 - part) ** 3;
}

/** How a mark gets there: it appears, comes from so far away at so many times its size, or bends from its old points. */
export type Motion =
  | { kind: 'appear' }
  | { kind: 'move'; from: [x: number, y: number, wide: number, high: number] }
  | { kind: 'bend'; from: number[] };

/** The marks of a scene that are drawn at all. */
export function visibleMarks({ marks }: Scene): Mark[] {
  return marks.filter(({ opacity }) => opacity > 0);
}

/** How visible marks get there, by key, but for those that stand still. A hidden mark must not fly in from its parking. */
export function motionsOf(from: Scene, to: Scene): Map<string, Motion> {
  const before = new Map(visibleMarks(from).map((mark) => [mark.key, mark]));
  return new Map(
    visibleMarks(to).flatMap((mark): [string, Motion][] => {
      const old = before.get(mark.key);
      const motion = isSame(old, mark) ? motionOf(old, mark) : { kind: 'appear' as const };
      return motion ? [[mark.key, motion]] : [];
    }),
  );
}

/** The keys of marks that can no longer be seen as they were: they fade where they stood. */
export function leavingKeys(from: Scene, to: Scene): Set<string> {
  const after = new Map(visibleMarks(to).map((mark) => [mark.key, mark]));
  return new Set(visibleMarks(from).flatMap((mark) => (isSame(after.get(mark.key), mark) ? [] : [mark.key])));
}

/** A mark of another kind, or a fainter one, takes the place of the one before: one appears while the other fades. */
function isSame(other: Mark | undefined, mark: Mark): other is Mark {
  return other?.kind === mark.kind && other.opacity === mark.opacity;
}

function motionOf(a: Mark, b: Mark): Motion | undefined {
  if (a.kind === 'line' && b.kind === 'line') return bend(a.points, b.points);
  if (a.kind === 'line' || b.kind === 'line') return undefined;
  const [wide, high] = growth(a, b);
  return moveFrom(a.x - b.x * wide, a.y - b.y * high, wide, high);
}

/** How many times as wide and high a mark was. A run is drawn from its own corner; its signs grow with its pitch. */
function growth(a: Mark, b: Mark): [number, number] {
  if (a.kind === 'dots' && b.kind === 'dots') return [a.pitch / b.pitch, a.pitch / b.pitch];
  if (a.kind !== 'rect' || b.kind !== 'rect') return [1, 1];
  return [b.width > 0 ? a.width / b.width : 1, b.height > 0 ? a.height / b.height : 1];
}

function moveFrom(dx: number, dy: number, wide: number, high: number): Motion | undefined {
  if (wide !== 1 || high !== 1) return { kind: 'move', from: [dx, dy, wide, high] };
  // Neighbours that were rounded apart by a tenth still move as one.
  const [x, y] = [Math.round(dx), Math.round(dy)];
  return x === 0 && y === 0 ? undefined : { kind: 'move', from: [x, y, 1, 1] };
}

/** Lines with as many points bend, or move where all their points do; others cut to their new form. */
function bend(a: number[], b: number[]): Motion | undefined {
  if (a.length !== b.length) return undefined;
  const [x = 0, y = 0] = a.map((value, index) => value - (b[index] ?? value));
  const isBent = a.some((value, index) => Math.abs(value - (b[index] ?? value) - (index % 2 ? y : x)) > 0.2);
  return isBent ? { kind: 'bend', from: a } : moveFrom(x, y, 1, 1);
}
