/** A block pasted from a spreadsheet: how it is split into cells, and where they go. */
import { readingsOf } from '../../check/words/read-typed.ts';
import { didYouMean } from '../../check/words/show.ts';
import { suggest } from '../../data/mistakes/suggest.ts';
import type { Field, Values } from '../sheet.ts';
import { plain, readCell, readNumber, type Taken } from './values.ts';

/** Where a block goes: the table, and the cell that was pasted into. */
interface Target {
  fields: Field[];
  rows: Values[];
  row: number;
  field: number;
  /** True where no row can be added. */
  isFixed?: boolean | undefined;
}

/** What a paste does: cells to set (a row beyond the last one is added), and what to tell the editor. */
export interface Pasting {
  changes: (Taken & { row: number; field: Field })[];
  added: number;
  /** What was taken and what was left out, in sentences. */
  said: string[];
}

/**
 * The cells of a text. A quotation mark opens a quoted cell only where another one closes it at the end of a cell; else
 * it is a sign. No spreadsheet copies a tab within a cell, so that a mark before one never reaches the next column.
 */
export function splitBlock(pasted: string): string[][] {
  const text = pasted.replace(/\r\n?/g, '\n').replace(/^\ufeff|\n+$|\0/g, '');
  const rows: string[][] = [[]];
  for (const [, quoted, bare = '', end] of text.matchAll(/(?:"((?:[^"\t]|"")*)"|([^\t\n]*))(\t|\n|$)/gy)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? bare);
    if (end === '\n') rows.push([]);
    if (end === '') break;
  }
  return rows;
}

/** Of how many cells it is said one by one how they were taken; a status is read aloud. */
const MOST_READ = 5;

/** Lays pasted text over the table from the target cell on, by its header where it has one. */
export function planPaste(pasted: string, { fields, rows, row, field, isFixed }: Target, sources: Values[]): Pasting {
  const { isNamed, body, columns, left } = columnsOf(splitBlock(pasted), fields, field);
  const ids = isNamed ? columns.findIndex((column) => column?.name === 'id') : -1;
  const width = Math.max(0, ...body.map((line) => line.length));
  const found = isNamed ? ', columns found by the header row' : '';
  const said = [`Pasted ${count(body.length, 'row')} of ${count(width, 'cell')}${found}.`, ...left];
  if (width > columns.length)
    said.push(`${count(width - columns.length, 'column')} did not fit beside the last one and were left out.`);
  const read: string[] = [];
  const pasting: Pasting = { changes: [], added: 0, said };
  body.forEach((line, index) => {
    if (line.every((cell) => cell.trim() === '') && row + index >= rows.length) return;
    const known = ids < 0 ? row + index : rows.findIndex(({ id }) => id === line[ids]?.trim());
    const next = rows.length + pasting.added;
    const place = known < 0 ? next : Math.min(known, next);
    if (place === next) pasting.added += 1;
    // A line that is shorter than the others leaves what lies beyond its end as it is.
    line.forEach((text, column) => {
      const field = columns[column];
      if (!field) return;
      const taken = readCell(field, text, sources);
      // Without a header, a number may have come to stand among words.
      if (!isNamed && field.kind === 'text' && /^\d{1,3}([,.\s’']\d{3})+$/.test(text.trim()))
        taken.said = `“${text.trim()}” is a number among words. See that the block stands in its columns.`;
      pasting.changes.push({ row: place, field, ...taken });
      if (taken.said) read.push(`Row ${place + 1}, ${field.title}: ${taken.said}`);
    });
  });
  said.push(...read.slice(0, MOST_READ));
  if (read.length > MOST_READ)
    said.push(`${count(read.length - MOST_READ, 'more cell')} taken like these: look at them.`);
  if (pasting.added > 0) said.push(`${count(pasting.added, 'row')} ${isFixed ? 'did not fit' : 'added at the end'}.`);
  return isFixed ? { ...pasting, added: 0 } : pasting;
}

interface Columns {
  isNamed: boolean;
  /** The rows without their header. */
  body: string[][];
  columns: (Field | undefined)[];
  /** What of the block is left out, and why, in sentences. */
  left: string[];
}

/** The columns that a block goes to: those that its first row names, or the cells from the target on. */
function columnsOf(cells: string[][], fields: Field[], from: number): Columns {
  const [first = [], ...body] = cells;
  const named = first.map((cell) =>
    fields.find(({ name, title }) => [name, title].some((words) => plain(words) === plain(cell))),
  );
  const known = named.filter(Boolean).length;
  const others = first.filter((cell, index) => cell.trim() && !named[index]);
  // A header holds no number or date as rows do.
  if (body.length > 0 && known > 0 && (known >= others.length || !others.some(isData))) {
    // Of two columns of one name the first is taken.
    const columns = named.map((field, index) => (named.indexOf(field) === index ? field : undefined));
    const left = first.flatMap((name, index) => {
      const isEmpty = !name.trim() && !body.some((row) => row[index]?.trim());
      return columns[index] || isEmpty ? [] : [whyLeft(name.trim(), index, named[index], fields)];
    });
    return { isNamed: true, body, columns, left };
  }
  const columns = fields.slice(from);
  const isAbove = columns.some(({ kind }, index) => {
    const isNumeric = ['count', 'number', 'date'].includes(kind) && first[index]?.trim();
    return isNumeric && body.length > 0 && body.every((row) => isData(row[index] ?? ''));
  });
  const isWords = first.every((cell) => /^(\p{L}[^[\]]{2,})?$/u.test(cell.trim()) && !isData(cell));
  if (!isAbove || !isWords) return { isNamed: false, body: cells, columns, left: [] };
  const words = first.filter((cell) => cell.trim()).map((cell) => `“${cell.trim()}”`);
  const said = `The first row, ${words.join(', ')}, names no column of this table: it was left out, and the block laid from “${columns[0]?.title}” on.`;
  return { isNamed: false, body, columns, left: [said] };
}

/** Why a column of the block goes nowhere. */
function whyLeft(name: string, index: number, other: Field | undefined, fields: Field[]): string {
  if (!name) return `Column ${index + 1} of the block has no name in the header row, so it was left out.`;
  if (other) return `Another column is called “${name}” too; the first was taken, and this one left out.`;
  const titles = fields.map(({ title }) => title);
  return `No column is called “${name}”, so it was left out. ${didYouMean(suggest(name, titles))}`.trimEnd();
}

/** A number, a date or an id; a year may be the name of a column. */
function isData(cell: string): boolean {
  const text = cell.trim();
  return typeof readNumber(text, false).value === 'number' || readingsOf(text).length > 0 || /^\w+(-\w+)+$/.test(text);
}

function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}
