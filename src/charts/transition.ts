/** How a drawing becomes the next one: which marks stay, which go, and how far those that stay have moved. */
import type { Mark, Scene } from './types.ts';

/** The design's motion: once, 400 ms, slowing down. */
export const DURATION = 400;

/** How far a motion has come after a part of its time. */
export function easeOut(part: number): number {
  return part >= 1 ? 1 : 1 - (1 - part) ** 3;
}

/** Where a mark is drawn: its corner, and how much wider and higher than in its new form. */
export type Place = [x: number, y: number, wide: number, high: number];

/** How a mark is drawn when its motion begins. A line that bends has its old points. */
export interface Start {
  opacity: number;
  way?: { from: Place; to: Place };
  points?: number[];
}

/** The marks of a scene that are drawn at all. */
export function visibleMarks({ marks }: Scene): Mark[] {
  return marks.filter(({ opacity }) => opacity > 0);
}

/**
 * Where the visible marks of a scene come from, by key; a mark that stands still is not among them. A mark that
 * was not to be seen appears in its place: it must not fly in from where it was parked.
 */
export function startsOf(from: Scene, to: Scene): Map<string, Start> {
  const before = new Map(visibleMarks(from).map((mark) => [mark.key, mark]));
  return new Map(
    visibleMarks(to).flatMap((mark): [string, Start][] => {
      const start = startOf(before.get(mark.key), mark);
      return start ? [[mark.key, start]] : [];
    }),
  );
}

/** The keys of marks that can no longer be seen, or are of another kind now: they fade where they stood. */
export function leavingKeys(from: Scene, to: Scene): Set<string> {
  const after = new Map(visibleMarks(to).map((mark) => [mark.key, mark.kind]));
  return new Set(visibleMarks(from).flatMap(({ key, kind }) => (after.get(key) === kind ? [] : [key])));
}

function startOf(before: Mark | undefined, mark: Mark): Start | undefined {
  if (before?.kind !== mark.kind) return { opacity: 0 };
  const { opacity } = before;
  const moved = motion(before, mark);
  return moved || opacity !== mark.opacity ? { opacity, ...moved } : undefined;
}

function motion(a: Mark, b: Mark): Pick<Start, 'way' | 'points'> | undefined {
  if (a.kind === 'line' && b.kind === 'line') return bend(a.points, b.points);
  if (a.kind === 'line' || b.kind === 'line') return undefined;
  if (a.kind === 'dots' && b.kind === 'dots') {
    if (a.x === b.x && a.y === b.y && a.pitch === b.pitch) return undefined;
    // A run is drawn from its own corner; its signs grow with its pitch.
    const grown = a.pitch / b.pitch;
    return { way: { from: [a.x, a.y, grown, grown], to: [b.x, b.y, 1, 1] } };
  }
  const grown = a.kind === 'rect' && b.kind === 'rect';
  const wide = grown && b.width > 0 ? a.width / b.width : 1;
  const high = grown && b.height > 0 ? a.height / b.height : 1;
  const [dx, dy] = [a.x - b.x * wide, a.y - b.y * high];
  if (dx === 0 && dy === 0 && wide === 1 && high === 1) return undefined;
  return { way: { from: [dx, dy, wide, high], to: [0, 0, 1, 1] } };
}

/** Lines with as many points bend; others cut to their new form. */
function bend(a: number[], b: number[]): Pick<Start, 'points'> | undefined {
  return a.length === b.length && a.some((value, index) => value !== b[index]) ? { points: a } : undefined;
}
