/** The plan of a timeline: its columns, the words of its entries, and where those words stand. */
import { middle } from '../dates.ts';
import { formatNumber } from '../format.ts';
import { blockMarks, blockSize, spread, type LabelLine } from '../shared/labels.ts';
import { line, symbol } from '../shared/marks.ts';
import type { Scale } from '../shared/scales.ts';
import { wrapText } from '../shared/text.ts';
import { STATUS_TEXT, typeSizes } from '../theme.ts';
import type { Emphasis, Item, Mark, Point, Series, Size, Span } from '../types.ts';

export interface TimelineEvent extends Item, Span {
  title: string;
  /** The date in words, as precise as its source. */
  when: string;
  lane: string;
}

export interface Office extends Span {
  id: string;
  name: string;
}

export interface TimelineSeries extends Series {
  type: 'timeline';
  lanes: { id: string; label: string }[];
  events: TimelineEvent[];
  offices: Office[];
  counts: Point[];
}

/** One thing on the time line: an event, or one of the counts. */
export interface Entry extends Item, Span {
  lane: string;
  lines: LabelLine[];
}

export type Columns = ReturnType<typeof planColumns>;

/** The lane of the counts, before those of the events. */
export const COUNTS = 'counts';

/** The space between two labels, in px. */
export function labelGap(width: number): number {
  return width < 480 ? 5 : 8;
}

/** A column for each lane beside the ruler; on phones they are close, and labels name the lane. */
export function planColumns({ lanes }: TimelineSeries, width: number) {
  const narrow = width < 560;
  const axis = narrow ? 0 : 104;
  const first = axis + (narrow ? 40 : 48);
  const step = narrow ? 11 : 38;
  const all = [COUNTS, ...lanes.map((lane) => lane.id)];
  const bracket = first + all.length * step + (narrow ? 2 : 6);
  return {
    axis,
    narrow,
    lane: (id: string) => first + Math.max(0, all.indexOf(id)) * step + step / 2,
    /** The side of a sign on the ruler. */
    sign: narrow ? 10 : 13,
    /** The right edge of the bracket, and where the labels start. */
    bracket,
    labels: bracket + (narrow ? 46 : 74),
  };
}

/** Events and counts in order of date, with the words of their labels. */
export function collect(series: TimelineSeries, room: number, width: number, narrow: boolean): Entry[] {
  const { label: size } = typeSizes(width);
  const words = ({ status }: Item, strong: string, when: string[]): LabelLine[] => [
    ...wrapText(when.filter(Boolean).join(' · '), room, size).map((text) => ({ text, size, fill: 'ink-2' as const })),
    ...wrapText(strong, room, size, true).map((text) => {
      return { text, size, bold: true, fill: status === 'leaked' ? STATUS_TEXT.leaked : ('ink' as const) };
    }),
  ];
  const events = series.events.map((event) => {
    const lane = narrow ? (series.lanes.find(({ id }) => id === event.lane)?.label ?? event.lane) : '';
    return { ...event, lines: words(event, event.title, [event.when, lane, event.oneReport ? 'one report' : '']) };
  });
  const counts = series.counts.map((count) => {
    const doubt = count.status === 'leaked' ? 'not confirmed' : count.oneReport ? 'one report' : '';
    return { ...count, lane: COUNTS, lines: words(count, formatNumber(count.value), [count.label, doubt]) };
  });
  return [...events, ...counts].sort((a, b) => middle(a) - middle(b));
}

/** The words of emphasised entries, moved apart where dates are close, with leaders to their marks. */
export function entryLabels(
  entries: Entry[],
  { labels, sign: side, top }: Columns & { top: number },
  y: Scale,
  emphasisOf: (entry: Entry) => Emphasis,
  size: Size,
): Mark[] {
  const gap = labelGap(size.width);
  const named = entries.filter((entry) => ['normal', 'highlight'].includes(emphasisOf(entry)));
  const centres = spread(
    named.map((entry) => y(middle(entry))),
    named.map(({ lines }) => blockSize(lines).height + gap),
    top - gap / 2,
    size.height + gap / 2,
  );
  return entries.flatMap((entry) => {
    const { id, status, lines } = entry;
    const place = named.indexOf(entry);
    const wanted = Math.max(top, Math.min(size.height, y(middle(entry))));
    const emphasis: Emphasis = place >= 0 ? emphasisOf(entry) : 'hidden';
    const { height } = blockSize(lines);
    const box = { x: labels, y: (centres[place] ?? wanted) - height / 2, width: size.width - labels, height };
    const level = box.y + (lines[0]?.size ?? 0) * 0.75;
    const [from, sign] = [labels - side * 2.6, labels - side * 0.9];
    return [
      line({ key: `${id}-leader`, points: [from, wanted, sign, level], stroke: 'axis-line', width: 1, emphasis }),
      symbol({ key: `${id}-open`, x: sign, y: level, size: side, status, emphasis }),
      ...blockMarks(`${id}-label`, lines, { box, anchor: 'start' }, emphasis, false),
    ];
  });
}
