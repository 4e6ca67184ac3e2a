import { line, text } from './marks.ts';
import { yearTicks, type Scale } from './scales.ts';
import { typeSizes } from '../theme.ts';
import type { Mark, Span } from '../types.ts';

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
