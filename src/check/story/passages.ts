/** The texts that linters read: the story's paragraphs and titles, and the texts of the data files, each with its lines. */
import { parseFile, type Located } from '../parse.ts';
import { lineProblem, type Path, type Problem } from '../problems.ts';
import type { DataFile } from '../../data/read.ts';
import { STORY_PATH } from '../../story/outline.ts';
import { readTree, type StoryNode } from '../../story/tree.ts';

/** A stretch of a passage: typed text, a reference to the data, or a date that is declared as one. */
export interface Piece {
  kind: 'text' | 'ref' | 'date';
  /** The typed text, the reference (`row-id|format`), or what was declared. */
  text: string;
  /** Where it starts: in the story's text, or in the value of a data file. */
  offset: number;
  /** Inside <Quote>…</Quote>. */
  quoted: boolean;
}

/** One paragraph, list item, title or text field. */
export interface Passage {
  kind: 'prose' | 'title' | 'text';
  /** `mdx` writes references as tags, the others as {references}. */
  syntax: 'mdx' | 'template';
  /** Where it belongs: "scene counts", "figures/tea-harvests", "datasets/tea-harvests". */
  owner: string;
  pieces: Piece[];
  /** The place of the text in a data file; empty for the story. */
  at: Path;
  /** A problem at an offset of a piece. */
  problem(offset: number, message: string, severity?: Problem['severity']): Problem;
}

/** Names of fields that hold text to read, even where it is a single word. */
const TEXT_FIELDS = new Set(
  'title subtitle note alt text label caption unit description summary meaning heading question'.split(' '),
);

/** The paragraphs, list items and titles of the story; none where its text cannot be read. */
export function storyPassages(story: string): Passage[] {
  const problem: Passage['problem'] = (offset, message, severity) =>
    lineProblem(STORY_PATH, story.slice(0, offset).split('\n').length, message, severity);
  const blocks = new Map<number, Passage>();
  const passages: Passage[] = [];
  for (const node of readTree(story).nodes) {
    const scene = [...node.within, node].find((each) => each.kind === 'tag' && each.name === 'Scene');
    const owner = scene?.kind === 'tag' ? `scene ${scene.attributes['id'] ?? ''}` : '';
    if (node.kind === 'tag' && node.attributes['title'] !== undefined) {
      const pieces = templatePieces(node.attributes['title'], story.indexOf('title="', node.start) + 'title="'.length);
      passages.push({ kind: 'title', syntax: 'template', owner, pieces, at: [], problem });
    }
    const piece = pieceOf(node, story);
    if (!piece) continue;
    let passage = blocks.get(node.block);
    if (!passage) {
      passage = { kind: 'prose', syntax: 'mdx', owner, pieces: [], at: [], problem };
      blocks.set(node.block, passage);
      passages.push(passage);
    }
    passage.pieces.push(piece);
  }
  return passages;
}

/** What a node adds to its paragraph: typed words, a date, a reference; nothing of its own where it only holds others. */
function pieceOf(node: StoryNode, story: string): Piece | undefined {
  const { start: offset, end, within } = node;
  const isIn = (name: string): boolean => within.some((tag) => tag.name === name);
  const quoted = isIn('Quote');
  if (node.kind === 'text')
    return { kind: isIn('When') ? 'date' : 'text', text: story.slice(offset, end), offset, quoted };
  if (node.kind !== 'tag' || node.name !== 'Fact') return undefined;
  const { id = '', as } = node.attributes;
  return { kind: 'ref', text: as ? `${id}|${as}` : id, offset, quoted };
}

/** "{a} in {=2018}" → a reference, typed text, a date. */
function templatePieces(text: string, start = 0): Piece[] {
  if (!text.includes('{')) return text ? [{ kind: 'text', text, offset: start, quoted: false }] : [];
  const pieces: Piece[] = [];
  let done = 0;
  const add = (kind: Piece['kind'], value: string, at: number): void => {
    if (value) pieces.push({ kind, text: value, offset: start + at, quoted: false });
  };
  for (const { 0: whole, 1: declared, 2: inner = '', index } of text.matchAll(/\{(=?)([^{}]*)\}/g)) {
    add('text', text.slice(done, index), done);
    if (declared) pieces.push({ kind: 'date', text: inner, offset: start + index, quoted: false });
    else add('ref', inner, index);
    done = index + whole.length;
  }
  add('text', text.slice(done), done);
  return pieces;
}

