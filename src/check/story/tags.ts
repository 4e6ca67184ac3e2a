/** The tags that the story may use, and what is wrong with one that is written otherwise. */
import { didYouMean } from '../words/did-you-mean.ts';
import { suggest } from '../../data/mistakes/suggest.ts';
import type { StoryNode } from '../../story/tree.ts';

/** What an attribute holds: of names one or more. `moving` can stand in a sequence, `pinned` stands in that around the tag. */
export type Holds =
  'address' | 'figure' | 'moving' | 'pinned' | 'view' | 'fact' | 'source' | 'dataset' | 'title' | 'form';

/** How a tag of the story is written. */
interface TagRule {
  /** The attributes that it must have, and those that it may have. */
  needs: Record<string, Holds>;
  may?: Record<string, Holds>;
  /** Stands inside a sentence; every other tag stands on a line of its own. */
  isInline?: true;
  /** Holds nothing, and ends with />. */
  isEmpty?: true;
  /** The tag that it stands in, where it needs one. */
  inside?: string;
}

/** Every tag that the story may use. */
export const TAGS: Record<string, TagRule | undefined> = {
  Brief: { needs: { title: 'title' } },
  Contents: { needs: {}, isEmpty: true },
  Scene: { needs: { id: 'address', title: 'title' } },
  Figure: { needs: { id: 'figure' }, may: { anchor: 'address', formerly: 'address' }, isEmpty: true },
  Scrolly: { needs: { figures: 'moving' } },
  Step: { needs: { id: 'address', figure: 'pinned', view: 'view' }, may: { formerly: 'address' }, inside: 'Scrolly' },
  Fact: { needs: { id: 'fact' }, may: { as: 'form' }, isInline: true, isEmpty: true },
  Cite: { needs: { source: 'source' }, isInline: true },
  Flow: { needs: {} },
  When: { needs: {}, isInline: true },
  Quote: { needs: {}, isInline: true },
  Evidence: { needs: { dataset: 'dataset' }, isEmpty: true },
  EndMatter: { needs: {}, isEmpty: true },
  Corrections: { needs: {}, isEmpty: true },
};

/** What each attribute of a tag holds. */
export function attributesOf(name: string): Record<string, Holds> {
  return { ...TAGS[name]?.needs, ...TAGS[name]?.may };
}

/** `<Cite source="…">…</Cite>` */
function sampleOf(name: string, further?: string): string {
  const keys = new Set([...Object.keys(TAGS[name]?.needs ?? {}), ...(further ? [further] : [])]);
  const attributes = [...keys].map((key) => ` ${key}="…"`).join('');
  return TAGS[name]?.isEmpty ? `<${name}${attributes} />` : `<${name}${attributes}>…</${name}>`;
}

/** What to do about a tag that is not closed. */
export function howToClose(name: string): string {
  const rule = TAGS[name];
  if (!rule) return `The story has no such tag. ${INSTEAD}`;
  if (rule.isEmpty) return `Write it like this: ${sampleOf(name)}`;
  return rule.isInline
    ? `Write </${name}> after the last word that belongs to it, in the same paragraph.`
    : `Write </${name}> on a line of its own after what belongs to it, with an empty line before and after.`;
}

/** What is wrong with a tag: its name, its attributes, or where it stands. */
export function tagMistakes(tag: StoryNode): string[] {
  const { name, within } = tag;
  const rule = TAGS[name];
  if (!rule) return [unknownTag(name)];
  if (!rule.isInline && tag.isInLine)
    return [`<${name}> stands in a line of text.\nWrite it on a line of its own, with an empty line before it.`];
  if (tag.isEmpty !== (rule.isEmpty ?? false))
    return [`<${name}> holds ${tag.isEmpty ? 'nothing' : 'something'}.\nWrite it like this: ${sampleOf(name)}`];
  if (within.some((each) => each.name === name))
    return [`<${name}> stands in another <${name}>.\nWrite </${name}> before it.`];
  if (rule.inside && within.at(-1)?.name !== rule.inside)
    return [`<${name}> stands outside of <${rule.inside}>.\nMove it between <${rule.inside} …> and </${rule.inside}>.`];
  return attributeMistakes(tag, rule);
}

function unknownTag(name: string): string {
  const known = Object.keys(TAGS);
  const right = known.find((each) => each.toLowerCase() === name.toLowerCase());
  if (right) return `There is no tag <${name}>: capital letters count.\nWrite <${right}>.`;
  return `There is no tag <${name}>.\n${didYouMean(suggest(name, known), INSTEAD)}`;
}

/** What the story has in place of the tags and signs of web pages. */
export const INSTEAD =
  'Bold words are **words**, slanted ones *words*, links <Cite source="…">words</Cite>, quotations <Quote>words</Quote>; an empty line begins a paragraph, headings are the titles of scenes, and pictures are figures.';

/** Attributes that are unknown, missing, there twice or without quotation marks. */
function attributeMistakes({ name, attributes, doubled, unquoted }: StoryNode, { needs }: TagRule): string[] {
  const known = Object.keys(attributesOf(name));
  const strange = [...Object.keys(attributes), ...unquoted].filter((key) => !known.includes(key));
  const otherwise = known.length > 0 ? `Take it out, or write one of its own: ${known.join(', ')}.` : 'Take it out.';
  if (strange.length > 0)
    return strange.map((key) => `<${name}> has no attribute "${key}".\n${didYouMean(suggest(key, known), otherwise)}`);
  const missing = Object.keys(needs).filter((key) => !attributes[key]?.trim());
  const [key] = [...unquoted, ...doubled, ...missing];
  if (key === undefined) return [];
  return [
    `<${name}> does not say once, and in straight quotation marks, what "${key}" is.\nWrite it like this: ${sampleOf(name, key)}`,
  ];
}
