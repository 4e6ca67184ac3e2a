/** The texts that are checked: the story's paragraphs and titles, and the texts of the data files, each with its lines. */
import type { Data } from '../../data/data.ts';
import { findFact } from '../../data/facts.ts';
import { eachText } from '../../data/row-name.ts';
import type { Rules } from '../../data/schema/schema.ts';
import type { Known } from '../collect.ts';
import { parseFile, type Located } from '../parse.ts';
import type { Path, Problem, Wording } from '../problems.ts';
import { lineProblem } from '../words/say.ts';
import type { TextMistake } from '../words/say-story.ts';
import type { DataFile } from '../../data/read.ts';
import { STORY_PATH } from '../../story/outline.ts';
import { readTree, sceneOf, type StoryNode } from '../../story/tree.ts';

/** A stretch of a passage: typed text, a reference to the data, or a date that is declared as one. */
export interface Piece {
  kind: 'text' | 'ref' | 'date';
  /** The typed text, the reference (`row-id|format`), or what was declared. */
  text: string;
  /** Where it starts: in the story's text, or in the value of a data file. */
  offset: number;
  /** The tags and signs of the story that it stands in. */
  within: StoryNode[];
}

/** One paragraph, list item, title or text field. */
export interface Passage {
  kind: 'prose' | 'title' | 'text';
  /** Where it belongs: "scene counts", "figures/counts", "datasets/counts", "facts". */
  owner: string;
  pieces: Piece[];
  /** The place of the text in a data file; empty for the story. */
  at: Path;
  /** A problem at an offset of a piece. */
  problem(offset: number, words: Wording, severity?: Problem['severity']): Problem;
}

/** Names of fields that hold text to read, even where it is a single word. */
const TEXT_FIELDS = new Set(
  'title subtitle note alt text label caption unit description summary meaning heading question'.split(' '),
);

export function isQuoted({ within }: Piece): boolean {
  return within.some(({ name }) => name === 'Quote');
}

/** The paragraphs, list items and titles of the story; none where its text cannot be read. */
export function storyPassages(story: string): Passage[] {
  const problem: Passage['problem'] = (offset, words, severity) =>
    lineProblem(STORY_PATH, story.slice(0, offset).split('\n').length, words, severity);
  const blocks = new Map<number, Passage>();
  const passages: Passage[] = [];
  for (const node of readTree(story).nodes) {
    const owner = `scene ${node.name === 'Scene' ? (node.attributes['id'] ?? '') : sceneOf(node)}`;
    const { title } = node.attributes;
    if (title !== undefined) {
      const pieces = templatePieces(title, story.indexOf('title="', node.start) + 'title="'.length);
      passages.push({ kind: 'title', owner, pieces, at: [], problem });
    }
    const piece = pieceOf(node, story);
    if (!piece) continue;
    let passage = blocks.get(node.block);
    if (!passage) {
      passage = { kind: 'prose', owner, pieces: [], at: [], problem };
      blocks.set(node.block, passage);
      passages.push(passage);
    }
    passage.pieces.push(piece);
  }
  return passages;
}

/** What a node adds to its paragraph: typed words, a date, a reference; nothing of its own where it only holds others. */
function pieceOf({ kind, name, start: offset, end, within, attributes }: StoryNode, story: string): Piece | undefined {
  if (kind === 'text') {
    const isDate = within.some((each) => each.name === 'When');
    return { kind: isDate ? 'date' : 'text', text: story.slice(offset, end), offset, within };
  }
  const { id = '', as } = attributes;
  return name === 'Fact' ? { kind: 'ref', text: as ? `${id}|${as}` : id, offset, within } : undefined;
}

/** "{a} in {=2018}" → a reference, typed text, a date. */
function templatePieces(text: string, start = 0): Piece[] {
  const pieces: Piece[] = [];
  let done = 0;
  const add = (kind: Piece['kind'], value: string, at: number): void => {
    if (value) pieces.push({ kind, text: value, offset: start + at, within: [] });
  };
  for (const { 0: whole, 1: declared, 2: inner = '', index } of text.matchAll(/\{(=?)([^{}]*)\}/g)) {
    add('text', text.slice(done, index), done);
    if (declared) pieces.push({ kind: 'date', text: inner, offset: start + index, within: [] });
    else add('ref', inner, index);
    done = index + whole.length;
  }
  add('text', text.slice(done), done);
  return pieces;
}

