/** The story's text as the parser of the build reads it: tags and words, each with its place. */
import { mdxToMdast, type MdastNode } from 'satteri';

interface Placed {
  /** Offsets in the text; of a tag, with what it holds. */
  start: number;
  end: number;
  /** The tags that it stands in, the outermost first. */
  within: Tag[];
  /** Where its paragraph starts: the same for all that stands in one paragraph. */
  block: number;
}

/** A tag of the story. */
export interface Tag extends Placed {
  kind: 'tag';
  name: string;
  /** From 1. */
  line: number;
  /** What stands in quotation marks. */
  attributes: Record<string, string>;
  /** Names that stand twice in it, and those without a value in quotation marks. */
  doubled: string[];
  unquoted: string[];
  isInLine: boolean;
  isEmpty: boolean;
}

/** A run of typed words, or anything else of Markdown that is no paragraph: a list, a link, an expression in braces. */
export interface Typed extends Placed {
  kind: 'text' | 'sign';
  /** What the parser calls it. */
  type: MdastNode['type'];
}

export type StoryNode = Tag | Typed;

export interface StoryTree {
  /** In the order of reading; empty where the parser could not read the text. */
  nodes: StoryNode[];
  /** Where and why it could not. */
  stopped?: { line: number; said: string };
}

let last: { text: string; tree: StoryTree } | undefined;

/** Reads a text, once. Never throws. */
export function readTree(text: string): StoryTree {
  if (last?.text !== text) last = { text, tree: parse(text) };
  return last.tree;
}

function parse(text: string): StoryTree {
  try {
    return { nodes: nodesBelow(mdxToMdast(text), [], 0) };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    // "12:3: what is wrong (note: …) (mdx-jsx:…)"
    const [, line = '1', said = message] = /^(\d+):\d+: (.*?)(?: \((?:note|mdx).*)?$/s.exec(message) ?? [];
    return { nodes: [], stopped: { line: Number(line), said } };
  }
}

function nodesBelow(node: MdastNode, within: Tag[], block: number): StoryNode[] {
  if (!('children' in node)) return [];
  return node.children.flatMap((child) => {
    const start = child.position?.start.offset ?? 0;
    const end = child.position?.end.offset ?? 0;
    const isParagraph = child.type === 'paragraph';
    const place = { start, end, within, block: isParagraph || child.type === 'mdxJsxFlowElement' ? start : block };
    if (isParagraph) return nodesBelow(child, within, place.block);
    if (child.type === 'mdxJsxFlowElement' || child.type === 'mdxJsxTextElement') {
      const tag: Tag = { kind: 'tag', ...place, line: child.position?.start.line ?? 1, ...tagParts(child) };
      return [tag, ...nodesBelow(child, [...within, tag], place.block)];
    }
    const kind = child.type === 'text' ? 'text' : 'sign';
    return [{ kind, type: child.type, ...place }, ...nodesBelow(child, within, place.block)];
  });
}

type Element = Extract<MdastNode, { type: 'mdxJsxFlowElement' | 'mdxJsxTextElement' }>;

function tagParts({ type, name, attributes, children }: Element) {
  const names = attributes.map((each) => (each.type === 'mdxJsxAttribute' ? each.name : each.value));
  const quoted = attributes.flatMap((each) =>
    each.type === 'mdxJsxAttribute' && typeof each.value === 'string' ? [{ name: each.name, value: each.value }] : [],
  );
  return {
    name: name ?? '',
    attributes: Object.fromEntries(quoted.map((each) => [each.name, each.value])),
    doubled: names.filter((each, index) => names.indexOf(each) < index),
    unquoted: names.filter((each) => quoted.every(({ name: known }) => known !== each)),
    isInLine: type === 'mdxJsxTextElement',
    isEmpty: children.length === 0,
  };
}
