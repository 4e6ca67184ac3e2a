/** What a check has found, as a record: which mistake it is, and the names and values in it. `say.ts` makes the sentence. */
import type { Candidates } from './suggest.ts';

/** What a place of the data takes; of dates a day; a day, a month or a year; or an interval as well. */
export type Kind =
  DateKind | 'count' | 'number' | 'text' | 'list' | 'group' | 'flag' | 'row' | 'address' | 'cell' | 'other';

type DateKind = 'day' | 'date' | 'span';

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
  | FormulaMistake;

/** What keeps a formula from being worked out. */
export type FormulaMistake =
  | { code: 'leads-back' }
  | { code: 'fact-in-formula'; id: string; ref: string; formula: string }
  | { code: 'formula-too-long'; most: number }
  | { code: 'many-rows'; ref: string }
  /** The sign or the part that cannot be read, or what is wrong; empty where that is its end. */
  | { code: 'unreadable-formula'; rest: string }
  | { code: 'divides-by-nothing'; ref: string | undefined };
