/** Which way a key leads from a cell, as in a spreadsheet. */

/** What a key is pressed in: the text of the cell and what is selected in it. */
export interface Pressed {
  key: string;
  shift: boolean;
  alt: boolean;
  control: boolean;
  /** Undefined in a choice, which has no text to move in. */
  text?: { length: number; from: number; to: number };
}

/** The step to another cell, in rows and columns; undefined where the key belongs to the cell itself. */
export function stepOf({ key, shift, alt, control, text }: Pressed): { rows: number; columns: number } | undefined {
  if (alt || control) return undefined;
  const all = !text || (text.from === 0 && text.to === text.length);
  const atStart = all || (text.from === 0 && text.to === 0);
  const atEnd = all || (text.from === text.length && text.to === text.length);
  if (key === 'Enter') return { rows: shift ? -1 : 1, columns: 0 };
  // With shift, arrows select text.
  if (shift) return undefined;
  if (key === 'ArrowUp' && atStart) return { rows: -1, columns: 0 };
  if (key === 'ArrowDown' && atEnd) return { rows: 1, columns: 0 };
  if (key === 'ArrowLeft' && atStart) return { rows: 0, columns: -1 };
  if (key === 'ArrowRight' && atEnd) return { rows: 0, columns: 1 };
  return undefined;
}
