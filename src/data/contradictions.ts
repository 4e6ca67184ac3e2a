/** What a row says twice in ways that cannot both be true: how it was read and what was read, its day and its label. */
import { parseSpan } from '../charts/dates.ts';
import type { Data, FiledRow } from './collected.ts';
import { show, type Problem } from './problems.ts';

/** Everything of one row that contradicts itself. */
export function contradictions(data: Data, entry: FiledRow): Problem[] {
  return [...readTwice(data, entry), ...datedTwice(entry)];
}

/** "primary" says that the document itself was read, and readers would not be told of the report. */
function readTwice(data: Data, { row, index, file }: FiledRow): Problem[] {
  const sources = row.sources.flatMap((id) => data.sources.get(id) ?? []);
  if (row.confidence !== 'primary' || sources.length === 0 || sources.some(({ read }) => read !== 'report')) return [];
  return [
    file.problem(
      ['rows', index, 'confidence'],
      'The confidence says "primary", but every source is a report by others.\nChange it to "one-report" or "several-reports", or name the document itself.',
    ),
  ];
}

/** A label that names years, none of which the row is of: one of the two was not changed with the other. */
function datedTwice({ dataset, row, index, file }: FiledRow): Problem[] {
  const dates = dataset.columns.filter(({ type }) => type === 'date').map(({ name }) => row[name]);
  const spans = dates.flatMap((date) => (typeof date === 'string' ? (parseSpan(date) ?? []) : []));
  const label = typeof row['label'] === 'string' ? row['label'] : '';
  const years = [...label.matchAll(/\b(?:19|20)\d{2}\b/g)].map(([year]) => Number(year));
  const isOf = (year: number): boolean => spans.some(({ from, to }) => year < to && year + 1 > from);
  if (spans.length === 0 || years.length === 0 || row.unusual || years.some(isOf)) return [];
  return [
    file.problem(
      ['rows', index, 'label'],
      `The label says ${show(label)}, but the date says ${dates.map(show).join(', ')}.\nCorrect whichever is wrong.`,
      'warning',
    ),
  ];
}
