/** Mistakes that end a reading: thrown where no value can be given, and told as records. */
import type { Mistake } from './mistake.ts';

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
