/** A name that no row has. */
import type { Data } from '../data.ts';
import type { Mistake } from './mistake.ts';
import { suggest } from './suggest.ts';

/** A row that a correction took out is not misspelled: another in its place would be another count. */
export function removedRow(data: Data, id: string): Mistake | undefined {
  const removal = data.corrections.find((entry) => entry.row === id && entry.says === null);
  return removal && { code: 'removed-row', name: id, date: removal.date };
}

export function unknownRow(data: Data, id: string, kind: 'row' | 'row or fact' = 'row'): Mistake {
  const known = kind === 'row' ? data.rows.keys() : [...data.rows.keys(), ...data.facts.keys()];
  return removedRow(data, id) ?? { code: 'unknown-name', kind, name: id, candidates: suggest(id, known) };
}

export function unknownName(kind: string, name: string, known: Iterable<string>): Mistake {
  return { code: 'unknown-name', kind, name, candidates: suggest(name, known) };
}
