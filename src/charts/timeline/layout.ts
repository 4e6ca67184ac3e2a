/**
 * Time runs down a ruler that stays the same in every view, with a sign for each event in the column of its lane.
 * A bracket marks the stretch that a view is about, and the events it picks out open beside it, on a scale of their own.
 */
import { middle } from '../dates.ts';
import { blockSize } from '../shared/labels.ts';
import { emphasisOf, line, rect, symbol, text } from '../shared/marks.ts';
import { linear, yearTicks, type Scale } from '../shared/scales.ts';
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

/** The height of the lane names above the ruler. */
function headRoom(columns: Columns, width: number): number {
  return typeSizes(width).label * (columns.narrow ? 1.4 : 3.4);
}

export function layout(series: TimelineSeries, view: View, size: Size): Mark[] {
  const { label } = typeSizes(size.width);
  const columns = planColumns(series, size.width);
  const whole = wholeSpan(series);
  const stretch = view.window ?? whole;
  const [top, bottom] = [headRoom(columns, size.width), size.height - label];
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
    ...laneMarks(series, columns, ruler, { top, bottom, label }),
    ...offices(series, columns, ruler, whole, label),
    ...rulerMarks(whole, ruler, columns, label),
    ...bracketMarks(stretch, ruler, columns, { top, bottom, label, shown: view.window !== undefined }),
    ...entries.flatMap((entry) => entryMarks(entry, columns, ruler, emphasis(entry))),
    ...entryLabels(entries, columns, view.window ? zoomed : ruler, named, top, size),
  ];
}

function wholeSpan({ events, counts }: TimelineSeries): Span {
  const all = [...events, ...counts];
  return {
    from: Math.floor(Math.min(...all.map((item) => item.from))),
    to: Math.ceil(Math.max(...all.map((item) => item.to))),
  };
}

/** A hairline for each lane, its name above in two rows so that long names do not meet; hatching where counts are rare. */
function laneMarks(
  series: TimelineSeries,
  columns: Columns,
  y: Scale,
  { top, bottom, label }: { top: number; bottom: number; label: number },
): Mark[] {
  const shown: Emphasis = columns.narrow ? 'hidden' : 'normal';
  const side = columns.sign;
  const dark = { x: columns.lane(COUNTS) - side / 2, y: top, width: side, height: Math.max(0, bottom - top) };
  return [
    rect({ key: `lane-${COUNTS}-dark`, ...dark, fill: 'hatch' }),
    ...series.counts.map(({ id, ...span }) => {
      const room = { x: dark.x - 1, y: y(middle(span)) - side, width: side + 2, height: side * 2 };
      return rect({ key: `${id}-found`, ...room, fill: 'panel' });
    }),
    ...[{ id: COUNTS, label: 'counts' }, ...series.lanes].flatMap((lane, index) => {
      const x = columns.lane(lane.id);
      const level = top - label * (index % 2 === 0 ? 0.7 : 1.95);
      return [
        line({
          key: `lane-${lane.id}`,
          points: [x, level + 4, x, bottom],
          stroke: 'hairline',
          width: 1,
          emphasis: shown,
        }),
        text({
          key: `lane-${lane.id}-name`,
          x,
          y: level,
          text: lane.label,
          anchor: 'middle',
          size: label,
          fill: 'axis-label',
          emphasis: shown,
        }),
      ];
    }),
  ];
}

function offices({ offices: all }: TimelineSeries, columns: Columns, y: Scale, span: Span, label: number): Mark[] {
  return all.flatMap((office) => {
    const [start, end] = [y(Math.max(office.from, span.from)), y(Math.min(office.to, span.to))];
    const visible: Emphasis = end > start && !columns.narrow ? 'normal' : 'hidden';
    const fits = end - start > label * 1.15;
    const key = `office-${office.id}`;
    return [
      line({
        key: `${key}-from`,
        points: [0, start, columns.axis - 8, start],
        stroke: 'axis-line',
        width: 1,
        emphasis: visible,
      }),
      text({
        key: `${key}-name`,
        x: 0,
        y: Math.min(start + label * 1.15, (start + end) / 2 + label * 0.36),
        text: office.name,
        size: label,
        fill: 'ink-2',
        emphasis: fits ? visible : 'hidden',
      }),
    ];
  });
}

function rulerMarks(span: Span, y: Scale, columns: Columns, label: number): Mark[] {
  const x = columns.axis;
  return [
    line({ key: 'axis', points: [x, y(span.from), x, y(span.to)], stroke: 'axis-line', width: 1.5 }),
    ...yearTicks(span, y(span.to) - y(span.from), label * 2).flatMap((year) => [
      line({ key: `tick-${year}`, points: [x, y(year), x + 5, y(year)], stroke: 'axis-line', width: 1 }),
      text({
        key: `tick-${year}-label`,
        x: x + 8,
        y: y(year) + label * 0.36,
        text: String(year),
        size: label,
        fill: 'axis-label',
      }),
    ]),
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
  { top, bottom, label, shown }: { top: number; bottom: number; label: number; shown: boolean },
): Mark[] {
  const emphasis: Emphasis = shown ? 'normal' : 'hidden';
  const [from, to] = [Math.max(top, y(stretch.from)), Math.min(bottom, y(stretch.to))];
  const [left, right] = [columns.lane(COUNTS) - columns.sign * 0.8, columns.bracket];
  const zoom = columns.labels - columns.sign * 2.6;
  const ink = { stroke: 'ink', emphasis } as const;
  return [
    line({ key: 'bracket', points: [left, from, right, from, right, to, left, to], width: 2, ...ink }),
    line({ key: 'bracket-from', points: [right, from, zoom, top], width: 1, ...ink, stroke: 'axis-line' }),
    line({ key: 'bracket-to', points: [right, to, zoom, bottom], width: 1, ...ink, stroke: 'axis-line' }),
    line({ key: 'zoom', points: [zoom, top, zoom, bottom], width: 1.5, ...ink, stroke: 'axis-line' }),
    text({
      key: `tick-length-${lengthInWords(stretch)}`,
      x: zoom,
      y: top - label * 0.5,
      text: lengthInWords(stretch),
      size: label,
      bold: true,
      fill: 'ink',
      emphasis,
    }),
  ];
}

function entryMarks(entry: Entry, columns: Columns, y: Scale, emphasis: Emphasis): Mark[] {
  const at = { x: columns.lane(entry.lane), y: y(middle(entry)) };
  return [symbol({ key: entry.id, ...at, size: columns.sign, status: entry.status, emphasis })];
}
