/** The story as a tree of scenes, steps, figures and paragraphs: what a comparison of its structure walks through. */
import { findTags } from '../story/outline.ts';
import { TAGS } from '../story/tags.ts';
import type { Tag } from '../story/tree.ts';
import { render, storyPassages } from './passages.ts';

/** A scene, a step, a figure or a paragraph, and where it stands. */
export interface Part {
  /** The same on both sides as long as it is the same thing. */
  key: string;
  kind: string;
  id: string;
  /** The key of what it stands in; empty for what stands on the page itself. */
  parent: string;
  /** What a sentence calls it: "step “counts-gaps”", "paragraph 4". */
  words: string;
  attributes: Record<string, string>;
  /** Of a paragraph, its words with {references}. */
  template: string;
}

const KINDS: Record<string, string> = {
  Scrolly: 'sequence',
  Evidence: 'evidence table',
  EndMatter: 'number table',
  Corrections: 'correction list',
};

/** Every part of the story in the order of reading. */
export function storyParts(story: string): Part[] {
  const blocks = findTags(story).filter(({ name }) => !TAGS[name]?.isInline);
  const named = namedParts(blocks);
  const inside = (offset: number): Tag | undefined =>
    blocks.findLast(({ start, end }) => start < offset && offset < end);
  const parentOf = (offset: number): string => {
    const block = inside(offset);
    return (block && named.get(block)?.key) ?? '';
  };
  const placed = blocks.flatMap((block) => {
    const part = named.get(block);
    return part ? [{ from: block.start, part: { ...part, parent: parentOf(block.start) } }] : [];
  });
  const numbers = new Map<string, number>();
  const seen = new Map<string, number>();
  const prose = storyPassages(story).filter(({ kind }) => kind === 'prose');
  const paragraphs = prose.map((passage) => {
    const from = passage.pieces[0]?.offset ?? 0;
    const shown = render(passage, (piece) => (piece.kind === 'ref' ? `{${piece.text}}` : piece.text)).text;
    const template = shown.replaceAll('**', '').replace(/\s+/g, ' ').trim();
    const number = next(numbers, passage.owner);
    const key = nth(`paragraph ${template}`, next(seen, template));
    const words = `paragraph ${number}`;
    const part: Part = {
      key,
      kind: 'paragraph',
      id: `${number}`,
      parent: parentOf(from),
      words,
      attributes: {},
      template,
    };
    return { from, part };
  });
  return [...placed, ...paragraphs].sort((a, b) => a.from - b.from).map(({ part }) => part);
}

/** Blocks by their ids; those without one by what they are and how many came before. */
function namedParts(blocks: Tag[]): Map<Tag, Part> {
  const seen = new Map<string, number>();
  return new Map(
    blocks.map((block) => {
      const { name, attributes } = block;
      const kind = KINDS[name] ?? name.toLowerCase();
      const scene = blocks.find((each) => each.name === 'Scene' && each.start < block.start && block.start < each.end);
      const id = attributes['id'] ?? attributes['figures']?.split(' ')[0] ?? scene?.attributes['id'] ?? '';
      const key = nth(`${kind} ${id}`, next(seen, `${kind} ${id}`));
      return [block, { key, kind, id, parent: '', words: `${kind} “${id}”`, attributes, template: '' }];
    }),
  );
}

function next(counts: Map<string, number>, key: string): number {
  const count = (counts.get(key) ?? 0) + 1;
  counts.set(key, count);
  return count;
}

function nth(key: string, count: number): string {
  return count > 1 ? `${key} (${count})` : key;
}