/** The texts of figures, datasets or facts; files that do not parse are reported elsewhere. */
export function filePassages(files: DataFile[], folders = ['figures', 'datasets', 'facts', 'story']): Passage[] {
  return files.flatMap((file) => {
    const owner = file.path.replace(/^data\//, '').replace(/\.json$/, '');
    const located = folders.includes(owner.split('/')[0] ?? '') ? parseFile(file) : undefined;
    if (!located || !('value' in located)) return [];
    const passages = known.get(located) ?? textsIn(located, owner);
    known.set(located, passages);
    return passages;
  });
}

/** Somebody who edits one file has the others read once. */
const known = new WeakMap<Located, Passage[]>();

/** No words: names, formulas, and what the schema already takes from a closed list. */
const NO_WORDS = new Set(['formula', 'id', '$schema', 'status', 'confidence', 'sources']);
/** Of figures, places on the axis of time: what is no date there is told by the schema. */
const DATES = new Set(['date', 'from', 'to']);

function textsIn(file: Located, owner: string): Passage[] {
  const passages: Passage[] = [];
  const isDataset = owner.startsWith('datasets/');
  eachText(file.value, (text, path) => {
    const field = String(path.findLast((part) => typeof part === 'string'));
    // Cells are words to read whatever their column is called.
    const isCell = isDataset && path[0] === 'rows' && path.length === 3 && !/^[\d/-]*$/.test(text);
    if (NO_WORDS.has(field) || (!isDataset && DATES.has(field))) return;
    if (!isCell && !TEXT_FIELDS.has(field) && !/\s/.test(text)) return;
    const at = [...path];
    passages.push({
      kind: field === 'title' && path[0] !== 'columns' ? 'title' : 'text',
      owner,
      pieces: templatePieces(text),
      at,
      problem: (_, words, severity) => file.problem(at, words, severity),
    });
  });
  return passages;
}

/** What stands for a reference or a date where only its place matters: one word of no language. */
export const PLACEHOLDER = '□';

export interface Rendered {
  text: string;
  pieceAt(index: number): Piece | undefined;
  /** The offset, in the passage, of the character at an index. */
  offsetAt(index: number): number;
}

/** What stands for a piece in a text that is searched. */
export type Show = (piece: Piece) => string;

/** What somebody typed, and only the places of references and dates. */
export const typedOnly: Show = ({ kind, text }) => (kind === 'text' ? text.replaceAll(PLACEHOLDER, ' ') : PLACEHOLDER);

/** All words, dates among them, and the places of references. */
export const withDates: Show = ({ kind, text }) => (kind === 'ref' ? PLACEHOLDER : text);

/** Pieces as one string, with a choice of what stands for each. */
export function render({ pieces }: { pieces: Piece[] }, show: Show): Rendered {
  const parts: { piece: Piece; start: number }[] = [];
  let text = '';
  for (const piece of pieces) {
    parts.push({ piece, start: text.length });
    text += show(piece);
  }
  const partAt = (index: number) => parts.findLast(({ start }) => start <= index);
  return {
    text,
    pieceAt: (index) => partAt(index)?.piece,
    offsetAt: (index) => {
      const part = partAt(index);
      return part ? part.piece.offset + (part.piece.kind === 'ref' ? 0 : index - part.start) : 0;
    },
  };
}

/** The story and the data as they are read, with what the story never says. */
export interface Reading extends Known {
  story: string;
  rules: Rules;
  passages: Passage[];
}

/** A mistake, and where it starts in the passage. */
export type Finding = TextMistake & { offset: number };

/** A rule over texts: it looks at all of them first, and then at each. */
export type Lint = (reading: Reading) => (passage: Passage) => Finding[];

export function readTexts({ data, isSound }: Known, story: string, files: DataFile[], rules: Rules): Reading {
  return { data, isSound, story, rules, passages: [...storyPassages(story), ...filePassages(files)] };
}

/** A text as readers get it. */
export function asRead(data: Data): Show {
  return ({ kind, text }) => (kind === 'ref' ? (findFact(data, text)?.text ?? PLACEHOLDER) : text);
}
