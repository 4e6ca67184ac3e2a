import { formatNumber } from '../format.ts';
import { line, text } from './marks.ts';
import { countTicks, yearTicks, type Scale } from './scales.ts';
import { typeSizes } from '../theme.ts';
import type { Mark, Span } from '../types.ts';

export interface Frame {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** The plot area: `above` lines of labels over it for the top tick and for values, one below it for the time axis. */
export function plotFrame(width: number, height: number, inset = 0, above = 1): Frame {
  const { label } = typeSizes(width);
  const top = label * (above * 1.2 + 0.3);
  // In a frame too low or narrow for anything the plot is flat, and not turned over.
  return { left: inset, right: Math.max(inset, width - inset), top, bottom: Math.max(top, height - label * 1.9) };
}

/** Horizontal hairlines labelled on the line at the left; the top label carries the unit; zero is heavier. */
export function countAxis(max: number, unit: string, scale: Scale, width: number): Mark[] {
  const { label } = typeSizes(width);
  const ticks = countTicks(max);
  return ticks.flatMap((tick) => {
    const y = scale(tick);
    const zero = tick === 0;
    const rule = line({
      key: `grid-${tick}`,
      points: [0, y, width, y],
      stroke: zero ? 'axis-line' : 'hairline',
      width: zero ? 1.5 : 1,
    });
    if (zero) return [rule];
    const words = tick === ticks.at(-1) ? `${formatNumber(tick)} ${unit}` : formatNumber(tick);
    return [
      rule,
      text({
        key: `tick-${tick}`,
        x: 0,
        y: y - 4,
        text: words,
        size: label,
        fill: 'axis-label',
        halo: true,
      }),
    ];
  });
}

/** Year labels under the baseline, each with a short tick at the first of January. */
export function timeAxis(span: Span, scale: Scale, y: number, width: number): Mark[] {
  const { label } = typeSizes(width);
  const years = yearTicks(span, scale(span.to) - scale(span.from), label * 4.2);
  return years.flatMap((year) => [
    line({
      key: `year-tick-${year}`,
      points: [scale(year), y, scale(year), y + 5],
      stroke: 'axis-line',
      width: 1,
    }),
    text({
      key: `year-${year}`,
      x: scale(year),
      y: y + 5 + label * 1.05,
      text: String(year),
      anchor: 'middle',
      size: label,
      fill: 'axis-label',
    }),
  ]);
}
