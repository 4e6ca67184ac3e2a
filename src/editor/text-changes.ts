/** Two versions of the story's texts side by side. */
import { align, likeness, type Pair } from './diff-words.ts';
import type { Place, StoryText } from './story-text.ts';

/** A text that reads differently, or that only one version has. */
export type TextChange =
  /** `rewritten`: somebody edited the words; otherwise the data alone made it read differently. */
  | { change: 'changed'; place: Place; before: string; after: string; rewritten: boolean }
  | { change: 'removed'; place: Place; before: string }
  | { change: 'added'; place: Place; after: string };

/** Below this, two sentences in the same place are two sentences and not one that was edited. */
const LEAST_LIKENESS = 0.3;

/** What reads differently, text by text: paired by their places, and there by the words they are written in. */
export function changedTexts(before: StoryText[], after: StoryText[]): TextChange[] {
  const [left, right] = [grouped(before), grouped(after)];
  const places = [...new Set([...right.keys(), ...left.keys()])];
  return places.flatMap((place) => {
    const [old, now] = [left.get(place) ?? [], right.get(place) ?? []];
    return pairs(old, now).flatMap(changeOf);
  });
}

function grouped(texts: StoryText[]): Map<string, StoryText[]> {
  const groups = new Map<string, StoryText[]>();
  for (const text of texts) {
    const { kind, scene, figure, view, dataset, row, fact, part } = text.place;
    // A figure keeps its texts when it moves to another scene.
    const key = [kind, figure === undefined ? scene : '', figure, view, dataset, row, fact, part].join('\n');
    const group = groups.get(key);
    if (group) group.push(text);
    else groups.set(key, [text]);
  }
  return groups;
}

/** The same template is the same text, whatever it says now; what is left between such pairs meets in order. */
function pairs(before: StoryText[], after: StoryText[]): Pair<StoryText>[] {
  const [only, other] = [before[0], after[0]];
  if (before.length === 1 && after.length === 1 && only?.place.kind !== 'sentence')
    return [{ before: only, after: other }];
  const paired: Pair<StoryText>[] = [];
  let waiting: StoryText[] = [];
  for (const pair of align(before, after, ({ template }) => template)) {
    if (pair.before && pair.after) {
      paired.push(...waiting.map((text) => ({ before: text })), pair);
      waiting = [];
    } else if (pair.before) waiting.push(pair.before);
    else if (pair.after) {
      const { template } = pair.after;
      const match = waiting.findIndex((text) => likeness(text.template, template) >= LEAST_LIKENESS);
      const skipped = match < 0 ? [] : waiting.splice(0, match + 1);
      const last = skipped.pop();
      paired.push(...skipped.map((text) => ({ before: text })), {
        ...(last ? { before: last } : {}),
        after: pair.after,
      });
    }
  }
  return [...paired, ...waiting.map((text) => ({ before: text }))];
}

function changeOf({ before, after }: Pair<StoryText>): TextChange[] {
  if (before && after) {
    if (before.text === after.text) return [];
    const rewritten = before.template !== after.template;
    return [{ change: 'changed', place: after.place, before: before.text, after: after.text, rewritten }];
  }
  if (before) return [{ change: 'removed', place: before.place, before: before.text }];
  return after ? [{ change: 'added', place: after.place, after: after.text }] : [];
}
