/** A block pasted from a spreadsheet or a CSV file: how it is split into cells, and where they go. */
import { dsvFormat } from 'd3';
import { isMonthFirst } from '../../check/words/read-date.ts';
import { didYouMean } from '../../check/words/did-you-mean.ts';
import { suggest } from '../../data/mistakes/suggest.ts';
import { hasDecimalComma } from './read-number.ts';
import type { Field, Values } from './table.ts';
import { isRead, readCell, type Reading } from './values.ts';

/** A pasted text as cells. */
export interface Block {
  cells: string[][];
  /** What stood between the cells; undefined where each line is one cell. */
  separator: '\t' | ';' | ',' | undefined;
  decimalComma: boolean;
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
  changes: { row: number; field: Field; text: string; value: Values[string] | undefined; said?: string }[];
  added: number;
  /** What was taken, in sentences. */
  said: string[];
}

const WORDS = { '\t': 'tabs', ';': 'semicolons', ',': 'commas' };

/** Whether cells make sense where they would go; `lines` are the same text, unsplit. */
type Fits = (cells: string[][], lines: string[]) => boolean;

/**
 * Splits pasted text into cells: tabs from spreadsheets, semicolons or commas from CSV, else one cell a line.
 * Commas and semicolons stand in numbers and sentences too, so they part cells only where the cells fit.
 */
export function readBlock(pasted: string, fits: Fits = () => true): Block {
  const text = pasted
    .replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n')
    .replace(/\n+$/, '')
    .replaceAll('\0', '');
  const separator = separatorOf(text, fits);
  const cells = separator ? split(text, separator) : text.split('\n').map((line) => [unquoted(line)]);
  return { cells, separator, decimalComma: separator !== ',' && cells.flat().some(hasDecimalComma) };
}

function separatorOf(text: string, fits: Fits): Block['separator'] {
  if (text.includes('\t')) return '\t';
  if (!text.includes('\n')) return undefined;
  // Lines of a single number with commas are a column of numbers, not two columns.
  if (text.split('\n').every((line) => /^[-−]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(line.trim()))) return undefined;
  return ([';', ','] as const).find((candidate) => {
    const cells = split(text, candidate);
    const [width = 1] = cells.map((row) => row.length);
    return width > 1 && cells.every((row) => row.length === width) && fits(cells, text.split('\n'));
  });
}

function split(text: string, separator: string): string[][] {
  // A quotation mark that is never closed is part of the text, not the start of a long cell.
  const balanced = (text.match(/"/g) ?? []).length % 2 === 0;
  return balanced ? dsvFormat(separator).parseRows(text) : text.split('\n').map((line) => line.split(separator));
}

function unquoted(line: string): string {
  const [, inner] = /^"((?:[^"]|"")*)"$/.exec(line) ?? [];
  return inner === undefined ? line : inner.replaceAll('""', '"');
}

