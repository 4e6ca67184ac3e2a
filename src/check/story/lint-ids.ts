/** Ids of rows and facts that stand in a text without braces: readers would see them as they are typed. */
import type { Data } from '../../data/data.ts';
import { render, typedOnly } from './passages.ts';
import { blank } from './phrases.ts';
import type { Lint } from './reading.ts';

/** With a digit: others may be ordinary words with a hyphen. */
const ID = /(?<![\w/.#@{-])(?=[\w-]*\d)[a-z][a-z0-9]*(?:-[a-zA-Z0-9]+)+(?![\w/}-])(?:\.[a-z]\w*)?/g;
/** A brace that lost its pair, with the name beside it: reported by the check of templates. */
const BRACED = /\{+(?:=[^{}.,;:]*?\d{4}|[\w.|-]*)|[\w.|-]+\}+/g;

/** Every id in the story and in the texts of the data that was meant to give its number. */
export const lintIds: Lint =
  ({ data }) =>
  (passage) => {
    const { owner, at, syntax } = passage;
    // The headings of a table give no numbers.
    if (owner.startsWith('datasets/') && at[0] !== 'rows' && at[0] !== 'description') return [];
    const { text, offsetAt } = render(passage, typedOnly);
    return (
      idsIn(data, text)
        // A cell that holds an id and nothing else names a row.
        .filter(([id]) => text !== id)
        .map(({ 0: id, index }) => ({ offset: offsetAt(index), code: 'bare-id', id, isTag: syntax === 'mdx' }))
    );
  };

/** Digits of another script: they are read as a number, and no rule for numbers sees them. */
export const lintDigits: Lint =
  () =>
  ({ pieces }) =>
    pieces.flatMap(({ kind, text, offset }) => {
      const found = kind === 'text' ? /(?:(?!\d)\p{Nd})+/u.exec(text) : null;
      return found ? [{ offset: offset + found.index, code: 'foreign-digits', found: found[0] }] : [];
    });

/** The text with spaces for ids and for what stands beside a lone brace: their digits are no numbers typed by hand. */
export function withoutIds(data: Data, text: string): string {
  const rest = idsIn(data, text).reduce(
    (all, { 0: id, index }) => all.slice(0, index) + blank(id) + all.slice(index + id.length),
    text,
  );
  return rest.replace(BRACED, blank);
}

function idsIn(data: Data, text: string): RegExpExecArray[] {
  const isKnown = (id: string): boolean => data.rows.has(id) || data.facts.has(id);
  return [...text.matchAll(ID)].filter(([found]) => isKnown(found.split('.')[0] ?? ''));
}
