/** JSON that does not parse, in words for somebody who has never heard of a token. */
import { printParseErrorCode, visit } from 'jsonc-parser';
import { codeOf } from './problems.ts';

/** The first mistake of a text: where to look, and what to say. */
export interface SyntaxMistake {
  offset: number;
  message: string;
}

/** The first mistake of a text that is no JSON, and how to get the file back. */
export function syntaxMistake(text: string, path: string): SyntaxMistake {
  const { offset, message } = wholeFile(text) ?? faultWords(text, firstFault(text));
  return {
    offset: Math.max(0, Math.min(offset, text.length - 1)),
    message: `${message}\nOr bring the last version of the file back: git restore ${path}`,
  };
}

/** What a file that is something else, or spoilt as a whole, has in it; looked for before the grammar is. */
const SPOILT: [RegExp, string][] = [
  [/^(?=\s*$)/, 'The file is empty.\nDelete it if nothing uses it.'],
  [
    /^\ufeff/,
    'The file starts with a byte-order mark, which nobody can see.\nSave it as UTF-8 without byte-order mark (in Windows Notepad: “UTF-8”, not “UTF-8 with BOM”).',
  ],
  [
    /^(?=.{0,200}\0)/s,
    'The file was saved as UTF-16, which is not read, or it is no text at all.\nSave it as UTF-8 (in Windows Notepad: “Save as”, encoding “UTF-8”).',
  ],
  [
    /^(?:<{7}|={7}|>{7})/m,
    'Two versions of this file were merged and the marks between them (<<<<<<<, =======, >>>>>>>) are still here.\nKeep the right lines and delete the marks.',
  ],
  [
    /(?<=^\s*)[^\s{[/]/,
    'The file does not start with a brace {.\nWrite { on a line before this one if it was lost. Cells of a spreadsheet are pasted at the desk (npm run dev, then /desk/).',
  ],
];

function wholeFile(text: string): SyntaxMistake | undefined {
  for (const [pattern, message] of SPOILT) {
    const found = pattern.exec(text);
    if (found) return { offset: found.index, message };
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
function faultWords(text: string, { code, offset, close }: Fault): SyntaxMistake {
  const here = text[offset] ?? '';
  const before = text.slice(0, offset).trimEnd();
  const [end, previous] = [before.length, before.at(-1) ?? ''];
  const from = Math.max(0, offset - 40);
  const run = [...text.slice(from, offset + 40).matchAll(WORD)].find(
    ({ 0: { length }, index }) => from + index <= offset && from + index + length > offset,
  );
  const [word, start] = run ? [run[0], from + run.index] : ['', offset];
  if (/[^\S \t\r\n]/.test(here) && !/\d/.test(word))
    return {
      offset,
      message: `There is a special space here (${codeOf(here)}), which looks like an ordinary one and is none.\nDelete it, and type an ordinary space.`,
    };
  if (/^Unexpected|^Invalid(?:Escape|Unicode|Character)/.test(code))
    return {
      offset,
      message:
        'The text that starts here cannot be read to its end.\nWrite " after its last word; two strokes \\\\ for one; and no tab or line break inside it.',
    };
  if (/[}\]]/.test(here) && previous === ',')
    return { offset: end, message: 'There is a comma after the last item.\nRemove the comma.' };
  if (/^[“”„‟″‘’‚'`´«»‹›]/.test(word))
    return {
      offset: start,
      message: `This says ${word}, and its quotation marks are curly or single.\nText and dates stand between straight double quotation marks: "2020-09-30".`,
    };
  if (previous === '"' && /\p{L}/u.test(word))
    return {
      offset,
      message: `The quotation mark before ${word} ends the text there, and no comma follows.\nWrite “ ” around words inside a text, \\" in a formula; or the quotation mark that is missing before this one.`,
    };
  if (/\d/.test(word) && code !== 'ColonExpected')
    return {
      offset: start,
      message: `This says ${word}. Numbers are digits alone, with a point before a fraction.\nWrite the number without commas, spaces, signs or units; what stands beside it belongs in "note". A date needs quotation marks: "2020-09-30".`,
    };
  const found = word || here || 'the end of the file';
  return {
    offset: /^(?:Comma|Colon)/.test(code) || !here ? end : start,
    message: `Expected here: ${expected(code, close)}. Found: ${found}\nWrite what is missing, or remove what does not belong here.`,
  };
}

function expected(code: string, close: string): string {
  switch (code) {
    case 'InvalidCommentToken':
      return 'data, and no comment; a remark for readers goes into a "note"';
    case 'EndOfFileExpected':
      return 'nothing more, because the file is closed before this place';
    case 'ColonExpected':
      return 'a colon between a name and its value';
    case 'PropertyNameExpected':
      return `a name in straight double quotation marks, or ${close}`;
    case 'ValueExpected':
    case 'InvalidSymbol':
      return 'a value, which is digits, true, false, null, a text in quotation marks, a list in [ ] or a group in { }';
    default:
      return `a comma, or ${close}`;
  }
}
