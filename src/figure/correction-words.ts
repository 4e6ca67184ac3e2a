/** A correction in the words that the page, the feed and linked data share. */
import { rowName } from '../data/row-name.ts';
import { formatDate, formatNumber } from '../charts/format.ts';
import type { Data } from '../data/data.ts';
import type { Correction } from '../data/schema/schema.ts';
import { STATUS_NAMES } from '../data/status-words.ts';

/** "Tea harvests, September 2020, Chests", "It said 37,320; it says 37,302." and the whole as one text. */
export function correctionWords(data: Data, { date, row, column, said, says, why }: Correction) {
  const found = data.rows.get(row);
  const title = found?.dataset.columns.find(({ name }) => name === column)?.title ?? column;
  const what = found
    ? `${found.dataset.title}, ${rowName(found.dataset, found.row)}, ${column === 'status' ? 'how it became public' : title}`
    : `A row that is gone (${row})`;
  const change =
    says === null
      ? `It said ${valueWords(column, said)}, and was taken out.`
      : `It said ${valueWords(column, said)}; it says ${valueWords(column, says)}.`;
  return { date, what, change, why, whole: `${what}. ${change} ${why}` };
}

function valueWords(column: string, value: Correction['said']): string {
  if (value === null) return 'nothing';
  if (typeof value === 'number') return formatNumber(value);
  const status = Object.entries(STATUS_NAMES).find(([name]) => column === 'status' && name === value);
  if (status) return `“${status[1]}”`;
  return /^\d{4}(-\d{2}){0,2}(\/|$)/.test(value) ? formatDate(value) : `“${value}”`;
}
