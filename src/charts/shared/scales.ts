import { line, text } from './marks.ts';
import { typeSizes } from '../theme.ts';
import type { Mark, Span } from '../types.ts';

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

/** Year labels under the baseline, each with a short tick at the first of January. */
export function timeAxis(span: Span, scale: Scale, y: number, width: number): Mark[] {
  const { label } = typeSizes(width);
  const years = yearTicks(span, scale(span.to) - scale(span.from), label * 4.2);
  const style = { anchor: 'middle', size: label, fill: 'axis-label' } as const;
  return years.flatMap((year) => [
    line({ key: `year-tick-${year}`, points: [scale(year), y, scale(year), y + 5], stroke: 'axis-line', width: 1 }),
    text({ key: `year-${year}`, x: scale(year), y: y + 5 + label * 1.05, text: String(year), ...style }),
  ]);
}
