/** What became of the story's structure: scenes, steps, figures and paragraphs that came, went, moved or were renamed. */
import { fillTemplate } from '../data/facts.ts';
import type { Data } from '../data/collected.ts';
import { ADDRESS, PLACE, type FieldChange, type ItemChange } from './diff-items.ts';
import { movedAmong } from './diff-order.ts';
import { STORY_PATH } from './passages.ts';
import { storyParts, type Part } from './story-parts.ts';

/** The story of one side, with the data that its figures show. */
export interface Told {
  story: string;
  data: Data;
}

/** How much of two scenes or steps must be the same for one to be the other under a new address. */
const SAME_CONTENT = 0.5;
/** The words by which a paragraph is known. */
const SHORT = 60;

/** Every part of the story that differs; words are compared elsewhere. */
export function changedOutline(before: Told, after: Told): ItemChange[] {
  const [left, right] = [storyParts(before.story), storyParts(after.story)];
  const renamed = renames(left, right);
  const old = left.map((part) => ({
    ...part,
    key: renamed.get(part.key) ?? part.key,
    parent: renamed.get(part.parent) ?? part.parent,
  }));
  const earlier = new Map(old.map((part) => [part.key, part]));
  const later = new Set(right.map(({ key }) => key));
  const moved = movedKeys(old, right);
  return [
    ...right.flatMap((part) => {
      const was = earlier.get(part.key);
      if (!was)
        return part.kind === 'paragraph' ? [] : [item('added', part, after, wholeFields(part, right, after, 'after'))];
      const places = moved.has(part.key) ? [place(was, old, part, right)] : [];
      const fields = [...places, ...changedFields(was, before, part, after)];
      return fields.length > 0 ? [item('changed', part, after, fields)] : [];
    }),
    ...old
      .filter(({ key, kind }) => kind !== 'paragraph' && !later.has(key))
      .map((part) => item('removed', part, before, wholeFields(part, old, before, 'before'))),
  ];
}

/** The new addresses of scenes, by their old ones. */
export function renamedScenes(before: string, after: string): Map<string, string> {
  const scenes = [...renames(storyParts(before), storyParts(after))].filter(([key]) => key.startsWith('scene '));
  return new Map(scenes.map((pair) => [pair[0].replace(/^scene /, ''), pair[1].replace(/^scene /, '')]));
}

/** Scenes and steps that say what another one said, by their keys. */
function renames(before: Part[], after: Part[]): Map<string, string> {
  const renamed = new Map<string, string>();
  const [gone, come] = [missing(before, after), missing(after, before)];
  const taken = new Set<string>();
  for (const part of gone) {
    const own = content(part, before);
    const found = come
      .filter(({ kind, key }) => kind === part.kind && !taken.has(key))
      .map(({ key, ...other }) => ({ key, same: overlap(own, content({ key, ...other }, after)) }))
      .sort((a, b) => b.same - a.same)[0];
    if (!found || found.same < SAME_CONTENT) continue;
    renamed.set(part.key, found.key);
    taken.add(found.key);
  }
  return renamed;
}

function missing(parts: Part[], others: Part[]): Part[] {
  const known = new Set(others.map(({ key }) => key));
  return parts.filter(({ kind, key }) => (kind === 'scene' || kind === 'step') && !known.has(key));
}

/** What a part holds, at any depth. */
function content(part: Part, all: Part[]): Set<string> {
  const held = new Set([part.key]);
  for (const { key, parent } of all) if (held.has(parent)) held.add(key);
  held.delete(part.key);
  const { figure, view, title } = part.attributes;
  return new Set([...held, `${figure} ${view}`, title ?? '']);
}

function overlap(left: Set<string>, right: Set<string>): number {
  return (2 * [...left].filter((each) => right.has(each)).length) / (left.size + right.size);
}

