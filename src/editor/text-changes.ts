/** Two versions of the story's texts side by side. */
import { align, likeness, type Pair } from './diff-words.ts';
import { signsOf } from './story-sentences.ts';
import type { Place, StoryText } from './story-text.ts';

/** A text that reads differently, or that only one version has. */
export type TextChange =
  /** `rewritten`: somebody edited the words; otherwise the data alone made it read differently. */
  | { change: 'changed'; place: Place; before: string; after: string; rewritten: boolean }
  | { change: 'removed'; place: Place; before: string }
  | { change: 'added'; place: Place; after: string };

/** Below this, two sentences in the same place are two sentences and not one that was edited. */
const LEAST_LIKENESS = 0.3;

/** A text that says what it said, in another place. */
export interface MovedText {
  from: Place;
  to: Place;
  text: string;
}

/** What reads differently, text by text: paired by their places, and there by the words they are written in. */
export function changedTexts(before: StoryText[], after: StoryText[]): TextChange[] {
  return comparedTexts(before, after).changes;
}

/** The same, and what was only moved: a text that is gone here and new there under the same words is one text. */
export function comparedTexts(before: StoryText[], after: StoryText[]): { changes: TextChange[]; moved: MovedText[] } {
  const [left, right] = [grouped(before), grouped(after)];
  const places = [...new Set([...right.keys(), ...left.keys()])];
  const groups = places.map((place): Group => [left.get(place) ?? [], right.get(place) ?? []]);
  const origins = findMoved(groups);
  const gone = new Set(origins.values());
  const changes = groups.flatMap(([old, now]) => [
    ...pairs(
      old.filter((text) => !gone.has(text)),
      now.filter((text) => !origins.has(text)),
    ).flatMap(changeOf),
    ...now.flatMap((text) => (origins.has(text) ? changeOf({ before: origins.get(text), after: text }) : [])),
  ]);
  const moved = [...origins].map(([{ place, text }, origin]) => ({ from: origin.place, to: place, text }));
  return { changes, moved };
}

/** The texts of one place, before and after. */
type Group = [StoryText[], StoryText[]];

/** Where each text that was moved came from. */
function findMoved(groups: Group[]): Map<StoryText, StoryText> {
  const left = groups.flatMap(([old, now]) => (isOnePair(old, now) ? [] : align(old, now, ({ template }) => template)));
  const waiting = new Map<string, StoryText[]>();
  for (const { before, after } of left) {
    const name = before && !after ? lastingName(before) : undefined;
    if (before && name !== undefined) waiting.set(name, [...(waiting.get(name) ?? []), before]);
  }
  const origins = new Map<StoryText, StoryText>();
  for (const { before, after } of left) {
    const name = after && !before ? lastingName(after) : undefined;
    const origin = name === undefined ? undefined : waiting.get(name)?.shift();
    if (after && origin) origins.set(after, origin);
  }
  return origins;
}

/** What stays of a text when it moves: its words and, in a table, its row. */
function lastingName({ place: { kind, row, part }, template }: StoryText): string | undefined {
  if (kind === 'sentence') return template;
  return kind === 'row' || kind === 'value' ? [kind, row, part, template].join('\n') : undefined;
}

function isOnePair(before: StoryText[], after: StoryText[]): boolean {
  return before.length === 1 && after.length === 1 && before[0]?.place.kind !== 'sentence';
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
  if (isOnePair(before, after)) return before.map((text, index) => ({ before: text, after: after[index] }));
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
    const signs = signsOf(before.marked ?? '') !== signsOf(after.marked ?? '');
    if (before.text === after.text && !signs) return [];
    const rewritten = before.template !== after.template || signs;
    const [old, now] = signs ? [before.marked ?? before.text, after.marked ?? after.text] : [before.text, after.text];
    return [{ change: 'changed', place: after.place, before: old, after: now, rewritten }];
  }
  if (before) return [{ change: 'removed', place: before.place, before: before.text }];
  return after ? [{ change: 'added', place: after.place, after: after.text }] : [];
}
