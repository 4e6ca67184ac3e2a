/** How far the data reach, and how long ago anybody looked. */
import { parseSpan } from '../charts/dates.ts';
import type { Data, FiledRow } from './data.ts';

/** The newest date that a row with a fact gives, of one dataset or of all: the last day, month or year that it names. */
export function newestDate(data: Data, dataset?: string): string {
  const dates = [...data.rows.values()].flatMap((entry) =>
    // What says that nothing was found is of the day of the search, and brings no news.
    entry.row.found === false || (dataset !== undefined && entry.dataset.id !== dataset) ? [] : datesOf(entry),
  );
  // A row of “2026” may be of January, so a date counts from its first day.
  const starts = [...new Set(dates)].map((date) => ({ date, from: parseSpan(date)?.from ?? 0 }));
  return starts.reduce((newest, each) => (each.from > newest.from ? each : newest), { date: '', from: 0 }).date;
}

/** The last days, months or years that a row names. */
function datesOf({ dataset, row }: FiledRow): string[] {
  return dataset.columns.flatMap(({ name, type }) => {
    const date = row[name];
    return type === 'date' && typeof date === 'string' ? [date.split('/').at(-1) ?? date] : [];
  });
}

/** The day on which the newest of the sources was read. */
export function lastRead(data: Data): string {
  return [...data.sources.values()].reduce((last, { accessed }) => (accessed > last ? accessed : last), '');
}

/** The last day on which the page itself changed: a source was read, or a value corrected. */
export function lastChange(data: Data): string {
  return data.corrections.reduce((last, { date }) => (date > last ? date : last), lastRead(data));
}
