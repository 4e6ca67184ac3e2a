/** What is written beside a count, and whether its date is sure. */
import { formatNumber } from '../format.ts';
import type { LabelLine } from './labels.ts';
import { STATUS_TEXT, typeSizes } from '../theme.ts';
import type { Point, Span } from '../types.ts';

/** A count whose date is known no better than this many years gets a whisker and a hollow mark. */
export const VAGUE_YEARS = 0.6;

export function isVague(span: Span): boolean {
  return span.to - span.from > VAGUE_YEARS;
}

/** Value, date and, where it applies, "one report" or "not confirmed". */
export function pointLabel(point: Point, width: number): LabelLine[] {
  const sizes = typeSizes(width);
  const doubt = point.status === 'leaked' ? 'not confirmed' : point.oneReport ? 'one report' : undefined;
  return [
    { text: formatNumber(point.value), size: sizes.value, bold: true, fill: STATUS_TEXT[point.status] },
    { text: point.label, size: sizes.label, fill: 'ink-2' },
    ...(doubt ? [{ text: doubt, size: sizes.label, fill: STATUS_TEXT[point.status] }] : []),
  ];
}
