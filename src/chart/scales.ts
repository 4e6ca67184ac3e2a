import { scaleLinear, ticks as niceTicks } from 'd3';
import type { Span } from './types.ts';

/** A linear scale; `scale(value)` returns pixels. */
export type Scale = (value: number) => number;

export function linear(domain: [number, number], range: [number, number]): Scale {
  return scaleLinear(domain, range);
}

/** Three or four round values from zero that reach beyond `max`; the last one tops the axis. */
export function countTicks(max: number): number[] {
  const values = niceTicks(0, Math.max(max, 1), 3).filter(Number.isInteger);
  const step = (values[1] ?? 1) - (values[0] ?? 0);
  const last = values.at(-1) ?? 0;
  return last < max ? [...values, last + step] : values;
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
