/** Two versions of the story's texts side by side. */
import { diffArrays } from 'diff';
import type { Place, StoryText } from './text-writer.ts';
import { likeness } from './word-runs.ts';

/** A text that reads differently, or that only one version has. */
export type TextChange =
  /** `rewritten`: somebody edited the words; otherwise the data alone made it read differently. */
  | { change: 'changed'; place: Place; before: string; after: string; rewritten: boolean }
  | { change: 'removed'; place: Place; before: string }
  | { change: 'added'; place: Place; after: string };

/** Below this, two sentences in the same place are two sentences and not one that was edited. */
const LEAST_LIKENESS = 0.3;

/** What reads differently, text by text: paired by their places, and there by their words. */
export function changedTexts(before: StoryText[], after: StoryText[]): TextChange[] {
  const [left, right] = [Map.groupBy(before, placeKey), Map.groupBy(after, placeKey)];
  const places = new Set([...right.keys(), ...left.keys()]);
  return [...places].flatMap((place) => pairs(left.get(place) ?? [], right.get(place) ?? []));
}

/** The sentences and titles of all scenes have one key: they are known by their words, whatever their scene is called. */
function placeKey({ place: { kind, scene, figure, part, owner } }: StoryText): string {
  const isTitle = kind === 'title' && scene !== undefined && figure === undefined;
  return [isTitle ? 'sentence' : kind, figure, owner, part].join('\n');
}

function pairs(before: StoryText[], after: StoryText[]): TextChange[] {
  const [first, second] = [before[0], after[0]];
  if (before.length === 1 && after.length === 1 && first && second && first.place.kind !== 'sentence') {
    return changeOf(first, second);
  }
  // The same template is the same text, whatever it says now; the same words are, whatever they are computed from.
  const isSame = (one: StoryText, other: StoryText): boolean =>
    one.template === other.template || one.linked === other.linked;
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

/** Between texts that both versions have: what is like what went is that text edited, in the same order. */
function edited(gone: StoryText[], come: StoryText[]): TextChange[] {
  const waiting = [...gone];
  const changes = come.flatMap((text) => {
    const match = waiting.findIndex(({ template }) => likeness(template, text.template) >= LEAST_LIKENESS);
    const skipped = match < 0 ? [] : waiting.splice(0, match + 1);
    const origin = skipped.pop();
    return [...skipped.flatMap((other) => changeOf(other, undefined)), ...changeOf(origin, text)];
  });
  return [...changes, ...waiting.flatMap((text) => changeOf(text, undefined))];
}

function changeOf(before: StoryText | undefined, after: StoryText | undefined): TextChange[] {
  if (before && after) {
    if (before.linked === after.linked) return [];
    const rewritten = before.template !== after.template;
    // Where a link leads or what is bold is shown only where it changed.
    const isLinked = signsOf(before.linked) !== signsOf(after.linked);
    const [old, now] = isLinked ? [before.linked, after.linked] : [before.text, after.text];
    return [{ change: 'changed', place: after.place, before: old, after: now, rewritten }];
  }
  if (before) return [{ change: 'removed', place: before.place, before: before.text }];
  return after ? [{ change: 'added', place: after.place, after: after.text }] : [];
}

function signsOf(linked: string): string {
  return (linked.match(/\]\([^)]*\)|\*+/g) ?? []).join(' ');
}
