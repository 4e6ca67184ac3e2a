/** What to say of a value that should be a date. */
import { parseSpan } from '../../charts/dates.ts';
import type { DateKind } from '../../data/mistakes/mistake.ts';
import { readingsOf } from './read-date.ts';

/** The forms that a field takes. */
export const DATE_LOOKS: Record<DateKind, string> = {
  day: '2025-11-26',
  date: '2025, 2025-11 or 2025-11-26',
  span: '2025, 2025-11, 2025-11-26 or 2019/2021',
};

/** What tells the forms of a kind from the other forms of dates. */
const FITS: Record<DateKind, RegExp> = { day: /^\d{4}-\d{2}-\d{2}$/, date: /^[^/]*$/, span: /^/ };

/** The date in the right form, where it can be read. */
export function dateFix(value: unknown, kind: DateKind, quoted: (text: string) => string): string {
  // Of a number with a fraction the last 0 is lost: 2020.10 is read as 2020.1.
  const text = typeof value === 'number' && !Number.isInteger(value) ? '' : String(value).trim();
  const readings = readingsOf(text);
  const real = readings.filter(({ date }) => parseSpan(date));
  const fitting = real.filter(({ date }) => FITS[kind].test(date)).map(({ date }) => quoted(date));
  if (fitting.length > 1) return `Change it to ${fitting.join(' or to ')}, whichever the source means.`;
  if (fitting.length === 1) return `Change it to ${fitting.join()}`;
  const isDay = /^\d{4}-\d{2}(?:-\d{2})?$/.test(text) || readings.some(({ date }) => !date.includes('/'));
  return isDay && real.length === 0
    ? 'This day is not in the calendar: check the month and the day.'
    : 'Write it in this form; of two dates the earlier stands first.';
}
