/** Writes the rows of a draft back into the text that they were read from. What it does not change keeps its bytes. */
import { parseTree, type Node } from 'jsonc-parser';
import { sameJson, SCENES, WHOLE, type DraftRow, type Json, type Table, type Values } from '../sheet.ts';

/** A data file that is open as a table: its text on disk, what the draft began with, and its rows then and now. */
export interface Sheet {
  table: Table;
  disk: string;
  base: string;
  read: DraftRow[];
  rows: DraftRow[];
}

/** One item of a group or list: its place in the text as read, or null, and its text now. */
interface Piece {
  from: number | null;
  text: string;
}

/** A file as it is opened. */
export function sheetOf(table: Table, text: string): Sheet {
  const rows = readRows(text, table.list);
  return { table, disk: text, base: text, read: rows, rows };
}

/** The text of a file as the draft has it. */
export function textOf({ table, base, read, rows }: Sheet): string {
  const order = table.fields.map(({ name }) => name);
  return rows === read ? base : editedText(base, table.list, rows, order);
}

/** The rows of a list in a file's text; `WHOLE` is one row. Throws where the text is no JSON, or has no such list of rows. */
export function readRows(text: string, list: string): DraftRow[] {
  if (list === SCENES) return readStoryRows(text);
  JSON.parse(text);
  const nodes = list === WHOLE ? [rootOf(text)] : (listNode(text, list).children ?? []);
  return nodes.map((node, from) => {
    const values: Json = JSON.parse(slice(text, node));
    if (typeof values === 'object' && values !== null && !Array.isArray(values)) return { from, values };
    throw new Error(`Item ${from + 1} of "${list}" is not a row in { }.`);
  });
}

/** The text of the file with the rows as the draft has them; `order` is the order of fields in a new row. */
export function editedText(text: string, list: string, rows: DraftRow[], order: string[]): string {
  if (list === SCENES) return editedStory(text, rows);
  const whole = list === WHOLE ? rootOf(text) : listNode(text, list);
  const loaded = list === WHOLE ? [whole] : (whole.children ?? []);
  const pieces = rows.map(({ from, values }): Piece => {
    // A new row is set as its neighbour is.
    const node = loaded[from ?? 0];
    if (from !== null && node && sameJson(JSON.parse(slice(text, node)), values))
      return { from, text: slice(text, node) };
    return { from, text: node ? rowText(text, node, from !== null, values, order) : oneLine(inOrder(values, order)) };
  });
  const now = list === WHOLE ? (pieces[0]?.text ?? '') : joined(text, whole, pieces);
  return text.slice(0, whole.offset) + now + text.slice(endOf(whole));
}

