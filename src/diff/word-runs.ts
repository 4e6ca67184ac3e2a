/** Which words of a text changed. */
import { diffWords } from 'diff';

/** A run of words that both texts have, or only one of them. */
export interface Run {
  kind: 'same' | 'removed' | 'added';
  text: string;
}

/** Cuts at the edges of words as readers see them: "53,298" is one. */
const intlSegmenter = new Intl.Segmenter('en', { granularity: 'word' });
/** Texts with more changes than this are shown whole: nobody would see what the marks mean. */
const MOST_EDITS = 1000;

/** The words of two texts, of which one may be missing, as runs that are the same, removed or added. */
export function wordRuns(before = '', after = ''): Run[] {
  const parts = before && after && diffWords(before, after, { intlSegmenter, maxEditLength: MOST_EDITS });
  const runs = (parts || []).map(({ value: text, added, removed }): Run => {
    return { kind: added ? 'added' : removed ? 'removed' : 'same', text };
  });
  // A full stop in common would tear both texts apart.
  if (runs.some(({ kind, text }) => kind === 'same' && /[\p{L}\p{N}]/u.test(text))) return runs;
  const whole: Run[] = [
    { kind: 'removed', text: before },
    { kind: 'added', text: after },
  ];
  return whole.filter(({ text }) => text);
}

/** Texts that somebody may have written to deceive, as they are: what would command the terminal or hide a change can be seen. */
export function visible(text: string): string {
  return text.replace(
    /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g,
    (sign) => `⟨U+${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}⟩`,
  );
}
