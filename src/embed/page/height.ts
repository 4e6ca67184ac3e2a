/** The height of an embed, computed without a browser: codes carry it, and hosts that never resize a frame rely on it. */
import { exactWidth } from '../../charts/shared/text.ts';
import type { PreparedFigure } from '../../data/prepare.ts';
import { itemDetail } from '../../data/tables.ts';
import { sourceWords } from '../../figure/printing.ts';
import { shownHeight, WIDE } from './embed-boards.ts';

/** The lengths in px that decide how tall an embed is: its style sheet reads them, too. */
const FRAME = {
  body: { size: 14, line: 20 },
  title: { size: 20, line: 24 },
  text: { size: 14, line: 20 },
  status: { size: 13, line: 20 },
  heading: { size: 16, line: 20 },
  source: { size: 13, line: 24 },
  /** Above the embed, and its edges. */
  rule: 3,
  edge: 12,
  side: 16,
  /** Between parts, and below each entry of a list. */
  gap: 8,
  entry: 8,
  /** Above and below the words of a link on a line of its own. */
  'link-edge': 4,
  /** Between statuses, and between the buttons of views. */
  apart: 16,
  buttons: 8,
  /** From the words of a button to its outer edge. */
  'button-edge': 6,
  'button-side': 12,
};

type Lengths = typeof FRAME;

/** What narrow frames hold closer together. */
const SMALL: Partial<Lengths> = {
  title: { size: 18, line: 22 },
  text: { size: 13, line: 17 },
  status: { size: 13, line: 17 },
  edge: 6,
  side: 12,
  gap: 4,
  'link-edge': 2,
};

/** The width of a frame in px below which they hold. */
const SMALL_BELOW = 400;

/** The same for the style sheet: `--gap`, `--title-size`, `--title-line` and so on; type follows the reader's own size. */
export function lengthRules(): string {
  return `${rule(FRAME)}@media (width < ${SMALL_BELOW}px) {${rule(SMALL)}}`;
}

function rule(lengths: Partial<Lengths>): string {
  const properties = Object.entries(lengths).map(([name, length]) =>
    typeof length === 'number'
      ? `--${name}: ${length}px;`
      : `--${name}-size: ${length.size / 16}rem; --${name}-line: ${length.line / 16}rem;`,
  );
  return `:root {${properties.join('')}}`;
}

/** The narrowest frame in px that an embed is made for. */
const NARROWEST = 280;
/** What a sign and its distance to the words take, in sizes of their type, and a link's in the list. */
const SIGN = 1.25;
const LIST_SIGN = 26;

/** The height in px that the embed of a figure has in a frame of that width; it is the same in every view. */
export function embedHeight(figure: PreparedFigure, width: number): number {
  const lengths = width < SMALL_BELOW ? { ...FRAME, ...SMALL } : FRAME;
  const { title, text, status, body, gap } = lengths;
  const room = Math.min(width - 2 * lengths.side, WIDE.width);
  const link = body.line + 2 * lengths['link-edge'];
  const statuses = figure.statusLabels.flatMap(({ words }) => {
    return [...wordWidths(words, status.size, true, SIGN), lengths.apart];
  });
  const heights = [
    paragraph(figure.title.plain, room, title, true),
    paragraph(figure.subtitle.plain, room, text),
    countLines(statuses, room, exactWidth(' ', status.size, true)) * status.line,
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

/** The height that every code gives: the most that any frame from 280 px on needs, so that nothing is cut. */
export function givenHeight(figure: PreparedFigure): number {
  // From here on a wider frame only has more room beside the chart.
  const widest = WIDE.width + 2 * FRAME.side;
  const widths = Array.from({ length: widest - NARROWEST + 1 }, (_, index) => NARROWEST + index);
  return Math.max(...widths.map((width) => embedHeight(figure, width)));
}

function paragraph(words: string, room: number, { size, line }: Lengths['text'], bold = false): number {
  return words === '' ? 0 : countLines(wordWidths(words, size, bold), room, exactWidth(' ', size, bold)) * line;
}

function buttonsHeight({ offered: views }: PreparedFigure, room: number, lengths: Lengths): number {
  if (views.length < 2) return 0;
  const { body, buttons, 'button-edge': edge, 'button-side': side } = lengths;
  const widths = views.map(({ name }) => exactWidth(name, body.size) + 2 * side);
  return countLines(widths, room, buttons) * (body.line + 2 * edge + buttons) - buttons;
}

function bodyHeight({ body }: PreparedFigure, room: number, { heading, text, entry }: Lengths): number {
  if (!Array.isArray(body)) return shownHeight(body, room);
  const beside = room - LIST_SIGN;
  const heights = body.flatMap((item) => [
    paragraph(item.heading, beside, heading, true),
    paragraph(itemDetail(item), beside, text),
    paragraph(item.text.plain, beside, text) + entry,
  ]);
  return heights.reduce((sum, height) => sum + height, 0);
}

function sourcesHeight({ sources }: PreparedFigure, room: number, { source: { size, line } }: Lengths): number {
  const { label, items } = sourceWords(sources);
  const sign = typeof sources === 'number' ? 0 : SIGN;
  const named = items.map((name, index) => (index < items.length - 1 ? `${name} ·` : name));
  const widths = [...wordWidths(label, size), ...named.flatMap((words) => wordWidths(words, size, false, sign))];
  return countLines(widths, room, exactWidth(' ', size)) * line;
}

/** How wide each word is; a sign stands before the first. */
function wordWidths(text: string, size: number, bold = false, sign = 0): number[] {
  return text.split(' ').map((word, index) => exactWidth(word, size, bold) + (index === 0 ? sign * size : 0));
}

/** The number of lines of boxes or words side by side. A browser may break a word, too, and then needs no more. */
export function countLines(widths: number[], room: number, gap: number): number {
  let lines = 1;
  let x = 0;
  for (const width of widths) {
    if (x > 0 && x + width > room) {
      lines += 1;
      x = 0;
    }
    x += width + gap;
  }
  return lines;
}
