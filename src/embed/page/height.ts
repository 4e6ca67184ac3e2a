/** The height of an embed, computed without a browser: codes carry it, and hosts that never resize a frame rely on it. */
import { exactWidth } from '../../charts/shared/text.ts';
import type { PreparedFigure } from '../../data/prepare.ts';
import { itemDetail, type ListItem } from '../../data/tables.ts';
import { sourceWords } from '../../figure/printing.ts';
import { shownHeight, WIDE } from './embed-boards.ts';
import { lengthsAt, type Lengths, type Type } from './lengths.ts';

/** The narrowest frame in px that an embed is made for. */
const NARROWEST = 280;
/** What a sign and its distance to the words take, in sizes of their type, and a link's in the list. */
const SIGN = 1.25;
const LIST_SIGN = 26;

/** Words in a line, with the room in px for a sign before them and for what is kept free after them. */
interface Item {
  words: string;
  before?: number;
  after?: number;
  /** True for a box, whose words stay together. */
  whole?: boolean;
}

/** The height in px that the embed of a figure has in a frame of that width; it is the same in every view. */
export function embedHeight(figure: PreparedFigure, width: number): number {
  const lengths = lengthsAt(width);
  const { title, text, status, body, gap } = lengths;
  const room = Math.min(width - 2 * lengths.side, WIDE.width);
  const link = body.line + 2 * lengths['link-edge'];
  const statuses = figure.statusLabels.map(({ words }) => ({ words, before: SIGN * status.size }));
  const heights = [
    paragraph(figure.title.plain, room, title, true),
    paragraph(figure.subtitle.plain, room, text),
    countRows(statuses, room, lengths.apart, status.size, true) * status.line,
    buttonsHeight(figure, room, lengths),
    bodyHeight(figure, room, lengths),
    figure.note ? paragraph(figure.note.plain, room, text) : 0,
    sourcesHeight(figure, room, lengths),
    // The table, folded, and the way to the story.
    link,
    link,
  ].filter((height) => height > 0);
  const parts = heights.reduce((sum, height) => sum + height + gap, 0);
  return Math.ceil(lengths.rule + 2 * lengths.edge + parts - gap);
}

/**
 * The height that every code gives: the most that the embed takes in a frame of any width from 280 px on, so that
 * nothing is cut where nothing resizes the frame.
 */
export function givenHeight(figure: PreparedFigure): number {
  // From here on a wider frame only has more room beside the chart.
  const widest = WIDE.width + 2 * lengthsAt(WIDE.width).side;
  const widths = Array.from({ length: widest - NARROWEST + 1 }, (_, index) => NARROWEST + index);
  return Math.max(...widths.map((width) => embedHeight(figure, width)));
}

function paragraph(words: string, room: number, { size, line }: Type, bold = false): number {
  return words === '' ? 0 : countLines([{ words }], room, size, bold) * line;
}

function buttonsHeight({ offered: views }: PreparedFigure, room: number, lengths: Lengths): number {
  if (views.length < 2) return 0;
  const { body, buttons, 'button-edge': edge, 'button-side': side } = lengths;
  const names = views.map(({ name: words }) => ({ words, before: 2 * side }));
  const rows = countRows(names, room, buttons, body.size);
  return rows * (body.line + 2 * edge) + (rows - 1) * buttons;
}

function bodyHeight({ body }: PreparedFigure, room: number, lengths: Lengths): number {
  if (!Array.isArray(body)) return shownHeight(body, room);
  return body.reduce((sum, item) => sum + itemHeight(item, room - LIST_SIGN, lengths), 0);
}

function itemHeight(item: ListItem, room: number, { heading, text, entry }: Lengths): number {
  const words = [itemDetail(item), item.text.plain].map((each) => paragraph(each, room, text));
  return paragraph(item.heading, room, heading, true) + words.reduce((sum, height) => sum + height, entry);
}

function sourcesHeight({ sources }: PreparedFigure, room: number, { source }: Lengths): number {
  const { label, items } = sourceWords(sources);
  const before = typeof sources === 'number' ? 0 : SIGN * source.size;
  const named = items.map((name, index) => ({ words: index < items.length - 1 ? `${name} ·` : name, before }));
  return countLines([{ words: label }, ...named], room, source.size) * source.line;
}

/** The number of lines of boxes side by side: one wider than the room has its own, broken within itself. */
function countRows(boxes: Item[], room: number, gap: number, size: number, bold = false): number {
  // No space stands between boxes.
  const after = gap - exactWidth(' ', size, bold);
  const rows = countLines(
    boxes.map((box) => ({ ...box, after, whole: true })),
    room + after,
    size,
    bold,
  );
  return boxes.reduce((sum, box) => sum + countLines([box], room, size, bold) - 1, rows);
}

/** The number of lines of short texts one after the other, broken where browsers break them. */
export function countLines(items: Item[], room: number, size: number, bold = false): number {
  let lines = 1;
  let x = 0;
  for (const { words, before = 0, after = 0, whole } of items) {
    const pieces = whole ? [`${words} `] : breakable(`${words} `);
    pieces.forEach((piece, index) => {
      const start = index === 0 ? before : 0;
      const end = index === pieces.length - 1 ? after : 0;
      const taken = start + exactWidth(piece.trimEnd(), size, bold) + end;
      if (x > 0 && x + taken > room) {
        lines += 1;
        x = 0;
      }
      x += taken + (piece.endsWith(' ') ? exactWidth(' ', size, bold) : 0);
    });
  }
  return lines;
}

/** After a space, a dash, and a hyphen before a letter. */
function breakable(words: string): string[] {
  return words.split(/(?<= )(?=[^ ])|(?<=[–—])(?=[^ ])|(?<=[^ ]-)(?=[A-Za-z])/);
}
