import { ticks as niceTicks } from 'd3';
import type { Span } from '../types.ts';

/** A linear scale; `scale(value)` returns pixels. */
export type Scale = (value: number) => number;

// d3's own linear scale brings 12 kB of colours and number formats along, which no reader's phone needs.
export function linear([first, last]: [number, number], [start, end]: [number, number]): Scale {
  return (value) => start + ((value - first) / (last - first)) * (end - start);
}

/** Zero and at most four round values; the last one reaches `max` and tops the axis. */
export function countTicks(max: number): number[] {
  for (const wanted of [4, 3, 2, 1]) {
    const values = niceTicks(0, Math.max(max, 1), wanted).filter(Number.isInteger);
    const step = (values[1] ?? 1) - (values[0] ?? 0);
    const last = values.at(-1) ?? 0;
    if (last < max) values.push(last + step);
    if (values.length <= 5) return values;
  }
  return [0, max];
}

/** Whole years at an even step, as many as fit at `room` pixels each. */
export function yearTicks(span: Span, pixels: number, room: number): number[] {
  const most = Math.max(2, Math.floor(pixels / room));
  const years = span.to - span.from;
  const step = [1, 2, 3, 5, 10, 20].find((candidate) => years / candidate <= most) ?? 50;
  const first = Math.ceil(span.from / step) * step;
  const result: number[] = [];
  for (let year = first; year <= span.to; year += step) result.push(year);
  return result;
}
