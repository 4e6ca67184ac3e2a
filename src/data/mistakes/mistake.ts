/** What a check has found, as a record: which mistake it is, and the names and values in it. `say.ts` makes the sentence. */
import type { Candidates } from './suggest.ts';

/** What a field takes: a day; a day, a month or a year; or an interval as well. */
export type DateKind = 'day' | 'date' | 'span';

/** What a place of the data takes. */
export type Kind =
  'count' | 'number' | 'text' | 'list' | 'group' | 'flag' | 'date' | 'row' | 'address' | 'number or text' | 'other';

export interface Expected {
  kind: Kind;
  dates: DateKind;
  /** The closed list that a value is taken from; empty where there is none. */
  choices: string[];
}

export type Mistake =
  /** A name that nothing has. */
  | { code: 'unknown-name'; kind: string; name: string; candidates: Candidates }
  /** A row that the figure does not draw. */
  | { code: 'not-drawn'; name: string; candidates: Candidates }
  | { code: 'unknown-source'; name: string; candidates: Candidates }
  /** A field of a group, or a column of a row, that there is none of. */
  | { code: 'unknown-field' | 'unknown-column'; name: string; near: string | undefined }
  /** A row that readers have been told is gone. */
  | { code: 'removed-row'; name: string; date: string }
  | { code: 'broken-formula'; formula: string; because: Mistake }
  | { code: 'cannot-draw'; type: string; because: Mistake }
  /** An error that no rule knows, in its own words. */
  | { code: 'unforeseen'; reason: string }
  | { code: 'missing-value'; name: string; expected: Expected }
  | { code: 'wrong-kind'; value: unknown; expected: Expected }
  | { code: 'no-words'; value: string }
  | { code: 'count-out-of-range'; value: number }
  | { code: 'nothing-in-it'; expected: Expected }
  | { code: 'broken-rule'; value: unknown; rule: string; fix: string }
  | { code: 'no-group' }
  /** Something that is no column of the table, and so cannot stand in a text. */
  | { code: 'untold-column'; row: string; column: string; columns: string[] }
  /** `counts` are the columns that hold numbers, where a number was asked for. */
  | { code: 'lacks-column'; row: string; column: string; candidates: Candidates; counts: string[] }
  | { code: 'no-number'; row: string; column: string; counts: string[] }
  | { code: 'unknown-format'; name: string; candidates: Candidates }
  | { code: 'share-over-one'; value: number }
  | { code: 'format-hides'; value: number; format: string; text: string }
  | FormulaMistake;

/** What keeps a formula from being worked out. */
export type FormulaMistake =
  | { code: 'leads-back' }
  | { code: 'fact-in-formula'; id: string; ref: string; formula: string }
  | { code: 'no-row-says'; dataset: string; wanted: string; column: string; candidates: Candidates }
  | { code: 'formula-too-long'; most: number }
  | { code: 'no-sign'; sign: string }
  | { code: 'many-rows'; ref: string }
  | { code: 'only-compares' }
  | { code: 'no-finite-number' }
  /** From where on; empty where that is nowhere or at its end. */
  | { code: 'unreadable-formula'; rest: string }
  | { code: 'no-function'; name: string; near: string | undefined; known: string[] }
  | { code: 'divides-by-nothing'; ref: string | undefined }
  | { code: 'function-values'; name: string };
