/** Reads what an editor typed into one cell or pasted from a spreadsheet, and shows what a cell holds. */
import { formatNumber } from '../charts/format.ts';
import { readDate, readDigits, readFlag, readingsOf, ungrouped } from '../check/words/read-typed.ts';
import { newRow, withValue } from './draft/rows.ts';
import { sameJson } from './sheet.ts';
import type { DraftRow, Field, Json, Table } from './sheet.ts';

/** What a cell came to hold. `undefined` leaves the field out; `said` tells what was taken where that is not plain. */
export interface Taken {
  value: Json | undefined;
  said?: string;
}

/** Items stand apart by semicolons or lines; by commas only where an id follows, because names have commas. */
const BETWEEN = /[;\n\r]+|,(?=\s*[a-z0-9]+(?:-[a-zA-Z0-9]+)+\s*(?:[,;\n\r]|$))/;

/** The value of a cell from its text. What cannot be read stays text, so that the check can say what is wrong. */
export function readCell({ kind, empty, choices }: Field, typed: string): Taken {
  // JavaScript counts the byte-order mark and the hard space among the spaces.
  const text = typed.trim();
  if (kind === 'list') {
    const items = text.split(BETWEEN).map((item) => item.trim());
    return { value: items.filter(Boolean) };
  }
  if (text === '') return { value: empty === 'null' ? null : undefined };
  if (kind === 'count' || kind === 'number') return readNumber(text, kind === 'count');
  if (kind === 'date') return readDate(text);
  if (kind === 'flag') return { value: readFlag(text) ?? text };
  return { value: choices.find((choice) => plain(choice) === plain(text)) ?? text };
}

/** The text of a cell. Numbers are grouped as in the story; anything else is shown as it stands. */
export function showCell(value: Json | undefined): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'number') return Number.isSafeInteger(value) && value >= 0 ? formatNumber(value) : String(value);
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value.join('; ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** What statistics set beside a number. A letter alone may be a unit; only p and r, provisional and revised, never are. */
const BESIDE = /^(.*\d)\s*(\[[^[\]\d]{1,20}\]|\[note \d+\]|\([a-z]{1,3}\)|\(\d\)|[pr]|[*†‡§¹²³]+)$/i;

function readNumber(typed: string, whole: boolean): Taken {
  const [, number = typed, mark] = BESIDE.exec(typed) ?? [];
  const [, minus, text = ''] = /^([-−]?)(.*)$/s.exec(number) ?? [];
  const read = readDigits(ungrouped(text), whole);
  if (!read || read.value > Number.MAX_SAFE_INTEGER) return { value: typed };
  const value = minus ? -read.value : read.value;
  const left = mark && `the mark ${mark} was left out; look it up in the source, and say it in the note`;
  const said = [read.said, left].filter(Boolean).join('; ');
  return said ? { value, said: `“${typed}” was taken as ${showCell(value)}: ${said}.` } : { value };
}

/** Words as they are compared: without case, hyphens or the sign of a status. */
function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/^[■◐◌△]\s*/, '')
    .replace(/[\s_-]+/g, ' ')
    .trim();
}

/** The cells of a text. A quotation mark opens a quoted cell only where another one closes it at the end of that cell. */
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

