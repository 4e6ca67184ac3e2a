/** A block pasted from a spreadsheet or a CSV file: how it is split into cells, and where they go. */
import { isMonthFirst } from '../../check/words/read-date.ts';
import { didYouMean } from '../../check/words/did-you-mean.ts';
import { suggest } from '../../data/mistakes/suggest.ts';
import type { Field, Values } from '../sheet.ts';
import { plain, readCell, type Reading, type Taken } from './values.ts';

/** A pasted text as cells. */
export interface Block {
  cells: string[][];
  separator: '\t' | ';' | ',';
  /** The columns that a header row names, which then is no part of the cells. */
  header: (Field | undefined)[] | undefined;
  /** Titles in the header that no column has. */
  unknown: string[];
}

/** Where a block goes: the table, and the cell that was pasted into. */
export interface Target {
  fields: Field[];
  rows: Values[];
  row: number;
  field: number;
}

/** What a paste does: cells to set (a row beyond the last one is added), and what to tell the editor. */
export interface Pasting {
  changes: (Taken & { row: number; field: Field })[];
  added: number;
  /** What was taken, in sentences. */
  said: string[];
}

const WORDS = { '\t': 'tabs', ';': 'semicolons', ',': 'commas' };

/**
 * Splits pasted text into cells. Commas and semicolons stand in numbers and sentences too: they part cells only
 * below a header row that names columns of the table.
 */
export function readBlock(pasted: string, fields: Field[]): Block {
  const text = pasted
    .replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n')
    .replace(/\n+$/, '')
    .replaceAll('\0', '');
  const candidates = text.includes('\t') ? (['\t'] as const) : ([';', ',', '\t'] as const);
  const blocks = candidates.map((separator) => blockOf(split(text, separator), separator, fields));
  return blocks.find(({ header }) => header) ?? blockOf(split(text, '\t'), '\t', fields);
}

/** A quotation mark opens a quoted cell only where another one closes it at the end of a cell; else it is a sign. */
function split(text: string, separator: string): string[][] {
  const rows: string[][] = [[]];
  const cells = new RegExp(`(?:"((?:[^"]|"")*)"|([^${separator}\\n]*))(${separator}|\\n|$)`, 'gy');
  for (const [, quoted, bare = '', end] of text.matchAll(cells)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? bare);
    if (end === '\n') rows.push([]);
    if (end === '') break;
  }
  return rows;
}

/** The first row is a header where at least half of its cells are titles or names of columns. */
function blockOf(cells: string[][], separator: Block['separator'], fields: Field[]): Block {
  const [first = [], ...others] = cells;
  const columns = first.map((cell) =>
    fields.find(({ name, title }) => [name, title].some((words) => plain(words) === plain(cell))),
  );
  const unknown = first.map((cell) => cell.trim()).filter((cell, index) => cell && !columns[index]);
  const known = columns.filter(Boolean).length;
  const isHeader = others.length > 0 && known > 0 && known >= unknown.length;
  const body = isHeader ? others : cells;
  return {
    cells: body,
    separator,
    header: isHeader ? columns : undefined,
    unknown: isHeader ? unknown : [],
  };
}

/** Lays pasted text over the table from the target cell on, by its header where it has one. */
export function planPaste(pasted: string, { fields, rows, row, field }: Target, reading: Reading): Pasting {
  const block = readBlock(pasted, fields);
  const { cells: body, header } = block;
  const columns = header ?? fields.slice(field);
  const idColumn = header?.findIndex((column) => column?.name === 'id') ?? -1;
  const pasting: Pasting = { changes: [], added: 0, said: summary(block, columns.length, fields) };
  const from = { ...reading, monthFirst: body.flat().some(isMonthFirst) };
  body.forEach((cells, index) => {
    if (cells.every((cell) => cell.trim() === '') && row + index >= rows.length) return;
    const known = idColumn < 0 ? row + index : rows.findIndex(({ id }) => id === cells[idColumn]?.trim());
    const next = rows.length + pasting.added;
    const place = known < 0 ? next : Math.min(known, next);
    if (place === next) pasting.added += 1;
    // A line that is shorter than the others leaves what lies beyond its end as it is.
    cells.forEach((text, column) => {
      const field = columns[column];
      if (!field) return;
      const taken = readCell(field, text, from);
      pasting.changes.push({ row: place, field, ...taken });
      if (taken.said) pasting.said.push(`Row ${place + 1}, ${field.title}: ${taken.said}`);
    });
  });
  if (pasting.added > 0) pasting.said.push(`${count(pasting.added, 'row')} added at the end.`);
  return pasting;
}

/** How the block was read, and what of it was left out. */
function summary({ cells, separator, header, unknown }: Block, room: number, fields: Field[]): string[] {
  const width = Math.max(0, ...cells.map((row) => row.length));
  const how = [
    ...(width > 1 ? [`separated by ${WORDS[separator]}`] : []),
    ...(header ? ['columns found by the header row'] : []),
  ];
  const titles = fields.map(({ title }) => title);
  return [
    `${[`Pasted ${count(cells.length, 'row')} of ${count(width, 'cell')}`, ...how].join(', ')}.`,
    ...unknown.map((name) => `No column is called “${name}”, so it was left out. ${didYouMean(suggest(name, titles))}`),
    ...(width > room ? [`${count(width - room, 'column')} did not fit beside the last one and were left out.`] : []),
  ];
}

function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}
