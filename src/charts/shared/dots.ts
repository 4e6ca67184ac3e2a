import { dots } from './marks.ts';
import type { DotsMark, Emphasis, Item, Mark } from '../types.ts';

export interface Grid {
  x: number;
  y: number;
  columns: number;
  pitch: number;
}

/** Fills a grid with runs of signs, one run after the other; returns the marks and the height they take. */
export function fillGrid(
  grid: Grid,
  runs: { key: string; count: number; status: Item['status']; emphasis: Emphasis }[],
): { marks: Mark[]; height: number } {
  let used = 0;
  const marks = runs.map((run) => {
    const row = Math.floor(used / grid.columns);
    const mark = dots({
      ...run,
      x: grid.x,
      y: grid.y + row * grid.pitch,
      columns: grid.columns,
      offset: used % grid.columns,
      pitch: grid.pitch,
    });
    used += run.count;
    return mark;
  });
  return { marks, height: Math.ceil(used / grid.columns) * grid.pitch };
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
  const head = offset === 0 ? 0 : Math.min(columns - offset, count);
  const firstRow = offset === 0 ? 0 : 1;
  const whole = Math.floor((count - head) / columns);
  const tail = count - head - whole * columns;
  return [
    { column: offset, row: 0, columns: head, rows: 1 },
    { column: 0, row: firstRow, columns, rows: whole },
    { column: 0, row: firstRow + whole, columns: tail, rows: 1 },
  ].filter((cells) => cells.columns > 0 && cells.rows > 0);
}