/** The rows of a table with pasted text laid over them from a cell on, by its header where it has one, and what of it was taken and left out. */
export function paste(pasted: string, table: Table, rows: DraftRow[], row: number, column: number) {
  const { isNamed, body, columns, left } = columnsOf(splitBlock(pasted), table.fields, column);
  const ids = isNamed ? columns.findIndex((field) => field?.name === 'id') : -1;
  const width = Math.max(0, ...body.map((line) => line.length));
  const found = isNamed ? ', columns found by the header row' : '';
  const said = [`Pasted ${count(body.length, 'row')} of ${count(width, 'cell')}${found}.`, ...left];
  if (width > columns.length)
    said.push(`${count(width - columns.length, 'column')} did not fit beside the last one and were left out.`);
  const [result, read] = [[...rows], [] as string[]];
  body.forEach((line, index) => {
    if (line.every((cell) => cell.trim() === '') && row + index >= rows.length) return;
    const known = ids < 0 ? row + index : rows.findIndex(({ values }) => values['id'] === line[ids]?.trim());
    // A row that was added for it takes a line with an id of its own.
    const isNew = known < 0 && rows[row + index]?.from === null;
    const place = isNew ? row + index : known < 0 ? result.length : Math.min(known, result.length);
    // A line that is shorter than the others leaves what lies beyond its end as it is.
    result[place] = line.reduce(
      (current, text, column) => {
        const field = columns[column];
        if (!field) return current;
        let { value, said } = readCell(field, text);
        // Without a header, a number may have come to stand among words.
        if (!isNamed && field.kind === 'text' && /^\d{1,3}([,.\s’']\d{3})+$/.test(text.trim()))
          said = `“${text.trim()}” is a number among words. See that the block stands in its columns.`;
        if (said) read.push(`Row ${place + 1}, ${field.title}: ${said}`);
        return withValue(current, field, value);
      },
      result[place] ?? newRow(result, table),
    );
  });
  said.push(...read.slice(0, MOST_READ));
  if (read.length > MOST_READ)
    said.push(`${count(read.length - MOST_READ, 'more cell')} taken like these: look at them.`);
  const replaced = rows.filter(({ from, values }, index) => {
    const isOther = ([name, value]: [string, Json]): boolean =>
      showCell(value) !== '' && !sameJson(value, result[index]?.values[name]);
    return from !== null && Object.entries(values).some(isOther);
  });
  if (replaced.length > 0) {
    const names = replaced.slice(0, MOST_READ).map(({ values }) => showCell(values['id']));
    said.push(
      `${count(replaced.length, 'row')} had other values (${names.join(', ')}${replaced.length > MOST_READ ? ' …' : ''}). Undo brings them back.`,
    );
  }
  const added = result.length - rows.length;
  if (added > 0) said.push(`${count(added, 'row')} ${table.isFixed ? 'did not fit' : 'added at the end'}.`);
  return { rows: table.isFixed ? result.slice(0, rows.length) : result, said };
}

/** The columns that a block goes to: those that its first row names, or the cells from the target on; and what of it is left out. */
function columnsOf(cells: string[][], fields: Field[], from: number) {
  const [first = [], ...body] = cells;
  const named = first.map((cell) =>
    fields.find(({ name, title }) => [name, title].some((words) => plain(words) === plain(cell))),
  );
  const known = named.filter(Boolean).length;
  const others = first.filter((cell, index) => cell.trim() && !named[index]);
  // A header holds no number or date as rows do.
  if (body.length > 0 && known > 0 && (known >= others.length || !others.some(isData))) {
    const columns = named.map((field, index) => (named.indexOf(field) === index ? field : undefined));
    const left = first.flatMap((name, index) => {
      const isEmpty = !name.trim() && !body.some((row) => row[index]?.trim());
      if (columns[index] || isEmpty) return [];
      const called = name.trim() ? `called “${name.trim()}”` : 'without a name';
      const why = named[index] ? 'of two columns of one name the first is taken' : 'the table has no such column';
      return [`Column ${index + 1}, ${called}, was left out: ${why}.`];
    });
    return { isNamed: true, body, columns, left };
  }
  const columns = fields.slice(from);
  const isHeader =
    first.every((cell) => /^(\p{L}[^[\]]{2,})?$/u.test(cell.trim()) && !isData(cell)) &&
    first.some((cell, index) => cell.trim() && body.length > 0 && body.every((row) => isData(row[index] ?? '')));
  if (!isHeader) return { isNamed: false, body: cells, columns, left: [] };
  const words = others.map((cell) => `“${cell.trim()}”`).join(', ');
  const said = `The first row, ${words}, names no column of this table: it was left out, and the block laid from “${columns[0]?.title}” on.`;
  return { isNamed: false, body, columns, left: [said] };
}

/** A number, a date or an id; a year may be the name of a column. */
function isData(cell: string): boolean {
  const text = cell.trim();
  return typeof readNumber(text, false).value === 'number' || readingsOf(text).length > 0 || /^\w+(-\w+)+$/.test(text);
}

function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}
