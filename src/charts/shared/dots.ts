/** Runs of equal signs, one for each thing or for a stated number of them: what every chart that counts is made of. */
import type { DotsMark } from '../types.ts';

/** The share of its cell that a sign takes; the rest is the air between signs. */
export const SIGN = 0.8;

/** How wide a cell may be so that a number of columns and rows fits, in whole device pixels where there is room for one. */
export function fitPitch(width: number, height: number, columns: number, rows: number, pixel = 0.5): number {
  const pitch = Math.max(0.1, Math.min(width / Math.max(1, columns), height / Math.max(1, rows)));
  return pitch < pixel ? pitch : Math.floor(pitch / pixel + 1e-6) * pixel;
}

/** The rectangles, in cells, that cover a run exactly: the rest of its first row, whole rows, the start of its last row. */
export function cellRects({ columns, offset, count }: DotsMark) {
  const cells = inCells(count);
  const head = offset === 0 ? 0 : Math.min(columns - offset, cells);
  const firstRow = offset === 0 ? 0 : 1;
  const whole = Math.floor((cells - head) / columns);
  const tail = cells - head - whole * columns;
  return [
    { column: offset, row: 0, columns: head, rows: 1 },
    { column: 0, row: firstRow, columns, rows: whole },
    { column: 0, row: firstRow + whole, columns: tail, rows: 1 },
  ].filter((rect) => rect.columns > 0 && rect.rows > 0);
}

/** A cut sign stands behind the air that any sign has before it. */
function inCells(count: number): number {
  const whole = Math.floor(count + 1e-9);
  const rest = count - whole;
  return rest > 1e-9 ? whole + (1 - SIGN) / 2 + rest * SIGN : whole;
}
