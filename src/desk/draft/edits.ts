/**
 * Writes a draft back into the text of its file. The text is always made from the file as it was loaded:
 * what the draft does not change keeps its bytes, so reverting every edit gives the same file again.
 */
import { parseTree, type Node } from 'jsonc-parser';
import { sameJson, type DraftRow, type Json, type Values } from '../sheet.ts';

/** One item of a group or list: its place in the loaded text, or null, and its text now. */
interface Piece {
  from: number | null;
  text: string;
}

/** The rows of a list in a file's text, as loaded. Throws where the text has no such list of rows. */
export function readRows(text: string, list: string): DraftRow[] {
  return (listNode(text, list).children ?? []).map((node, from) => {
    const values = valueOf(text, node);
    if (typeof values === 'object' && values !== null && !Array.isArray(values))
      return { key: `row-${from}`, from, values };
    throw new Error(`Item ${from + 1} of "${list}" is not a row in { }.`);
  });
}

/** False where the text is no JSON, or has no such list of rows. */
export function canReadRows(text: string, list: string): boolean {
  try {
    JSON.parse(text);
    return readRows(text, list).length >= 0;
  } catch {
    return false;
  }
}

/** The text of the file with the rows as the draft has them; `order` is the order of fields in a new row. */
export function editedText(text: string, list: string, rows: DraftRow[], order: string[]): string {
  const array = listNode(text, list);
  const loaded = array.children ?? [];
  const pieces = rows.map(({ from, values }): Piece => {
    const node = loaded[from ?? -1];
    if (node) return { from, text: editedRow(text, node, values, order) };
    // A new row is set as its neighbour is.
    const { open, between, colon, close } = loaded[0] ? settingOf(text, loaded[0]) : ONE_LINE;
    const fields = inOrder(values, order).map((name) => JSON.stringify(name) + colon + oneLine(values[name] ?? null));
    return { from: null, text: open + fields.join(between) + close };
  });
  return text.slice(0, array.offset) + joined(text, array, pieces) + text.slice(endOf(array));
}

function editedRow(text: string, node: Node, values: Values, order: string[]): string {
  if (sameJson(valueOf(text, node), values)) return slice(text, node);
  const { colon } = settingOf(text, node);
  const pieces: (Piece & { name: string })[] = [];
  const waiting = new Set(inOrder(values, order));
  for (const [from, property] of (node.children ?? []).entries()) {
    const [name, value] = [nameOf(property), property.children?.[1]];
    if (!value || !waiting.delete(name)) continue;
    const before = text.slice(property.offset, value.offset);
    pieces.push({ name, from, text: before + editedValue(text, value, values[name] ?? null) });
  }
  for (const name of waiting) {
    // A new field goes where a new row would have it: after the nearest field that comes before it.
    const earlier = order.includes(name) ? order.slice(0, order.indexOf(name)) : pieces.map((piece) => piece.name);
    const place = pieces.findLastIndex((piece) => earlier.includes(piece.name)) + 1;
    pieces.splice(place, 0, { name, from: null, text: JSON.stringify(name) + colon + oneLine(values[name] ?? null) });
  }
  return joined(text, node, pieces);
}

function editedValue(text: string, node: Node, value: Json): string {
  if (sameJson(valueOf(text, node), value)) return slice(text, node);
  const loaded = node.children ?? [];
  if (node.type !== 'array' || !Array.isArray(value) || loaded.length === 0) return oneLine(value);
  const pieces = value.map((item): Piece => {
    const from = loaded.findIndex((candidate) => sameJson(valueOf(text, candidate), item));
    const kept = loaded[from];
    return kept ? { from, text: slice(text, kept) } : { from: null, text: oneLine(item) };
  });
  return joined(text, node, pieces);
}

function inOrder(values: Values, order: string[]): string[] {
  const names = Object.keys(values);
  return [...order.filter((name) => names.includes(name)), ...names.filter((name) => !order.includes(name))];
}

/** Puts pieces into their group or list; what stood between two neighbours stays there. */
function joined(text: string, node: Node, pieces: Piece[]): string {
  const children = node.children ?? [];
  const { open, between, close } = settingOf(text, node);
  if (pieces.length === 0) return children.length === 0 ? slice(text, node) : open.charAt(0) + close.slice(-1);
  const inner = pieces.map((piece, index) => {
    const before = pieces[index - 1];
    if (!before) return piece.text;
    const [left, right] = [children[before.from ?? -1], children[piece.from ?? -1]];
    const neighbours = before.from !== null && piece.from === before.from + 1 && left && right;
    return (neighbours ? text.slice(endOf(left), right.offset) : between) + piece.text;
  });
  return open + inner.join('') + close;
}

/** How a group or list is set: what opens it, stands between its items, after a name, and closes it. */
type Setting = Record<'open' | 'between' | 'colon' | 'close', string>;

const ONE_LINE: Setting = { open: '{', between: ', ', colon: ': ', close: '}' };

function settingOf(text: string, node: Node): Setting {
  const [first, second] = node.children ?? [];
  const last = node.children?.at(-1);
  if (!first || !last) return node.type === 'array' ? emptyList(text, node) : ONE_LINE;
  const open = text.slice(node.offset, first.offset);
  const [name, value] = first.children ?? [];
  return {
    open,
    between: second ? text.slice(endOf(first), second.offset) : `,${open.slice(1) || ' '}`,
    colon: first.type === 'property' && name && value ? text.slice(endOf(name), value.offset) : ': ',
    close: text.slice(endOf(last), endOf(node)),
  };
}

/** An empty list tells nothing of its setting: rows then stand one a line, two spaces in. */
function emptyList(text: string, node: Node): Setting {
  // The line end before it, with the spaces that its line begins with.
  const [, line = '\n'] = /(\r?\n[^\S\r\n]*)[^\n]*$/.exec(text.slice(0, node.offset)) ?? [];
  return { open: `[${line}  `, between: `,${line}  `, colon: ': ', close: `${line}]` };
}

/** JSON on one line, with a space after commas and colons as in the files. */
function oneLine(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(oneLine).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const items = Object.entries(value).map(([name, item]) => `${JSON.stringify(name)}: ${oneLine(item)}`);
  return `{${items.join(', ')}}`;
}

/** The file that was parsed last: every keystroke asks for the same one again. */
let last: { text: string; root: Node | undefined } = { text: '', root: undefined };

function listNode(text: string, list: string): Node {
  if (last.text !== text) last = { text, root: parseTree(text, [], { disallowComments: true }) };
  const property = last.root?.children?.findLast((child) => nameOf(child) === list);
  const node = property?.children?.[1];
  if (node?.type !== 'array') throw new Error(`The file has no list called "${list}".`);
  return node;
}

function valueOf(text: string, node: Node): Json {
  const value: Json = JSON.parse(slice(text, node));
  return value;
}

function nameOf(property: Node): string {
  return String(property.children?.[0]?.value ?? '');
}

function endOf({ offset, length }: Node): number {
  return offset + length;
}

function slice(text: string, node: Node): string {
  return text.slice(node.offset, endOf(node));
}
