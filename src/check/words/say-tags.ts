/** The sentences for the tags and signs of the story. */
import type { Candidates } from '../../data/mistakes/suggest.ts';
import { STORY_PATH } from '../../story/outline.ts';
import { TAGS } from '../story/tags.ts';
import { didYouMean } from './did-you-mean.ts';
import type { RecordsOf } from './sentence-table.ts';

/** What the story has in place of the tags and signs of web pages. */
const INSTEAD =
  'Bold words are **words**, slanted ones *words*, links <Cite source="…">words</Cite>, quotations <Quote>words</Quote>; an empty line begins a paragraph, headings are the titles of scenes, and pictures are figures.';

export const TAG_SENTENCES = {
  'story-missing': () =>
    `This file is missing or empty, and the story stands in it.\nRestore its last version: git restore ${STORY_PATH}`,
  /** `open` is the tag that is not closed, where that is the reason. */
  'unreadable-story': ({ open }: { open: string | undefined }) =>
    open
      ? `<${open}> is not closed, so the story cannot be read from here on.\n${howToClose(open)}`
      : 'A tag or a brace stands here without its other half, or is not written in full, so the story cannot be read from here on.\nLook for a tag above that is still open or one that closes without a beginning, a name after <, straight quotation marks around values, and > at the end. Numbers are written as <Fact id="…" />, and a note in <!-- --> cannot stand in the story.',
  'tag-misplaced': ({ tag }: { tag: string }) => {
    const { isInline, inside } = TAGS[tag] ?? {};
    const line = isInline
      ? 'Write it in a line of text'
      : 'Write it on a line of its own, with an empty line before it';
    return `<${tag}> cannot stand here.\n${line}${inside ? `, between <${inside} …> and </${inside}>` : ''}; and close a <${tag}> that is open above it.`;
  },
  'tag-holds': ({ tag, isEmpty }: { tag: string; isEmpty: boolean }) =>
    `<${tag}> holds ${isEmpty ? 'nothing' : 'something'}.\nWrite it like this: ${sampleOf(tag)}`,
  'unknown-tag': ({ tag, right, candidates }: { tag: string; right: string | undefined; candidates: Candidates }) =>
    right
      ? `There is no tag <${tag}>: capital letters count.\nWrite <${right}>.`
      : `There is no tag <${tag}>.\n${didYouMean(candidates, INSTEAD)}`,
  'unknown-attribute': ({ tag, key, candidates }: { tag: string; key: string; candidates: Candidates }) =>
    `<${tag}> has no attribute "${key}".\n${didYouMean(candidates, candidates.count > 0 ? `Take it out, or write one of its own: ${candidates.known.join(', ')}.` : 'Take it out.')}`,
  'attribute-unsaid': ({ tag, key }: { tag: string; key: string }) =>
    `<${tag}> does not say once, and in straight quotation marks, what "${key}" is.\nWrite it like this: ${sampleOf(tag, key)}`,
  'no-address': ({ name }: { name: string }) =>
    `The address "${name}" cannot stand in a link.\nWrite it in lower-case words joined by hyphens.`,
  'address-twice': ({ name }: { name: string }) =>
    `The address "${name}" is used twice.\nGive the figure an anchor="…".`,
  'no-view': ({ figure, name, views }: { figure: string; name: string; views: string[] }) =>
    `The figure "${figure}" has no view "${name}".\nIt has: ${views.join(', ')}.`,
  'never-moves': ({ figure, type }: { figure: string; type: string }) =>
    `The figure "${figure}" is of the type "${type}", which no sequence can show.\nShow it as <Figure id="${figure}" />.`,
  'not-in-sequence': ({ figure, shown }: { figure: string; shown: string[] }) =>
    `The sequence around this step does not show the figure "${figure}".\nAdd it to figures="…" of <Scrolly>, or name one of: ${shown.join(', ')}.`,
  'stray-sign': ({ sign }: { sign: string }) =>
    `Readers would see the sign ${sign} here.\nSay it in words, or write the whole tag.`,
  'wrong-braces': ({ shown }: { shown: string }) =>
    `“${shown}” would be printed as it stands: braces stand in pairs around a name, with nothing before them and no spaces inside.\nWrite {row-id}, {row-id.column} or {fact-id}; {=2018} for a date; or remove them.`,
  'runs-as-code': ({ word }: { word: string }) =>
    `A paragraph that begins with “${word}” would be run as code.\nBegin it with another word.`,
  'has-no-form': ({ words, kind }: { words: string; kind: string }) =>
    `“${words}” would not look like the rest of the story: it is a ${kind} of Markdown.\n${INSTEAD}`,
  'braces-in-story': ({ fact, form }: { fact: string; form: string | undefined }) =>
    `Braces { } are not allowed in the text.\nWrite numbers as <Fact id="${fact || '…'}"${form ? ` as="${form}"` : ''} />.`,
};

/** What is wrong with the tags and signs of the story. */
export type TagMistake = RecordsOf<typeof TAG_SENTENCES>;

/** `<Cite source="…">…</Cite>` */
function sampleOf(name: string, further?: string): string {
  const keys = new Set([...Object.keys(TAGS[name]?.needs ?? {}), ...(further ? [further] : [])]);
  const attributes = [...keys].map((key) => ` ${key}="…"`).join('');
  return TAGS[name]?.isEmpty ? `<${name}${attributes} />` : `<${name}${attributes}>…</${name}>`;
}

/** What to do about a tag that is not closed. */
function howToClose(name: string): string {
  const rule = TAGS[name];
  if (!rule) return `The story has no such tag. ${INSTEAD}`;
  if (rule.isEmpty) return `Write it like this: ${sampleOf(name)}`;
  return rule.isInline
    ? `Write </${name}> after the last word that belongs to it, in the same paragraph.`
    : `Write </${name}> on a line of its own after what belongs to it, with an empty line before and after.`;
}
