/** Two versions of the story's texts side by side, and which words of a text changed. */
import { diffArrays, diffWords } from 'diff';
import type { StoryText } from './story-texts.ts';

/** A text that reads differently; one side is missing where only one version has it. */
export interface TextChange extends Pick<StoryText, 'of' | 'figure' | 'place'> {
  before: string | undefined;
  after: string | undefined;
  /** True where the data changed a word and not only a number: the text may now say something else. */
  turned: boolean;
}

/** What reads differently, text by text: paired by their places, and there by their words. */
export function changedTexts(before: StoryText[], after: StoryText[]): TextChange[] {
  const placeOf = ({ place, isInScene }: StoryText): string => (isInScene ? '' : place);
  const [left, right] = [Map.groupBy(before, placeOf), Map.groupBy(after, placeOf)];
  return [...new Set([...right.keys(), ...left.keys()])].flatMap((place) =>
    pairs(left.get(place) ?? [], right.get(place) ?? []),
  );
}

function pairs(before: StoryText[], after: StoryText[]): TextChange[] {
  // The same template is the same text, whatever it says now; the same words are, whatever they are computed from.
  const isSame = (one: StoryText, other: StoryText): boolean =>
    one.template === other.template || one.text === other.text;
  let [old, now] = [0, 0];
  const changes: TextChange[] = [];
  let [gone, come]: StoryText[][] = [[], []];
  for (const { value, added, removed } of diffArrays(before, after, { comparator: isSame })) {
    if (removed) [gone, old] = [value, old + value.length];
    else if (added) [come, now] = [value, now + value.length];
    else {
      changes.push(...edited(gone ?? [], come ?? []));
      [gone, come] = [[], []];
      for (let index = 0; index < value.length; index++) changes.push(...changeOf(before[old++], after[now++]));
    }
  }
  return [...changes, ...edited(gone ?? [], come ?? [])];
}

/** Between texts that both versions have: as many as went are those texts edited, in the same order. */
function edited(gone: StoryText[], come: StoryText[]): TextChange[] {
  if (gone.length === come.length) return gone.flatMap((text, index) => changeOf(text, come[index]));
  return [...gone.flatMap((text) => changeOf(text, undefined)), ...come.flatMap((text) => changeOf(undefined, text))];
}

function changeOf(before: StoryText | undefined, after: StoryText | undefined): TextChange[] {
  const shown = after ?? before;
  if (!shown || before?.text === after?.text) return [];
  const isNewWord = (): boolean =>
    wordRuns(before?.text, after?.text).some(({ kind, text }) => kind !== 'same' && /\p{L}/u.test(text));
  const { of, figure, place } = shown;
  const turned = before?.template === after?.template && isNewWord();
  return [{ of, ...(figure ? { figure } : {}), place, before: before?.text, after: after?.text, turned }];
}

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
  const hidden = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;
  return text.replace(hidden, (sign) => `⟨U+${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}⟩`);
}
