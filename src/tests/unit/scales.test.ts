import { assert, integer, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { linear, yearTicks } from '../../charts/shared/scales.ts';
import { countTicks } from '../../charts/shared/count-axis.ts';

function gaps(values: number[]): Set<number> {
  return new Set(values.slice(1).map((value, index) => value - (values[index] ?? NaN)));
}

test('a linear scale goes through its ends and stays straight beyond them', () => {
  const scale = linear([0, 60_000], [300, 20]);
  expect([0, 60_000, 30_000, 90_000].map(scale)).toEqual([300, 20, 160, -120]);
});

describe('countTicks', () => {
  test.each([
    [55_974, [0, 20_000, 40_000, 60_000]],
    [916, [0, 500, 1000]],
    [6437, [0, 2000, 4000, 6000, 8000]],
    [3, [0, 1, 2, 3]],
    [1, [0, 1]],
    [0, [0, 1]],
  ])('for %d', (max, expected) => {
    expect(countTicks(max)).toEqual(expected);
  });

  test('zero first, at most five whole values at an even step, the last one the first to reach the maximum', () => {
    assert(
      property(integer({ min: 1, max: 20_000_000 }), (max) => {
        const values = countTicks(max);
        const [step = NaN] = gaps(values);
        expect(values[0]).toBe(0);
        expect(values.length).toBeGreaterThanOrEqual(2);
        expect(values.length).toBeLessThanOrEqual(5);
        expect(values.every(Number.isInteger)).toBe(true);
        expect(gaps(values).size).toBe(1);
        expect(values.at(-1)).toBeGreaterThanOrEqual(max);
        expect(values.at(-1)).toBeLessThan(max + step);
      }),
      { numRuns: 2000 },
    );
  });

  test('the same for every small count', () => {
    for (let max = 1; max <= 1200; max++) {
      const values = countTicks(max);
      expect(values.length, `for ${max}`).toBeLessThanOrEqual(5);
      expect(values.at(-1), `for ${max}`).toBeGreaterThanOrEqual(max);
      expect(gaps(values).size, `for ${max}`).toBe(1);
    }
  });
});

describe('yearTicks', () => {
  test('every year where there is room, fewer where there is not', () => {
    const span = { from: 2012, to: 2026 };
    expect(yearTicks(span, 1400, 60)).toEqual(Array.from({ length: 15 }, (_, index) => 2012 + index));
    expect(yearTicks(span, 420, 60)).toEqual([2012, 2014, 2016, 2018, 2020, 2022, 2024, 2026]);
    expect(yearTicks(span, 180, 60)).toEqual([2015, 2020, 2025]);
  });

  test('whole years at an even step inside the span, no closer than their room', () => {
    const years = integer({ min: 3, max: 80 });
    const start = integer({ min: 1950, max: 2026 });
    const width = integer({ min: 240, max: 1200 });
    assert(
      property(start, years, width, (from, length, pixels) => {
        const room = 60;
        const ticks = yearTicks({ from: from + 0.4, to: from + 0.4 + length }, pixels, room);
        expect(ticks.length).toBeGreaterThan(0);
        expect(ticks.every(Number.isInteger)).toBe(true);
        expect(Math.min(...ticks)).toBeGreaterThanOrEqual(from + 0.4);
        expect(Math.max(...ticks)).toBeLessThanOrEqual(from + 0.4 + length);
        const [step = Infinity, ...others] = gaps(ticks);
        expect(others).toEqual([]);
        expect((step / length) * pixels).toBeGreaterThanOrEqual(room - 1e-9);
      }),
    );
  });
});
