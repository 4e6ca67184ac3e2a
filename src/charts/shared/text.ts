import widths from './text-widths.json' with { type: 'json' };

const FALLBACK = 600;
const table = {
  regular: new Map(Array.from(widths.characters, (c, index) => [c, widths.regular[index] ?? FALLBACK])),
  bold: new Map(Array.from(widths.characters, (c, index) => [c, widths.bold[index] ?? FALLBACK])),
};

// Fallback fonts and kerning differ by a few per cent from the measured font.
const SLACK = 1.04;

/** The width in px of a line in the measured font itself, set without kerning. */
export function exactWidth(text: string, size: number, bold = false): number {
  const advances = bold ? table.bold : table.regular;
  let sum = 0;
  for (const character of text) sum += advances.get(character) ?? FALLBACK;
  return (sum / 1000) * size;
}

/** The width in px that a line of chart text takes, with a little slack for other fonts. */
export function textWidth(text: string, size: number, bold = false): number {
  return exactWidth(text, size, bold) * SLACK;
}

/** Breaks text into lines of at most `width` px, at spaces; a longer word keeps its own line. */
export function wrapText(text: string, width: number, size: number, bold = false): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line ? `${line} ${word}` : word;
    if (line && textWidth(longer, size, bold) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return line ? [...lines, line] : lines;
}
