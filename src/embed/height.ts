/**
 * The height of an embed, computed without a browser: codes carry it, and hosts that never resize a frame rely on it.
 * Every length here is one of style.css; a browser test compares the two.
 */
import type { Data } from '../data/load.ts';
import type { Figure } from '../data/schema.ts';
import type { ListItem } from '../figure/still.ts';
import { exactWidth } from '../chart/text.ts';
import { shownHeight, WIDE } from './boards.ts';
import { breakRows, countLines, type Face } from './measure.ts';
import { countedSources, embedParts, pinnedWords, WORDS, type EmbedParts } from './parts.ts';

const WIDEST = WIDE.width;
const LARGE_TITLE_FROM = 592;
const TEXT: Face = { size: 14 };
const SMALL: Face = { size: 13 };
const STATUS: Face = { size: 13, bold: true };
const HEADING: Face = { size: 16, bold: true };
/** A sign before words, with the space between. */
const SIGN = 18;
const LIST_INDENT = 26;

interface Options {
  /** The date of a pinned copy, which says so in a line of its own. */
  pinned?: string;
}

/** The height in px that the embed of a figure has in a frame of that width; it is the same in every view. */
export function embedHeight(data: Data, figure: Figure, width: number, { pinned }: Options = {}): number {
  const parts = embedParts(data, figure);
  const room = Math.min(width - 2 * (width < 400 ? 12 : 16), WIDEST);
  const top = 3 + 12;
  const pinnedLines =
    pinned === undefined ? 0 : countLines(`${pinnedWords(pinned)} ${WORDS.live}`, room, { ...TEXT, bold: true });
  return Math.ceil(
    top +
      headHeight(parts, width, room) +
      stepperHeight(parts, room) +
      bodyHeight(parts, room) +
      (pinnedLines > 0 ? 12 + pinnedLines * 20 : 0) +
      footHeight(parts, room),
  );
}

function headHeight({ title, subtitle, standings }: EmbedParts, width: number, room: number): number {
  const [face, line] = width < LARGE_TITLE_FROM ? [{ size: 19, bold: true }, 23] : [{ size: 22, bold: true }, 27];
  const items = standings.map(({ words }) => ({ words, before: SIGN }));
  return (
    countLines(title, room, face) * line + 4 + countLines(subtitle, room, TEXT) * 20 + 8 + flow(items, room, STATUS, 20)
  );
}

function stepperHeight({ views }: EmbedParts, room: number): number {
  if (views.length < 2) return 0;
  // Each label has its padding and its border.
  const widths = views.map(({ name }) => exactWidth(name, TEXT.size) + 2 * 11 + 2);
  const rows = breakRows(widths, room, 8).length;
  return 12 + rows * 32 + (rows - 1) * 8;
}

function bodyHeight({ body }: EmbedParts, room: number): number {
  if (!Array.isArray(body)) return 12 + shownHeight(body, room);
  return 12 + body.reduce((sum, item) => sum + itemHeight(item, room - LIST_INDENT), 0);
}

function itemHeight({ heading, detail, text }: ListItem, room: number): number {
  return (
    countLines(heading, room, HEADING) * 20 +
    countLines(detail, room, SMALL) * 18 +
    countLines(text, room, TEXT) * 19 +
    8
  );
}

function footHeight({ note, sources }: EmbedParts, room: number): number {
  const items =
    typeof sources === 'number'
      ? [{ words: countedSources(sources), before: 0 }]
      : sources.map(({ name }) => ({ words: name, before: SIGN }));
  const label = typeof sources === 'number' || sources.length > 1 ? WORDS.sources : WORDS.source;
  const named = [{ words: label, before: 0 }, ...items];
  const noteLines = countLines(note, room, TEXT);
  return (
    (noteLines > 0 ? 12 + noteLines * 20 : 0) +
    (8 + flow(named, room, SMALL, 24)) +
    (4 + 28) +
    (8 + countLines(WORDS.story, room, TEXT) * 20) +
    12
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
