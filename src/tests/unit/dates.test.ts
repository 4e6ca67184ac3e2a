import { assert, date, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { middle, parseSpan } from '../../charts/dates.ts';

/** Two ends that are the same moment may each be rounded to four decimals. */
const ROUNDING = 0.00011;

function spanOf(text: string): { from: number; to: number } {
  const span = parseSpan(text);
  if (!span) throw new Error(`${text} was not read as a date`);
  return span;
}

describe('parseSpan', () => {
  test.each([
    ['2025', 2025, 2026],
    ['2014-01', 2014, 2014.0849],
    ['2014-03', 2014.1616, 2014.2466],
    ['2016-12', 2016.9153, 2017],
    ['2019/2021', 2019, 2022],
    ['2024-11/2025-10', 2024.8333, 2025.8329],
    ['2020-09-30', 2020.7459, 2020.7486],
    ['2025-01-01', 2025, 2025.0027],
  ])('%s is [%d, %d)', (text, from, to) => {
    expect(spanOf(text)).toEqual({ from, to });
  });

  test.each([
    '',
    'soon',
    '25',
    '2025-1',
    '2025-00',
    '2025-13',
    '2025-11-00',
    '2025-11-31',
    '2025-04-31',
    '2023-02-29',
    '1900-02-29',
    '2025-11-26T10:00',
    ' 2025',
    '2025/',
    '/2025',
    '2021/2019',
    '2021-06/2021-05',
    '2019/2020/2021',
    '2019/2021-13',
  ])('%j is no date', (text) => {
    expect(parseSpan(text)).toBeUndefined();
  });

  test('leap days exist in leap years only', () => {
    expect(spanOf('2024-02-29').from).toBeCloseTo(2024 + 59 / 366, 4);
    expect(spanOf('2000-02-29').from).toBeCloseTo(2000 + 59 / 366, 4);
    expect(parseSpan('2025-02-29')).toBeUndefined();
  });

  test('a month ends where the next one starts, and December ends the year', () => {
    for (let year = 1999; year <= 2030; year++) {
      for (let month = 1; month <= 12; month++) {
        const name = (value: number): string => `${year}-${String(value).padStart(2, '0')}`;
        const next = month === 12 ? year + 1 : spanOf(name(month + 1)).from;
        expect(spanOf(name(month)).to, name(month)).toBe(next);
      }
    }
  });

  test('every day follows the day before, within its month and year', () => {
    const days = date({ min: new Date('1990-01-01'), max: new Date('2049-12-31'), noInvalidDate: true });
    assert(
      property(days, (day) => {
        const text = day.toISOString().slice(0, 10);
        const after = new Date(day.getTime() + 86_400_000).toISOString().slice(0, 10);
        const span = spanOf(text);
        const month = spanOf(text.slice(0, 7));
        expect(Math.abs(spanOf(after).from - span.to)).toBeLessThanOrEqual(ROUNDING);
        expect(span.from).toBeGreaterThanOrEqual(month.from);
        expect(span.to).toBeLessThanOrEqual(month.to + ROUNDING);
        expect(span.from).toBeGreaterThanOrEqual(Number(text.slice(0, 4)));
      }),
      { numRuns: 500 },
    );
  });

  test('an interval runs from the start of its first date to the end of its last', () => {
    expect(spanOf('2014-01/2014-05')).toEqual({ from: spanOf('2014-01').from, to: spanOf('2014-05').to });
  });
});

test('the middle of a span is half way', () => {
  expect(middle({ from: 2019, to: 2022 })).toBe(2020.5);
});
