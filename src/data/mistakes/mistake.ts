/** What a check has found, as a record: which mistake it is, and the names and values in it. `say.ts` makes the sentence. */
import type { Data } from '../data.ts';
import { suggest, type Candidates } from './suggest.ts';

/** What a place of the data takes; of dates a day; a day, a month or a year; or an interval as well. */
export type Kind = 'day' | 'date' | 'span' | 'count' | 'number' | 'text' | 'list' | Other;

type Other = 'group' | 'flag' | 'row' | 'address' | 'cell' | 'other';

export interface Expected {
  kind: Kind;
  /** The closed list that a value is taken from; empty where there is none. */
  choices: string[];
}

export type Mistake =
  /** A name that nothing has, of a row, a field or anything else. */
  | { code: 'unknown-name'; kind: string; name: string; candidates: Candidates }
  /** A row that readers have been told is gone. */
  | { code: 'removed-row'; name: string; date: string }
  | { code: 'broken-formula'; formula: string; because: Mistake }
  | { code: 'cannot-draw'; type: string; because: Mistake }
  /** An error that no rule knows, in its own words. */
  | { code: 'unforeseen'; reason: string }
  | { code: 'missing-value'; name: string; expected: Expected }
  | { code: 'wrong-kind'; value: unknown; expected: Expected }
  | { code: 'nothing-in-it'; expected: Expected }
  | { code: 'broken-rule'; value: unknown; rule: string; fix: string }
  | { code: 'no-number'; row: string; column: string }
  | { code: 'format-hides'; value: number; format: string; text: string }
  | { code: 'leads-back' }
  | { code: 'fact-in-formula'; id: string; ref: string; formula: string }
  | { code: 'formula-too-long'; most: number }
  | { code: 'many-rows'; ref: string }
  /** The sign or the part that cannot be read, or what is wrong; empty where that is its end. */
  | { code: 'unreadable-formula'; rest: string }
  | { code: 'divides-by-nothing'; ref: string | undefined };

/** Ends a reading of a reference with a mistake instead of a value. */
export class MistakeError extends Error {
  readonly mistake: Mistake;

  constructor(mistake: Mistake) {
    super(JSON.stringify(mistake));
    this.mistake = mistake;
  }
}

/** What went wrong, as a record where one was thrown. */
export function mistakeOf(error: unknown): Mistake {
  if (error instanceof MistakeError) return error.mistake;
  return { code: 'unforeseen', reason: error instanceof Error ? error.message : String(error) };
}

/** A row that a correction took out is not misspelled: another in its place would be another count. */
export function removedRow(data: Data, id: string): Mistake | undefined {
  const removal = data.corrections.find((entry) => entry.row === id && entry.says === null);
  return removal && { code: 'removed-row', name: id, date: removal.date };
}

export function unknownRow(data: Data, id: string, kind: 'row' | 'row or fact' = 'row'): Mistake {
  const known = kind === 'row' ? data.rows.keys() : [...data.rows.keys(), ...data.facts.keys()];
  return removedRow(data, id) ?? unknownName(kind, id, known);
}

/** What is wrong with a name that must be one of those that are known. */
export function wrongName(kind: string, name: string, known: Iterable<string>): Mistake[] {
  const names = [...known];
  return names.includes(name) ? [] : [unknownName(kind, name, names)];
}

export function unknownName(kind: string, name: string, known: Iterable<string>): Mistake {
  return { code: 'unknown-name', kind, name, candidates: suggest(name, known) };
}
