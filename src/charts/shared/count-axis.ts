import { ticks as niceTicks } from 'd3';
import { formatNumber } from '../format.ts';
import { line, text } from './marks.ts';
import type { Scale } from './scales.ts';
import { typeSizes } from '../theme.ts';
import type { Mark, Size } from '../types.ts';

/** The plot area: `above` lines of labels over it for the top tick and for values, one below it for the time axis. */
export function plotFrame({ width, height }: Size, above: number) {
  const { label } = typeSizes(width);
  const top = label * (above * 1.2 + 0.3);
  // In a frame too low for anything the plot is flat, and not turned over.
  return { top, bottom: Math.max(top, height - label * 1.9) };
}

/** Horizontal hairlines labelled on the line at the left; the top label carries the unit; zero is heavier. */
export function countAxis(max: number, unit: string, scale: Scale, width: number): Mark[] {
  const { label: size } = typeSizes(width);
  const ticks = countTicks(max);
  return ticks.flatMap((tick) => {
    const y = scale(tick);
    const rule = { key: `grid-${tick}`, points: [0, y, width, y] };
    if (tick === 0) return line({ ...rule, stroke: 'axis-line', width: 1.5 });
    const words = tick === ticks.at(-1) ? `${formatNumber(tick)} ${unit}` : formatNumber(tick);
    return [
      line({ ...rule, stroke: 'hairline', width: 1 }),
      text({ key: `tick-${tick}`, x: 0, y: y - 4, text: words, size, fill: 'axis-label', halo: true }),
    ];
  });
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
