/** The points of lines: where each stands, and what its mark and the line through it take of the ground. */
import { middle } from '../dates.ts';
import type { Box } from '../shared/labels.ts';
import { isVague } from '../shared/point-label.ts';
import type { Scale } from '../shared/scales.ts';
import type { Point } from '../types.ts';

/** The side of the sign of a point, in px. */
export const SIDE = 9;

/** A point of a line; `basis` names how it was counted, and lines never join two bases. */
export interface BasisPoint extends Point {
  basis: string;
}

export interface PlacedPoint {
  point: BasisPoint;
  x: number;
  y: number;
  /** The ground that its mark takes, its whisker included, so that labels keep off both. */
  box: Box;
}

/** Puts each point at its date and value; marks that would cover each other move side by side. */
export function placePoints(points: BasisPoint[], x: Scale, y: Scale): PlacedPoint[] {
  const placed = points.map((point) => ({ point, x: x(middle(point)), y: y(point.value) }));
  placed.slice(1).forEach((b, index) => {
    const a = placed[index] ?? b;
    const missing = Math.max(0, SIDE + 4 - Math.hypot(b.x - a.x, b.y - a.y));
    a.x -= missing / 2;
    b.x += missing / 2;
  });
  return placed.map((item) => {
    const { point, x: at } = item;
    const [from, to] = isVague(point) ? [x(point.from), x(point.to)] : [at - SIDE / 2, at + SIDE / 2];
    return { ...item, box: { x: from, y: item.y - SIDE / 2, width: to - from, height: SIDE } };
  });
}

/** Small boxes along the line through the points, so that labels keep off it. */
export function pathBoxes(placed: PlacedPoint[]): Box[] {
  return placed.slice(1).flatMap((item, index) => {
    const before = placed[index] ?? item;
    const [dx, dy] = [item.x - before.x, item.y - before.y];
    const steps = Math.max(1, Math.ceil(Math.hypot(dx, dy) / 8));
    return Array.from({ length: steps + 1 }, (_, step) => {
      return { x: before.x + (dx * step) / steps - 4, y: before.y + (dy * step) / steps - 4, width: 8, height: 8 };
    });
  });
}
