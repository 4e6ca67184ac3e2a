/** Counts on a time axis: where each stands, what its label says, and what its mark and its words take of the ground. */
import { middle } from '../dates.ts';
import { around, blockMarks, blockSize, type Box, choose, type Preference } from './labels.ts';
import { emphasisOf } from './marks.ts';
import { isVague, pointLabel } from './point-label.ts';
import type { Scale } from './scales.ts';
import type { Mark, Point, View } from '../types.ts';

export interface PlacedPoint {
  point: Point;
  x: number;
  y: number;
  size: number;
  box: Box;
}

/** Puts each point at its date and value; marks that would cover each other move side by side. */
export function placePoints(points: Point[], x: Scale, y: Scale, width: number, size?: number): PlacedPoint[] {
  const side = size ?? (width < 480 ? 15 : 18);
  const placed = points.map((point) => ({ point, x: x(middle(point)), y: y(point.value), size: side }));
  for (let index = 1; index < placed.length; index++) {
    const [a, b] = [placed[index - 1], placed[index]];
    if (!a || !b) continue;
    const missing = side + 4 - Math.hypot(b.x - a.x, b.y - a.y);
    if (missing <= 0) continue;
    a.x -= missing / 2;
    b.x += missing / 2;
  }
  return placed.map((item) => ({ ...item, box: groundOf(item.point, item.x, item.y, side, x) }));
}

/** The ground that a mark takes, its whisker included, so that labels keep off both. */
function groundOf(point: Point, x: number, y: number, side: number, scale: Scale): Box {
  const [from, to] = isVague(point) ? [scale(point.from), scale(point.to)] : [x - side / 2, x + side / 2];
  return { x: from, y: y - side / 2, width: to - from, height: side };
}

/** The labels of all points inside `bounds`, in the type of a chart of that width, and the ground that is then taken. */
export function labelMarks(
  placed: PlacedPoint[],
  view: View,
  taken: Box[],
  bounds: Box,
  width: number,
  preference: (index: number) => Preference = () => 'beside',
): { marks: Mark[]; obstacles: Box[] } {
  const obstacles = [...taken];
  const marks = placed.flatMap((item, index) => {
    const lines = pointLabel(item.point, width);
    const others = placed.filter((other) => other !== item).map((other) => other.box);
    const label = choose(around(item.box, blockSize(lines), preference(index)), [...obstacles, ...others], bounds);
    obstacles.push(label.box);
    return blockMarks(`${item.point.id}-label`, lines, label, emphasisOf(view, item.point.id));
  });
  return { marks, obstacles };
}

/** Small boxes along the line through the points, so that labels keep off it. */
export function pathBoxes(placed: PlacedPoint[]): Box[] {
  return placed.slice(1).flatMap((item, index) => {
    const before = placed[index];
    if (!before) return [];
    const [dx, dy] = [item.x - before.x, item.y - before.y];
    const steps = Math.max(1, Math.ceil(Math.hypot(dx, dy) / 8));
    return Array.from({ length: steps + 1 }, (_, step) => ({
      x: before.x + (dx * step) / steps - 4,
      y: before.y + (dy * step) / steps - 4,
      width: 8,
      height: 8,
    }));
  });
}
