/** What is said of a name that no row has. */
import type { Data } from './collected.ts';
import { suggest } from './suggest.ts';

/** A row that a correction took out is not misspelled: another in its place would be another count. */
export function removedRow(data: Data, id: string): string | undefined {
  const removal = data.corrections.find((entry) => entry.row === id && entry.says === null);
  return (
    removal &&
    `The row "${id}" is gone since the correction of ${removal.date}.\nTake it out here too, or reword the sentence.`
  );
}

export function unknownRow(data: Data, id: string, kind: 'row' | 'row or fact' = 'row'): string {
  const removed = removedRow(data, id);
  if (removed) return removed;
  const known = kind === 'row' ? data.rows.keys() : [...data.rows.keys(), ...data.facts.keys()];
  return `There is no ${kind} called "${id}".\n${suggest(id, known)}`;
}
