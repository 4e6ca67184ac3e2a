import { text } from './marks.ts';
import { textWidth } from './text.ts';
import type { Emphasis, Mark, Role, TextMark } from '../types.ts';

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** One line of a label block. */
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
    const shift = { start: 0, middle: width / 2, end: width }[mark.anchor];
    return [{ x: mark.x - shift, y: mark.y - mark.size, width, height: mark.size * 1.25 }];
  });
}

/** Which sides of a mark are tried first. */
export type Preference = 'beside' | 'below' | 'above';

/** Positions around a mark, the preferred sides first, then the others and the corners. */
export function around(
  mark: Box,
  size: { width: number; height: number },
  preference: Preference = 'beside',
): PlacedLabel[] {
  const gap = 6;
  const { width, height } = size;
  const right = mark.x + mark.width + gap;
  const left = mark.x - gap - width;
  const centre = mark.x + mark.width / 2 - width / 2;
  const middle = mark.y + mark.height / 2 - height / 2;
  const above = mark.y - gap / 2 - height;
  const below = mark.y + mark.height + gap / 2;
  const place = (x: number, y: number, anchor: TextMark['anchor']): PlacedLabel => ({
    box: { x, y, width, height },
    anchor,
  });
  // Labels above and below hang from the middle of the mark, so that those of neighbours keep apart.
  const start = mark.x + mark.width / 2;
  const end = start - width;
  const sides = {
    beside: [
      place(right, middle, 'start'),
      place(left, middle, 'end'),
      place(right, mark.y + mark.height / 2 - height, 'start'),
      place(left, mark.y + mark.height / 2 - height, 'end'),
      place(right, mark.y + mark.height / 2, 'start'),
      place(left, mark.y + mark.height / 2, 'end'),
    ],
    above: [place(end, above, 'end'), place(centre, above, 'middle'), place(start, above, 'start')],
    below: [place(start, below, 'start'), place(centre, below, 'middle'), place(end, below, 'end')],
  };
  const order: Preference[] = [preference, 'beside', 'above', 'below'];
  return [...new Set(order)].flatMap((side) => sides[side]);
}

/** The first candidate that overlaps nothing; otherwise the one that overlaps least. */
export function choose(candidates: PlacedLabel[], obstacles: Box[], bounds: Box): PlacedLabel {
  let best = candidates[0];
  let least = Infinity;
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
export function blockMarks(
  key: string,
  lines: LabelLine[],
  { box, anchor }: PlacedLabel,
  emphasis: Emphasis,
  halo = true,
): TextMark[] {
  const x = anchor === 'start' ? box.x : anchor === 'end' ? box.x + box.width : box.x + box.width / 2;
  let y = box.y;
  return lines.map((item, index) => {
    y += item.size * LINE_HEIGHT;
    return text({
      key: index === 0 ? key : `${key}-${index}`,
      x,
      // The baseline sits about a quarter of the size above the bottom of its line.
      y: y - item.size * 0.26,
      text: item.text,
      anchor,
      size: item.size,
      bold: item.bold ?? false,
      fill: item.fill,
      halo,
      emphasis,
    });
  });
}

/**
 * Moves positions apart until neighbours are at least their sizes apart, as little as possible,
 * and keeps all within [from, to]. Positions must be sorted; the order is kept.
 * Pool-adjacent-violators: overlapping neighbours merge into one group around their mean.
 */
export function spread(wanted: number[], sizes: number[], from: number, to: number): number[] {
  const groups: { start: number; size: number; members: number[] }[] = [];
  wanted.forEach((centre, index) => {
    const size = sizes[index] ?? 0;
    let group = { start: clamp(centre - size / 2, from, to - size), size, members: [index] };
    let previous = groups.at(-1);
    while (previous && previous.start + previous.size > group.start) {
      groups.pop();
      group = merge(previous, group);
      group.start = clamp(group.start, from, to - group.size);
      previous = groups.at(-1);
    }
    groups.push(group);
  });
  const result: number[] = [];
  for (const group of groups) {
    let at = group.start;
    for (const member of group.members) {
      const size = sizes[member] ?? 0;
      result[member] = at + size / 2;
      at += size;
    }
  }
  return result;

  function merge(a: (typeof groups)[number], b: (typeof groups)[number]): (typeof groups)[number] {
    const members = [...a.members, ...b.members];
    const size = a.size + b.size;
    let offset = 0;
    let sum = 0;
    for (const member of members) {
      const own = sizes[member] ?? 0;
      sum += (wanted[member] ?? 0) - (offset + own / 2);
      offset += own;
    }
    return { start: sum / members.length, size, members };
  }
}

function clamp(value: number, from: number, to: number): number {
  return Math.max(from, Math.min(Math.max(from, to), value));
}
