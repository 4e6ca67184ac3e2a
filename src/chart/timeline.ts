import { middle } from './dates.ts';
import { formatNumber } from './format.ts';
import { blockMarks, blockSize, spread, type LabelLine } from './labels.ts';
import { emphasisOf, line, symbol, text } from './marks.ts';
import { linear, yearTicks, type Scale } from './scales.ts';
import { wrapText } from './text.ts';
import { STATUS_TEXT, typeSizes } from './theme.ts';
import type { Emphasis, Item, Mark, Series, Size, Span, View } from './types.ts';

type Timeline = Extract<Series, { type: 'timeline' }>;

/** One thing on the time line: an event, or one of the counts. */
interface Entry extends Item, Span {
  lane: string;
  lines: LabelLine[];
}

interface Columns {
  office: number;
  axis: number;
  narrow: boolean;
  lane: (id: string) => number;
  labels: number;
}

const COUNTS = 'counts';
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

export function timelineHeight(series: Timeline, width: number): number {
  return 40 + (series.events.length + series.counts.length) * (width < 480 ? 46 : 34);
}

/**
 * Time runs down the page. Offices of Home Secretaries stand at the left, then one column per lane,
 * then the words of the entries that the view emphasises, each tied to its mark by a leader.
 */
export function layoutTimeline(series: Timeline, _views: View[], view: View, size: Size): Mark[] {
  const sizes = typeSizes(size.width);
  const columns = planColumns(series, size.width);
  const span = view.window ?? wholeSpan(series);
  const top = sizes.label * (columns.narrow ? 0.8 : 3.4);
  const y = linear([span.from, span.to], [top, size.height - sizes.label]);
  const entries = collect(series, size.width - columns.labels, size.width, columns.narrow);
  const shown = (entry: Span): boolean => middle(entry) >= span.from && middle(entry) <= span.to;
  const emphasis = (entry: Entry): Emphasis => (shown(entry) ? emphasisOf(view, entry.id) : 'hidden');
  return [
    ...laneMarks(series, columns, top, size.height - sizes.label, sizes.label),
    ...offices(series, columns, y, span, sizes.label),
    ...axisMarks(span, y, columns, sizes.label),
    ...entries.flatMap((entry) => entryMarks(entry, columns, y, emphasis(entry), size)),
    ...labelMarks(entries, columns, y, emphasis, top, size),
  ];
}

function wholeSpan({ events, counts }: Timeline): Span {
  const all = [...events, ...counts];
  return {
    from: Math.floor(Math.min(...all.map((item) => item.from))),
    to: Math.ceil(Math.max(...all.map((item) => item.to))),
  };
}

/** On phones all entries share one column, and their labels name the lane; from 560 px each lane has its own. */
function planColumns({ lanes }: Timeline, width: number): Columns {
  const narrow = width < 560;
  const axis = narrow ? 70 : 104;
  const first = axis + (narrow ? 41 : 48);
  const step = narrow ? 0 : 38;
  const all = [COUNTS, ...lanes.map((lane) => lane.id)];
  return {
    office: 0,
    axis,
    narrow,
    lane: (id) => first + Math.max(0, all.indexOf(id)) * step + (narrow ? 7 : step / 2),
    labels: narrow ? first + 33 : first + all.length * step + 26,
  };
}

function collect(series: Timeline, room: number, width: number, narrow: boolean): Entry[] {
  const sizes = typeSizes(width);
  const words = (item: Item, strong: string, when: string): LabelLine[] => [
    ...wrapText(when, room, sizes.label).map((part) => ({ text: part, size: sizes.label, fill: 'ink-2' as const })),
    ...wrapText(strong, room, sizes.label, true).map((part) => ({
      text: part,
      size: sizes.label,
      bold: true,
      fill: item.status === 'leaked' ? STATUS_TEXT.leaked : ('ink' as const),
    })),
  ];
  const laneName = (id: string): string => series.lanes.find((lane) => lane.id === id)?.label ?? id;
  const events = series.events.map((event) => ({
    ...event,
    lines: words(
      event,
      event.title,
      [event.when, narrow ? laneName(event.lane) : '', event.oneReport ? 'one report' : ''].filter(Boolean).join(' · '),
    ),
  }));
  const counts = series.counts.map((count) => {
    const doubt = count.status === 'leaked' ? ' · not confirmed' : count.oneReport ? ' · one report' : '';
    return { ...count, lane: COUNTS, lines: words(count, formatNumber(count.value), count.label + doubt) };
  });
  return [...events, ...counts].sort((a, b) => middle(a) - middle(b));
}

/** A hairline per lane with its name above, in two rows so that long names do not meet. */
function laneMarks(series: Timeline, columns: Columns, top: number, bottom: number, label: number): Mark[] {
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

function offices({ offices: all }: Timeline, columns: Columns, y: Scale, span: Span, label: number): Mark[] {
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
  const long = visible && y(entry.to) - y(entry.from) > side;
  return [
    line({
      key: `${entry.id}-span`,
      points: [x, y(entry.from), x, y(entry.to)],
      stroke: STATUS_TEXT[entry.status],
      width: 2,
      emphasis: long ? emphasis : 'hidden',
    }),
    symbol({ key: entry.id, x, y: at, size: side, status: entry.status, emphasis }),
  ];
}

/** The words of emphasised entries, moved apart where dates are close, with leaders to their marks. */
function labelMarks(
  entries: Entry[],
  columns: Columns,
  y: Scale,
  emphasis: (entry: Entry) => Emphasis,
  top: number,
  size: Size,
): Mark[] {
  const gap = size.width < 480 ? 5 : 8;
  const sizes = typeSizes(size.width);
  const named = entries.filter((entry) => ['normal', 'highlight'].includes(emphasis(entry)));
  const heights = entries.map((entry) => blockSize(entry.lines).height + gap);
  const own = named.map((entry) => heights[entries.indexOf(entry)] ?? 0);
  const centres = spread(
    named.map((entry) => y(middle(entry))),
    own,
    top - sizes.label,
    size.height + gap,
  );
  return entries.flatMap((entry, index) => {
    const place = named.indexOf(entry);
    const wanted = Math.max(top, Math.min(size.height, y(middle(entry))));
    const centre = place >= 0 ? (centres[place] ?? wanted) : wanted;
    const state: Emphasis = place >= 0 ? emphasis(entry) : 'hidden';
    const height = (heights[index] ?? 0) - gap;
    const box = { x: columns.labels, y: centre - height / 2, width: size.width - columns.labels, height };
    const lineHeight = (entry.lines[0]?.size ?? 0) * 0.75;
    const from = columns.lane(entry.lane) + 9;
    const elbow = columns.labels - 12;
    return [
      line({
        key: `${entry.id}-leader`,
        points: [from, wanted, elbow, wanted, columns.labels - 5, box.y + lineHeight],
        stroke: 'axis-line',
        width: 1,
        emphasis: state,
      }),
      ...blockMarks(`${entry.id}-label`, entry.lines, { box, anchor: 'start' }, state, false),
    ];
  });
}