/** A row that is set as a node is; if it is that very row, it keeps the fields whose values are the same. */
function rowText(text: string, node: Node, isOwn: boolean, values: Values, order: string[]): string {
  const { colon } = settingOf(text, node);
  const pieces: (Piece & { name: string })[] = [];
  const waiting = new Map(Object.entries(inOrder(values, order)));
  for (const [from, property] of (isOwn ? (node.children ?? []) : []).entries()) {
    const [name, node] = [String(property.children?.[0]?.value), property.children?.[1]];
    const value = values[name];
    if (!node || value === undefined || !waiting.delete(name)) continue;
    const now = sameJson(JSON.parse(slice(text, node)), value) ? slice(text, node) : oneLine(value);
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

/** Puts pieces into their group or list; what stood before one of them stays there. */
function joined(text: string, node: Node, pieces: Piece[]): string {
  const children = node.children ?? [];
  const { open, between, close } = settingOf(text, node);
  if (pieces.length === 0) return children.length === 0 ? slice(text, node) : open.charAt(0) + close.slice(-1);
  const inner = pieces.map(({ from, text: own }, index) => {
    const [left, right] = from ? [children[from - 1], children[from]] : [];
    const gap = left && right ? text.slice(endOf(left), right.offset) : between;
    return index === 0 ? own : gap + own;
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

/** JSON on one line, with a space after commas and colons as in the files. No line end of it stands within a text. */
function oneLine(value: Json): string {
  return JSON.stringify(value, null, 1)
    .replace(/(?<=[[{])\n *|\n *(?=[\]}])/g, '')
    .replace(/\n */g, ' ');
}

function rootOf(text: string): Node {
  const root = parseTree(text, [], { disallowComments: true });
  if (!root) throw new Error('The file is empty.');
  return root;
}

function listNode(text: string, list: string): Node {
  const property = rootOf(text).children?.findLast(({ children }) => children?.[0]?.value === list);
  const node = property?.children?.[1];
  if (node?.type !== 'array') throw new Error(`The file has no list called "${list}".`);
  return node;
}

function endOf({ offset, length }: Node): number {
  return offset + length;
}

function slice(text: string, node: Node): string {
  return text.slice(node.offset, endOf(node));
}

/** A scene or step in the text, with the place of each of its values. */
interface Part {
  values: Record<string, string>;
  places: Record<string, { from: number; to: number }>;
  start: number;
  end: number;
}

const TAG = /<(Scene|Step)\b(?:[^>"]|"[^"]*")*>/g;
const ATTRIBUTE = /\b(id|title|figure|view)="([^"]*)"/dg;
const BODY = /^\s*([^]*?)\s*<\/Step>/d;

/** The scenes of the story's text with their titles, and the steps with their paragraphs. */
export function readStoryRows(text: string): DraftRow[] {
  return partsOf(text).map(({ values }, from) => ({ from, values }));
}

/** The cell of a scene or step that a line of the text belongs to, as problems of other files name theirs. */
export function placeAtLine(text: string, line: number): { at: (string | number)[]; place?: string } {
  const lineOf = (offset: number): number => text.slice(0, offset).split('\n').length;
  const parts = partsOf(text);
  const row = parts.findIndex(({ start, end }) => lineOf(start) <= line && line <= lineOf(end));
  const { id, text: words } = parts[row]?.values ?? {};
  if (id === undefined) return { at: [] };
  const field = words === undefined ? 'title' : 'text';
  return { at: [SCENES, row, field], place: `${id}, "${field}"` };
}

/** What stands between scenes and steps is never touched, and a new step is written behind the row before it. */
function editedStory(text: string, rows: DraftRow[]): string {
  const parts = partsOf(text);
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  const written = (value: string): string => value.replace(/\r?\n/g, lineEnd);
  const edits = rows.flatMap(({ from, values }, index) => {
    const part = from === null ? undefined : parts[from];
    if (part)
      return Object.entries(part.places).flatMap(([name, place]) => {
        const now = wordsOf(values, name);
        if (now === part.values[name]) return [];
        return [{ ...place, words: name === 'text' ? written(now) : inQuotes(now) }];
      });
    const before = rows.slice(0, index).findLast((row) => row.from !== null)?.from ?? -1;
    const at = parts[before]?.end ?? text.length;
    const attributes = ['id', 'figure', 'view'].map((name) => ` ${name}="${inQuotes(wordsOf(values, name))}"`);
    const step = `<Step${attributes.join('')}>\n\n${wordsOf(values, 'text')}\n\n</Step>`;
    return [{ from: at, to: at, words: written(`\n\n${step}`) }];
  });
  // From the end, so that the places before it stay; of several new steps at one place the last is written first.
  return edits
    .reverse()
    .sort((one, other) => other.from - one.from)
    .reduce((all, { from, to, words }) => all.slice(0, from) + words + all.slice(to), text);
}

function partsOf(text: string): Part[] {
  return [...text.matchAll(TAG)].map(({ 0: tag, 1: name, index }) => {
    const part: Part = { values: {}, places: {}, start: index, end: index + tag.length };
    const add = (field: string, value: string, start: number, [from, to] = [0, 0]): void => {
      part.values[field] = value;
      part.places[field] = { from: start + from, to: start + to };
    };
    for (const { 1: field = '', 2: value = '', indices } of tag.matchAll(ATTRIBUTE))
      add(field, value, index, indices?.[2]);
    const body = name === 'Step' ? BODY.exec(text.slice(part.end)) : undefined;
    if (body) add('text', body[1] ?? '', part.end, body.indices?.[1]);
    part.end += body?.[0].length ?? 0;
    return part;
  });
}

function wordsOf(values: Values, name: string): string {
  return String(values[name] ?? '');
}

/** A straight quotation mark would end the attribute. */
function inQuotes(words: string): string {
  return words.replaceAll('"', '&quot;').replace(/\s*\n\s*/g, ' ');
}
