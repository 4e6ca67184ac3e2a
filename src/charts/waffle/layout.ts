import { fillGrid } from '../shared/dots.ts';
import { formatNumber } from '../format.ts';
import { emphasisOf, line, symbol, text } from '../shared/marks.ts';
import { textWidth, wrapText } from '../shared/text.ts';
import { STATUS_TEXT, typeSizes } from '../theme.ts';
import type { Emphasis, Mark, Role, Segment, Series, Size, View } from '../types.ts';

/** Squares that belong together under one heading, split into labelled segments. */
export interface Panel {
  label: string;
  /** A sentence under the signs, for what must be said beside them. */
  caption?: string;
  segments: Segment[];
}

export interface WaffleSeries extends Series {
  type: 'waffle';
  panels: Panel[];
}

/** Panels of at most this many signs are set in rows, the signs beside their words. */
const FEW = 12;
/** How much closer, in px, the signs of a large panel stand where the height is limited. */
const CLOSER = 1;

export function height(series: WaffleSeries, width: number): number {
  return arrange(series, width).height;
}

/** One sign per person, counted out: a few in rows with words, many in blocks. */
export function layout(series: WaffleSeries, _views: View[], view: View, size: Size): Mark[] {
  const { marks, height } = arrange(series, size.width, view);
  return height <= size.height ? marks : arrange(series, size.width, view, CLOSER).marks;
}

function arrange({ panels }: WaffleSeries, width: number, view?: View, closer = 0): { marks: Mark[]; height: number } {
  const few = panels.every((panel) => total(panel) <= FEW && rowWidth(panel, width) <= width);
  let y = 0;
  const marks = panels.flatMap((panel) => {
    const part = few ? rowPanel(panel, y, width, view) : blockPanel(panel, y, width, view, closer);
    y += part.height;
    return part.marks;
  });
  return { marks, height: y };
}

function total(panel: Panel): number {
  return panel.segments.reduce((sum, segment) => sum + segment.value, 0);
}

function emphasis(view: View | undefined, segment: Segment): Emphasis {
  return view ? emphasisOf(view, segment.id) : 'normal';
}

/** The room that a panel takes as a row: its label, and beside it the signs with their words, or the longest word there. */
function rowWidth({ label, caption = '', segments }: Panel, width: number): number {
  const sizes = typeSizes(width);
  const side = sizes.value + 3;
  const signs = segments
    .filter(({ value }) => value > 0)
    .map((segment) => segment.value * (side + 3) + textWidth(segment.label, sizes.label) + side);
  const words = ['none', ...caption.split(' ')].map((word) => textWidth(word, sizes.label));
  const row = signs.reduce((sum, each) => sum + each, 0);
  return textWidth(label, sizes.value, true) + side + Math.max(row, ...words);
}

function rowPanel(panel: Panel, top: number, width: number, view?: View): { marks: Mark[]; height: number } {
  const sizes = typeSizes(width);
  const side = sizes.value + 3;
  const left = textWidth(panel.label, sizes.value, true) + side;
  const lineHeight = side * 1.5;
  const centre = top + lineHeight * 0.62;
  const baseline = centre + sizes.label * 0.36;
  const marks: Mark[] = [
    line({ key: `${panel.label}-rule`, points: [0, top, width, top], stroke: 'hairline', width: 1 }),
    text({ key: panel.label, x: 0, y: baseline, text: panel.label, size: sizes.value, bold: true, fill: 'ink' }),
  ];
  let x = left;
  for (const segment of panel.segments.filter((item) => item.value > 0)) {
    for (let index = 0; index < segment.value; index++) {
      const key = `${segment.id}-${index}`;
      const state = emphasis(view, segment);
      marks.push(symbol({ key, x: x + side / 2, y: centre, size: side - 3, status: segment.status, emphasis: state }));
      x += side + 3;
    }
    const words = { text: segment.label, size: sizes.label, fill: STATUS_TEXT[segment.status] };
    marks.push(text({ key: segment.id, x: x + 3, y: baseline, ...words, emphasis: emphasis(view, segment) }));
    x += textWidth(segment.label, sizes.label) + side;
  }
  if (total(panel) === 0) {
    marks.push(
      text({ key: `${panel.label}-none`, x: left, y: baseline, text: 'none', size: sizes.label, fill: 'ink-2' }),
    );
  }
  const caption = panel.caption ? wrapText(panel.caption, width - left, sizes.label) : [];
  caption.forEach((words, index) => {
    const y = top + lineHeight * 1.12 + sizes.label * (0.75 + index * 1.25);
    marks.push(
      text({ key: `${panel.label}-caption-${index}`, x: left, y, text: words, size: sizes.label, fill: 'ink-2' }),
    );
  });
  const captionHeight = caption.length * sizes.label * 1.25;
  return { marks, height: lineHeight * 1.2 + captionHeight + 4 };
}

/** Each segment under its own words, so that no key is needed. */
function blockPanel(
  panel: Panel,
  top: number,
  width: number,
  view: View | undefined,
  closer: number,
): { marks: Mark[]; height: number } {
  const sizes = typeSizes(width);
  const pitch = total(panel) > 200 ? (width < 480 ? 9 : 11) - closer : 18;
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
    const state = emphasis(view, segment);
    const fill = STATUS_TEXT[segment.status];
    y += 4;
    write(`${segment.id}-words`, `${formatNumber(segment.value)} ${segment.label}`, {
      size: sizes.label,
      fill,
      emphasis: state,
    });
    const run = { key: segment.id, count: segment.value, status: segment.status, emphasis: state };
    const grid = fillGrid({ x: 0, y: y + 2, columns, pitch }, [run]);
    marks.push(...grid.marks);
    y += grid.height + 4;
  }
  if (panel.caption) write(`${panel.label}-caption`, panel.caption, { size: sizes.label, fill: 'ink-2' });
  return { marks, height: y - top + sizes.label * 1.6 };
}
