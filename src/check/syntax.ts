/** What keeps a text from being JSON, and what JSON hides: where it is, and what looks wrong there. */
import { printParseErrorCode, visit } from 'jsonc-parser';
import type { FileMistake, SyntaxMistake } from './words/say-files.ts';

/** Our files are four groups deep; more only comes of a slip, and of texts made to break a program. */
const DEEPEST = 40;
/** What git writes between two versions of a text that were merged. */
const MERGE_MARK = /^(?:<{7}|={7}|>{7})/m;

interface Found {
  offset: number;
  mistake: FileMistake;
}

/** Where the grammar fails first. */
interface Fault {
  /** The parser's name of the fault: "CommaExpected". */
  code: string;
  offset: number;
  /** How the innermost bracket that is open is closed: "] to close the [ of line 12". */
  close: string;
}

/** What a walk through a text meets first of each kind. */
interface Walk {
  fault?: Fault;
  tooDeep?: number;
  /** A name that its group has already: programs keep the last value and forget the first without a word. */
  twice?: { name: string; offset: number };
}

/** The first mistake of a text as a text; undefined where it is sound JSON. */
export function textMistake(text: string, path: string): Found | undefined {
  const { fault, tooDeep, twice } = walk(text);
  if (tooDeep !== undefined) return { offset: tooDeep, mistake: { code: 'nested-deep', most: DEEPEST } };
  if (isJson(text)) return twice && { offset: twice.offset, mistake: { code: 'name-twice', name: twice.name } };
  const merged = MERGE_MARK.exec(text);
  if (merged) return { offset: merged.index, mistake: { code: 'merge-marks', path } };
  const slip = likelySlip(text, fault ?? { code: '', offset: text.length, close: '}' });
  const offset = Math.max(0, Math.min(slip.offset, text.length - 1));
  return { offset, mistake: { code: 'no-json', fault: slip.fault, path } };
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function walk(text: string): Walk {
  const found: Walk = {};
  const opened: { close: string; names: Set<string> }[] = [];
  const begin = (open: string, close: string) => (offset: number, _length: number, line: number) => {
    opened.push({ close: `${close} to close the ${open} of line ${line + 1}`, names: new Set() });
    if (opened.length > DEEPEST) found.tooDeep ??= offset;
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
      if (names?.has(name)) found.twice ??= { name, offset };
      names?.add(name);
    },
    onError: (code: number, offset: number) => {
      found.fault ??= { code: printParseErrorCode(code), offset, close: opened.at(-1)?.close ?? '}' };
    },
  };
  try {
    visit(text, visitor, { disallowComments: true });
  } catch {
    // Deeper than any program follows; the place where it gets too deep is known.
  }
  return found;
}

/** What stands at a place up to the next sign of the grammar, with what it continues: "37.3k" for "k"; between digits also commas and spaces. */
const WORD = /(?:[^\s,:[\]{}"]|(?<=\d)[, \u00a0\u202f](?=\d))+/g;

/** The slips that word processors, spreadsheets and quick fingers make; of anything else is said what the grammar expects. */
function likelySlip(text: string, { code, offset, close }: Fault): { offset: number; fault: SyntaxMistake } {
  if (text.trim() === '') return { offset: 0, fault: { code: 'file-empty' } };
  if (/^\ufeff|^.{0,200}\0/s.test(text)) return { offset: 0, fault: { code: 'saved-otherwise' } };
  if (!/^\s*[{[]/.test(text)) return { offset: text.search(/\S/), fault: { code: 'no-first-brace' } };
  const here = text[offset] ?? '';
  const before = text.slice(0, offset).trimEnd();
  const [end, previous] = [before.length, before.at(-1) ?? ''];
  const from = Math.max(0, offset - 40);
  const run = [...text.slice(from, offset + 40).matchAll(WORD)].find(
    ({ 0: { length }, index }) => from + index <= offset && from + index + length > offset,
  );
  const [word, start] = run ? [run[0], from + run.index] : ['', offset];
  if (/^Unexpected|^Invalid(?:Escape|Unicode|Character)/.test(code))
    return { offset, fault: { code: 'text-without-end' } };
  if (/[}\]]/.test(here) && previous === ',') return { offset: end, fault: { code: 'comma-too-many' } };
  if (/^[“”„‟″‘’‚'`´«»‹›]/.test(word) || (previous === '"' && /\p{L}/u.test(word)))
    return { offset: start, fault: { code: 'quotation-marks', word } };
  if (/\d/.test(word) && code !== 'ColonExpected') return { offset: start, fault: { code: 'number-form', word } };
  return {
    offset: /^(?:Comma|Colon)/.test(code) || !here ? end : start,
    fault: { code: 'expected-here', fault: code, close, found: word || here },
  };
}
