/** Fields and values of the data files in the words of the desk and the page: "Next update", "Released …", "LBC, 2025". */
import { formatDate, formatNumber } from '../charts/format.ts';
import type { DataFile } from '../data/read.ts';
import { sourceSchema } from '../data/schema.ts';
import { sourceName, STATUS_WORDS } from '../data/status-words.ts';
import { titleOf } from './desk/describe.ts';

/** What ids are called. */
export interface Names {
  source: (id: string) => string;
  row: (id: string) => KnownRow | undefined;
}

interface KnownRow {
  name: string;
  /** The headings of its columns, by their names, and the columns that hold dates. */
  headings: Map<string, string>;
  dates: Set<string>;
}

/** Fields whose names say little to those who see no file. */
const FIELDS: Record<string, string> = { url: 'Link', alt: 'Alt text' };
const ONE_OF: Record<string, string> = { bases: 'basis', series: 'series' };
const DATES = /^(?:date|published|accessed|nextUpdate)$/;
const CHOICES = /^(?:confidence|read)$/;

/** "annotations", "0", "text" → "Annotation 1, text" */
export function fieldWords(path: string[]): string {
  const words: string[] = [];
  for (const key of path) {
    const last = words.at(-1);
    if (/^\d+$/.test(key) && last !== undefined) words.splice(-1, 1, `${singular(last)} ${Number(key) + 1}`);
    else words.push((FIELDS[key] ?? titleOf(key)).toLowerCase());
  }
  const [first = '', ...others] = words;
  return [first.charAt(0).toUpperCase() + first.slice(1), ...others].join(', ');
}

function singular(word: string): string {
  return ONE_OF[word] ?? word.replace(/s$/, '');
}

/** A value as readers see it; `isDate` where its column holds dates. */
export function valueWords(key: string, value: unknown, isDate: boolean, names: Names): string {
  if (value === undefined || value === null) return 'nothing';
  if (Array.isArray(value)) {
    if (value.length === 0) return 'nothing';
    return value.map((item) => (key === 'sources' ? names.source(String(item)) : plain(item))).join('; ');
  }
  if (typeof value !== 'string') return plain(value);
  const status = Object.entries(STATUS_WORDS).find(([name]) => key === 'status' && name === value);
  if (status) return status[1];
  if ((isDate || DATES.test(key)) && /^\d{4}(?:-\d{2}){0,2}(?:\/|$)/.test(value)) return formatDate(value);
  if (CHOICES.test(key)) return value.replaceAll('-', ' ');
  return value;
}

function plain(value: unknown): string {
  if (typeof value === 'number') return Number.isInteger(value) ? formatNumber(value) : String(value);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** What sources, rows and columns are called in either of two states; each is looked up when it is first asked for. */
export function namesOf(before: DataFile[], after: DataFile[], rowName: (table: object, row: object) => string): Names {
  let sources: Map<string, string> | undefined;
  let rows: Map<string, KnownRow> | undefined;
  const files = [...before, ...after];
  return {
    source: (id) => (sources ??= sourceNames(files)).get(id) ?? id,
    row: (id) => (rows ??= knownRows(files, rowName)).get(id),
  };
}

/** A correction with what its ids mean. */
export function readableCorrection(correction: Record<string, unknown>, names: Names): Record<string, unknown> {
  const { row, column, said, says } = correction;
  const known = names.row(String(row));
  const name = String(column);
  const words = (value: unknown): unknown =>
    typeof value === 'string' ? valueWords(name, value, known?.dates.has(name) ?? false, names) : value;
  return {
    ...correction,
    row: known?.name ?? row,
    column: known?.headings.get(name) ?? fieldWords([name]),
    said: words(said),
    says: words(says),
  };
}

/** Two documents of one publisher and year are told apart by their ids. */
function sourceNames(files: DataFile[]): Map<string, string> {
  const names = new Map<string, string>();
  for (const thing of files.flatMap((file) => (file.path === 'data/sources.json' ? listOf(file, 'sources') : []))) {
    const read = sourceSchema.safeParse(thing);
    if (read.success) names.set(read.data.id, sourceName(read.data));
  }
  const uses = Map.groupBy(names.values(), (name) => name);
  return new Map([...names].map(([id, name]) => [id, (uses.get(name) ?? []).length > 1 ? `${name} (${id})` : name]));
}

function knownRows(files: DataFile[], rowName: (table: object, row: object) => string): Map<string, KnownRow> {
  const tables = files.filter(({ path }) => path.startsWith('data/datasets/'));
  return new Map(
    tables.flatMap((file) => {
      const table: object = JSON.parse(file.text);
      const columns = listOf(file, 'columns').map((column) => ({ name: '', title: '', type: '', ...column }));
      const headings = new Map(columns.map((column) => [column.name, column.title]));
      const dates = new Set(columns.flatMap(({ name, type }) => (type === 'date' ? [name] : [])));
      return listOf(file, 'rows').map((row): [string, KnownRow] => {
        return ['id' in row ? String(row.id) : '', { name: rowName(table, row), headings, dates }];
      });
    }),
  );
}

function listOf({ text }: DataFile, list: string): object[] {
  const file: Record<string, unknown> = JSON.parse(text);
  const things = file[list];
  return Array.isArray(things) ? things.filter((thing) => typeof thing === 'object' && thing !== null) : [];
}
