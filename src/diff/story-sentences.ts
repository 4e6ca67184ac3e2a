/** The sentences of the story as templates, with the links and signs that stand in them. */
import { sentencesOf } from '../check/story/lint-words.ts';
import { PLACEHOLDER, render, type Passage } from '../check/story/passages.ts';

/** Each with {references}, [words](source), **bold** and “quoted”; a full stop inside a value of the data ends no sentence. */
export function sentences(passage: Passage, story: string): string[] {
  if (passage.syntax === 'template') {
    return [render(passage, ({ kind, text }) => (kind === 'ref' ? `{${text}}` : text)).text];
  }
  const { text, offsetAt } = render(passage, ({ kind, text: typed }) => (kind === 'ref' ? PLACEHOLDER : typed));
  const starts = sentencesOf(text).map(({ index }) => beforeTags(story, offsetAt(index)));
  const last = passage.pieces.at(-1);
  const end = last ? last.offset + last.text.length : 0;
  return starts.map((start, place) => withSigns(story.slice(start, starts[place + 1] ?? end)));
}

/** The words alone, as they are read. */
export function plainWords(template: string): string {
  return template.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replaceAll('**', '');
}

/** A tag or a sign of bold that stands before the first word belongs to its sentence. */
function beforeTags(story: string, offset: number): number {
  const [tags = ''] = /(?:<[A-Za-z][^<>]*>|\*)*$/.exec(story.slice(Math.max(0, offset - 300), offset)) ?? [];
  return offset - tags.length;
}

function withSigns(source: string): string {
  return source
    .replace(/<Fact\s+id="([^"]*)"(?:\s+as="([^"]*)")?\s*\/>/g, (_, id: string, form?: string) =>
      form ? `{${id}|${form}}` : `{${id}}`,
    )
    .replace(/<Cite\s+source="([^"]*)"\s*>(.*?)<\/Cite>/gs, '[$2]($1)')
    .replace(/<\/?When>/g, '')
    .replace(/<Quote>(.*?)<\/Quote>/gs, '“$1”')
    .replace(/\s+/g, ' ')
    .trim();
}
