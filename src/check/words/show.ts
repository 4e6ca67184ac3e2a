/** Values and names as messages print them. */
import { MOST_LISTED, type Candidates } from '../../data/mistakes/suggest.ts';
import { INVISIBLE } from '../../data/row-name.ts';

/** A value as an editor typed it, cut to a readable length; what cannot be seen is written out. */
export function show(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (typeof value === 'number' && !Number.isFinite(value)) return 'a number too large for any count';
  const text = (JSON.stringify(value) ?? 'nothing').replace(INVISIBLE, codeOf);
  if (text.length <= LONGEST) return text;
  const cut = `${text.slice(0, LONGEST - 3)}…`;
  return typeof value === 'string' ? `${cut}"` : cut;
}

const LONGEST = 60;

/** "U+200B", as character tables name it. */
export function codeOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** The first three of some rows. */
export function named(ids: string[]): string {
  return ids
    .slice(0, 3)
    .map((id) => `"${id}"`)
    .join(', ');
}

/** "Did you mean" for a name that is nearly right, else the known names. */
export function didYouMean({ near, known, count }: Candidates): string {
  if (near !== undefined) return `Did you mean "${near}"?`;
  if (count === 0) return 'Take it out, or correct its name.';
  return count <= MOST_LISTED ? `Known: ${known.join(', ')}.` : `There are ${count} others; check the spelling.`;
}

/** A table of sentences is the one place of its mistakes: the name is the code of the record, and what the sentence takes are its values. */
export type RecordsOf<T> = {
  [Code in keyof T]: { code: Code } & (T[Code] extends (given: infer Given) => string ? Given : never);
}[keyof T];

export function sentenceOf<V, Code extends keyof V>(
  table: { [Each in keyof V]: (given: V[Each]) => string },
  mistake: { code: Code } & V[Code],
): string {
  return table[mistake.code](mistake);
}
