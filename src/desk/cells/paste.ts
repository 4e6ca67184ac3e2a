/** A block pasted from a spreadsheet or a CSV file: how it is split into cells, and where they go. */
import { readingsOf } from '../../check/words/read-typed.ts';
import { didYouMean } from '../../check/words/did-you-mean.ts';
import { suggest } from '../../data/mistakes/suggest.ts';
import type { Field, Values } from '../sheet.ts';
import { readNumber } from './read-number.ts';
import { plain, readCell, type Reading, type Taken } from './values.ts';

/** A pasted text as cells. */
export interface Block {
  cells: string[][];
  separator: '\t' | ';' | ',';
  /** The columns that a header row names, which then is no part of the cells. */
  header: (Field | undefined)[] | undefined;
  /** What of the block is left out, and why, in sentences. */
  left: string[];
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

/**
 * A quotation mark opens a quoted cell only where another one closes it at the end of a cell; else it is a sign.
 * No spreadsheet copies a tab within a cell, so that a mark before one never reaches the next column.
 */
function split(text: string, separator: string): string[][] {
  const rows: string[][] = [[]];
  const inside = separator === '\t' ? '[^"\t]' : '[^"]';
  const cells = new RegExp(`(?:"((?:${inside}|"")*)"|([^${separator}\\n]*))(${separator}|\\n|$)`, 'gy');
  for (const [, quoted, bare = '', end] of text.matchAll(cells)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? bare);
    if (end === '\n') rows.push([]);
    if (end === '') break;
  }
  return rows;
}

/** The cells below a header row, or all of them where there is none. */
function blockOf(cells: string[][], separator: Block['separator'], fields: Field[]): Block {
  const [first = [], ...body] = cells;
  const header = first.map((cell) =>
    fields.find(({ name, title }) => [name, title].some((words) => plain(words) === plain(cell))),
  );
  if (!isHeader(first, header, body, separator)) return { cells, separator, header: undefined, left: [] };
  // Of two columns of one name the first is taken.
  const columns = header.map((field, index) => (header.indexOf(field) === index ? field : undefined));
  const left = first.flatMap((name, index) => leftColumn(name.trim(), index, { header, columns, body, fields }));
  return { cells: body, separator, header: columns, left };
}

/**
 * A header names at least one column, and holds no number or date as rows do. Below commas and semicolons, which stand
 * in sentences too, most of it must be names.
 */
function isHeader(first: string[], columns: (Field | undefined)[], body: string[][], separator: string): boolean {
  const known = columns.filter(Boolean).length;
  const others = first.filter((cell, index) => cell.trim() && !columns[index]);
  if (body.length === 0 || known === 0) return false;
  return known >= others.length || (separator === '\t' && !others.some(isData));
}

/** A number, a date or an id; a year may be the name of a column. */
function isData(cell: string): boolean {
  const text = cell.trim();
  return typeof readNumber(text, false).value === 'number' || readingsOf(text).length > 0 || /^\w+(-\w+)+$/.test(text);
}

interface Headed {
  header: (Field | undefined)[];
  columns: (Field | undefined)[];
  body: string[][];
  fields: Field[];
}

/** Why a column of the block goes nowhere; nothing where it does, or is empty. */
function leftColumn(name: string, index: number, { header, columns, body, fields }: Headed): string[] {
  if (columns[index]) return [];
  if (header[index]) return [`Another column is called “${name}” too; the first was taken, and this one left out.`];
  if (name) {
    const hint = didYouMean(
      suggest(
        name,
        fields.map(({ title }) => title),
      ),
    );
    return [`No column is called “${name}”, so it was left out. ${hint}`.trimEnd()];
  }
  if (!body.some((row) => row[index]?.trim())) return [];
  return [`Column ${index + 1} of the block has no name in the header row, so it was left out.`];
}

/** Lays pasted text over the table from the target cell on, by its header where it has one. */
export function planPaste(pasted: string, { fields, rows, row, field }: Target, reading: Reading): Pasting {
  const block = readBlock(pasted, fields);
  const columns = block.header ?? fields.slice(field);
  const titles = block.header ? undefined : titleRow(block.cells, fields.slice(field));
  const body = titles ? block.cells.slice(1) : block.cells;
  const idColumn = block.header?.findIndex((column) => column?.name === 'id') ?? -1;
  const said = [...summary({ ...block, cells: body }, columns.length), ...(titles ? [titles] : [])];
  const pasting: Pasting = { changes: [], added: 0, said };
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
      const taken = block.header ? readCell(field, text, reading) : readUnnamed(field, text, reading);
      pasting.changes.push({ row: place, field, ...taken });
      if (taken.said) pasting.said.push(`Row ${place + 1}, ${field.title}: ${taken.said}`);
    });
  });
  if (pasting.added > 0) pasting.said.push(`${count(pasting.added, 'row')} added at the end.`);
  return pasting;
}

/** What is said of a first row of words above numbers or dates: a header that names no column of this table. */
function titleRow([first = [], ...body]: string[][], columns: Field[]): string | undefined {
  const words = first.map((cell) => cell.trim());
  const isWord = (word: string): boolean => /^\p{L}[^[\]]{2,}$/u.test(word) && !isData(word);
  const isAbove = columns.some(
    ({ kind }, index) =>
      ['count', 'number', 'date'].includes(kind) &&
      words[index] &&
      body.length > 0 &&
      body.every((row) => isData(row[index] ?? '')),
  );
  if (!isAbove || !words.every((word) => word === '' || isWord(word))) return undefined;
  const names = words.filter(Boolean).map((word) => `“${word}”`);
  return `The first row, ${names.join(', ')}, names no column of this table: it was left out, and the block laid from “${columns[0]?.title}” on.`;
}

/** A cell of a block that names no columns: a number may have come to stand among words. */
function readUnnamed(field: Field, text: string, reading: Reading): Taken {
  const isStray = field.kind === 'text' && /^\d{1,3}([,.\s’']\d{3})+$/.test(text.trim());
  const said = `“${text.trim()}” is a number among words. See that the block stands in its columns.`;
  return isStray ? { value: text.trim(), said } : readCell(field, text, reading);
}

/** How the block was read, and what of it was left out. */
function summary({ cells, separator, header, left }: Block, room: number): string[] {
  const width = Math.max(0, ...cells.map((row) => row.length));
  const how = [
    ...(width > 1 ? [`separated by ${WORDS[separator]}`] : []),
    ...(header ? ['columns found by the header row'] : []),
  ];
  return [
    `${[`Pasted ${count(cells.length, 'row')} of ${count(width, 'cell')}`, ...how].join(', ')}.`,
    ...left,
    ...(width > room ? [`${count(width - room, 'column')} did not fit beside the last one and were left out.`] : []),
  ];
}

function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}
