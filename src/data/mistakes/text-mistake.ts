/** What a check has found in the words of the story and of the data; `say-story.ts` makes the sentences. */

/** `found` are words of the text; `times`, how often they stand there. */
export type TextMistake = { times?: number } & (WordMistake | ClaimMistake);

/** Words that should not stand there. */
export type WordMistake =
  | { code: 'avoided-word'; found: string; instead: string; isTag: boolean }
  | { code: 'never-said' | 'set-apart'; found: string; why: string; instead: string }
  | { code: 'long-quotation' | 'long-sentence'; words: string; count: number; most: number }
  /** `references` give the number. */
  | { code: 'typed-number'; found: string; references: string[]; isTag: boolean }
  | { code: 'typed-date' | 'no-date'; found: string; isTag: boolean }
  | { code: 'foreign-digits'; found: string }
  | { code: 'bare-id'; id: string; isTag: boolean }
  | { code: 'markup-in-text'; tags: string[] }
  | { code: 'unused-source' | 'unused-fact'; id: string };

/** Words that claim of the rows what they do not bear. */
export type ClaimMistake =
  | { code: 'said-elsewhere'; to: string; source: string; publisher: string; first: string; isRelayed: boolean }
  | { code: 'first-unnamed'; publisher: string; first: string }
  | { code: 'wrong-order'; earlier: string; later: string }
  | { code: 'wrong-direction'; rose: boolean; from: number; to: number }
  | { code: 'not-extreme'; found: string; isHighest: boolean; further: string | undefined; dataset: string }
  | { code: 'undated'; found: string }
  | { code: 'beyond-facts'; words: string; newest: string }
  | { code: 'outrun-text'; last: string; later: string[] }
  | { code: 'found-since'; date: string; later: string }
  | { code: 'left-out-of-alt' | 'drawn-unnamed'; rows: string[] }
  /** The end of a search, in words, that newer rows have passed. */
  | { code: 'outrun-search'; words: string; newest: string }
  /** A direction, a highest or a last without the rows that bear it. */
  | { code: 'unbound-claim'; found: string }
  | { code: 'not-last'; found: string; which: 'first' | 'last' | 'only'; further: string }
  /** `found` is the word of a status, or the status that a sign stands for. */
  | { code: 'of-another-status'; number: string; found: string; status: string }
  | { code: 'of-another-view'; row: string; view: string }
  | { code: 'of-another-row'; number: string; beside: string }
  | { code: 'one-report-unsaid'; row: string };
