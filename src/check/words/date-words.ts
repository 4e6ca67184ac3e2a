/** What to say of a value that should be a date. */
import { parseSpan } from '../../charts/dates.ts';
import { formatDate } from '../../charts/format.ts';
import type { DateKind } from '../../data/mistakes/mistake.ts';
import { show, showInTable } from '../problems.ts';
import { readingsOf } from './read-date.ts';

const FORMS: Record<DateKind, string[]> = {
  day: ['2025-11-26'],
  date: ['2025', '2025-11', '2025-11-26'],
  span: ['2025', '2025-11', '2025-11-26', '2019/2021'],
};

/** What tells the forms of a kind from the other forms of dates. */
const FITS: Record<DateKind, RegExp> = { day: /^\d{4}-\d{2}-\d{2}$/, date: /^[^/]*$/, span: /^/ };

type Quoted = (text: string) => string;

/** The rule for dates, and the date in the right form where it can be read. */
export function noDate(value: unknown, kind: DateKind, inFile: boolean): string {
  const quoted: Quoted = (text) => (inFile ? `"${text}"` : text);
  const isEmpty = String(value).trim() === '';
  const what = isEmpty
    ? 'This is empty'
    : inFile
      ? `This says ${show(value)}`
      : `${showInTable(String(value))} is no date`;
  return `${what}. ${dateRule(kind, quoted)}\n${fix(value, kind, quoted)}`;
}

/** "Dates look like 2025, 2025-11 or 2025-11-26." */
function dateRule(kind: DateKind, quoted: Quoted): string {
  return kind === 'day'
    ? `A day looks like ${dateForms(kind, quoted)}.`
    : `Dates look like ${dateForms(kind, quoted)}.`;
}

/** The forms that a field takes: "2025, 2025-11 or 2025-11-26". */
export function dateForms(kind: DateKind, quoted: Quoted = (text) => text): string {
  const forms = FORMS[kind].map(quoted);
  return [forms.slice(0, -1).join(', '), forms.at(-1)].filter(Boolean).join(' or ');
}

function fix(value: unknown, kind: DateKind, quoted: Quoted): string {
  // Of a number with a fraction the last 0 is lost: 2020.10 is read as 2020.1.
  const text = typeof value === 'number' && !Number.isInteger(value) ? '' : String(value).trim();
  const day = excelDay(text);
  if (day)
    return `This looks like Excel’s number of a day, ${formatDate(day)}. Change it to ${quoted(day)} if the source says so.`;
  const readings = readingsOf(text);
  const real = readings.filter(({ date }) => parseSpan(date));
  const fitting = real.filter(({ date }) => FITS[kind].test(date));
  if (fitting.length > 0) {
    const changes = fitting.map(({ date, condition }) => `to ${quoted(date)}${condition ? ` if ${condition}` : ''}`);
    return fitting.length === 1 && fitting[0]
      ? `Change it to ${quoted(fitting[0].date)}`
      : `Change it ${changes.join(', or ')}.`;
  }
  if (real.length > 0) return kind === 'day' ? 'Write the whole day.' : 'Write one date, and no stretch of time.';
  if (isBackwards(text)) return 'Write the earlier date first, or correct the year.';
  if (readings.length > 0 || FITS.day.test(text) || /^\d{4}-\d{2}$/.test(text))
    return 'This day is not in the calendar: check the month and the day.';
  return `Write the date in ${kind === 'day' ? 'this form' : 'one of these forms'}.`;
}

/** True where an interval ends before it starts. */
function isBackwards(text: string): boolean {
  const [from = '', to = '', ...rest] = text.split('/');
  return rest.length === 0 && parseSpan(`${to}/${from}`) !== undefined;
}

/** Excel keeps days as numbers, counted from 1900: 44104 is 30 September 2020. Only those from 1954 to 2119 look like one. */
function excelDay(text: string): string | undefined {
  if (!/^[2-7]\d{4}$/.test(text)) return undefined;
  return new Date((Number(text) - 25_569) * 86_400_000).toISOString().slice(0, 10);
}