/** Parts that stand in something else, or in another order than the others beside them. */
function movedKeys(before: Part[], after: Part[]): Set<string> {
  const parents = new Map(before.map(({ key, parent }) => [key, parent]));
  const later = new Map(after.map(({ key, parent }) => [key, parent]));
  const moved = new Set([...later].flatMap(([key, parent]) => ((parents.get(key) ?? parent) === parent ? [] : [key])));
  const stays = ({ key, parent }: Part): boolean => parents.get(key) === later.get(key) && later.get(key) === parent;
  for (const parent of new Set(later.values())) {
    const [old, now] = [before, after].map((parts) => parts.filter((part) => part.parent === parent && stays(part)));
    const keys = (parts: Part[] = []): string[] => parts.map(({ key }) => key);
    for (const key of movedAmong(keys(old), keys(now))) moved.add(key);
  }
  return moved;
}

function place(was: Part, before: Part[], is: Part, after: Part[]): FieldChange {
  return { field: PLACE, before: placeWords(was, before), after: placeWords(is, after) };
}

/** "scene “counts”, after paragraph 2" */
function placeWords(part: Part, all: Part[]): string {
  const beside = all.filter(({ parent }) => parent === part.parent);
  const previous = beside[beside.findIndex(({ key }) => key === part.key) - 1];
  const parent = all.find(({ key }) => key === part.parent);
  const order = previous ? `after ${previous.words}` : 'first';
  return parent ? `${parent.words}, ${order}` : order;
}

const ATTRIBUTES: Record<string, string> = { figure: 'Figure', figures: 'Figures', view: 'View', anchor: ADDRESS };

function changedFields(was: Part, before: Told, is: Part, after: Told): FieldChange[] {
  const fields = Object.entries(ATTRIBUTES).flatMap(([name, field]) =>
    change(field, was.attributes[name], is.attributes[name]),
  );
  const shown = fields.length > 0 ? change('What it says of the chart', alt(was, before), alt(is, after)) : [];
  const address = was.id === is.id || is.kind === 'paragraph' ? [] : change(ADDRESS, `#${was.id}`, `#${is.id}`);
  return [...(is.kind === 'sequence' ? [] : address), ...fields, ...shown];
}

function change(field: string, before: string | undefined, after: string | undefined): FieldChange[] {
  if (before === after) return [];
  return [{ field, ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) }];
}

/** What a reader who hears the page is told when a step is reached. */
function alt({ kind, attributes: { figure = '', view = '' } }: Part, { data }: Told): string | undefined {
  const found = data.figures.get(figure)?.value.views.find(({ id }) => id === view);
  return kind === 'step' && found ? `The chart now shows this. ${fillTemplate(data, found.alt)}` : undefined;
}

/** A part that only one side has: where it stands, and what it shows. */
function wholeFields(part: Part, all: Part[], told: Told, side: 'before' | 'after'): FieldChange[] {
  const figure = part.kind === 'figure' ? told.data.figures.get(part.id)?.value : undefined;
  const words = (text: string | undefined): string | undefined => text && fillTemplate(told.data, text);
  const values: [string, string | undefined][] = [
    [PLACE, placeWords(part, all)],
    ...Object.entries(ATTRIBUTES).map(([name, field]): [string, string | undefined] => [field, part.attributes[name]]),
    ['What it says of the chart', alt(part, told)],
    ['Title', words(figure?.title)],
    ['Subtitle', words(figure?.subtitle)],
    ['Note', words(figure?.note)],
  ];
  return values.flatMap(([field, value]) => (value === undefined ? [] : [{ field, [side]: value }]));
}

function item(change: ItemChange['change'], part: Part, { data }: Told, fields: FieldChange[]): ItemChange {
  return { change, path: STORY_PATH, kind: part.kind, id: part.id, name: nameOf(part, data), fields };
}

function nameOf({ kind, id, attributes, template }: Part, data: Data): string {
  if (kind === 'paragraph') {
    const text = fillTemplate(data, template);
    return text.length > SHORT ? `“${text.slice(0, text.lastIndexOf(' ', SHORT))} …”` : `“${text}”`;
  }
  const figure = data.figures.get(attributes['figure'] ?? id)?.value;
  const title =
    kind === 'scene' ? attributes['title'] : kind === 'figure' || kind === 'step' ? figure?.title : undefined;
  return title === undefined ? 'The story' : fillTemplate(data, title);
}
