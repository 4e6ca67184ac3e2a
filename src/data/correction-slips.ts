/** What keeps a correction from being compared with its row: a column that is none, a count that is text. */
import { noCount } from './check-cells.ts';
import type { Data, FiledRow } from './collected.ts';
import type { Wording } from './problems.ts';
import type { Correction, Dataset } from './schema.ts';
import { suggest } from './suggest.ts';

/** The columns whose values are claims of fact; words may be reworded. Another formula is another number. */
export function recordedColumns({ columns }: Dataset): string[] {
  const names = columns.filter(({ type }) => type === 'count' || type === 'date').map(({ name }) => name);
  return [...names, 'status', 'formula'];
}

export function entrySlips(data: Data, entry: Correction, row: FiledRow): { field: string; words: Wording }[] {
  const { columns } = row.dataset;
  // A column that is gone is still known by what readers were told of it.
  const known = new Set([...recordedColumns(row.dataset), ...Object.keys(data.published?.get(entry.row) ?? {})]);
  if (entry.says !== null && !known.has(entry.column)) {
    const titled = columns.find(({ name, title }) => known.has(name) && plain(title) === plain(entry.column));
    const words = columns.some(({ name }) => name === entry.column)
      ? `The column "${entry.column}" holds words, and those change without a correction.\nRemove the correction, or name the column that it is about: ${[...known].join(', ')}.`
      : `The row "${entry.row}" has no column "${entry.column}".\n${titled ? `Did you mean "${titled.name}"?` : suggest(entry.column, known)}`;
    return [{ field: 'column', words }];
  }
  if (columns.find(({ name }) => name === entry.column)?.type !== 'count') return [];
  return (['said', 'says'] as const).flatMap((field) =>
    typeof entry[field] === 'string' ? [{ field, words: noCount(entry[field]) }] : [],
  );
}

function plain(text: string): string {
  return text.trim().toLowerCase();
}