/** Anything with a space is text; single words are where the field says so. */
function isText(field: string, value: string): boolean {
  return TEXT_FIELDS.has(field) || /\s/.test(value);
}

/** The texts of figures, datasets or facts; files that do not parse are reported elsewhere. */
export function filePassages(files: DataFile[], folders: ('figures' | 'datasets' | 'facts')[]): Passage[] {
  return files.flatMap((file) => {
    const owner = file.path.replace(/^data\//, '').replace(/\.json$/, '');
    const folder = folders.find((name) => owner === name || owner.startsWith(`${name}/`));
    if (!folder) return [];
    const located = parseFile(file);
    if ('message' in located) return [];
    const passages = known.get(located) ?? textsIn(located, owner, folder === 'datasets');
    known.set(located, passages);
    return passages;
  });
}

/** Several linters read the same file. */
const known = new WeakMap<Located, Passage[]>();

/** No words: names, formulas, and what the schema already takes from a closed list. */
const NO_WORDS = new Set(['formula', 'id', '$schema', 'status', 'confidence', 'sources']);
/** Of figures, places on the axis of time: what is no date there is told by the schema. */
const DATES = new Set(['date', 'from', 'to']);

function textsIn(file: Located, owner: string, isDataset: boolean): Passage[] {
  const passages: Passage[] = [];
  // One path for the whole walk: a long table has a million values, and few of them are texts.
  const path: Path = [];
  const addText = (text: string, field: string): void => {
    // Cells are words to read whatever their column is called.
    const isCell = isDataset && path[0] === 'rows' && path.length === 3;
    if (!isText(field, text) && !(isCell && !/^[\d/-]*$/.test(text))) return;
    const at = [...path];
    passages.push({
      kind: field === 'title' && path[0] !== 'columns' ? 'title' : 'text',
      syntax: 'template',
      owner,
      pieces: templatePieces(text),
      at,
      problem: (_, message, severity) => file.problem(at, message, severity),
    });
  };
  const visit = (part: unknown, field: string): void => {
    if (typeof part === 'string') {
      if (!NO_WORDS.has(field) && (isDataset || !DATES.has(field))) addText(part, field);
    } else if (typeof part === 'object' && part !== null) {
      const isList = Array.isArray(part);
      for (const [key, child] of isList ? part.entries() : Object.entries(part)) {
        path.push(key);
        visit(child, isList ? field : String(key));
        path.pop();
      }
    }
  };
  visit(file.value, '');
  return passages;
}

/** What stands for a reference or a date where only its place matters: one word of no language. */
export const PLACEHOLDER = '□';

export interface Rendered {
  text: string;
  /** The offset, in the passage, of the character at an index. */
  offsetAt(index: number): number;
  quotedAt(index: number): boolean;
}

/** The passage as one string, with a choice of what stands for its references, dates and quoted words. */
export function render(passage: Passage, show: (piece: Piece) => string = ({ text }) => text): Rendered {
  const parts: { piece: Piece; start: number }[] = [];
  let text = '';
  for (const piece of passage.pieces) {
    parts.push({ piece, start: text.length });
    text += show(piece);
  }
  const partAt = (index: number) => parts.findLast(({ start }) => start <= index);
  return {
    text,
    offsetAt: (index) => {
      const part = partAt(index);
      if (!part) return passage.pieces[0]?.offset ?? 0;
      return part.piece.offset + (part.piece.kind === 'ref' ? 0 : index - part.start);
    },
    quotedAt: (index) => partAt(index)?.piece.quoted ?? false,
  };
}

/** Something found in a passage, and what there is to say of it, given how it is named: “three”, or “three” (2 times here). */
export interface Finding {
  found: string;
  offset: number;
  words: (shown: string) => string;
}

/** One problem for what stands at one place more than once: the same sentence twice would look like a slip of the check. */
export function eachOnce(passage: Passage, findings: Finding[]): Problem[] {
  if (findings.length === 0) return [];
  const places = Map.groupBy(findings, ({ found, offset, words }) =>
    JSON.stringify([passage.problem(offset, '').line, found.toLowerCase(), words('')]),
  );
  return [...places.values()].flatMap(([first, ...others]) => {
    if (!first) return [];
    const shown = `“${first.found}”${others.length > 0 ? ` (${others.length + 1} times here)` : ''}`;
    return [passage.problem(first.offset, first.words(shown))];
  });
}
