/** The sentences of the story as templates, and with the links and signs that stand in them. */
import { sentencesOf } from './lint-words.ts';
import { PLACEHOLDER, render, type Passage } from './passages.ts';

export interface Sentence {
  /** The words, with {references}. */
  template: string;
  /** The same with what readers see or follow besides words: [words](source), **bold**, “quoted”. */
  marked: string;
}

/** Split where the writer ended them: a full stop inside a value of the data ends no sentence. */
export function sentences(passage: Passage, story: string): Sentence[] {
  const references = new Map<number, string>();
  let text = '';
  for (const { kind, text: typed } of passage.pieces) {
    if (kind === 'ref') references.set(text.length, typed);
    text += kind === 'ref' ? PLACEHOLDER : typed;
  }
  const found = sentencesOf(text);
  const { offsetAt } = render(passage, ({ kind, text: typed }) => (kind === 'ref' ? PLACEHOLDER : typed));
  const starts = found.map(({ index }) => beforeTags(story, offsetAt(index)));
  const last = passage.pieces.at(-1);
  const end = last ? last.offset + last.text.length : 0;
  return found.map(({ index, sentence }, place) => {
    const template = sentence
      .replaceAll(PLACEHOLDER, (mark: string, at: number) => {
        const reference = references.get(index + at);
        return reference === undefined ? mark : `{${reference}}`;
      })
      .replaceAll('**', '')
      .replace(/\s+/g, ' ');
    const source = story.slice(starts[place] ?? 0, starts[place + 1] ?? end);
    return { template, marked: passage.syntax === 'mdx' ? withSigns(source) : template };
  });
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

/** What is in a sentence besides its words: where its links lead, which numbers it names, what is bold or a tag. */
export function signsOf(marked: string): string {
  const signs = marked.match(/\]\([^)]*\)|\*+|_+|`|\{[^}]*\}|<[^>]*>/g) ?? [];
  return signs.join(' ');
}
