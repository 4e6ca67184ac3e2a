/** The story's text as the parser of the build reads it: tags and words, each with its place. */
import { mdxToMdast, type MdastNode } from 'satteri';

/** A tag, a run of typed words, or anything else of Markdown that is no paragraph: bold words, a list, an expression in braces. */
export interface StoryNode {
  kind: 'tag' | 'text' | 'sign';
  /** Of a tag its name, of anything else what the parser calls it. */
  name: string;
  /** Offsets in the text, with what it holds. */
  start: number;
  end: number;
  line: number;
  /** What it stands in, the outermost first. */
  within: StoryNode[];
  /** Where its paragraph starts: the same for all that stands in one paragraph. */
  block: number;
  /** Of a tag, what stands in quotation marks. */
  attributes: Record<string, string>;
  /** Names that stand twice in it, and those without a value in quotation marks. */
  doubled: string[];
  unquoted: string[];
  isInLine: boolean;
  isEmpty: boolean;
}

export interface StoryTree {
  /** In the order of reading; empty where the parser could not read the text. */
  nodes: StoryNode[];
  stopped?: { line: number; said: string };
}

let last: { text: string; tree: StoryTree } | undefined;

/** Reads a text, once. Never throws. */
export function readTree(text: string): StoryTree {
  if (last?.text !== text) last = { text, tree: parse(text) };
  return last.tree;
}

/** The scene that a part of the story stands in; nothing before the first. */
export function sceneOf({ within }: Pick<StoryNode, 'within'>): string {
  return within.find(({ name }) => name === 'Scene')?.attributes['id'] ?? '';
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

function nodesBelow(node: MdastNode, within: StoryNode[], block: number): StoryNode[] {
  if (!('children' in node)) return [];
  return node.children.flatMap((child) => {
    const { start, end } = child.position ?? {};
    const offset = start?.offset ?? 0;
    if (child.type === 'paragraph') return nodesBelow(child, within, offset);
    const isInLine = child.type !== 'mdxJsxFlowElement';
    const own: StoryNode = {
      kind: child.type === 'text' ? 'text' : 'sign',
      name: child.type,
      start: offset,
      end: end?.offset ?? offset,
      line: start?.line ?? 1,
      within,
      block: isInLine ? block : offset,
      attributes: {},
      doubled: [],
      unquoted: [],
      isInLine,
      isEmpty: true,
    };
    if (child.type === 'mdxJsxFlowElement' || child.type === 'mdxJsxTextElement') Object.assign(own, tagParts(child));
    return [own, ...nodesBelow(child, [...within, own], own.block)];
  });
}

type Element = Extract<MdastNode, { type: 'mdxJsxFlowElement' | 'mdxJsxTextElement' }>;

function tagParts({ name, attributes, children }: Element): Partial<StoryNode> {
  const names = attributes.map((each) => (each.type === 'mdxJsxAttribute' ? each.name : each.value));
  const quoted = new Map(
    attributes.flatMap((each) =>
      each.type === 'mdxJsxAttribute' && typeof each.value === 'string' ? [[each.name, each.value] as const] : [],
    ),
  );
  return {
    kind: 'tag',
    name: name ?? '',
    attributes: Object.fromEntries(quoted),
    doubled: names.filter((each, index) => names.indexOf(each) < index),
    unquoted: names.filter((each) => !quoted.has(each)),
    isEmpty: children.length === 0,
  };
}
