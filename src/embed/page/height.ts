/** The height of an embed, computed without a browser: codes carry it, and hosts that never resize a frame rely on it. */
import { exactWidth } from '../../charts/shared/text.ts';
import type { PreparedFigure } from '../../data/prepare.ts';
import { itemDetail, type ListItem } from '../../data/tables.ts';
import { sourceWords } from '../../figure/source-words.ts';
import { shownHeight, WIDE } from './embed-boards.ts';
import { LIVE_WORDS, pinnedWords } from './embed-words.ts';
import { lengthsAt, type Lengths, type Type } from './lengths.ts';
import { breakRows, countInline, countLines } from './measure.ts';

/** The narrowest frame in px that an embed is made for. */
const NARROWEST = 280;

/** Short words, with room for a sign before them. */
interface Item {
  words: string;
  before: number;
}

/** The height in px that the embed of a figure has in a frame of that width; it is the same in every view. */
export function embedHeight(figure: PreparedFigure, width: number, { pinned }: { pinned?: string } = {}): number {
  const lengths = lengthsAt(width);
  const room = Math.min(width - 2 * lengths.side, WIDE.width);
  const heights = [
    lengths.rule + 2 * lengths.edge,
    headHeight(figure, room, lengths),
    stepperHeight(figure, room, lengths),
    lengths.gap + bodyHeight(figure, room, lengths),
    pinned ? noteHeight(`${pinnedWords(pinned)} ${LIVE_WORDS}`, room, lengths, true) : 0,
    figure.note ? noteHeight(figure.note.plain, room, lengths) : 0,
    sourcesHeight(figure, room, lengths),
    // The table, folded, and the way to the story.
    lengths.closest + 2 * (lengths.body.line + 2 * lengths['link-edge']),
  ];
  return Math.ceil(heights.reduce((sum, height) => sum + height, 0));
}

/**
 * The height that every code gives: the most that the embed takes in a frame of any width from 280 px on, so that
 * nothing is cut where nothing resizes the frame.
 */
export function givenHeight(figure: PreparedFigure, options: { pinned?: string } = {}): number {
  // From here on a wider frame only has more room beside the chart.
  const widest = WIDE.width + 2 * lengthsAt(WIDE.width).side;
  const heights = Array.from({ length: widest - NARROWEST + 1 }, (_, index) =>
    embedHeight(figure, NARROWEST + index, options),
  );
  return Math.max(...heights);
}

function paragraph(words: string, room: number, type: Type): number {
  return countLines(words, room, type) * type.line;
}

function headHeight({ title, subtitle, statusLabels }: PreparedFigure, room: number, lengths: Lengths): number {
  const items = statusLabels.map(({ words }) => ({ words, before: lengths.sign }));
  return (
    paragraph(title.plain, room, lengths.title) +
    lengths.below +
    paragraph(subtitle.plain, room, lengths.text) +
    lengths.closer +
    flow(items, room, lengths)
  );
}

function stepperHeight({ offered: views }: PreparedFigure, room: number, lengths: Lengths): number {
  if (views.length < 2) return 0;
  const { gap, body, buttons, 'button-edge': edge, 'button-side': side } = lengths;
  const widths = views.map(({ name }) => exactWidth(name, body.size) + 2 * side);
  const rows = breakRows(widths, room, buttons).length;
  return gap + rows * (body.line + 2 * edge) + (rows - 1) * buttons;
}

function bodyHeight({ body }: PreparedFigure, room: number, lengths: Lengths): number {
  if (!Array.isArray(body)) return shownHeight(body, room);
  return body.reduce((sum, item) => sum + itemHeight(item, room - lengths.indent, lengths), 0);
}

function itemHeight(item: ListItem, room: number, { heading, detail, what, entry }: Lengths): number {
  return (
    paragraph(item.heading, room, heading) +
    paragraph(itemDetail(item), room, detail) +
    paragraph(item.text.plain, room, what) +
    entry
  );
}

function noteHeight(words: string, room: number, { gap, text }: Lengths, bold = false): number {
  return gap + paragraph(words, room, { ...text, bold });
}

function sourcesHeight({ sources }: PreparedFigure, room: number, { closer, source, sign, after }: Lengths): number {
  const { label, items } = sourceWords(sources);
  const before = typeof sources === 'number' ? 0 : sign;
  const named = [{ words: label, before: 0 }, ...items.map((words) => ({ words, before }))];
  return closer + countInline(named, room, source, after) * source.line;
}

/** The statuses side by side, each wrapped within itself where it is wider than the room. */
function flow(items: Item[], room: number, { status, apart }: Lengths): number {
  const { size, bold, line } = status;
  const widths = items.map(({ words, before }) => Math.min(room, before + exactWidth(words, size, bold)));
  const lines = items.map(({ words, before }) => countLines(words, room - before, status));
  let next = 0;
  return breakRows(widths, room, apart)
    .map((count) => Math.max(...lines.slice(next, (next += count))) * line)
    .reduce((sum, height) => sum + height, 0);
}
