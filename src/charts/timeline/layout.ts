/**
 * Time runs down a ruler that stays the same in every view, with a sign for each event in the column of its lane.
 * A bracket marks the stretch that a view is about, and the events it picks out open beside it, on a scale of their own.
 */
import { middle } from '../dates.ts';
import { blockSize } from '../shared/labels.ts';
import { emphasisOf, line, rect, symbol, text } from '../shared/marks.ts';
import { linear, yearsOf, yearTicks, type Scale } from '../shared/scales.ts';
import { typeSizes } from '../theme.ts';
import {
  collect,
  COUNTS,
  entryLabels,
  labelGap,
  planColumns,
  type Columns,
  type Entry,
  type TimelineSeries,
} from './entries.ts';
import type { Emphasis, Mark, Size, Span, View } from '../types.ts';

/** Room for the labels of all entries, one under the other. */
export function height(series: TimelineSeries, width: number): number {
  const columns = planColumns(series, width);
  const entries = collect(series, width - columns.labels, width, columns.narrow);
  const labels = entries.reduce((sum, entry) => sum + blockSize(entry.lines).height + labelGap(width), 0);
  return labels + headRoom(columns, width) + typeSizes(width).label;
}

/** Where the ruler starts and ends, and the size of its words. */
interface Ground {
  top: number;
  bottom: number;
  label: number;
}

/** The height of the lane names above the ruler. */
function headRoom(columns: Columns, width: number): number {
  return typeSizes(width).label * (columns.narrow ? 1.4 : 3.4);
}

export function layout(series: TimelineSeries, view: View, size: Size): Mark[] {
  const { label } = typeSizes(size.width);
  const columns = planColumns(series, size.width);
  const whole = yearsOf([...series.events, ...series.counts]);
  const stretch = view.window ?? whole;
  const ground = { top: headRoom(columns, size.width), bottom: size.height - label, label };
  const { top, bottom } = ground;
  const ruler = linear([whole.from, whole.to], [top, bottom]);
  const zoomed = linear([stretch.from, stretch.to], [top, bottom]);
  const entries = collect(series, size.width - columns.labels, size.width, columns.narrow);
  const emphasis = (entry: Entry): Emphasis => {
    const state = emphasisOf(view, entry.id);
    const inside = middle(entry) >= stretch.from && middle(entry) <= stretch.to;
    return inside || state === 'hidden' ? state : 'muted';
  };
  const named = (entry: Entry): Emphasis => (emphasis(entry) === 'muted' ? 'hidden' : emphasis(entry));
  return [
    ...laneMarks(series, columns, ruler, ground),
    ...offices(series, columns, ruler, whole, label),
    ...rulerMarks(whole, ruler, columns, label),
    ...bracketMarks(stretch, ruler, columns, ground, view.window ? 'normal' : 'hidden'),
    ...entries.map((entry) => {
      const at = { x: columns.lane(entry.lane), y: ruler(middle(entry)) };
      return symbol({ key: entry.id, ...at, size: columns.sign, status: entry.status, emphasis: emphasis(entry) });
    }),
    ...entryLabels(entries, columns, view.window ? zoomed : ruler, named, top, size),
  ];
}

