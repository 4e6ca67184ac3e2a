/** What can be wrong in one cell of a dataset. */
import { parseSpan } from '../charts/dates.ts';
import { formatNumber } from '../charts/format.ts';
import type { Collected } from './collected.ts';
import { dateForms, noDate } from './date-words.ts';
import { show, showInTable, type Wording } from './problems.ts';
import { readDigits, ungrouped } from './read-digits.ts';
import { readFlag } from './read-flag.ts';
import type { Column } from './schema.ts';
import { unknownRow } from './unknown.ts';

/** What is wrong with the value of one cell, by the type of its column; undefined where nothing is. */
export function checkCell({ data, broken }: Collected, column: Column, value: unknown): Wording | undefined {
  if (value === undefined || value === null) return column.optional ? undefined : missingCell(column, value);
  switch (column.type) {
    case 'count':
      return typeof value === 'number' ? checkCount(value) : noCount(value);
    case 'date':
      return typeof value === 'string' && parseSpan(value) ? undefined : noDate(value, 'span');
    case 'row':
      if (typeof value === 'string' && (data.rows.has(value) || broken.has(value))) return undefined;
      return unknownRow(data, String(value));
    case 'flag':
      return typeof value === 'boolean' ? undefined : noFlag(value);
    case 'text':
      return typeof value === 'string' && /[\p{L}\p{N}]/u.test(value) ? undefined : noText(value);
  }
}

/** A column is called by its name in the file and by its title in a table. What to write must not be a value that passes. */
function missingCell({ name, type }: Column, value: undefined | null): Wording {
  const rule = 'Every row of this dataset needs one.';
  const { add, write, inTable } = NEEDED[type];
  return {
    inFile:
      value === null
        ? `This says null. ${rule}\nWrite ${write} in its place.`
        : `"${name}" is missing. ${rule}\nAdd "${name}"${add}.`,
    inTable: `This is empty. ${rule}\nWrite ${inTable}.`,
  };
}

/** By the type of a column: what stands after its name, what stands in place of null, what stands in a cell. */
const NEEDED: Record<Column['type'], { add: string; write: string; inTable: string }> = {
  count: {
    add: ': and the number that the source gives, in digits',
    write: 'the number that the source gives, in digits,',
    inTable: 'the number that the source gives',
  },
  date: {
    add: `: "…" with the date in place of the dots, in the form ${dateForms('span')}`,
    write: `the date in quotes, in the form ${dateForms('span')},`,
    inTable: `the date in the form ${dateForms('span')}`,
  },
  row: {
    add: ': "…" with the id of a row in place of the dots',
    write: 'the id of a row in quotes',
    inTable: 'the id of a row',
  },
  flag: { add: ', true or false', write: 'true or false', inTable: 'true or false' },
  text: { add: ': "…" with the words in place of the dots', write: 'the words in quotes', inTable: 'the words' },
};

function noFlag(value: unknown): Wording {
  const flag = readFlag(value);
  return {
    inFile: `This says ${show(value)}. It must be true or false, without quotes.\n${flag === undefined ? 'Write true or false.' : `Change it to ${flag}.`}`,
    inTable: `This says ${showInTable(value)}. It must be true or false.\nChoose one of the two.`,
  };
}

function noText(value: unknown): Wording {
  if (typeof value !== 'string')
    return {
      inFile: `This says ${show(value)}. It must be text in quotes.\nChange it to ${JSON.stringify(String(value))}.`,
      inTable: `This says ${showInTable(value)}. It must be text.\nWrite the words.`,
    };
  const is = (shown: string): string =>
    value.trim() === '' ? 'This is empty' : `This says ${shown}, which is no word`;
  return {
    inFile: `${is(show(value))}. Readers would learn nothing from it.\nWrite the words.`,
    inTable: `${is(showInTable(value))}. Readers would learn nothing from it.\nWrite the words.`,
  };
}

/** A count that is text, or no number at all. */
export function noCount(value: unknown): Wording {
  const rule = 'Counts are plain numbers.';
  if (typeof value !== 'string') return `This says ${show(value)}. ${rule}\nWrite the number in digits.`;
  if (value.trim() === '')
    return {
      inFile: `This is empty text in quotes. ${rule}\nWrite the number that the source gives, in digits, without quotes.`,
      inTable: `This is empty. ${rule}\nWrite the number that the source gives.`,
    };
  const inQuotes = `This says ${show(value)} in quotes, so it is text. ${rule}`;
  const read = readDigits(ungrouped(value.trim()), { whole: true, decimalComma: false });
  if (!read || read.value > MOST)
    return {
      inFile: `${inQuotes}\nWrite the number in digits, without quotes.`,
      inTable: `${showInTable(value)} is no number.\nWrite digits alone; what a mark beside a number means belongs in the note.`,
    };
  if (!Number.isInteger(read.value))
    return {
      inFile: `${inQuotes} It looks like a fraction, and counts are whole.\nWrite the whole number that the source gives, without quotes.`,
      inTable: `${showInTable(value)} looks like a fraction, and counts are whole.\nWrite the whole number that the source gives.`,
    };
  return {
    inFile: `${inQuotes}\n${read.said ? 'If the point parts thousands, change' : 'Change'} it to ${read.value}`,
    inTable: `${showInTable(value)} is kept as text, not as a number.\nType it again in this cell.`,
  };
}

function checkCount(value: number): Wording | undefined {
  if (value > MOST)
    return `This says ${show(value)}, more than there are people. Counts are whole numbers from 0 to ${formatNumber(MOST)}.\nCheck the number of digits.`;
  if (value < 0)
    return `This says ${show(value)}. Counts are whole numbers from 0.\nRemove the minus sign, or check the source.`;
  if (Number.isInteger(value)) return undefined;
  const grouped = /^[1-9]\d{0,2}\.\d{3}$/.test(String(value));
  return `This says ${show(value)}, which has a fraction. Counts are whole numbers from 0.\n${
    grouped
      ? `If the point parts thousands, change it to ${String(value).replace('.', '')}`
      : 'Write the whole number that the source gives.'
  }`;
}

/** More than anybody counts; a number above it is a slip of the keyboard. */
const MOST = 10_000_000_000;
