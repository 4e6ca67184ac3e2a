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
  const { offset, message } = wholeFile(text) ?? faultWords(firstFault(text));
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

/** Where the grammar fails first, and what stands around that place. */
interface Fault {
  offset: number;
  /** The parser's name of the fault: "CommaExpected". */
  code: string;
  /** The end of what stands before it. */
  end: number;
  /** The character there; nothing at the end of the file. */
  here: string;
  /** The character before it, spaces apart. */
  previous: string;
  /** What stands there up to the next sign of the grammar, with what it continues: "37.3k" for "k". */
  word: string;
  start: number;
  /** The innermost bracket that is open: "the [ of line 12". */
  group: string;
  close: ']' | '}';
}

/** A run of characters that belong together; between digits also commas and spaces. */
const WORD = /(?:[^\s,:[\]{}"]|(?<=\d)[, \u00a0\u202f](?=\d))+/g;

function firstFault(text: string): Fault {
  let fault = { code: '', offset: 0, open: { sign: '{', line: 1 } };
  const opened: { sign: string; line: number }[] = [];
  const begin = (sign: string) => (_offset: number, _length: number, line: number) =>
    void opened.push({ sign, line: line + 1 });
  // The end of the file closes a group too, without a bracket: it is still open then.
  const end = (offset: number): void => void (offset < text.length && opened.pop());
  visit(
    text,
    {
      onObjectBegin: begin('{'),
      onArrayBegin: begin('['),
      onObjectEnd: end,
      onArrayEnd: end,
      onError: (code, offset) => {
        if (!fault.code) fault = { code: printParseErrorCode(code), offset, open: opened.at(-1) ?? fault.open };
      },
    },
    { disallowComments: true },
  );
  const { code, offset, open } = fault;
  const before = text.slice(0, offset).trimEnd();
  const from = Math.max(0, offset - 40);
  const words = text.slice(from, offset + 40).matchAll(WORD);
  const word = words.find(({ 0: { length }, index }) => from + index <= offset && from + index + length > offset);
  return {
    offset,
    code,
    end: before.length,
    here: text[offset] ?? '',
    previous: before.at(-1) ?? '',
    word: word?.[0] ?? text[offset] ?? '',
    start: from + (word?.index ?? offset - from),
    group: `the ${open.sign} of line ${open.line}`,
    close: open.sign === '[' ? ']' : '}',
  };
}

/** One likely mistake: when it is that, where to look, and what to say. */
interface Rule {
  when: (fault: Fault) => boolean;
  where: 'offset' | 'end' | 'start';
  says: (fault: Fault) => string;
}

const QUOTES = 'Text and dates stand between straight double quotation marks: "2020-09-30".';

/** The surest first; the last one fits all. */
const RULES: Rule[] = [
  {
    when: ({ here, word }) => /[^\S \t\r\n]/.test(here) && !/\d/.test(word),
    where: 'offset',
    says: ({ here }) =>
      `There is a special space here (${codeOf(here)}), which looks like an ordinary one and is none.\nDelete it, and type an ordinary space.`,
  },
  {
    when: ({ code }) => code === 'InvalidCommentToken',
    where: 'offset',
    says: () =>
      'Comments are not allowed in the data.\nRemove it; a remark for readers goes into the "note" of a row, a source or a figure.',
  },
  {
    when: ({ code }) => /^Unexpected|^Invalid(?:Escape|Unicode|Character)/.test(code),
    where: 'offset',
    says: () =>
      'The text that starts here cannot be read to its end.\nWrite " after its last word; two strokes \\\\ for one; and no tab or line break inside it.',
  },
  {
    when: ({ here }) => here === '',
    where: 'end',
    says: ({ group }) => `The file ends before ${group} is closed.\nAdd what is missing, up to the last brace }.`,
  },
  {
    when: ({ code }) => code === 'EndOfFileExpected',
    where: 'offset',
    says: () =>
      'The file is closed before this place, and more follows.\nRemove the bracket that closes too early, or what follows.',
  },
  {
    when: ({ here, previous }) => /[}\]]/.test(here) && previous === ',',
    where: 'end',
    says: () => 'There is a comma after the last item.\nRemove the comma.',
  },
  {
    when: ({ here, previous }) => /[}\]]/.test(here) && previous !== ':',
    where: 'offset',
    says: ({ here, group, close }) =>
      `This ${here} does not close ${group}.\nWrite ${close} before it if that is missing; else remove it.`,
  },
  {
    when: ({ here, previous }) => here === '{' && previous === ']',
    where: 'offset',
    says: () =>
      'This item stands after the bracket ] that closes its list.\nMove it between the brackets: [ before it, ] after it.',
  },
  {
    when: ({ here, close }) => here === ':' && close === ']',
    where: 'end',
    says: ({ group }) =>
      `A name with a colon cannot stand in a list, and ${group} is open here.\nWrite ] before the name to close the list, or { to open an item.`,
  },
  {
    when: ({ code }) => code === 'ColonExpected',
    where: 'end',
    says: () => 'A colon is missing after this name.\nWrite : between a name and its value.',
  },
  {
    when: ({ word }) => /^[“”„‟″‘’‚'`´«»‹›]/.test(word),
    where: 'start',
    says: ({ word }) => `This says ${word}, and its quotation marks are curly or single.\n${QUOTES}`,
  },
  {
    when: ({ word, previous }) => previous === '"' && /\p{L}/u.test(word),
    where: 'offset',
    says: ({ word }) =>
      `The quotation mark before ${word} ends the text there, and no comma follows.\nWrite “ ” around words inside a text, \\" in a formula; or the quotation mark that is missing before this one.`,
  },
  {
    when: ({ word }) => /\d/.test(word),
    where: 'start',
    says: ({ word }) =>
      `This says ${word}. Numbers are digits alone, with a point before a fraction.\nWrite the number without commas, spaces, signs or units; what stands beside it belongs in "note". A date needs quotation marks: "2020-09-30".`,
  },
  {
    when: ({ code }) => code === 'CommaExpected',
    where: 'end',
    says: () => 'A comma is missing here.\nWrite a comma between two items, or } and ] where a group ends.',
  },
  {
    when: ({ code }) => code === 'PropertyNameExpected',
    where: 'offset',
    says: ({ group }) =>
      `A name is expected here, because ${group} is open.\nWrite the name in straight double quotation marks and a colon after it, or close the group with }.`,
  },
  {
    when: () => true,
    where: 'start',
    says: ({ word }) =>
      `This says ${word}, where a value is expected: a number in digits, true, false, null, a text, a list in [ ] or a group in { }.\nWrite one of these. ${QUOTES}`,
  },
];

function faultWords(fault: Fault): SyntaxMistake {
  const rule = RULES.find(({ when }) => when(fault));
  return { offset: fault[rule?.where ?? 'offset'], message: rule?.says(fault) ?? '' };
}
