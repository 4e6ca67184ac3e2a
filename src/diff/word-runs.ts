/** Which words of a text changed. */
import { diffArrays } from 'diff';

/** A run of words that both texts have, or only one of them. */
export interface Run {
  kind: 'same' | 'removed' | 'added';
  text: string;
}

/** Cuts at the edges of words as readers see them: "53,298" is one. */
const segmenter = new Intl.Segmenter('en', { granularity: 'word' });
/** Texts with more changes than this are shown whole: nobody would see what the marks mean. */
const MOST_EDITS = 1000;

/** The words of two texts as runs that are the same, removed or added. */
export function wordRuns(before: string, after: string): Run[] {
  const parts = diffArrays(words(before), words(after), { maxEditLength: MOST_EDITS });
  const isCommon = parts?.some(
    ({ value, added, removed }) => !added && !removed && /[\p{L}\p{N}]/u.test(value.join('')),
  );
  // A full stop in common would tear both texts apart.
  if (!parts || (!isCommon && before !== after)) return wholeRuns(before, after);
  const runs: Run[] = [];
  const add = (kind: Run['kind'], text: string): void => {
    const last = runs.at(-1);
    if (last?.kind === kind) last.text += text;
    else if (text) runs.push({ kind, text });
  };
  parts.forEach(({ value, added, removed }, index) => {
    const [text, next] = [value.join(''), parts[index + 1]];
    // The space before a word that became another one did not change.
    const isReplaced = removed && next?.added && text.startsWith(' ') && next.value[0]?.startsWith(' ');
    if (isReplaced) {
      add('same', ' ');
      add('removed', text.slice(1));
      next.value = [next.value.join('').slice(1)];
    } else add(added ? 'added' : removed ? 'removed' : 'same', text);
  });
  return runs;
}

/** The same of texts of which one may be missing; `between` stands between two that have no word in common. */
export function runsOf(before: string | undefined, after: string | undefined, between = ''): Run[] {
  if (before === undefined || after === undefined) return wholeRuns(before, after);
  const runs = wordRuns(before, after);
  const [old, now, ...more] = runs;
  const isWhole = between && old?.kind === 'removed' && now?.kind === 'added' && more.length === 0;
  return isWhole ? [old, { kind: 'same', text: between }, now] : runs;
}

/** What one of the two texts has. */
export function sideOf(runs: Run[], side: 'before' | 'after'): Run[] {
  return runs.filter(({ kind }) => kind !== (side === 'before' ? 'added' : 'removed'));
}

/** Each word or sign with the white space before it, so that neighbouring words make one change. */
function words(text: string): string[] {
  const found: string[] = [];
  let space = '';
  for (const { segment } of segmenter.segment(text)) {
    if (segment.trim()) [space, found[found.length]] = ['', space + segment];
    else space += segment;
  }
  return space ? [...found, space] : found;
}

function wholeRuns(before: string | undefined, after: string | undefined): Run[] {
  return [
    ...(before ? [{ kind: 'removed' as const, text: before }] : []),
    ...(after ? [{ kind: 'added' as const, text: after }] : []),
  ];
}

/** How much of two texts is the same, from 0 to 1, in letters and digits. */
export function likeness(before: string, after: string): number {
  const size = (text: string): number => text.replace(/[^\p{L}\p{N}]/gu, '').length;
  const same = wordRuns(before, after).reduce((sum, { kind, text }) => sum + (kind === 'same' ? size(text) : 0), 0);
  return (2 * same) / Math.max(1, size(before) + size(after));
}
