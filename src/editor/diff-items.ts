/** Which values of the data files differ: row by row, source by source, field by field. */
import { formatNumber } from '../charts/format.ts';
import { rowName } from '../data/names.ts';
import type { DataFile } from '../data/read.ts';
import { fieldWords, namesOf, readableCorrection, valueWords, type Names } from './diff-field-words.ts';
import { movedAmong } from './diff-order.ts';

export interface FieldChange {
  /** The heading of a column, or the name of a field. */
  field: string;
  before?: string;
  after?: string;
}

/** A row, a source, a fact or a view that came, went or says something else. */
export interface ItemChange {
  change: 'added' | 'removed' | 'changed';
  path: string;
  /** "row", "source", "view"; "figure" or "table" for what its file says of the whole. */
  kind: string;
  id: string;
  /** In words: the table and the label of a row, the publisher of a source. */
  name: string;
  fields: FieldChange[];
}

/** The field that says where in its list a thing stands. */
export const PLACE = 'Place';
/** The field of an id: addresses of pages and links to rows are made of it. */
export const ADDRESS = 'Address';

interface Item {
  kind: string;
  id: string;
  name: string;
  value: Record<string, unknown>;
  columns: Columns;
}

/** The headings of columns, and whether they hold dates, by their names. */
type Columns = Map<string, { heading: string; isDate: boolean }>;

/** What readers were last told, written by a command: not a thing that readers see. */
export const RECORD = 'data/published.json';

/** Every item that differs between two states of the data files, tables first. */
export function changedItems(before: DataFile[], after: DataFile[]): ItemChange[] {
  const [old, now] = [before, after].map((files) => new Map(files.map(({ path, text }) => [path, text])));
  const names = namesOf(before, after, (file, row) => nameOf(record(file), '', record(row)));
  const renamed = renamedFiles(before, after, names);
  const gone = new Set(renamed.values());
  const paths = [...new Set([...after, ...before].map(({ path }) => path))].filter((path) => !gone.has(path));
  // Rows first: they are what an editor came for.
  const isTable = (path: string): boolean => path.startsWith('data/datasets/');
  paths.sort((a, b) => Number(isTable(b)) - Number(isTable(a)));
  return paths.flatMap((path) => {
    const origin = renamed.get(path) ?? path;
    const [left, right] = [old?.get(origin), now?.get(path)];
    if (left === right || path === RECORD) return [];
    return fileChanges(path, itemsOf(origin, left, names), itemsOf(path, right, names), names);
  });
}

/** How much of two files must be the same for one to be the other under a new name. */
const SAME_FILE = 0.5;

/** The old paths of files that have a new one. */
function renamedFiles(before: DataFile[], after: DataFile[], names: Names): Map<string, string> {
  const only = (files: DataFile[], others: DataFile[]): { path: string; says: Set<string> }[] => {
    const known = new Set(others.map(({ path }) => path));
    return files
      .filter(({ path }) => !known.has(path))
      .map(({ path, text }) => ({ path, says: new Set([...itemsOf(path, text, names).values()].map(saysOf)) }));
  };
  const [gone, come] = [only(before, after), only(after, before)];
  const renamed = new Map<string, string>();
  for (const { path, says } of come) {
    const same = (other: Set<string>): number => [...other].filter((each) => says.has(each)).length;
    const origin = gone.find(
      (other) =>
        kindOf(other.path) === kindOf(path) &&
        ![...renamed.values()].includes(other.path) &&
        same(other.says) >= SAME_FILE * Math.max(says.size, other.says.size),
    );
    if (origin) renamed.set(path, origin.path);
  }
  return renamed;
}

/** All that a thing says, whatever it is called. */
function saysOf({ kind, value }: Item): string {
  return kind + JSON.stringify({ ...value, id: undefined });
}

function fileChanges(path: string, before: Map<string, Item>, after: Map<string, Item>, names: Names): ItemChange[] {
  const whole = before.size === 0 || after.size === 0;
  // The views of a figure that came or went as a whole are no news of their own.
  const isNews = (key: string): boolean => !(whole && key.startsWith('views/'));
  const origins = renamedKeys(before, after);
  const gone = new Set(origins.values());
  const originOf = (key: string): string => origins.get(key) ?? key;
  const order = [...after.keys()].map(originOf);
  const moved = movedAmong([...before.keys()], order);
  const [placeBefore, placeAfter] = moved.size > 0 ? [placesIn(before), placesIn(after)] : [];
  const keys = [...new Set([...after.keys(), ...[...before.keys()].filter((key) => !gone.has(key))])];
  return keys.filter(isNews).flatMap((key) => {
    const [left, right] = [before.get(originOf(key)), after.get(key)];
    const item = right ?? left;
    if (!item) return [];
    const fields = [
      ...(left && right && left.id !== right.id ? [{ field: ADDRESS, before: left.id, after: right.id }] : []),
      ...(moved.has(originOf(key)) && item.kind !== 'correction'
        ? [{ field: PLACE, before: placeBefore?.get(originOf(key)) ?? '', after: placeAfter?.get(key) ?? '' }]
        : []),
      ...fieldChanges(item, left?.value, right?.value, names),
    ];
    const change = left && right ? 'changed' : right ? 'added' : 'removed';
    return fields.length > 0 ? [{ change, path, kind: item.kind, id: item.id, name: item.name, fields }] : [];
  });
}

