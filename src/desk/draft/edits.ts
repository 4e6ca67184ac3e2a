/**
 * Writes the rows of a draft back into the text that they were read from. What the draft does not change keeps its
 * bytes.
 */
import { parseTree, type Node } from 'jsonc-parser';
import { sameJson, WHOLE, type DraftRow, type Json, type Values } from '../sheet.ts';
import { editedStory, readStoryRows, SCENES } from './story-rows.ts';

/** One item of a group or list: its place in the text as read, or null, and its text now. */
interface Piece {
  from: number | null;
  text: string;
}

/** The rows of a list in a file's text; `WHOLE` is one row. Throws where the text has no such list of rows. */
export function readRows(text: string, list: string): DraftRow[] {
  if (list === SCENES) return readStoryRows(text);
  const nodes = list === WHOLE ? [rootOf(text)] : (listNode(text, list).children ?? []);
  return nodes.map((node, from) => {
    const values = valueOf(text, node);
    if (typeof values === 'object' && values !== null && !Array.isArray(values)) return { from, values };
    throw new Error(`Item ${from + 1} of "${list}" is not a row in { }.`);
  });
}

/** False where the text is no JSON, or has no such list of rows. */
export function canReadRows(text: string, list: string): boolean {
  try {
    if (list !== SCENES) JSON.parse(text);
    return readRows(text, list).length >= 0;
  } catch {
    return false;
  }
}

/** The text of the file with the rows as the draft has them; `order` is the order of fields in a new row. */
export function editedText(text: string, list: string, rows: DraftRow[], order: string[]): string {
  if (list === SCENES) return editedStory(text, rows);
  if (list === WHOLE) {
    const root = rootOf(text);
    const row = rowText(text, root, root.children ?? [], rows[0]?.values ?? {}, order);
    return text.slice(0, root.offset) + row + text.slice(endOf(root));
  }
  const array = listNode(text, list);
  const loaded = array.children ?? [];
  const pieces = rows.map(({ from, values }): Piece => {
    // A new row is set as its neighbour is.
    const [node, kept] = from === null ? [loaded[0], []] : [loaded[from], loaded[from]?.children ?? []];
    if (from !== null && node && sameJson(valueOf(text, node), values)) return { from, text: slice(text, node) };
    return { from, text: node ? rowText(text, node, kept, values, order) : oneLine(inOrder(values, order)) };
  });
  return text.slice(0, array.offset) + joined(text, array, pieces) + text.slice(endOf(array));
}

/** A row that is set as a node is, and keeps some of its fields where their values are the same. */
function rowText(text: string, node: Node, kept: Node[], values: Values, order: string[]): string {
  const { colon } = settingOf(text, node);
  const pieces: (Piece & { name: string })[] = [];
  const waiting = new Map(Object.entries(inOrder(values, order)));
  for (const [from, property] of kept.entries()) {
    const [name, node] = [nameOf(property), property.children?.[1]];
    const value = values[name];
    if (!node || value === undefined || !waiting.delete(name)) continue;
    const now = sameJson(valueOf(text, node), value) ? slice(text, node) : oneLine(value);
    pieces.push({ name, from, text: text.slice(property.offset, node.offset) + now });
  }
  for (const [name, value] of waiting) {
    // A new field goes where a new row would have it: after the nearest field that comes before it.
    const earlier = order.includes(name) ? order.slice(0, order.indexOf(name)) : pieces.map((piece) => piece.name);
    const place = pieces.findLastIndex((piece) => earlier.includes(piece.name)) + 1;
    pieces.splice(place, 0, { name, from: null, text: JSON.stringify(name) + colon + oneLine(value) });
  }
  return joined(text, node, pieces);
}

function inOrder(values: Values, order: string[]): Values {
  const place = (name: string): number => (order.includes(name) ? order.indexOf(name) : order.length);
  return Object.fromEntries(Object.entries(values).sort(([one], [other]) => place(one) - place(other)));
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
function settingOf(text: string, node: Node): Record<'open' | 'between' | 'colon' | 'close', string> {
  const [first, second] = node.children ?? [];
  const last = node.children?.at(-1);
  if (!first || !last) {
    // What is empty tells nothing of its setting: rows then stand one a line, two spaces in.
    const [, line = '\n'] = /(\r?\n[^\S\r\n]*)[^\n]*$/.exec(text.slice(0, node.offset)) ?? [];
    return { open: `[${line}  `, between: `,${line}  `, colon: ': ', close: `${line}]` };
  }
  const open = text.slice(node.offset, first.offset);
  const [name, value] = first.children ?? [];
  return {
    open,
    between: second ? text.slice(endOf(first), second.offset) : `,${open.slice(1) || ' '}`,
    colon: first.type === 'property' && name && value ? text.slice(endOf(name), value.offset) : ': ',
    close: text.slice(endOf(last), endOf(node)),
  };
}

/** JSON on one line, with a space after commas and colons as in the files. */
function oneLine(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(oneLine).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return `{${Object.entries(value)
    .map(([name, item]) => `${JSON.stringify(name)}: ${oneLine(item)}`)
    .join(', ')}}`;
}

/** The file that was parsed last: every keystroke asks for the same one again. */
let last: { text: string; root: Node | undefined } = { text: '', root: undefined };

function rootOf(text: string): Node {
  if (last.text !== text) last = { text, root: parseTree(text, [], { disallowComments: true }) };
  if (!last.root) throw new Error('The file is empty.');
  return last.root;
}

function listNode(text: string, list: string): Node {
  const property = rootOf(text).children?.findLast((child) => nameOf(child) === list);
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
