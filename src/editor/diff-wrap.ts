/** Long lines of the terminal. */

/** Breaks a text between words so that no line is wider; what follows the first line stands under its text. */
export function wrap(text: string, width: number, first: string): string {
  const indent = ' '.repeat(first.length);
  const lines: string[] = [];
  let line = first;
  let [length, isEmpty] = [first.length, true];
  for (const word of text.split(' ')) {
    const wide = widthOf(word);
    if (!isEmpty && length + 1 + wide > width) {
      lines.push(line);
      [line, length, isEmpty] = [indent, indent.length, true];
    }
    line += isEmpty ? word : ` ${word}`;
    length += wide + (isEmpty ? 0 : 1);
    isEmpty = false;
  }
  return [...lines, line].join('\n');
}

/** Signs that are seen: the codes of colours take no room. */
function widthOf(text: string): number {
  return [...text.replace(/\u001b\[\d+m/g, '')].length;
}