/** A hairline for each lane, its name above in two rows so that long names do not meet; hatching where counts are rare. */
function laneMarks(
  { counts, lanes }: TimelineSeries,
  columns: Columns,
  y: Scale,
  { top, bottom, label }: Ground,
): Mark[] {
  const emphasis: Emphasis = columns.narrow ? 'hidden' : 'normal';
  const side = columns.sign;
  const dark = { x: columns.lane(COUNTS) - side / 2, y: top, width: side, height: Math.max(0, bottom - top) };
  return [
    rect({ key: `lane-${COUNTS}-dark`, ...dark, fill: 'hatch' }),
    ...counts.map(({ id, ...span }) => {
      const room = { x: dark.x - 1, y: y(middle(span)) - side, width: side + 2, height: side * 2 };
      return rect({ key: `${id}-found`, ...room, fill: 'panel' });
    }),
    ...[{ id: COUNTS, label: 'counts' }, ...lanes].flatMap(({ id, label: name }, index) => {
      const x = columns.lane(id);
      const level = top - label * (index % 2 === 0 ? 0.7 : 1.95);
      const words = { text: name, anchor: 'middle', size: label, fill: 'axis-label' } as const;
      return [
        line({ key: `lane-${id}`, points: [x, level + 4, x, bottom], stroke: 'hairline', width: 1, emphasis }),
        text({ key: `lane-${id}-name`, x, y: level, ...words, emphasis }),
      ];
    }),
  ];
}

function offices({ offices: all }: TimelineSeries, columns: Columns, y: Scale, span: Span, size: number): Mark[] {
  return all.flatMap(({ id, name, from, to }) => {
    const [start, end] = [y(Math.max(from, span.from)), y(Math.min(to, span.to))];
    const emphasis: Emphasis = end > start && !columns.narrow ? 'normal' : 'hidden';
    const words = { x: 0, y: Math.min(start + size * 1.15, (start + end) / 2 + size * 0.36), text: name, size };
    const key = `office-${id}`;
    return [
      line({
        key: `${key}-from`,
        points: [0, start, columns.axis - 8, start],
        stroke: 'axis-line',
        width: 1,
        emphasis,
      }),
      text({ key: `${key}-name`, ...words, fill: 'ink-2', emphasis: end - start > size * 1.15 ? emphasis : 'hidden' }),
    ];
  });
}

function rulerMarks(span: Span, y: Scale, { axis: x }: Columns, size: number): Mark[] {
  const stroke = 'axis-line';
  return [
    line({ key: 'axis', points: [x, y(span.from), x, y(span.to)], stroke, width: 1.5 }),
    ...yearTicks(span, y(span.to) - y(span.from), size * 2).flatMap((year) => {
      const words = { x: x + 8, y: y(year) + size * 0.36, text: String(year), size };
      return [
        line({ key: `tick-${year}`, points: [x, y(year), x + 5, y(year)], stroke, width: 1 }),
        text({ key: `tick-${year}-label`, ...words, fill: 'axis-label' }),
      ];
    }),
  ];
}

/** "9 months": how much time a stretch holds. */
function lengthInWords({ from, to }: Span): string {
  const months = Math.round((to - from) * 12);
  if (months >= 24) return `${Math.round(months / 12)} years`;
  return months === 1 ? '1 month' : `${months} months`;
}

/** The bracket around the stretch of a view, and the lines along which it opens. */
function bracketMarks(
  stretch: Span,
  y: Scale,
  columns: Columns,
  { top, bottom, label: size }: Ground,
  emphasis: Emphasis,
): Mark[] {
  const [from, to] = [Math.max(top, y(stretch.from)), Math.min(bottom, y(stretch.to))];
  const [left, right] = [columns.lane(COUNTS) - columns.sign * 0.8, columns.bracket];
  const zoom = columns.labels - columns.sign * 2.6;
  const thin = { stroke: 'axis-line', width: 1, emphasis } as const;
  const length = { text: lengthInWords(stretch), size, bold: true, fill: 'ink', emphasis } as const;
  return [
    line({ key: 'bracket', points: [left, from, right, from, right, to, left, to], stroke: 'ink', width: 2, emphasis }),
    line({ key: 'bracket-from', points: [right, from, zoom, top], ...thin }),
    line({ key: 'bracket-to', points: [right, to, zoom, bottom], ...thin }),
    line({ key: 'zoom', points: [zoom, top, zoom, bottom], ...thin, width: 1.5 }),
    text({ key: `tick-length-${length.text}`, x: zoom, y: top - size * 0.5, ...length }),
  ];
}
