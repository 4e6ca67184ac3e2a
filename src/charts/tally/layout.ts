/** One sign for each, counted out in groups: a few in rows beside their words, many in blocks under them. */
import { formatNumber } from '../format.ts';
import { dots, emphasisOf, line, text, textLines } from '../shared/marks.ts';
import { textWidth, wrapText } from '../shared/text.ts';
import { STATUS_TEXT, typeSizes } from '../theme.ts';
import type { Mark, Segment, Series, Size, TextMark, View } from '../types.ts';

/** Signs that belong together under one heading, split into labelled segments. */
export interface Panel {
  label: string;
  /** A sentence under the signs, for what must be said beside them. */
  caption?: string | undefined;
  segments: Segment[];
}

export interface TallySeries extends Series {
  type: 'tally';
  panels: Panel[];
}

/** Groups of so few signs are set in rows; of so many in small signs, which stand closer where the height is limited. */
const [FEW, MANY, CLOSER] = [12, 200, 1];

/** What the groups are drawn with: a column of a width, in a view. */
interface Setting {
  width: number;
  sizes: ReturnType<typeof typeSizes>;
  view: View;
  closer: number;
}

export function height(series: TallySeries, width: number): number {
  return arrange(series, width, { id: '', alt: '' }).height;
}

export function layout(series: TallySeries, view: View, size: Size): Mark[] {
  const { marks, height } = arrange(series, size.width, view);
  return height <= size.height ? marks : arrange(series, size.width, view, CLOSER).marks;
}

function arrange({ panels }: TallySeries, width: number, view: View, closer = 0) {
  const setting = { width, sizes: typeSizes(width), view, closer };
  const few = panels.every((panel) => total(panel) <= FEW && rowWidth(panel, setting) <= width);
  let y = 0;
  const marks = panels.flatMap((panel) => {
    const part = few ? rowPanel(panel, y, setting) : blockPanel(panel, y, setting);
    y += part.height;
    return part.marks;
  });
  return { marks, height: y };
}

function total({ segments }: Panel): number {
  return segments.reduce((sum, { value }) => sum + value, 0);
}

/** The segments of a group with somebody in them. */
function drawn({ segments }: Panel): Segment[] {
  return segments.filter(({ value }) => value > 0);
}

/** The room that a group takes as a row: its label, and beside it the signs with their words, or the longest word there. */
function rowWidth(panel: Panel, { sizes }: Setting): number {
  const side = sizes.value + 6;
  const widths = drawn(panel).map(({ value, label }) => value * side + textWidth(label, sizes.label) + side);
  const row = widths.reduce((sum, width) => sum + width, 0);
  const words = ['none', ...(panel.caption ?? '').split(' ')].map((word) => textWidth(word, sizes.label));
  return textWidth(panel.label, sizes.value, true) + side + Math.max(row, ...words);
}

function rowPanel(panel: Panel, top: number, { sizes, width, view }: Setting) {
  const { label: size, value: large } = sizes;
  const side = large + 6;
  const left = textWidth(panel.label, large, true) + side;
  const high = side * 1.4;
  const y = top + high * 0.62 + size * 0.36;
  const caption = panel.caption ? wrapText(panel.caption, width - left, size) : [];
  const below = { x: left, y: top + high * 1.1 + size * 0.75, size, fill: 'ink-2' as const };
  let x = left;
  const segments = drawn(panel).flatMap(({ id, value, status, label }) => {
    const emphasis = emphasisOf(view, id);
    const grid = { x, y: top + high * 0.62 - side / 2, columns: value, pitch: side, offset: 0 };
    x += value * side;
    const at = { x: x + 3, y, text: label, size };
    x += textWidth(label, size) + side;
    return [
      dots({ key: id, count: value, status, emphasis, ...grid }),
      text({ key: `${id}-words`, ...at, fill: STATUS_TEXT[status], emphasis }),
    ];
  });
  const none = text({ key: `${panel.label}-none`, x: left, y, text: 'none', size, fill: 'ink-2' });
  const marks = [
    line({ key: `${panel.label}-rule`, points: [0, top, width, top], stroke: 'hairline', width: 1 }),
    text({ key: panel.label, x: 0, y, text: panel.label, size: large, bold: true, fill: 'ink' }),
    ...(segments.length > 0 ? segments : [none]),
    ...textLines(caption, 1.25, { key: `${panel.label}-caption`, ...below }),
  ];
  return { marks, height: high * 1.2 + caption.length * size * 1.25 + 4 };
}

/** Each segment under its own words, so that no key is needed. */
function blockPanel(panel: Panel, top: number, { width, sizes, view, closer }: Setting) {
  const pitch = total(panel) > MANY ? (width < 480 ? 9 : 11) - closer : width < 480 ? 18 : 22;
  const columns = Math.max(1, Math.floor(width / pitch / 5)) * 5;
  const marks: Mark[] = [];
  let y = top;
  const write = (words: string, style: Pick<TextMark, 'key' | 'size' | 'fill'> & Partial<TextMark>): void => {
    const lines = wrapText(words, width, style.size, style.bold);
    marks.push(...textLines(lines, 1.3, { x: 0, y: y + style.size, ...style }));
    y += lines.length * style.size * 1.3;
  };
  write(panel.label, { key: panel.label, size: sizes.value, bold: true, fill: 'ink' });
  for (const { id, value, status, label } of panel.segments) {
    const emphasis = emphasisOf(view, id);
    y += 4;
    const style = { size: sizes.label, fill: STATUS_TEXT[status], emphasis };
    write(`${formatNumber(value)} ${label}`, { key: `${id}-words`, ...style });
    marks.push(dots({ key: id, count: value, status, emphasis, x: 0, y: y + 2, columns, pitch, offset: 0 }));
    y += Math.ceil(value / columns) * pitch + 4;
  }
  if (panel.caption) write(panel.caption, { key: `${panel.label}-caption`, size: sizes.label, fill: 'ink-2' });
  return { marks, height: y - top + sizes.label * 1.6 };
}
