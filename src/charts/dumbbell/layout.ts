import { formatNumber } from '../format.ts';
import { cutRules } from '../shared/hairlines.ts';
import { emphasisOf, line, symbol, text, textLines } from '../shared/marks.ts';
import { linear } from '../shared/scales.ts';
import { textWidth, wrapText } from '../shared/text.ts';
import { STATUS_TEXT, typeSizes } from '../theme.ts';
import type { Item, Mark, Role, Series, Size, Status, View } from '../types.ts';

/** Two values that belong together on a number line. */
export interface Pair extends Item {
  label: string;
  /** Where the pair starts; without a status of its own, the earlier state of the same row. */
  start: { value: number; status?: Status };
  value: number;
  /** The words in which the value was printed, where it is a claim and not a count. */
  words?: string | undefined;
}

export interface DumbbellSeries extends Series {
  type: 'dumbbell';
  unit: string;
  from: number;
  to: number;
  ticks: number[];
  pairs: Pair[];
}

/** From this width on the words of a pair stand beside it, in this part of the width. */
const WIDE = 800;
const WORDS = 0.4;

type Plan = ReturnType<typeof planRows>;

export function height(series: DumbbellSeries, width: number): number {
  const plan = planRows(series, width);
  return plan.head + series.pairs.reduce((sum, pair) => sum + measure(pair, plan).height, 0);
}

/** Pairs of values on one number line: where a value stood, and where another puts it. */
export function layout(series: DumbbellSeries, view: View, size: Size): Mark[] {
  const plan = planRows(series, size.width);
  let y = plan.head;
  const rows = series.pairs.flatMap((pair) => {
    const top = y;
    y += measure(pair, plan).height;
    return pairMarks(pair, top, plan, view);
  });
  return cutRules([...axisMarks(series, plan, y), ...rows]);
}

function planRows({ from, to, unit }: DumbbellSeries, width: number) {
  const sizes = typeSizes(width);
  const left = width < WIDE ? 0 : width * WORDS;
  const x = linear([from, to], [left + sizes.label, width - sizes.label * 3]);
  return { width, left, unit, sizes, head: sizes.label * 2.4, x };
}

function measure({ label, words, value, start }: Pair, { x, left, width, sizes, unit }: Plan) {
  const { label: size } = sizes;
  const heading = wrapText(label, left > 0 ? left - size : width, size);
  const shown = words ?? `${formatNumber(value)} ${unit}`;
  const room = textWidth(shown, size, true);
  const leftward = x(value) < x(start.value);
  // The label stands on the far side of the end; one that would run off the edge stands under the line.
  const beside = leftward ? x(value) - 11 - room >= left : x(value) + 11 + room <= width;
  const wordsHeight = (heading.length * 1.3 + 1) * size;
  const under = beside ? 0 : 1.4 * size;
  const height = left > 0 ? wordsHeight + under : (heading.length * 1.3 + 3.3) * size;
  return { heading, shown, room, leftward, beside, wordsHeight, height };
}

/** The scale at the head: an axis that does not start at zero says so. */
function axisMarks({ from, to, ticks, unit }: DumbbellSeries, plan: Plan, bottom: number): Mark[] {
  const { x, left: start, width, head } = plan;
  const { label: size } = plan.sizes;
  const y = head - size * 0.6;
  let limit = 0;
  const labels = ticks.flatMap((tick, index) => {
    const unitOfLast = index === ticks.length - 1 ? ` ${unit}` : '';
    const words = index === 0 && from > 0 ? `cut at ${formatNumber(tick)}` : formatNumber(tick) + unitOfLast;
    const room = textWidth(words, size);
    const left = index === 0 ? start : Math.min(x(tick) - room / 2, width - room);
    // A label that would touch its neighbour is left out; its hairline stays.
    if (left < limit) return [];
    limit = left + room + size / 2;
    return text({ key: `tick-${tick}`, x: left, y: y - 5, text: words, size, fill: 'axis-label' });
  });
  return [
    line({ key: 'axis', points: [x(from), y, x(to), y], stroke: 'axis-line', width: 1.5 }),
    ...ticks.map((tick) =>
      line({ key: `grid-${tick}`, points: [x(tick), y, x(tick), bottom], stroke: 'hairline', width: 1 }),
    ),
    ...labels,
  ];
}

function pairMarks(pair: Pair, top: number, plan: Plan, view: View): Mark[] {
  const { id, words, status } = pair;
  const { x, sizes, width, left } = plan;
  const size = sizes.label;
  const emphasis = emphasisOf(view, id);
  const said = { key: `${id}-label`, x: 0, y: top + size * 1.3, size, fill: 'ink-2', halo: true, emphasis } as const;
  const { heading: lines, shown, room, leftward, beside, wordsHeight } = measure(pair, plan);
  const heading = textLines(lines, 1.3, said);
  const under = (heading.at(-1)?.y ?? top) + size * 1.15;
  const level = left > 0 ? top + wordsHeight / 2 - size * 0.1 : under;
  const [start, end] = [x(pair.start.value), x(pair.value)];
  const upright = (key: string, at: number, reach: number, stroke: Role): Mark =>
    line({ key, points: [at, level - reach, at, level + reach], stroke, width: 3, emphasis });
  const anchor = beside ? (leftward ? 'end' : 'start') : 'middle';
  const at = beside
    ? { x: end + (leftward ? -11 : 11), y: level + size * 0.36 }
    : { x: Math.min(Math.max(end, left + room / 2), width - room / 2), y: level + size * 1.5 };
  const strong = { text: shown, size, bold: true, fill: words ? 'ink' : STATUS_TEXT[status], halo: true } as const;
  return [
    ...heading,
    line({ key: `${id}-join`, points: [start, level, end, level], stroke: 'axis-line', width: 2, emphasis }),
    // The sign of the row that the pair starts from, or a short bar for an earlier state of the same row.
    pair.start.status
      ? symbol({ key: `${id}-start`, x: start, y: level, size: 12, status: pair.start.status, emphasis })
      : upright(`${id}-start`, start, 7, 'axis-line'),
    // A printed claim is a bar, because it is not a count; any other end is the sign of its row.
    words ? upright(id, end, 8, 'ink') : symbol({ key: id, x: end, y: level, size: 14, status, emphasis }),
    text({ key: `${id}-value`, ...at, anchor, ...strong, emphasis }),
  ];
}
