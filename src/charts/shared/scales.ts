import type { Span } from '../types.ts';

/** A linear scale; `scale(value)` returns pixels. */
export type Scale = (value: number) => number;

// d3's own linear scale brings 12 kB of colours and number formats along, which no reader's phone needs.
export function linear([first, last]: [number, number], [start, end]: [number, number]): Scale {
  return (value) => start + ((value - first) / (last - first)) * (end - start);
}

/** The whole years that hold all spans. */
export function yearsOf(spans: Span[]): Span {
  return {
    from: Math.floor(Math.min(...spans.map(({ from }) => from))),
    to: Math.ceil(Math.max(...spans.map(({ to }) => to))),
  };
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
