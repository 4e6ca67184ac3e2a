/** What a row says twice in ways that cannot both be true: its status and what its source calls it, its day and its label. */
import { rowProblem } from '../parse.ts';
import { parseSpan } from '../../charts/dates.ts';
import type { Data, FiledRow } from '../../data/data.ts';
import type { Problem } from '../problems.ts';

/** Everything of one row that contradicts itself. */
export function contradictions(data: Data, entry: FiledRow): Problem[] {
  return [...madePublicTwice(data, entry), ...datedTwice(entry)];
}

/** A label that names years, none of which the row is of: one of the two was not changed with the other. */
function datedTwice(entry: FiledRow): Problem[] {
  const { dataset, row } = entry;
  const dates = dataset.columns.filter(({ type }) => type === 'date').map(({ name }) => row[name]);
  const spans = dates.flatMap((date) => (typeof date === 'string' ? (parseSpan(date) ?? []) : []));
  const label = typeof row['label'] === 'string' ? row['label'] : '';
  const years = [...label.matchAll(/\b(?:19|20)\d{2}\b/g)].map(([year]) => Number(year));
  const isOf = (year: number): boolean => spans.some(({ from, to }) => year < to && year + 1 > from);
  if (spans.length === 0 || years.length === 0 || row.unusual || years.some(isOf)) return [];
  return [rowProblem(entry, 'label', { code: 'label-of-other-year', label, dates }, 'warning')];
}

/** "released" of what its source calls published, or the other way round. */
function madePublicTwice(data: Data, entry: FiledRow): Problem[] {
  const { status, sources } = entry.row;
  const [calls, ...others] = new Set(sources.map((id) => data.sources.get(id)?.calls));
  const isSaid = status === 'published' || status === 'released';
  if (!isSaid || calls === undefined || others.length > 0 || calls === status) return [];
  return [rowProblem(entry, 'status', { code: 'source-calls', status, calls })];
}
