/** How a drawing becomes the next one: which marks stay, which go, and how far those that stay have moved. */
import type { Mark, Scene } from './types.ts';

/** The design's motion: once, 400 ms, slowing down. */
export const DURATION = 400;
export const EASING = 'cubic-bezier(0.33, 1, 0.68, 1)';

/** What is drawn of a mark when its motion begins, seen from where it stands in the end. */
export interface Start {
  opacity: number;
  /** As values for CSS; a line that bends has its old points instead. */
  transform?: { from: string; to: string };
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

function motion(a: Mark, b: Mark): Pick<Start, 'transform' | 'points'> | undefined {
  if (a.kind === 'line' && b.kind === 'line') return bend(a.points, b.points);
  if (a.kind === 'line' || b.kind === 'line') return undefined;
  if (a.kind === 'dots' && b.kind === 'dots') {
    if (a.x === b.x && a.y === b.y && a.pitch === b.pitch) return undefined;
    // A run is drawn from its own corner; its signs grow with its pitch.
    return { transform: { from: placed(a.x, a.y, a.pitch / b.pitch), to: placed(b.x, b.y) } };
  }
  const grown = a.kind === 'rect' && b.kind === 'rect';
  const wide = grown && b.width > 0 ? a.width / b.width : 1;
  const high = grown && b.height > 0 ? a.height / b.height : 1;
  const [dx, dy] = [a.x - b.x * wide, a.y - b.y * high];
  if (dx === 0 && dy === 0 && wide === 1 && high === 1) return undefined;
  return { transform: { from: placed(dx, dy, wide, high), to: placed(0, 0) } };
}

/** Lines with as many points bend; others cut to their new form. */
function bend(a: number[], b: number[]): Pick<Start, 'points'> | undefined {
  return a.length === b.length && a.some((value, index) => value !== b[index]) ? { points: a } : undefined;
}

function placed(x: number, y: number, wide = 1, high = wide): string {
  return `translate(${x}px, ${y}px) scale(${wide}, ${high})`;
}
