/** Reads one data file's text into values that know on which line they stand. */
import { bisectRight } from 'd3';
import { eachText, INVISIBLE, listOf, partOf, readable, rowName } from '../data/row-name.ts';
import { findNodeAtLocation, type Node, parseTree } from 'jsonc-parser';
import type { Path, Problem, Wording } from './problems.ts';
import type { DataFile } from '../data/read.ts';
import { said } from './words/say.ts';
import { textMistake } from './syntax.ts';

/** A parsed file that can say on which line a value stands. */
export interface Located {
  path: string;
  value: unknown;
  /** What is wrong with the text itself although it parses: names used twice, characters nobody can see. */
  problems: Problem[];
  /** A problem at a place in the file. */
  problem(at: Path, words: Wording, severity?: Problem['severity']): Problem;
}

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
  const found = textMistake(text, path);
  if (found) {
    const { line, column, start } = lines(found.offset);
    // One row a line: where nothing can be parsed the line still shows whose it is.
    const id = /"id"\s*:\s*"([^"\n]{1,60})"/.exec(text.slice(start, start + 500).split('\n')[0] ?? '')?.[1];
    const place = `column ${column}${id ? `, in "${id}"` : ''}`;
    return { severity: 'error', path, line, at: [], place, ...said(found.mistake) };
  }
  const value: unknown = JSON.parse(text);
  let tree: Node | undefined;
  const located: Located = {
    path,
    value,
    problems: [],
    problem: (at, words, severity = 'error') => {
      const place = placeOf(value, at);
      const { line } = lines(nearestNode((tree ??= parseTree(text)), at)?.offset ?? 0);
      return { severity, path, line, at, ...(place ? { place } : {}), ...said(words) };
    },
  };
  located.problems.push(...strangeCharacters(text, located));
  return located;
}

/** Characters that come along when text is pasted, or are lost when it is saved; control characters and halves of characters, which feeds cannot hold. */
const UNSEEN = new RegExp(
  `${INVISIBLE.source}|[\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u009f\\ud800-\\udfff\\ufffd-\\uffff]`,
  'u',
);
/** To find the place of one takes a walk through the whole file. */
const MOST_STRANGE = 10;

function strangeCharacters(text: string, file: Located): Problem[] {
  // Written by their codes they are in the values as well; most files have neither.
  if (!UNSEEN.test(text) && !/\\[bfu]/.test(text)) return [];
  const problems: Problem[] = [];
  eachText(file.value, (value, path) => {
    const [sign] = UNSEEN.exec(value) ?? [];
    if (!sign || problems.length === MOST_STRANGE) return;
    const after = /[\p{L}\p{N}][^\s"]*$/u.exec(value.slice(0, value.search(UNSEEN)))?.[0];
    problems.push(file.problem([...path], { code: 'unseen-character', sign, after }));
  });
  return problems;
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
    const line = bisectRight(starts, offset);
    const start = starts[line - 1] ?? 0;
    return { line, column: offset - start + 1, start };
  };
}

/** The place in words; undefined where the line alone says it. */
function placeOf(file: unknown, at: Path): string | undefined {
  const [list, index, field] = at;
  if (typeof list !== 'string') return undefined;
  if (typeof index !== 'number')
    return list === 'chart' && typeof index === 'string' ? `chart, "${index}"` : `"${list}"`;
  const item = partOf(partOf(file, list), index);
  const names = [item, ...['id', 'name', 'total', 'row'].map((key) => partOf(item, key))];
  const name = list === 'rows' ? rowName(file, item, field) : names.map(readable).find((each) => each !== undefined);
  const kind = list === 'rows' ? 'row' : list.replace(/s$/, '');
  const column = list === 'rows' ? columnTitle(file, field) : field;
  return `${kind} ${index + 1}${name ? ` (${name})` : ''}${typeof column === 'string' ? `, "${column}"` : ''}`;
}

function columnTitle(file: unknown, field: string | number | undefined): string | undefined {
  if (typeof field !== 'string') return undefined;
  const column = listOf(partOf(file, 'columns')).find((item) => partOf(item, 'name') === field);
  return readable(partOf(column, 'title')) ?? field;
}
