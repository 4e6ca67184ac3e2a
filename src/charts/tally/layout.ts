/** One sign for each, counted out in groups: a few in rows beside their words, many in blocks under them. */
import { fillGrid } from '../shared/dots.ts';
import { formatNumber } from '../format.ts';
import { emphasisOf, line, text } from '../shared/marks.ts';
import { textWidth, wrapText } from '../shared/text.ts';
import { STATUS_TEXT, typeSizes } from '../theme.ts';
import type { Emphasis, Mark, Role, Segment, Series, Size, View } from '../types.ts';

/** Signs that belong together under one heading, split into labelled segments. */
export interface Panel {
  label: string;
  /** A sentence under the signs, for what must be said beside them. */
  caption?: string;
  segments: Segment[];
}

export interface TallySeries extends Series {
  type: 'tally';
  panels: Panel[];
}

/** Groups of at most this many signs are set in rows. */
const FEW = 12;
/** Groups of more than this are set in small signs; how much closer these stand where the height is limited. */
const MANY = 200;
const CLOSER = 1;

/** What the groups are drawn with: a column of a width, in a view or, to be measured, in none. */
interface Setting {
  width: number;
  sizes: ReturnType<typeof typeSizes>;
  emphasis: (segment: Segment) => Emphasis;
  closer: number;
}

interface Drawn {
  marks: Mark[];
  height: number;
}

export function height(series: TallySeries, width: number): number {
  return arrange(series, width).height;
}

export function layout(series: TallySeries, view: View, size: Size): Mark[] {
  const { marks, height } = arrange(series, size.width, view);
  return height <= size.height ? marks : arrange(series, size.width, view, CLOSER).marks;
}

function arrange({ panels }: TallySeries, width: number, view?: View, closer = 0): Drawn {
  const emphasis = ({ id }: Segment): Emphasis => (view ? emphasisOf(view, id) : 'normal');
  const setting = { width, sizes: typeSizes(width), emphasis, closer };
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
  const row = drawn(panel).reduce(
    (sum, { value, label }) => sum + value * side + textWidth(label, sizes.label) + side,
    0,
  );
  const words = ['none', ...(panel.caption ?? '').split(' ')].map((word) => textWidth(word, sizes.label));
  return textWidth(panel.label, sizes.value, true) + side + Math.max(row, ...words);
}

function rowPanel(panel: Panel, top: number, setting: Setting): Drawn {
  const { sizes, width, emphasis } = setting;
  const { label: size } = sizes;
  const side = sizes.value + 6;
  const left = textWidth(panel.label, sizes.value, true) + side;
  const high = side * 1.4;
  const baseline = top + high * 0.62 + size * 0.36;
  const marks: Mark[] = [
    line({ key: `${panel.label}-rule`, points: [0, top, width, top], stroke: 'hairline', width: 1 }),
    text({ key: panel.label, x: 0, y: baseline, text: panel.label, size: sizes.value, bold: true, fill: 'ink' }),
  ];
  const write = (key: string, x: number, y: number, words: string, fill: Role = 'ink-2', state?: Emphasis): void => {
    marks.push(text({ key, x, y, text: words, size, fill, ...(state ? { emphasis: state } : {}) }));
  };
  let x = left;
  for (const segment of drawn(panel)) {
    const { id, value, status, label } = segment;
    const run = { key: id, count: value, status, emphasis: emphasis(segment) };
    marks.push(...fillGrid({ x, y: top + high * 0.62 - side / 2, columns: value, pitch: side }, [run]).marks);
    x += value * side;
    write(`${id}-words`, x + 3, baseline, label, STATUS_TEXT[status], emphasis(segment));
    x += textWidth(label, size) + side;
  }
  if (total(panel) === 0) write(`${panel.label}-none`, left, baseline, 'none');
  const caption = panel.caption ? wrapText(panel.caption, width - left, size) : [];
  caption.forEach((words, index) => {
    write(`${panel.label}-caption-${index}`, left, top + high * 1.1 + size * (0.75 + index * 1.25), words);
  });
  return { marks, height: high * 1.2 + caption.length * size * 1.25 + 4 };
}

/** Each segment under its own words, so that no key is needed. */
function blockPanel(panel: Panel, top: number, { width, sizes, emphasis, closer }: Setting): Drawn {
  const pitch = total(panel) > MANY ? (width < 480 ? 9 : 11) - closer : width < 480 ? 18 : 22;
  const columns = Math.max(1, Math.floor(width / pitch / 5)) * 5;
  const marks: Mark[] = [];
  let y = top;
  const write = (
    key: string,
    words: string,
    style: { size: number; bold?: boolean; fill: Role; emphasis?: Emphasis },
  ) => {
    wrapText(words, width, style.size, style.bold).forEach((part, index) => {
      y += style.size * 1.3;
      marks.push(text({ key: `${key}-${index}`, x: 0, y: y - style.size * 0.3, text: part, ...style }));
    });
  };
  write(panel.label, panel.label, { size: sizes.value, bold: true, fill: 'ink' });
  for (const segment of panel.segments) {
    const { id, value, status, label } = segment;
    const state = emphasis(segment);
    y += 4;
    const words = { size: sizes.label, fill: STATUS_TEXT[status], emphasis: state };
    write(`${id}-words`, `${formatNumber(value)} ${label}`, words);
    const run = { key: id, count: value, status, emphasis: state };
    const grid = fillGrid({ x: 0, y: y + 2, columns, pitch }, [run]);
    marks.push(...grid.marks);
    y += grid.height + 4;
  }
  if (panel.caption) write(`${panel.label}-caption`, panel.caption, { size: sizes.label, fill: 'ink-2' });
  return { marks, height: y - top + sizes.label * 1.6 };
}
