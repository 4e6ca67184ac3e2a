/** How far the data reach, and how long ago anybody looked. */
import { parseSpan } from '../charts/dates.ts';
import type { Data } from './collected.ts';

/** The newest date that any row gives: of those that begin last, the last day, month or year it names. */
export function newestDate(data: Data): string {
  const dates = [...data.rows.values()].flatMap(({ dataset, row }) =>
    dataset.columns.flatMap(({ name, type }) => {
      const date = row[name];
      return type === 'date' && typeof date === 'string' ? [date.split('/').at(-1) ?? date] : [];
    }),
  );
  // A row of “2026” may be of January, so a date counts from its first day.
  const start = (date: string): number => parseSpan(date)?.from ?? 0;
  // A long table names the same date many times.
  return [...new Set(dates)].reduce((newest, date) => (start(date) > start(newest) ? date : newest), '');
}

/** The day on which the newest of the sources was read. */
export function lastRead(data: Data): string {
  return [...data.sources.values()].reduce((last, { accessed }) => (accessed > last ? accessed : last), '');
}

/** The last day on which the page itself changed: a source was read, or a value corrected. */
export function lastChange(data: Data): string {
  return data.corrections.reduce((last, { date }) => (date > last ? date : last), lastRead(data));
}
