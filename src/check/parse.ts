/** Reads one data file's text into values that know on which line they stand. */
import { eachText, INVISIBLE } from '../data/row-name.ts';
import { findNodeAtLocation, parseTree, type Node } from 'jsonc-parser';
import { placeOf } from './words/names.ts';
import type { Path, Problem, Wording } from './problems.ts';
import type { DataFile } from '../data/read.ts';
import { said } from './words/say.ts';
import { syntaxMistake } from './syntax.ts';

/** A parsed file that can say on which line a value stands. */
export interface Located {
  path: string;
  value: unknown;
  /** What is wrong with the text itself although it parses: names used twice, characters nobody can see. */
  problems: Problem[];
  /** A problem at a place in the file. */
  problem(at: Path, words: Wording, severity?: Problem['severity']): Problem;
}

/** Our files are four groups deep; more only comes of a slip, and of texts made to break a program. */
const DEEPEST = 40;

const parsed = new WeakMap<DataFile, Located | Problem>();

/** Parses one file, once; JSON that does not parse is a problem with line and column. */
export function parseFile(file: DataFile): Located | Problem {
  const known = parsed.get(file);
  if (known) return known;
  const result = parseText(file);
  parsed.set(file, result);
  return result;
}

/** The values of a file that parses, which entries of the index come of. */
export function locate(file: DataFile): Located {
  const located = parseFile(file);
  if ('message' in located) throw new Error(`${file.path} does not parse.`);
  return located;
}

/** A problem in one cell of a row. */
export function rowProblem(
  { file, index }: { file: DataFile; index: number },
  field: string,
  words: Wording,
  severity?: Problem['severity'],
): Problem {
  return locate(file).problem(['rows', index, field], words, severity);
}

function parseText({ path, text }: DataFile): Located | Problem {
  const lines = lineFinder(text);
  const stop = (offset: number, words: Wording): Problem => {
    const { line, column, start } = lines(offset);
    // One row a line: where nothing can be parsed the line still shows whose it is.
    const id = /"id"\s*:\s*"([^"\n]{1,60})"/.exec(text.slice(start, start + 500).split('\n')[0] ?? '')?.[1];
    const place = `column ${column}${id ? `, in "${id}"` : ''}`;
    return { severity: 'error', path, line, at: [], place, ...said(words) };
  };
  const shape = measure(text);
  if (shape.tooDeep !== undefined) return stop(shape.tooDeep, { code: 'nested-deep', most: DEEPEST });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    const { offset, mistake } = syntaxMistake(text, path);
    return stop(offset, mistake);
  }
  let tree: Node | undefined;
  const nodeAt = (at: Path): Node | undefined => nearestNode((tree ??= parseTree(text)), at);
  const located: Located = {
    path,
    value,
    problems: [],
    problem: (at, words, severity = 'error') => {
      const place = placeOf(value, at);
      const { line } = lines(nodeAt(at)?.offset ?? 0);
      return { severity, path, line, at, ...(place ? { place } : {}), ...said(words) };
    },
  };
  if (shape.keys !== countKeys(value)) {
    tree ??= parseTree(text);
    const doubled = tree && doubledName(tree);
    if (doubled) return stop(doubled.offset, { code: 'name-twice', name: doubled.name });
  }
  located.problems.push(...strangeCharacters(text, located));
  return located;
}

/** The first name that its group has already: programs keep the last value and forget the first without a word. */
function doubledName(node: Node): { name: string; offset: number } | undefined {
  const seen = new Set<string>();
  for (const child of node.children ?? []) {
    const key = node.type === 'object' ? child.children?.[0] : undefined;
    const name = String(key?.value);
    if (key && seen.has(name)) return { name, offset: key.offset };
    if (key) seen.add(name);
    const deeper = doubledName(key ? (child.children?.[1] ?? child) : child);
    if (deeper) return deeper;
  }
  return undefined;
}

/** A text with the colon after it, or a bracket outside of texts. */
const SIGNS = /"[^"\\]*(?:\\.[^"\\]*)*"(\s*:)?|[[\]{}]/gs;

/** How many names a JSON text has, and where it gets too deep; one pass, whatever the length. */
function measure(text: string): { keys: number; tooDeep?: number } {
  let [keys, depth] = [0, 0];
  for (const { 0: sign, 1: colon, index } of text.matchAll(SIGNS)) {
    if (colon) keys++;
    else if (sign === '{' || sign === '[') depth++;
    else if (sign === '}' || sign === ']') depth--;
    if (depth > DEEPEST) return { keys, tooDeep: index };
  }
  return { keys };
}

function countKeys(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const children = Object.values(value);
  const own = Array.isArray(value) ? 0 : children.length;
  return children.reduce<number>((sum, child) => sum + countKeys(child), own);
}

/** Characters that come along when text is pasted, or are lost when it is saved. */
function strangeCharacters(text: string, file: Located): Problem[] {
  // Written by their codes they are in the values as well; most files have neither.
  if (!UNSEEN.test(text) && !/\\[bfu]/.test(text)) return [];
  const problems: Problem[] = [];
  eachText(file.value, (value, path) => {
    const [found] = UNSEEN.exec(value) ?? [];
    if (!found || problems.length === MOST_UNSEEN) return;
    const isLost = found === '\ufffd';
    problems.push(
      file.problem(
        [...path],
        isLost ? { code: 'lost-character' } : { code: 'unseen-character', sign: found, after: wordBefore(value) },
      ),
    );
  });
  return problems;
}

/** Control characters, and halves of characters: files for feeds and pictures cannot hold them. */
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ud800-\udfff\ufffe\uffff]/u;
const UNSEEN = new RegExp(`${INVISIBLE.source}|${CONTROL.source}|\ufffd`, 'u');
/** To find the place of one takes a walk through the whole file. */
const MOST_UNSEEN = 10;

function wordBefore(text: string): string | undefined {
  return /[\p{L}\p{N}][^\s"]*$/u.exec(text.slice(0, text.search(UNSEEN)))?.[0];
}

function nearestNode(tree: Node | undefined, at: Path): Node | undefined {
  for (let length = at.length; tree && length > 0; length--) {
    const node = findNodeAtLocation(tree, at.slice(0, length));
    if (node) return node;
  }
  return tree;
}

/** Line and column, from 1, of an offset; the lines are counted once. */
function lineFinder(text: string): (offset: number) => { line: number; column: number; start: number } {
  let starts: number[] | undefined;
  return (offset) => {
    starts ??= [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    const start = starts[low] ?? 0;
    return { line: low + 1, column: offset - start + 1, start };
  };
}
