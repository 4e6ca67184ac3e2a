/** The plan of a timeline: its columns, the words of its entries, and where those words stand. */
import { middle } from '../dates.ts';
import { formatNumber } from '../format.ts';
import { blockMarks, blockSize, doubtOf, spread, wrapLine, type LabelLine } from '../shared/labels.ts';
import { line, symbol } from '../shared/marks.ts';
import { linear, yearsOf, type Scale } from '../shared/scales.ts';
import { STATUS_TEXT, typeSizes } from '../theme.ts';
import type { Emphasis, Item, Mark, Point, Series, Size, Span } from '../types.ts';

export interface TimelineSeries extends Series {
  type: 'timeline';
  lanes: { id: string; label: string }[];
  /** `when` is the date in words, as precise as its source. */
  events: (Item & Span & { title: string; when: string; lane: string })[];
  offices: (Span & { id: string; name: string })[];
  counts: Point[];
}

/** One thing on the time line: an event, or one of the counts. */
export type Entry = ReturnType<typeof collect>[number];

export type Plan = ReturnType<typeof planTimeline>;

/** The lane of the counts, before those of the events. */
export const COUNTS = 'counts';

/** A column for each lane beside the ruler; on phones they are close, and labels name the lane. */
export function planTimeline({ lanes, events, counts }: TimelineSeries, { width, height }: Size) {
  const { label } = typeSizes(width);
  const narrow = width < 560;
  const axis = narrow ? 0 : 104;
  const first = axis + (narrow ? 40 : 48);
  const step = narrow ? 11 : 38;
  const all = [COUNTS, ...lanes.map(({ id }) => id)];
  const bracket = first + all.length * step + (narrow ? 2 : 6);
  const labels = bracket + (narrow ? 46 : 74);
  const room = width - labels;
  const gap = width < 480 ? 5 : 8;
  const sign = narrow ? 10 : 13;
  // Above the ruler stand the names of the lanes.
  const [top, bottom] = [label * (narrow ? 1.4 : 3.4), height - label];
  const whole = yearsOf([...events, ...counts]);
  const y = linear([whole.from, whole.to], [top, bottom]);
  const lane = (id: string): number => first + Math.max(0, all.indexOf(id)) * step + step / 2;
  return { axis, narrow, label, top, bottom, whole, y, lane, sign, bracket, labels, room, gap };
}

/** Events and counts in order of date, with the words of their labels. */
export function collect(series: TimelineSeries, { room, narrow, label: size }: Plan) {
  const words = ({ status }: Item, strong: string, when: (string | undefined)[]): LabelLine[] => [
    ...wrapLine({ text: when.filter(Boolean).join(' · '), size, fill: 'ink-2' }, room),
    ...wrapLine({ text: strong, size, bold: true, fill: status === 'leaked' ? STATUS_TEXT.leaked : 'ink' }, room),
  ];
  const events = series.events.map((event) => {
    const lane = narrow ? (series.lanes.find(({ id }) => id === event.lane)?.label ?? event.lane) : '';
    return { ...event, lines: words(event, event.title, [event.when, lane, event.oneReport ? 'one report' : '']) };
  });
  const counts = series.counts.map((count) => {
    return { ...count, lane: COUNTS, lines: words(count, formatNumber(count.value), [count.label, doubtOf(count)]) };
  });
  return [...events, ...counts].sort((a, b) => middle(a) - middle(b));
}

/** The words of emphasised entries, moved apart where dates are close, with leaders to their marks. */
export function entryLabels(
  entries: Entry[],
  { labels, room, gap, sign: side, top }: Plan,
  y: Scale,
  emphasisOf: (entry: Entry) => Emphasis,
  size: Size,
): Mark[] {
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
    const box = { x: labels, y: (centres[place] ?? wanted) - height / 2, width: room, height };
    const level = box.y + (lines[0]?.size ?? 0) * 0.75;
    const [from, sign] = [labels - side * 2.6, labels - side * 0.9];
    return [
      line({ key: `${id}-leader`, points: [from, wanted, sign, level], stroke: 'axis-line', width: 1, emphasis }),
      symbol({ key: `${id}-open`, x: sign, y: level, size: side, status, emphasis }),
      ...blockMarks(`${id}-label`, lines, { box, anchor: 'start' }, emphasis, false),
    ];
  });
}
