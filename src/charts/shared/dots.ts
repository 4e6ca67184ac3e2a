/** Runs of equal signs, one for each thing or for a stated number of them: what every chart that counts is made of. */
import { dots } from './marks.ts';
import type { DotsMark, Emphasis, Item, Mark } from '../types.ts';

/** The share of its cell that a sign takes; the rest is the air between signs. */
export const SIGN = 0.8;

/** Signs of one row of the data. A fraction at the end is the part of the last sign that is drawn. */
export interface Run {
  key: string;
  count: number;
  status: Item['status'];
  emphasis: Emphasis;
  look?: DotsMark['look'];
}

export interface Grid {
  x: number;
  y: number;
  columns: number;
  pitch: number;
}

/** Fills a grid with runs of signs, one run after the other; returns the marks and the height they take. */
export function fillGrid(grid: Grid, runs: Run[], from = 0): { marks: DotsMark[]; height: number } {
  let used = from;
  const marks = runs.map((run) => {
    const row = Math.floor(used / grid.columns);
    const mark = dots({ ...run, ...grid, y: grid.y + row * grid.pitch, offset: used % grid.columns });
    used += run.count;
    return mark;
  });
  return { marks, height: Math.ceil(used / grid.columns) * grid.pitch };
}

/** A stack of signs that stands on `y`: whole rows from below, and the rest of the count on top. */
export function stackUp({ y, ...grid }: Grid, run: Run): Mark[] {
  const rows = Math.floor(run.count / grid.columns);
  const whole = rows * grid.columns;
  const at = (row: number): number => y - row * grid.pitch;
  return [
    dots({ ...run, ...grid, y: at(rows), offset: 0, count: whole }),
    dots({ ...run, ...grid, y: at(rows + 1), offset: 0, count: run.count - whole, key: `${run.key}-top` }),
  ];
}

/** How wide a cell may be so that a number of columns and rows fits, in whole device pixels where there is room for one. */
export function fitPitch(width: number, height: number, columns: number, rows: number, pixel = 0.5): number {
  const pitch = Math.max(0.1, Math.min(width / Math.max(1, columns), height / Math.max(1, rows)));
  return pitch < pixel ? pitch : Math.floor(pitch / pixel + 1e-6) * pixel;
}

/** A rectangle of cells, in cells from the corner of the mark. */
export interface CellRect {
  column: number;
  row: number;
  columns: number;
  rows: number;
}

/** The rectangles that cover a run exactly: the rest of its first row, whole rows, the start of its last row. */
export function cellRects({ columns, offset, count }: DotsMark): CellRect[] {
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
