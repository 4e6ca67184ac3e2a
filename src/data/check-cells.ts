/** What can be wrong in one cell of a dataset. */
import { parseSpan } from '../chart/dates.ts';
import { formatNumber } from '../chart/format.ts';
import type { Collected } from './collected.ts';
import { show, showInTable, type Wording } from './problems.ts';
import { suggest } from './suggest.ts';
import type { Column } from './schema.ts';

/** What is wrong with the value of one cell, by the type of its column; undefined where nothing is. */
export function checkCell(
  { data, broken }: Collected,
  { type, title, optional }: Column,
  value: unknown,
): Wording | undefined {
  if (value === undefined || value === null) {
    if (optional) return undefined;
    const rule = 'Every row of this dataset needs one.';
    return {
      inFile: `"${title}" is missing. ${rule}\nAdd ${SAMPLES[type].inFile}.`,
      inTable: `This is empty. ${rule}\nWrite ${SAMPLES[type].inTable}.`,
    };
  }
  switch (type) {
    case 'count':
      return checkCount(value);
    case 'date':
      return typeof value === 'string' && parseSpan(value) ? undefined : noDate(value);
    case 'row':
      if (typeof value === 'string' && (data.rows.has(value) || broken.has(value))) return undefined;
      return `There is no row called ${show(value)}.\n${suggest(String(value), data.rows.keys())}`;
    case 'flag':
      return typeof value === 'boolean'
        ? undefined
        : {
            inFile: `This says ${show(value)}. It must be true or false, without quotes.\nChange it to ${/^(?:true|yes|1)$/i.test(String(value)) ? 'true' : 'false'}.`,
            inTable: `This says ${showInTable(value)}. It must be true or false.\nChoose one of the two.`,
          };
    case 'text':
      if (typeof value === 'string' && value.trim()) return undefined;
      return {
        inFile: `This says ${show(value)}. It must be text in quotes.\n${typeof value === 'string' ? 'Write the words.' : `Change it to ${JSON.stringify(String(value))}.`}`,
        inTable: `This says ${showInTable(value)}. It must be text.\nWrite the words.`,
      };
  }
}

const SAMPLES: Record<Column['type'], { inFile: string; inTable: string }> = {
  count: { inFile: 'a plain number, such as 37302', inTable: 'a number, such as 37,302' },
  date: { inFile: 'a date, such as "2025-11"', inTable: 'a date, such as 2025-11' },
  row: { inFile: 'the id of a row, such as "pool-2025-10"', inTable: 'the id of a row, such as pool-2025-10' },
  flag: { inFile: 'true or false', inTable: 'true or false' },
  text: { inFile: 'text in quotes', inTable: 'the words' },
};

function checkCount(value: unknown): Wording | undefined {
  if (typeof value === 'string') {
    const digits = value.replace(/[\s,'’]|\.(?=\d{3}(?:\D|$))/g, '');
    const isNumber = /^\d+$/.test(digits);
    return {
      inFile: `This says ${show(value)} in quotes, so it is text. Counts are plain numbers.\n${isNumber ? `Change it to ${Number(digits)}` : 'Write the number in digits, without quotes.'}`,
      inTable: isNumber
        ? `${showInTable(value)} is kept as text, not as a number.\nType it again in this cell.`
        : `${showInTable(value)} is no number.\nWrite digits alone; what a mark beside a number means belongs in the note.`,
    };
  }
  if (typeof value !== 'number')
    return `This says ${show(value)}. Counts are plain numbers.\nWrite the number in digits.`;
  if (value > MOST)
    return `This says ${show(value)}, more than there are people. Counts are whole numbers from 0 to ${formatNumber(MOST)}.\nCheck the number of digits.`;
  if (value < 0)
    return `This says ${show(value)}. Counts are whole numbers from 0.\nRemove the minus sign, or check the source.`;
  if (Number.isInteger(value)) return undefined;
  const grouped = /^\d{1,3}\.\d{3}$/.test(String(value));
  return `This says ${show(value)}, which has a fraction. Counts are whole numbers from 0.\n${
    grouped
      ? `If the point parts thousands, change it to ${String(value).replace('.', '')}`
      : 'Write the whole number that the source gives.'
  }`;
}

/** More than anybody counts; a number above it is a slip of the keyboard. */
const MOST = 10_000_000_000;

/** In a table the quotation marks of the file are no part of a date. */
function noDate(value: unknown): Wording {
  const rule = dateRule(value);
  return {
    inFile: `This says ${show(value)}. ${rule}`,
    inTable: `${showInTable(String(value))} is no date. ${rule.replaceAll('"', '')}`,
  };
}

/** The rule for dates, with the same day in the right form where it can be read. */
function dateRule(value: unknown): string {
  const rule = 'Dates look like "2025", "2025-11", "2025-11-26" or "2019/2021".';
  const text = String(value);
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return `${rule}\nThis day is not in the calendar: check the month and the day.`;
  const british = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(text);
  const named = /^(?:(\d{1,2})\s+)?([A-Za-z]{3})[a-z]*\.?\s+(\d{4})$/.exec(text);
  const month = named
    ? 'janfebmaraprmayjunjulaugsepoctnovdec'.indexOf((named[2] ?? '').toLowerCase()) / 3 + 1
    : Number(british?.[2]);
  const [year, day] = [named?.[3] ?? british?.[3], named?.[1] ?? british?.[1]];
  const two = (part: string | number): string => String(part).padStart(2, '0');
  const iso = year && Number.isInteger(month) ? [year, two(month), ...(day ? [two(day)] : [])].join('-') : '';
  const fix = iso && parseSpan(iso) ? iso : typeof value === 'number' && parseSpan(text) ? text : undefined;
  return `${rule}\n${fix ? `Change it to "${fix}"` : 'Write the year first, with hyphens.'}`;
}
