import { formatNumber } from '../format.ts';
import { text } from './marks.ts';
import { textWidth, wrapText } from './text.ts';
import { STATUS_TEXT, typeSizes } from '../theme.ts';
import type { Emphasis, Item, Mark, Point, Role, Size, Span, TextMark } from '../types.ts';

export interface Box extends Size {
  x: number;
  y: number;
}

export interface LabelLine {
  text: string;
  size: number;
  bold?: boolean;
  fill: Role;
}

export interface PlacedLabel {
  box: Box;
  anchor: TextMark['anchor'];
}

const LINE_HEIGHT = 1.22;

/** How much of a text lies before the point that it is anchored at. */
export const ANCHOR = { start: 0, middle: 0.5, end: 1 };

/** The size of a block of label lines. */
export function blockSize(lines: LabelLine[]): { width: number; height: number } {
  return {
    width: Math.max(0, ...lines.map((item) => textWidth(item.text, item.size, item.bold))),
    height: lines.reduce((sum, item) => sum + item.size * LINE_HEIGHT, 0),
  };
}

/** The area that two boxes share, in square pixels. */
export function overlap(a: Box, b: Box): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return width > 0 && height > 0 ? width * height : 0;
}

/** The boxes that text marks take, so that labels can keep off them. */
export function textBoxes(marks: Mark[]): Box[] {
  return marks.flatMap((mark) => {
    if (mark.kind !== 'text') return [];
    const width = textWidth(mark.text, mark.size, mark.bold);
    return [{ x: mark.x - width * ANCHOR[mark.anchor], y: mark.y - mark.size, width, height: mark.size * 1.25 }];
  });
}

/** Positions around a mark, the preferred sides first, then the others and the corners. */
export function around(mark: Box, { width, height }: Size, preferred: 'beside' | 'below' | 'above'): PlacedLabel[] {
  const gap = 6;
  const [right, left] = [mark.x + mark.width + gap, mark.x - gap - width];
  const [above, below] = [mark.y - gap / 2 - height, mark.y + mark.height + gap / 2];
  const [x, y] = [mark.x + mark.width / 2, mark.y + mark.height / 2];
  const place = (at: number, top: number, anchor: TextMark['anchor']): PlacedLabel => {
    return { box: { x: at, y: top, width, height }, anchor };
  };
  // Labels above and below hang from the middle of the mark, so that those of neighbours keep apart.
  const hanging = (top: number): PlacedLabel[] =>
    (['end', 'middle', 'start'] as const).map((anchor) => place(x - width * ANCHOR[anchor], top, anchor));
  const sides = {
    beside: [y - height / 2, y - height, y].flatMap((top) => [place(right, top, 'start'), place(left, top, 'end')]),
    above: hanging(above),
    below: hanging(below).reverse(),
  };
  return [...new Set([preferred, 'beside', 'above', 'below'] as const)].flatMap((side) => sides[side]);
}

/** The first candidate that overlaps nothing; otherwise the one that overlaps least. */
export function choose(candidates: PlacedLabel[], obstacles: Box[], bounds: Box): PlacedLabel {
  let [best, least] = [candidates[0], Infinity];
  for (const candidate of candidates) {
    const { box } = candidate;
    const outside = box.width * box.height - overlap(box, bounds);
    const cost = obstacles.reduce((sum, other) => sum + overlap(box, other), outside * 4);
    if (cost < least - 0.5) [best, least] = [candidate, cost];
  }
  if (!best) throw new Error('A label needs at least one candidate position');
  return best;
}

/** Turns a placed block into one text mark per line; keys are `key`, `key-1`, `key-2`, … */
export function blockMarks(key: string, lines: LabelLine[], label: PlacedLabel, emphasis: Emphasis, halo = true) {
  const { box, anchor } = label;
  const x = box.x + box.width * ANCHOR[anchor];
  let y = box.y;
  return lines.map((item, index) => {
    y += item.size * LINE_HEIGHT;
    // The baseline sits about a quarter of the size above the bottom of its line.
    const at = { key: index === 0 ? key : `${key}-${index}`, x, y: y - item.size * 0.26 };
    return text({ ...at, ...item, anchor, halo, emphasis });
  });
}

/** Moves sorted positions apart by as little as their sizes ask, within [from, to]: pool-adjacent-violators. */
export function spread(wanted: number[], sizes: number[], from: number, to: number): number[] {
  let end = 0;
  // Where each would stand in a row of all that begins at zero.
  const offsets = sizes.map((size) => {
    end += size;
    return end - size / 2;
  });
  // Neighbours that overlap become one group around their mean.
  const groups: { sum: number; members: number }[] = [];
  const mean = ({ sum, members }: (typeof groups)[number]): number => sum / members;
  wanted.forEach((place, index) => {
    let group = { sum: place - (offsets[index] ?? 0), members: 1 };
    for (let before = groups.at(-1); before && mean(before) > mean(group); before = groups.at(-1)) {
      groups.pop();
      group = { sum: before.sum + group.sum, members: before.members + group.members };
    }
    groups.push(group);
  });
  const starts = groups.flatMap((group) => new Array<number>(group.members).fill(mean(group)));
  return starts.map((start, index) => Math.max(from, Math.min(to - end, start)) + (offsets[index] ?? 0));
}

/** A count whose date is known no better than this many years gets a whisker and a hollow mark. */
const VAGUE_YEARS = 0.6;

export function isVague(span: Span): boolean {
  return span.to - span.from > VAGUE_YEARS;
}

/** What is not sure of a count, in words. */
export function doubtOf({ status, oneReport }: Item): string | undefined {
  return status === 'leaked' ? 'not confirmed' : oneReport ? 'one report' : undefined;
}

/** Value, date and, where it applies, a doubt. */
export function pointLabel(point: Point, width: number): LabelLine[] {
  const sizes = typeSizes(width);
  const doubt = doubtOf(point);
  return [
    { text: formatNumber(point.value), size: sizes.value, bold: true, fill: STATUS_TEXT[point.status] },
    { text: point.label, size: sizes.label, fill: 'ink-2' },
    ...(doubt ? [{ text: doubt, size: sizes.label, fill: STATUS_TEXT[point.status] }] : []),
  ];
}

/** A line of a label, broken where it is wider than its room. */
export function wrapLine(line: LabelLine, width: number): LabelLine[] {
  return wrapText(line.text, width, line.size, line.bold).map((words) => ({ ...line, text: words }));
}
