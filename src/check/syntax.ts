/** JSON that does not parse: where, and what looks wrong there. */
import { printParseErrorCode, visit } from 'jsonc-parser';
import type { FileMistake, SyntaxMistake } from './words/say-files.ts';

interface Found {
  offset: number;
  fault: SyntaxMistake;
}

/** What git writes between two versions of a text that were merged. */
const MERGE_MARK = /^(?:<{7}|={7}|>{7})/m;

/** The first mistake of a text that is no JSON. */
export function syntaxMistake(text: string, path: string): { offset: number; mistake: FileMistake } {
  const merged = MERGE_MARK.exec(text);
  if (merged) return { offset: merged.index, mistake: { code: 'merge-marks', path } };
  const { offset, fault } = wholeFile(text) ?? likelySlip(text, firstFault(text));
  return { offset: Math.max(0, Math.min(offset, text.length - 1)), mistake: { code: 'no-json', fault, path } };
}

/** What a file that is something else, or spoilt as a whole, has in it; looked for before the grammar is. */
const SPOILT = [
  [/^(?=\s*$)/, 'file-empty'],
  [/^\ufeff/, 'byte-order-mark'],
  [/^(?=.{0,200}\0)/s, 'saved-as-utf-16'],
  [/(?<=^\s*)[^\s{[/]/, 'no-first-brace'],
] as const;

function wholeFile(text: string): Found | undefined {
  for (const [pattern, code] of SPOILT) {
    const found = pattern.exec(text);
    if (found) return { offset: found.index, fault: { code } };
  }
  return undefined;
}

/** Where the grammar fails first. */
interface Fault {
  /** The parser's name of the fault: "CommaExpected". */
  code: string;
  offset: number;
  /** How the innermost bracket that is open is closed: "] to close the [ of line 12". */
  close: string;
}

function firstFault(text: string): Fault {
  let fault: Fault = { code: '', offset: 0, close: '}' };
  const opened: string[] = [];
  const begin = (open: string, close: string) => (_offset: number, _length: number, line: number) =>
    void opened.push(`${close} to close the ${open} of line ${line + 1}`);
  // The end of the file closes a group too, without a bracket: it is still open then.
  const end = (offset: number): void => void (offset < text.length && opened.pop());
  visit(
    text,
    {
      onObjectBegin: begin('{', '}'),
      onArrayBegin: begin('[', ']'),
      onObjectEnd: end,
      onArrayEnd: end,
      onError: (code, offset) => {
        if (!fault.code) fault = { code: printParseErrorCode(code), offset, close: opened.at(-1) ?? fault.close };
      },
    },
    { disallowComments: true },
  );
  return fault;
}

/** What stands at a place up to the next sign of the grammar, with what it continues: "37.3k" for "k"; between digits also commas and spaces. */
const WORD = /(?:[^\s,:[\]{}"]|(?<=\d)[, \u00a0\u202f](?=\d))+/g;

/** The slips that word processors, spreadsheets and quick fingers make; of anything else is said what the grammar expects. */
function likelySlip(text: string, { code, offset, close }: Fault): Found {
  const here = text[offset] ?? '';
  const before = text.slice(0, offset).trimEnd();
  const [end, previous] = [before.length, before.at(-1) ?? ''];
  const from = Math.max(0, offset - 40);
  const run = [...text.slice(from, offset + 40).matchAll(WORD)].find(
    ({ 0: { length }, index }) => from + index <= offset && from + index + length > offset,
  );
  const [word, start] = run ? [run[0], from + run.index] : ['', offset];
  if (/[^\S \t\r\n]/.test(here) && !/\d/.test(word)) return { offset, fault: { code: 'special-space', sign: here } };
  if (/^Unexpected|^Invalid(?:Escape|Unicode|Character)/.test(code))
    return { offset, fault: { code: 'text-without-end' } };
  if (/[}\]]/.test(here) && previous === ',') return { offset: end, fault: { code: 'comma-too-many' } };
  if (/^[“”„‟″‘’‚'`´«»‹›]/.test(word)) return { offset: start, fault: { code: 'curly-quotes', word } };
  if (previous === '"' && /\p{L}/u.test(word)) return { offset, fault: { code: 'quote-in-text', word } };
  if (/\d/.test(word) && code !== 'ColonExpected') return { offset: start, fault: { code: 'number-form', word } };
  return {
    offset: /^(?:Comma|Colon)/.test(code) || !here ? end : start,
    fault: { code: 'expected-here', fault: code, close, found: word || here },
  };
}