/** Lays pasted text over the table from the target cell on, by its header where it has one. */
export function planPaste(pastedText: string, target: Target, reading: Reading): Pasting {
  const block = readBlock(pastedText, (cells, lines) => fitsTable(cells, lines, target, reading));
  const header = headerOf(block, target.fields);
  const body = header ? block.cells.slice(1) : block.cells;
  const columns =
    header?.columns ?? Array.from({ length: widthOf(block) }, (_, index) => target.fields[target.field + index]);
  const idColumn = header ? columns.findIndex((field) => field?.name === 'id') : -1;
  const pasting: Pasting = { changes: [], added: 0, said: [summary(block, body.length, header !== undefined)] };
  for (const name of header?.unknown ?? []) pasting.said.push(unknownColumn(name, target.fields));
  const outside = header ? 0 : columns.filter((field) => !field).length;
  if (outside > 0)
    pasting.said.push(
      `${outside} ${outside === 1 ? 'column' : 'columns'} did not fit beside the last one and were left out.`,
    );
  const from = { ...reading, decimalComma: block.decimalComma, monthFirst: body.flat().some(isMonthFirst) };
  body.forEach((cells, index) => {
    if (cells.every((cell) => cell.trim() === '') && target.row + index >= target.rows.length) return;
    const known = idColumn < 0 ? -1 : target.rows.findIndex(({ id }) => id === cells[idColumn]?.trim());
    const next = target.rows.length + pasting.added;
    const row = idColumn < 0 ? Math.min(target.row + index, next) : known < 0 ? next : known;
    if (row === next) pasting.added += 1;
    cells.forEach((text, column) => {
      const field = columns[column];
      if (!field) return;
      const taken = readCell(field, text, from);
      pasting.changes.push({ row, field, text, value: taken.value, ...(taken.said ? { said: taken.said } : {}) });
      if (taken.said) pasting.said.push(`Row ${row + 1}, ${field.title}: ${taken.said}`);
    });
  });
  if (pasting.added > 0) pasting.said.push(`${rows(pasting.added)} added at the end.`);
  return pasting;
}

/** Kinds of columns that take any words, so that nothing shows where a text belongs. */
const TAKES_WORDS = new Set<Field['kind']>(['text', 'list', 'json', 'id', 'row']);

/** True where every cell can be read in its column, one of them at least in a column that does not take any words. */
function fitsTable(cells: string[][], lines: string[], { fields, field }: Target, reading: Reading): boolean {
  if (headerOf({ cells }, fields)) return true;
  const columns = fields.slice(field, field + (cells[0]?.length ?? 0));
  const [first] = columns;
  if (!first || columns.length < (cells[0]?.length ?? 0)) return false;
  // "3,091" below "3,936" is a column of numbers, whatever stands beside it.
  if (!TAKES_WORDS.has(first.kind) && lines.every((line) => isRead(first, line, reading))) return false;
  return (
    columns.slice(1).some(({ kind }) => !TAKES_WORDS.has(kind)) &&
    cells.every((row) => row.every((text, index) => columns[index] && isRead(columns[index], text, reading)))
  );
}

interface Header {
  columns: (Field | undefined)[];
  unknown: string[];
}

/** The first row is a header where at least half of its cells are titles or names of columns. */
function headerOf({ cells }: Pick<Block, 'cells'>, fields: Field[]): Header | undefined {
  const first = (cells[0] ?? []).map((cell) => cell.trim());
  if (cells.length < 2) return undefined;
  const columns = first.map((cell) =>
    fields.find(({ name, title }) => [plain(name), plain(title)].includes(plain(cell))),
  );
  const filled = first.filter(Boolean).length;
  const matched = columns.filter(Boolean).length;
  if (matched === 0 || matched * 2 < filled) return undefined;
  return { columns, unknown: first.filter((cell, index) => cell && !columns[index]) };
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')
    .trim();
}

/** A line that is shorter than the others leaves what lies beyond its end as it is. */
function widthOf({ cells }: Block): number {
  return cells.reduce((widest, row) => Math.max(widest, row.length), 0);
}

function summary(block: Block, count: number, header: boolean): string {
  const { separator, decimalComma } = block;
  const width = widthOf(block);
  const how = [
    separator ? `separated by ${WORDS[separator]}` : '',
    header ? 'columns found by the header row' : '',
    decimalComma ? 'with decimal commas' : '',
  ].filter(Boolean);
  return `Pasted ${rows(count)} of ${width} ${width === 1 ? 'cell' : 'cells'}${how.length > 0 ? `, ${how.join(', ')}` : ''}.`;
}

function unknownColumn(name: string, fields: Field[]): string {
  return `No column is called “${name}”, so it was left out. ${didYouMean(
    suggest(
      name,
      fields.map(({ title }) => title),
    ),
  )}`;
}

function rows(count: number): string {
  return `${count} ${count === 1 ? 'row' : 'rows'}`;
}
