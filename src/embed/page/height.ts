/**
 * The height of an embed, computed without a browser: codes carry it, and hosts that never resize a frame rely on it.
 * Every length here is one of style.css; a browser test compares the two.
 */
import type { PreparedFigure } from '../../data/prepare.ts';
import { itemDetail, type ListItem } from '../../data/tables.ts';
import { exactWidth } from '../../charts/text.ts';
import { shownHeight, WIDE } from './embed-boards.ts';
import { breakRows, countInline, countLines, type Face } from './measure.ts';
import { countedSources, pinnedWords, WORDS } from './parts.ts';

const WIDEST = WIDE.width;
const LARGE_TITLE_FROM = 592;
const SMALL_BELOW = 400;
const TEXT: Face = { size: 14 };
const SMALL: Face = { size: 13 };
const STATUS: Face = { size: 13, bold: true };
const HEADING: Face = { size: 16, bold: true };
/** A sign before words, with the space between. */
const SIGN = 18;
const LIST_INDENT = 26;
/** The space after a source. */
const SOURCE_END = 8;

interface Options {
  /** The date of a pinned copy, which says so in a line of its own. */
  pinned?: string;
}

/** What narrow frames hold closer together. */
interface Spacing {
  title: Face & { line: number };
  text: Face & { line: number };
  /** The line of the statuses, of a source, of an entry's detail and of its text. */
  status: number;
  source: number;
  detail: number;
  what: Face & { line: number };
  /** Between parts, and between what belongs together. */
  gap: number;
  closer: number;
  edge: number;
  /** The table, folded, and the way to the story, one line each. */
  links: number;
}

const SMALL_FRAME: Spacing = {
  title: { size: 18, bold: true, line: 22 },
  text: { ...SMALL, line: 17 },
  status: 17,
  source: 24,
  detail: 17,
  what: { ...SMALL, line: 17 },
  gap: 6,
  closer: 4,
  edge: 6,
  links: 2 * 24,
};

const FRAME: Spacing = {
  title: { size: 19, bold: true, line: 23 },
  text: { ...TEXT, line: 20 },
  status: 20,
  source: 24,
  detail: 18,
  what: { ...TEXT, line: 19 },
  gap: 12,
  closer: 8,
  edge: 12,
  links: 4 + 28 + 8 + 20,
};

function spacing(width: number): Spacing {
  if (width < SMALL_BELOW) return SMALL_FRAME;
  return width < LARGE_TITLE_FROM ? FRAME : { ...FRAME, title: { size: 22, bold: true, line: 27 } };
}

/** The height in px that the embed of a figure has in a frame of that width; it is the same in every view. */
export function embedHeight(figure: PreparedFigure, width: number, { pinned }: Options = {}): number {
  const room = Math.min(width - 2 * (width < SMALL_BELOW ? 12 : 16), WIDEST);
  const space = spacing(width);
  const pinnedWhole = pinned === undefined ? '' : `${pinnedWords(pinned)} ${WORDS.live}`;
  const pinnedLines = countLines(pinnedWhole, room, { ...space.text, bold: true });
  return Math.ceil(
    3 +
      space.edge +
      headHeight(figure, room, space) +
      stepperHeight(figure, room, space) +
      bodyHeight(figure, room, space) +
      (pinnedLines > 0 ? space.gap + pinnedLines * space.text.line : 0) +
      footHeight(figure, room, space) +
      space.edge,
  );
}

function headHeight({ title, subtitle, statusLabels }: PreparedFigure, room: number, space: Spacing): number {
  const items = statusLabels.map(({ words }) => ({ words, before: SIGN }));
  return (
    countLines(title.plain, room, space.title) * space.title.line +
    4 +
    countLines(subtitle.plain, room, space.text) * space.text.line +
    space.closer +
    flow(items, room, STATUS, space.status)
  );
}

function stepperHeight({ offered: views }: PreparedFigure, room: number, { gap }: Spacing): number {
  if (views.length < 2) return 0;
  // Each label has its padding and its border.
  const widths = views.map(({ name }) => exactWidth(name, TEXT.size) + 2 * 11 + 2);
  const rows = breakRows(widths, room, 8).length;
  return gap + rows * 32 + (rows - 1) * 8;
}

function bodyHeight({ body }: PreparedFigure, room: number, space: Spacing): number {
  if (!Array.isArray(body)) return space.gap + shownHeight(body, room);
  return space.gap + body.reduce((sum, item) => sum + itemHeight(item, room - LIST_INDENT, space), 0);
}

function itemHeight(item: ListItem, room: number, { detail: detailLine, what }: Spacing): number {
  return (
    countLines(item.heading, room, HEADING) * 20 +
    countLines(itemDetail(item), room, SMALL) * detailLine +
    countLines(item.text.plain, room, what) * what.line +
    8
  );
}

function footHeight({ note, sources }: PreparedFigure, room: number, space: Spacing): number {
  const items =
    typeof sources === 'number'
      ? [{ words: countedSources(sources), before: 0 }]
      : sources.map(({ name }) => ({ words: name, before: SIGN }));
  const label = typeof sources === 'number' || sources.length > 1 ? WORDS.sources : WORDS.source;
  const named = [{ words: label, before: 0 }, ...items];
  const noteLines = countLines(note?.plain ?? '', room, space.text);
  return (
    (noteLines > 0 ? space.gap + noteLines * space.text.line : 0) +
    (space.closer + countInline(named, room, SMALL, SOURCE_END) * space.source) +
    space.links
  );
}

/** Short texts side by side, each wrapped within itself where it is wider than the room. */
function flow(items: { words: string; before: number }[], room: number, face: Face, line: number): number {
  const widths = items.map(({ words, before }) => Math.min(room, before + exactWidth(words, face.size, face.bold)));
  const lines = items.map(({ words, before }) => countLines(words, room - before, face));
  let next = 0;
  return breakRows(widths, room, 16)
    .map((count) => Math.max(...lines.slice(next, (next += count))) * line)
    .reduce((sum, height) => sum + height, 0);
}
