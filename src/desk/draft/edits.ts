/**
 * Writes a draft back into the text of its file. The text is always made from the file as it was loaded:
 * what the draft does not change keeps its bytes, so reverting every edit gives the same file again.
 */
import { parseTree, type Node } from 'jsonc-parser';
import { sameJson, type DraftRow, type Json, type Values } from '../sheet.ts';

/** How a group or list is set: what opens it, stands between its items, after a name, and closes it. */
interface Setting {
  open: string;
  between: string;
  colon: string;
  close: string;
}

/** One item of a group or list: its place in the loaded text, or null, and its text now. */
interface Piece {
  from: number | null;
  text: string;
}

/** The rows of a list in a file's text, as loaded. Throws where the text has no such list of rows. */
export function readRows(text: string, list: string): DraftRow[] {
  return (listNode(text, list).children ?? []).map((node, index) => {
    const values = asJson(node, text);
    if (typeof values !== 'object' || values === null || Array.isArray(values)) {
      throw new Error(`Item ${index + 1} of "${list}" is not a row in { }.`);
    }
    return { key: `row-${index}`, from: index, values };
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
  const pieces = rows.map(({ from, values }) => {
    const node = from === null ? undefined : loaded[from];
    if (node) return { from, text: editedRow(text, node, values, order) };
    return { from: null, text: newRow(text, loaded[0], values, order) };
  });
  return text.slice(0, array.offset) + joined(text, array, pieces) + text.slice(endOf(array));
}

function editedRow(text: string, node: Node, values: Values, order: string[]): string {
  const before = asJson(node, text);
  if (sameJson(before, values)) return slice(text, node);
  const properties = node.children ?? [];
  const names = properties.map(nameOf);
  const { colon } = settingOf(text, node);
  const pieces: (Piece & { name: string })[] = [];
  properties.forEach((property, from) => {
    const name = names[from] ?? '';
    const value = values[name];
    if (value !== undefined) pieces.push({ name, from, text: editedProperty(text, property, value) });
  });
  for (const name of inOrder(values, order).filter((each) => !names.includes(each))) {
    // A new field goes where a new row would have it: after the nearest field that comes before it.
    const earlier = order.slice(0, order.indexOf(name));
    const place = pieces.findLastIndex((piece) => earlier.includes(piece.name)) + 1;
    const after = order.includes(name) ? place : pieces.length;
    pieces.splice(after, 0, { name, from: null, text: JSON.stringify(name) + colon + oneLine(values[name] ?? null) });
  }
  return joined(text, node, pieces);
}

function editedProperty(text: string, property: Node, value: Json): string {
  const node = property.children?.[1];
  if (!node || sameJson(asJson(node, text), value)) return slice(text, property);
  return text.slice(property.offset, node.offset) + editedValue(text, node, value);
}

function editedValue(text: string, node: Node, value: Json): string {
  if (node.type !== 'array' || !Array.isArray(value)) return oneLine(value);
  const before = (node.children ?? []).map((child) => asJson(child, text));
  const pieces = value.map((item) => {
    const from = before.findIndex((candidate) => sameJson(candidate, item));
    const kept = node.children?.[from];
    return kept ? { from, text: slice(text, kept) } : { from: null, text: oneLine(item) };
  });
  return joined(text, node, pieces);
}

/** A new row is set as its neighbour is. */
function newRow(text: string, neighbour: Node | undefined, values: Values, order: string[]): string {
  const { open, between, colon, close } = neighbour ? settingOf(text, neighbour) : ONE_LINE;
  const properties = inOrder(values, order).map((name) => JSON.stringify(name) + colon + oneLine(values[name] ?? null));
  return open + properties.join(between) + close;
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
  const line = text.slice(text.lastIndexOf('\n', node.offset) + 1, node.offset);
  const indent = /^\s*/.exec(line)?.[0] ?? '';
  const newLine = text.includes('\r\n') ? '\r\n' : '\n';
  const row = `${newLine}${indent}  `;
  return { open: `[${row}`, between: `,${row}`, colon: ': ', close: `${newLine}${indent}]` };
}

/** JSON on one line, with a space after commas and colons as in the files. */
export function oneLine(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(oneLine).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return `{${Object.entries(value)
    .map(([name, item]) => `${JSON.stringify(name)}: ${oneLine(item)}`)
    .join(', ')}}`;
}

/** The file that was parsed last: every keystroke asks for the same one again. */
let last: { text: string; root: Node | undefined } = { text: '', root: undefined };

function listNode(text: string, list: string): Node {
  if (last.text !== text) last = { text, root: parseTree(text, [], { disallowComments: true }) };
  const { root } = last;
  const property = root?.children?.findLast((child) => nameOf(child) === list);
  const node = property?.children?.[1];
  if (node?.type !== 'array') throw new Error(`The file has no list called "${list}".`);
  return node;
}

function asJson(node: Node, text: string): Json {
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
