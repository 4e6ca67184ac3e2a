import { middle } from '../dates.ts';
import { blockSize } from '../shared/labels.ts';
import { emphasisOf, line, symbol, text } from '../shared/marks.ts';
import { linear, yearTicks, type Scale } from '../shared/scales.ts';
import { STATUS_TEXT, typeSizes } from '../theme.ts';
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

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Room for the labels of all entries, one under the other. */
export function height(series: TimelineSeries, width: number): number {
  const columns = planColumns(series, width);
  const entries = collect(series, width - columns.labels, width, columns.narrow);
  const labels = entries.reduce((sum, entry) => sum + blockSize(entry.lines).height + labelGap(width), 0);
  return labels + headRoom(columns, width) + typeSizes(width).label;
}

/** The height of the lane names above the axis. */
function headRoom(columns: Columns, width: number): number {
  return typeSizes(width).label * (columns.narrow ? 0.8 : 3.4);
}

/**
 * Time runs down the page. Offices of Home Secretaries stand at the left, then one column per lane,
 * then the words of the entries that the view emphasises, each tied to its mark by a leader.
 */
export function layout(series: TimelineSeries, _views: View[], view: View, size: Size): Mark[] {
  const sizes = typeSizes(size.width);
  const columns = planColumns(series, size.width);
  const span = view.window ?? wholeSpan(series);
  const top = headRoom(columns, size.width);
  const y = linear([span.from, span.to], [top, size.height - sizes.label]);
  const entries = collect(series, size.width - columns.labels, size.width, columns.narrow);
  const shown = (entry: Span): boolean => middle(entry) >= span.from && middle(entry) <= span.to;
  const emphasis = (entry: Entry): Emphasis => (shown(entry) ? emphasisOf(view, entry.id) : 'hidden');
  return [
    ...laneMarks(series, columns, top, size.height - sizes.label, sizes.label),
    ...offices(series, columns, y, span, sizes.label),
    ...axisMarks(span, y, columns, sizes.label),
    ...entries.flatMap((entry) => entryMarks(entry, columns, y, emphasis(entry), size)),
    ...entryLabels(entries, columns, y, emphasis, top, size),
  ];
}

function wholeSpan({ events, counts }: TimelineSeries): Span {
  const all = [...events, ...counts];
  return {
    from: Math.floor(Math.min(...all.map((item) => item.from))),
    to: Math.ceil(Math.max(...all.map((item) => item.to))),
  };
}

/** A hairline per lane with its name above, in two rows so that long names do not meet. */
function laneMarks(series: TimelineSeries, columns: Columns, top: number, bottom: number, label: number): Mark[] {
  const all = [{ id: COUNTS, label: 'counts' }, ...series.lanes];
  const shown: Emphasis = columns.narrow ? 'hidden' : 'normal';
  return all.flatMap((lane, index) => {
    const x = columns.lane(lane.id);
    const baseline = top - label * (index % 2 === 0 ? 0.7 : 1.95);
    return [
      line({
        key: `lane-${lane.id}`,
        points: [x, baseline + 4, x, bottom],
        stroke: 'hairline',
        width: 1,
        emphasis: shown,
      }),
      text({
        key: `lane-${lane.id}-name`,
        x,
        y: baseline,
        text: lane.label,
        anchor: 'middle',
        size: label,
        fill: 'axis-label',
        emphasis: shown,
      }),
    ];
  });
}

function offices({ offices: all }: TimelineSeries, columns: Columns, y: Scale, span: Span, label: number): Mark[] {
  return all.flatMap((office) => {
    const from = Math.max(office.from, span.from);
    const to = Math.min(office.to, span.to);
    const visible = to > from;
    const [start, end] = visible ? [y(from), y(to)] : [y(span.from), y(span.from)];
    const emphasis: Emphasis = visible ? 'normal' : 'hidden';
    const fits = visible && end - start > label * 1.15;
    return [
      line({
        key: `office-${office.id}-from`,
        points: [columns.office, start, columns.axis - 8, start],
        stroke: 'axis-line',
        width: 1,
        emphasis,
      }),
      text({
        key: `office-${office.id}-name`,
        x: columns.office,
        y: Math.min(start + label * 1.15, (start + end) / 2 + label * 0.36),
        text: office.name,
        size: label,
        fill: 'ink-2',
        emphasis: fits ? 'normal' : 'hidden',
      }),
    ];
  });
}

/** Years, or months where the window is short. */
function axisMarks(span: Span, y: Scale, columns: Columns, label: number): Mark[] {
  const pixels = y(span.to) - y(span.from);
  const ticks =
    span.to - span.from > 2
      ? yearTicks(span, pixels, label * 2).map((at) => ({ at, words: String(at) }))
      : monthTicks(span, pixels, label * 2);
  const x = columns.axis;
  return [
    line({ key: 'axis', points: [x, y(span.from), x, y(span.to)], stroke: 'axis-line', width: 1.5 }),
    ...ticks.flatMap(({ at, words }) => [
      line({ key: `tick-${at}`, points: [x, y(at), x + 5, y(at)], stroke: 'axis-line', width: 1 }),
      text({
        key: `tick-${at}-label`,
        x: x + 8,
        y: y(at) + label * 0.36,
        text: words,
        size: label,
        fill: 'axis-label',
      }),
    ]),
  ];
}

function monthTicks(span: Span, pixels: number, room: number): { at: number; words: string }[] {
  const months = (span.to - span.from) * 12;
  const step = [1, 2, 3, 6].find((candidate) => (months / candidate) * room <= pixels) ?? 12;
  const result = [];
  for (let month = Math.ceil(span.from * 12 - 0.01); month / 12 <= span.to; month++) {
    if (month % step === 0) result.push({ at: month / 12, words: MONTHS[month % 12] ?? '' });
  }
  return result;
}

function entryMarks(entry: Entry, columns: Columns, y: Scale, emphasis: Emphasis, size: Size): Mark[] {
  const x = columns.lane(entry.lane);
  const side = size.width < 480 ? 11 : 14;
  const visible = emphasis !== 'hidden';
  const at = visible ? y(middle(entry)) : Math.max(0, Math.min(size.height, y(middle(entry))));
  const long = visible && y(entry.to) - y(entry.from) > side * 1.5;
  return [
    line({
      key: `${entry.id}-span`,
      points: [x, y(entry.from), x, y(entry.to)],
      stroke: STATUS_TEXT[entry.status],
      width: 2,
      dashed: entry.status === 'leaked',
      emphasis: long ? emphasis : 'hidden',
    }),
    symbol({ key: entry.id, x, y: at, size: side, status: entry.status, emphasis }),
  ];
}
