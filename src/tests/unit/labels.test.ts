import { array, assert, float, integer, property, record } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { around, blockMarks, blockSize, choose, overlap, spread, type Box } from '../../charts/shared/labels.ts';

const bounds: Box = { x: 0, y: 0, width: 400, height: 300 };

describe('overlap', () => {
  test('the shared area; boxes that only touch share none', () => {
    const a = { x: 0, y: 0, width: 10, height: 10 };
    expect(overlap(a, { x: 6, y: 7, width: 10, height: 10 })).toBe(12);
    expect(overlap(a, { x: 10, y: 0, width: 10, height: 10 })).toBe(0);
    expect(overlap(a, { x: 2, y: 2, width: 3, height: 3 })).toBe(9);
  });

  test('is the same both ways and never more than the smaller box', () => {
    const side = integer({ min: 0, max: 50 });
    const box = record({ x: side, y: side, width: side, height: side });
    assert(
      property(box, box, (a, b) => {
        expect(overlap(a, b)).toBe(overlap(b, a));
        expect(overlap(a, b)).toBeLessThanOrEqual(Math.min(a.width * a.height, b.width * b.height));
      }),
    );
  });
});

describe('choose', () => {
  const size = { width: 40, height: 20 };
  const mark: Box = { x: 190, y: 140, width: 20, height: 20 };

  test('takes the first free side', () => {
    const candidates = around(mark, size, 'beside');
    expect(choose(candidates, [mark], bounds)).toBe(candidates[0]);
    expect(choose(candidates, [mark, { x: 210, y: 100, width: 100, height: 100 }], bounds)).toBe(candidates[1]);
  });

  test('the preferred side comes first, and no candidate covers its mark', () => {
    const below = around(mark, size, 'below');
    expect(below[0]?.box.y).toBeGreaterThanOrEqual(mark.y + mark.height);
    for (const { box } of below) expect(overlap(box, mark)).toBe(0);
  });

  test('stays inside where it can', () => {
    const atEdge = { ...mark, x: 375 };
    const { box, anchor } = choose(around(atEdge, size, 'beside'), [atEdge], bounds);
    expect(box.x + box.width).toBeLessThanOrEqual(400);
    expect(anchor).toBe('end');
  });

  test('takes the least overlap where nothing is free, and needs a candidate', () => {
    const place = (x: number) => ({ box: { x, y: 0, width: 10, height: 10 }, anchor: 'start' as const });
    const [much, little] = [place(0), place(8)];
    expect(choose([much, little], [{ x: 0, y: 0, width: 10, height: 10 }], bounds)).toBe(little);
    expect(() => choose([], [], bounds)).toThrow('at least one');
  });
});

test('the lines of a block stand inside its box, one under the other, with keys of their own', () => {
  const lines = [
    { text: '53,298', size: 19, bold: true, fill: 'ink' as const },
    { text: 'October 2025', size: 15, fill: 'ink-2' as const },
  ];
  const { width, height } = blockSize(lines);
  const marks = blockMarks('a-label', lines, { box: { x: 5, y: 7, width, height }, anchor: 'end' }, 'muted');
  expect(marks.map(({ key, x, emphasis }) => [key, x, emphasis])).toEqual([
    ['a-label', 5 + width, 'muted'],
    ['a-label-1', 5 + width, 'muted'],
  ]);
  const [first, second] = marks.map((mark) => mark.y);
  expect(first).toBeGreaterThan(7 + 19 * 0.7);
  expect(second).toBeGreaterThan((first ?? NaN) + 15 * 0.9);
  expect(second).toBeLessThan(7 + height);
});

describe('spread', () => {
  const cases = array(
    record({ wanted: float({ min: -50, max: 650, noNaN: true }), size: integer({ min: 1, max: 60 }) }),
    { minLength: 1, maxLength: 25 },
  ).map((items) => ({
    wanted: items.map((item) => item.wanted).sort((a, b) => a - b),
    sizes: items.map((item) => item.size),
  }));
  const TINY = 1e-6;

  test('keeps order, leaves no overlap and stays inside when there is room', () => {
    assert(
      property(cases, integer({ min: 0, max: 300 }), ({ wanted, sizes }, extra) => {
        const room = sizes.reduce((sum, size) => sum + size, 0) + extra;
        const centres = spread(wanted, sizes, 10, 10 + room);
        const edges = centres.map((centre, index) => {
          const half = (sizes[index] ?? NaN) / 2;
          return { top: centre - half, bottom: centre + half };
        });
        expect(centres).toHaveLength(wanted.length);
        expect(edges[0]?.top).toBeGreaterThanOrEqual(10 - TINY);
        expect(edges.at(-1)?.bottom).toBeLessThanOrEqual(10 + room + TINY);
        edges.slice(1).forEach(({ top }, index) => {
          expect(top).toBeGreaterThanOrEqual((edges[index]?.bottom ?? NaN) - TINY);
        });
      }),
      { numRuns: 1000 },
    );
  });

  test('keeps the order and overlaps nothing even where the room is too short', () => {
    assert(
      property(cases, ({ wanted, sizes }) => {
        const centres = spread(wanted, sizes, 0, 1);
        centres.slice(1).forEach((centre, index) => {
          const apart = ((sizes[index] ?? NaN) + (sizes[index + 1] ?? NaN)) / 2;
          expect(centre - (centres[index] ?? NaN)).toBeGreaterThanOrEqual(apart - TINY);
        });
      }),
    );
  });

  test('moves nothing that is already apart, and two at one spot equally far', () => {
    expect(spread([20, 60, 100], [30, 30, 30], 0, 200)).toEqual([20, 60, 100]);
    expect(spread([50, 50], [20, 20], 0, 200)).toEqual([40, 60]);
    expect(spread([50, 50, 150], [20, 20, 20], 0, 200)).toEqual([40, 60, 150]);
  });
});
