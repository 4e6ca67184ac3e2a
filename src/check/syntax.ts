/** What keeps a text from being JSON, and names that it has twice: where it is, and what was expected there. */
import { printParseErrorCode, visit } from 'jsonc-parser';
import type { FileMistake } from './words/say-files.ts';

/** Our files are four groups deep; more only comes of a slip, and of texts made to break a program. */
const DEEPEST = 40;
/** As many as the check can hold in memory with mistakes in each: more of them would end the program. */
const MOST_GROUPS = 200_000;
/** What git writes between two versions of a text that were merged. */
const MERGE_MARK = /^(?:<{7}|={7}|>{7})/m;

interface Found {
  offset: number;
  mistake: FileMistake;
}

/** Where the grammar fails first: the parser's name of it, "CommaExpected", and how the innermost open bracket is closed, "] to close the [ of line 12". */
type Fault = Record<'code' | 'close', string> & { offset: number };

export function isTooLarge(text: string): boolean {
  return text.split('{', MOST_GROUPS + 2).length > MOST_GROUPS + 1;
}

/** The first mistake of a text as a text; undefined where it is sound JSON. */
export function textMistake(text: string, path: string): Found | undefined {
  if (isTooLarge(text)) return { offset: 0, mistake: { code: 'file-too-large', most: MOST_GROUPS } };
  const walked = walk(text);
  if (!walked.fault && isJson(text)) return walked.twice;
  const merged = MERGE_MARK.exec(text);
  if (merged) return { offset: merged.index, mistake: { code: 'merge-marks', path } };
  const { code, offset, close } = whole(text) ?? walked.fault ?? { code: 'Unseen', offset: 0, close: '}' };
  const [found] = /^(?:[^\s,:[\]{}"]{1,40}|.)/su.exec(text.slice(offset)) ?? [''];
  // What is missing belongs behind what stands before it.
  const end = text.slice(0, offset).trimEnd().length;
  const place = /^(?:Comma|Colon)/.test(code) || !found ? Math.min(end, text.length - 1) : offset;
  return { offset: Math.max(0, place), mistake: { code: 'no-json', fault: code, close, found, path } };
}

/** What is wrong with a file from its first sign on. */
function whole(text: string): Fault | undefined {
  if (/^\ufeff|^.{0,3}\0/s.test(text)) return { code: 'Unseen', offset: 0, close: '' };
  if (/^\s*\{/.test(text)) return undefined;
  return { code: 'OpenBraceExpected', offset: Math.max(0, text.search(/\S/)), close: '' };
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** The first fault of a text, and the first name that its group has already: programs forget one of the two values. */
function walk(text: string): { fault?: Fault; twice?: Found } {
  const found: { fault?: Fault; twice?: Found } = {};
  const opened: { close: string; names: Set<string> }[] = [];
  const fail = (code: string, offset: number): void => {
    found.fault ??= { code, offset, close: opened.at(-1)?.close ?? '}' };
  };
  const begin = (open: string, close: string) => (offset: number, _length: number, line: number) => {
    opened.push({ close: `${close} to close the ${open} of line ${line + 1}`, names: new Set() });
    if (opened.length > DEEPEST) fail('TooDeep', offset);
  };
  // The end of the file closes a group too, without a bracket: it is still open then.
  const end = (offset: number): void => void (offset < text.length && opened.pop());
  const visitor = {
    onObjectBegin: begin('{', '}'),
    onArrayBegin: begin('[', ']'),
    onObjectEnd: end,
    onArrayEnd: end,
    onObjectProperty: (name: string, offset: number) => {
      const names = opened.at(-1)?.names;
      if (names?.has(name)) found.twice ??= { offset, mistake: { code: 'twice', kind: 'name', name } };
      names?.add(name);
    },
    onError: (code: number, offset: number) => fail(printParseErrorCode(code), offset),
  };
  try {
    visit(text, visitor, { disallowComments: true });
  } catch {
    // Deeper than any program follows; the place where it gets too deep is known.
  }
  return found;
}