/** The old keys of things that say the same under a new id. */
function renamedKeys(before: Map<string, Item>, after: Map<string, Item>): Map<string, string> {
  const gone = new Map([...before].flatMap(([key, item]) => (after.has(key) ? [] : [[saysOf(item), key]])));
  const origins = new Map<string, string>();
  for (const [key, item] of gone.size > 0 ? after : []) {
    const origin = before.has(key) ? undefined : gone.get(saysOf(item));
    if (origin === undefined) continue;
    origins.set(key, origin);
    gone.delete(saysOf(item));
  }
  return origins;
}

/** The place of each thing in its own list, from 1. */
function placesIn(items: Map<string, Item>): Map<string, string> {
  const counts = new Map<string, number>();
  return new Map(
    [...items].map(([key, { kind }]) => {
      const place = (counts.get(kind) ?? 0) + 1;
      counts.set(kind, place);
      return [key, formatNumber(place)];
    }),
  );
}

function fieldChanges({ columns }: Item, before: unknown, after: unknown, names: Names): FieldChange[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  const [left, right] = [flatten(before), flatten(after)];
  return [...new Set([...right.keys(), ...left.keys()])].flatMap((key) => {
    const [old, now] = [left.get(key), right.get(key)];
    const [path, was, is] = [(now ?? old)?.path ?? [], old?.value, now?.value];
    if (key === 'id' || JSON.stringify(was) === JSON.stringify(is)) return [];
    const column = columns.get(key);
    const name = path.at(-1) ?? '';
    const words = (value: unknown): string => valueWords(name, value, column?.isDate ?? false, names);
    // Of a thing that both have, "nothing" that is written and "nothing" that is left out would read the same.
    const isAlike = before !== undefined && after !== undefined && words(was) === words(is);
    const shown = isAlike ? raw : words;
    return [
      {
        field: column?.heading ?? fieldWords(path),
        ...(old ? { before: shown(was) } : {}),
        ...(now ? { after: shown(is) } : {}),
      },
    ];
  });
}

function raw(value: unknown): string {
  return JSON.stringify(value) ?? 'left out';
}

/** A file is its lists of things with an id, and what is left. */
function itemsOf(path: string, text: string | undefined, names: Names): Map<string, Item> {
  const items = new Map<string, Item>();
  if (text === undefined) return items;
  const file = record(JSON.parse(text));
  const rest: Record<string, unknown> = {};
  const id = path.replace(/^.*\//, '').replace(/\.json$/, '');
  const called = file['title'];
  const title = typeof called === 'string' && !called.includes('{') ? called : id;
  const columns = columnsOf(file['columns']);
  for (const [list, value] of Object.entries(file)) {
    const things = Array.isArray(value) ? value.map(record) : [];
    const isList = things.length > 0 && things.every((thing) => typeof thing['id'] === 'string');
    if (isList || list === 'corrections') {
      for (const thing of things) {
        const kind = list.replace(/s$/, '');
        // A correction has no name of its own: it is the same as long as it says the same.
        const own = String(thing['id'] ?? thing['date']);
        const key = isList ? own : JSON.stringify(thing);
        if (isList)
          items.set(`${list}/${key}`, { kind, id: own, name: nameOf(file, title, thing), value: thing, columns });
        else {
          const value = readableCorrection(thing, names);
          items.set(`${list}/${key}`, { kind, id: own, name: `Correction: ${String(value['row'])}`, value, columns });
        }
      }
    } else if (list !== '$schema') rest[list] = value;
  }
  return new Map([['', { kind: kindOf(path), id, name: title, value: rest, columns: new Map() }], ...items]);
}

function kindOf(path: string): string {
  if (path.startsWith('data/figures/')) return 'figure';
  return path.startsWith('data/datasets/') ? 'table' : 'file';
}

/** What the row or source is called by people, where it says so without references. */
function nameOf(file: Record<string, unknown>, fallback: string, thing: Record<string, unknown>): string {
  const plain = (words: unknown): words is string => typeof words === 'string' && !words.includes('{');
  const title = plain(file['title']) ? file['title'] : fallback;
  const { id, label, publisher, meaning } = thing;
  if (plain(label)) return `${title} · ${label}`;
  if (Array.isArray(file['rows'])) {
    const name = rowName(file, thing);
    return name === '' || name === id ? title : `${title} · ${name}`;
  }
  return plain(publisher) ? publisher : plain(meaning) ? meaning : title;
}

function columnsOf(columns: unknown): Columns {
  const known = Array.isArray(columns) ? columns.map(record) : [];
  return new Map(
    known.map(({ name, title, type }) => [String(name), { heading: String(title), isDate: type === 'date' }]),
  );
}

/** Every value of a thing by its path; a list of words is one value. */
function flatten(value: unknown): Map<string, { path: string[]; value: unknown }> {
  const found = new Map<string, { path: string[]; value: unknown }>();
  const visit = (part: unknown, path: string[]): void => {
    const isOne = Array.isArray(part) && part.every((item) => typeof item !== 'object');
    if (typeof part !== 'object' || part === null || isOne) found.set(path.join('\n'), { path, value: part });
    else for (const [key, child] of Object.entries(part)) visit(child, [...path, key]);
  };
  if (value !== undefined) visit(value, []);
  return found;
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
