import { assert, integer, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cellRects } from '../../charts/shared/dots.ts';
import type { DotsMark } from '../../charts/types.ts';

function run(columns: number, offset: number, count: number): DotsMark {
  return {
    kind: 'dots',
    key: 'run',
    x: 0,
    y: 0,
    columns,
    offset,
    count,
    pitch: 4,
    status: 'leaked',
    emphasis: 'normal',
    opacity: 1,
  };
}

/** The cells that a run draws, counted from the first cell of its first row. */
function cells(mark: DotsMark): number[] {
  return cellRects(mark).flatMap(({ column, row, columns, rows }) =>
    Array.from(
      { length: columns * rows },
      (_, index) => (row + Math.floor(index / columns)) * mark.columns + column + (index % columns),
    ),
  );
}

describe('cellRects', () => {
  test.each([
    [50, 0, 1000, 1],
    [50, 0, 298, 2],
    [50, 10, 25, 1],
    [50, 10, 140, 2],
    [50, 10, 145, 3],
    [50, 0, 0, 0],
  ])('%d columns, %d left out, %d signs: %d rectangles', (columns, offset, count, rectangles) => {
    expect(cellRects(run(columns, offset, count))).toHaveLength(rectangles);
  });

  test('covers each cell of the run once, and no other', () => {
    const columns = integer({ min: 1, max: 80 });
    assert(
      property(columns, integer({ min: 0, max: 79 }), integer({ min: 0, max: 2000 }), (wide, shift, count) => {
        const offset = shift % wide;
        const covered = cells(run(wide, offset, count)).sort((a, b) => a - b);
        expect(covered).toEqual(Array.from({ length: count }, (_, index) => offset + index));
      }),
    );
  });

  test('no rectangle leaves its columns', () => {
    assert(
      property(integer({ min: 1, max: 80 }), integer({ min: 0, max: 3000 }), (wide, count) => {
        for (const { column, columns } of cellRects(run(wide, count % wide, count))) {
          expect(column).toBeGreaterThanOrEqual(0);
          expect(column + columns).toBeLessThanOrEqual(wide);
        }
      }),
    );
  });
});
