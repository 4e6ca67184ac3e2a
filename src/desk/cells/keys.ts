/** Which way a key leads from a cell, as in a spreadsheet. */

/** What a key is pressed in: the length of a text, and what is selected in it. */
export interface Selected {
  length: number;
  from: number;
  to: number;
}

type Pressed = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'altKey' | 'ctrlKey' | 'metaKey'>;

/** The step to another cell, in rows and columns; undefined where the key belongs to the cell itself. A choice has no text to move in. */
export function stepOf(pressed: Pressed, text?: Selected): { rows: number; columns: number } | undefined {
  const { key, shiftKey, altKey, ctrlKey, metaKey } = pressed;
  if (altKey || ctrlKey || metaKey) return undefined;
  if (key === 'Enter') return { rows: shiftKey ? -1 : 1, columns: 0 };
  // With shift, arrows select text; inside a text they move in it.
  const all = !text || (text.from === 0 && text.to === text.length);
  const atStart = all || text.to === 0;
  const atEnd = all || text.from === text.length;
  if (shiftKey) return undefined;
  if (key === 'ArrowUp' && atStart) return { rows: -1, columns: 0 };
  if (key === 'ArrowDown' && atEnd) return { rows: 1, columns: 0 };
  if (key === 'ArrowLeft' && atStart) return { rows: 0, columns: -1 };
  return key === 'ArrowRight' && atEnd ? { rows: 0, columns: 1 } : undefined;
}
