import {
  findNodeAtLocation,
  parseTree,
  printParseErrorCode,
  type Node,
  type ParseError,
} from 'jsonc-parser';
import type { z } from 'zod';
import type { DataFile } from './read.ts';

type Path = (string | number)[];

/** A mistake in the data: where it is, and a sentence that says what to do. */
export interface Problem {
  path: string;
  line: number;
  /** "row 2 (pool-2020-09), "People"", where the mistake is in a row. */
  place?: string;
  message: string;
}

/** Stops a build with sentences instead of a stack trace. */
export class DataError extends Error {
  readonly problems: Problem[];

  constructor(problems: Problem[]) {
    super(problems.map(formatProblem).join('\n'));
    this.name = 'DataError';
    this.stack = undefined;
    this.problems = problems;
  }
}

export function formatProblem({ path, line, place, message }: Problem): string {
  return `${path}, line ${line}${place ? ` · ${place}` : ''}\n  ${message}`;
}

/** A parsed file that can say on which line a value stands. */
export interface Located {
  path: string;
  value: unknown;
  /** A problem at a place in the file. */
  problem(at: Path, message: string): Problem;
}

/** Parses one file; JSON that does not parse is a problem with line and column. */
export function parseFile({ path, text }: DataFile): Located | Problem {
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { disallowComments: true });
  const [error] = errors;
  if (error || !tree) return syntaxProblem(path, text, error);
  const value: unknown = JSON.parse(text);
  return {
    path,
    value,
    problem: (at, message) => ({
      path,
      line: lineAt(text, nearestNode(tree, at).offset),
      place: placeOf(value, at),
      message,
    }),
  };
}

function syntaxProblem(path: string, text: string, error: ParseError | undefined): Problem {
  const offset = error?.offset ?? 0;
  const before = text.slice(0, offset).trimEnd();
  const code = error ? printParseErrorCode(error.error) : 'ValueExpected';
  const words: Record<string, string> = {
    CommaExpected: 'A comma is missing at the end of this line, before the next item starts.',
    ColonExpected: 'A colon is missing between a name and its value.',
    CloseBraceExpected: 'A closing brace } is missing.',
    CloseBracketExpected: 'A closing bracket ] is missing.',
    PropertyNameExpected: 'There is a comma after the last item, or a name in quotes is missing.',
    ValueExpected: 'A value is missing, or there is a comma too many.',
    EndOfFileExpected: 'There is text after the end of the data.',
    UnexpectedEndOfString: 'A closing quotation mark is missing.',
  };
  // A missing comma is noticed at the next token, but the mistake is where the text before it ends.
  const late = code === 'CommaExpected' || code === 'PropertyNameExpected' || code === 'ValueExpected';
  const at = late ? before.length : offset;
  const column = at - text.lastIndexOf('\n', at - 1);
  return {
    path,
    line: lineAt(text, at),
    place: `column ${Math.max(1, column)}`, message: words[code] ?? `This is not valid JSON (${code}).` };
}

/** Turns what zod found into problems with line, row and plain words. */
export function schemaProblems(file: Located, issues: z.core.$ZodIssue[]): Problem[] {
  return issues.flatMap((issue) => {
    if (issue.code === 'invalid_union' && issue.errors.length > 0 && issue.path.length > 0) {
      const shortest = [...issue.errors].sort((a, b) => a.length - b.length)[0] ?? [];
      if (shortest.length > 0) {
        const nested = shortest.map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] }));
        return schemaProblems(file, nested);
      }
    }
    const field = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
    return [file.problem([...issue.path.map(asKey), ...field], plainWords(issue, valueAt(file.value, issue.path)))];
  });
}

function plainWords(issue: z.core.$ZodIssue, found: unknown): string {
  if (issue.code === 'unrecognized_keys') {
    return `There is no field called ${issue.keys.map((key) => `"${key}"`).join(', ')} here. Check the spelling, or remove it.`;
  }
  if (found === undefined) return `The field "${String(issue.path.at(-1))}" is missing. Add it.`;
  if (issue.code === 'invalid_value') {
    return `This says ${show(found)}. It must be one of: ${issue.values.map((value) => String(value)).join(', ')}.`;
  }
  if (issue.code === 'invalid_type') {
    return `This says ${show(found)}, but it must be ${article(issue.expected)}.`;
  }
  return `This says ${show(found)}; it ${issue.message.startsWith('must') ? issue.message : `is not right: ${issue.message}`}.`;
}

function article(type: string): string {
  const words: Record<string, string> = { string: 'text in quotes', array: 'a list in [ ]', object: 'a group in { }' };
  return words[type] ?? `a ${type}`;
}

/** A value as an editor typed it, cut to a readable length. */
export function show(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

function asKey(key: PropertyKey): string | number {
  return typeof key === 'symbol' ? String(key) : key;
}

function valueAt(value: unknown, path: PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (found, key) => (typeof found === 'object' && found !== null ? Reflect.get(found, key) : undefined),
    value,
  );
}

function nearestNode(tree: Node, at: Path): Node {
  for (let length = at.length; length > 0; length--) {
    const node = findNodeAtLocation(tree, at.slice(0, length));
    if (node) return node;
  }
  return tree;
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

function placeOf(value: unknown, at: Path): string | undefined {
  const [list, index, field] = at;
  if (typeof list !== 'string' || typeof index !== 'number') return undefined;
  const item = valueAt(value, [list, index]);
  const name = valueAt(item, ['id']);
  const column = columnTitle(value, field);
  const kind = list === 'rows' ? 'row' : list.replace(/s$/, '');
  return `${kind} ${index + 1}${typeof name === 'string' ? ` (${name})` : ''}${column ? `, "${column}"` : ''}`;
}

function columnTitle(value: unknown, field: string | number | undefined): string | undefined {
  if (typeof field !== 'string') return undefined;
  const columns = valueAt(value, ['columns']);
  const column = Array.isArray(columns) ? columns.find((item) => valueAt(item, ['name']) === field) : undefined;
  const title = valueAt(column, ['title']);
  return typeof title === 'string' ? title : field;
}
