/** Dates as spreadsheets and people write them. */
import { parseSpan } from '../../chart/dates.ts';
import { formatDate } from '../../chart/format.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** A date in the form of the files; what is none stays text, so that the check can say what is wrong. */
export function readDate(typed: string, monthFirst = false): { value: string; said?: string } {
  if (parseSpan(typed)) return { value: typed };
  const read = isoWithTime(typed) ?? inDigits(typed, monthFirst) ?? inWords(typed);
  if (!read || !parseSpan(read.date)) return { value: typed };
  return {
    value: read.date,
    said: `“${typed}” was taken as ${formatDate(read.date)}${read.why ? `: ${read.why}` : ''}.`,
  };
}

interface Found {
  date: string;
  why?: string;
}

function isoWithTime(text: string): Found | undefined {
  const [, date] = /^(\d{4}-\d{2}-\d{2})[T ]\d{2}:\d{2}/.exec(text) ?? [];
  return date ? { date } : undefined;
}

const DIGITS = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})$/;

/** True for a date that can only be read with the month first: 12/31/2010. */
export function isMonthFirst(text: string): boolean {
  const [, first, second] = DIGITS.exec(text.trim()) ?? [];
  return Number(second) > 12 && Number(first) <= 12;
}

/** 26/11/2025, 26.11.2025, 26-11-25: day first, as in Britain, unless this or another date of the block has the month first. */
function inDigits(text: string, monthFirst: boolean): Found | undefined {
  const [, first = '', second = '', year = ''] = DIGITS.exec(text) ?? [];
  if (!year) return undefined;
  if (isMonthFirst(text)) return { date: iso(year, second, first), why: 'the month stands first' };
  const open = Number(first) <= 12 && first !== second;
  if (open && monthFirst)
    return { date: iso(year, second, first), why: 'the month was read first, as in other dates of the block' };
  return { date: iso(year, first, second), ...(open ? { why: 'the day was read first' } : {}) };
}

/** 26 November 2025, 26-Nov-25, Nov 2025, November 26, 2025 */
function inWords(text: string): Found | undefined {
  const british = /^(?:(\d{1,2})(?:st|nd|rd|th)?[ -])?([a-z]{3,9})\.?[ -](\d{4}|\d{2})$/i.exec(text);
  const american = /^([a-z]{3,9})\.? (\d{1,2}),? (\d{4})$/i.exec(text);
  const [day, name = '', year = ''] = british
    ? british.slice(1)
    : american
      ? [american[2], american[1], american[3]]
      : [];
  const month = MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
  return month > 0 ? { date: iso(year, day, String(month)) } : undefined;
}

function iso(year: string, day: string | undefined, month: string): string {
  const parts = [year.length === 2 ? `20${year}` : year, month.padStart(2, '0')];
  return [...parts, ...(day ? [day.padStart(2, '0')] : [])].join('-');
}
