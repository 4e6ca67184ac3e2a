/** How many lines text takes in the embed's own font, broken where browsers break it. */
import { exactWidth } from '../../charts/shared/text.ts';

export interface Face {
  size: number;
  bold?: boolean;
}

/** The number of lines of a paragraph in a room of that width. */
export function countLines(words: string, room: number, face: Face): number {
  return words === '' ? 0 : countInline([{ words, before: 0 }], room, face, 0);
}

/** The number of lines of short texts one after the other, each with room for a sign before it and space after it. */
export function countInline(
  items: { words: string; before: number }[],
  room: number,
  { size, bold = false }: Face,
  after: number,
): number {
  let lines = 1;
  let x = 0;
  for (const { words, before } of items) {
    const own = pieces(`${words} `);
    own.forEach((piece, index) => {
      const taken = exactWidth(piece.trimEnd(), size, bold) + (index === 0 ? before : 0);
      const end = index === own.length - 1 ? after : 0;
      if (x > 0 && x + taken + end > room) {
        lines += 1;
        x = 0;
      }
      x += taken + end + (piece.endsWith(' ') ? exactWidth(' ', size, bold) : 0);
    });
  }
  return lines;
}

/** Where a browser may break: after a space, a dash, and a hyphen before a letter. */
function pieces(words: string): string[] {
  return words.split(/(?<= )(?=[^ ])|(?<=[–—])(?=[^ ])|(?<=[^ ]-)(?=[A-Za-z])/);
}

/** The rows that boxes of these widths take side by side, as numbers of boxes; a box never exceeds the room. */
export function breakRows(widths: number[], room: number, gap: number): number[] {
  const rows: number[] = [];
  let x = Infinity;
  for (const width of widths) {
    if (x + gap + width > room) {
      rows.push(0);
      x = width;
    } else x += gap + width;
    rows[rows.length - 1] = (rows.at(-1) ?? 0) + 1;
  }
  return rows;
}
