/** JSON that does not parse, in words for somebody who has never heard of a token. */
import { parseTree, printParseErrorCode, type ParseError } from 'jsonc-parser';
import { codeOf } from './problems.ts';

interface Mistake {
  offset: number;
  message: string;
}

/** What the grammar misses, by the parser's own codes. */
const EXPECTED: Record<string, string> = {
  CommaExpected: 'A comma is missing at the end of this line, before the next item starts.\nAdd a comma here.',
  ColonExpected: 'A colon is missing between a name and its value.\nWrite "name": value.',
  CloseBraceExpected: 'A closing brace } is missing.\nAdd it where the group ends.',
  CloseBracketExpected: 'A closing bracket ] is missing.\nAdd it where the list ends.',
  PropertyNameExpected:
    'There is a comma after the last item, or a name in quotes is missing.\nRemove the comma, or put the name in quotes.',
  ValueExpected: 'A value is missing, or there is a comma too many.\nAdd the value, or remove the comma.',
  EndOfFileExpected:
    'There is text after the end of the data.\nRemove it, or look for a closing bracket that came too early.',
  UnexpectedEndOfString:
    'A closing quotation mark is missing.\nText stands between two straight quotation marks: "like this".',
  InvalidCharacter: 'There is a tab or a control character inside a text.\nReplace it with a space.',
  InvalidEscapeCharacter:
    'A backslash \\ stands before a character that cannot follow it.\nRemove the backslash, or write two of them.',
  InvalidUnicode: 'A \\u must be followed by four digits or letters from a to f.\nType the character itself instead.',
};

/** Faults that concern the file as a whole, looked for before the parser's first complaint. */
function wholeFile(text: string): Mistake | undefined {
  if (text.trim() === '')
    return {
      offset: 0,
      message: 'The file is empty.\nRestore its last version, or delete the file if nothing uses it.',
    };
  if (text.startsWith('\ufeff')) {
    return {
      offset: 0,
      message:
        'The file starts with a byte-order mark, which nobody can see.\nSave it as UTF-8 without byte-order mark (in Windows Notepad: “UTF-8”, not “UTF-8 with BOM”).',
    };
  }
  if (/\0.\0|^\ufffd\ufffd/s.test(text.slice(0, 200))) {
    return {
      offset: 0,
      message:
        'The file was saved as UTF-16, which is not read.\nSave it as UTF-8 (in Windows Notepad: “Save as”, encoding “UTF-8”).',
    };
  }
  if (/^\s*</.test(text) && !text.startsWith('<<<<<<<')) {
    return {
      offset: text.indexOf('<'),
      message:
        'The file starts as a web page does, not with a brace {.\nRemove what stands before the brace, or restore its last version.',
    };
  }
  if (/^\s*"[^"\n]*"\s*:/.test(text)) {
    return {
      offset: text.indexOf('"'),
      message: 'The brace { that opens the file is missing.\nWrite { on a line before this one.',
    };
  }
  const marks = /^(?:<{7}|={7}|>{7})/m.exec(text);
  if (marks) {
    return {
      offset: marks.index,
      message:
        'Two versions of this file were merged and the marks between them (<<<<<<<, =======, >>>>>>>) are still here.\nKeep the right lines and delete the marks.',
    };
  }
  return undefined;
}

/** The first mistake of a text that is no JSON, with where to look. */
export function syntaxMistake(text: string, parserWords: string): Mistake {
  const whole = wholeFile(text);
  if (whole) return whole;
  const errors: ParseError[] = [];
  parseTree(text, errors, { disallowComments: true });
  const [error] = errors;
  const offset = error?.offset ?? Number(/position (\d+)/.exec(parserWords)?.[1] ?? 0);
  if (!/[}\]]\s*$/.test(text)) {
    return {
      offset: Math.max(0, text.trimEnd().length - 1),
      message:
        'The file stops in the middle.\nRestore its last version, or add what is missing up to the last brace }.',
    };
  }
  const slip = misplaced(text, offset) ?? badSpace(text, offset) ?? quoteInside(text, offset);
  if (slip) return slip;
  const token = badToken(text, offset);
  if (token) return token;
  const code = error ? printParseErrorCode(error.error) : '';
  // A missing comma is noticed at the next token, but the mistake is where the text before it ends.
  const late = code === 'CommaExpected' || code === 'PropertyNameExpected' || code === 'ValueExpected';
  return {
    offset: late ? Math.max(0, text.slice(0, offset).trimEnd().length - 1) : Math.min(offset, text.length - 1),
    message: EXPECTED[code] ?? 'This is not valid JSON.\nCompare the line with the ones above and below it.',
  };
}

/** A straight quotation mark inside a text ends it: after it words follow, and later in the line another mark. */
function quoteInside(text: string, offset: number): Mistake | undefined {
  const before = text.slice(Math.max(0, offset - 5000), offset);
  const mark = /"\s?$/.exec(before);
  if (
    !mark ||
    !/^[\p{L}\d$£(.,;:!?–-][^"\n]*"/u.test(text.slice(offset, offset + 5000)) ||
    /^[\w-]+"\s*:/.test(text.slice(offset))
  )
    return undefined;
  // The mark must close a text that holds words, not stand before a value of its own.
  if (!/[:[,]\s*"(?:[^"\\\n]|\\.)*"\s?$/.test(before)) return undefined;
  return {
    offset: offset - mark[0].length,
    message:
      'There is a straight quotation mark inside the text, and it ends the text there.\nWrite “ ” around the words instead.',
  };
}

function badSpace(text: string, offset: number): Mistake | undefined {
  const space = /^[^\S \n\r\t]/.exec(text.slice(offset))?.[0];
  if (!space) return undefined;
  return {
    offset,
    message: `There is a special space here (${codeOf(space)}), which looks like an ordinary one and is none.\nDelete it, and type an ordinary space.`,
  };
}

/** A group outside its list, or a row without its opening brace. */
function misplaced(text: string, offset: number): Mistake | undefined {
  const [before, rest] = [text.slice(Math.max(0, offset - 5000), offset), text.slice(offset, offset + 200)];
  if (/\]\s*$/.test(before) && rest.startsWith('{'))
    return {
      offset,
      message:
        'This item stands after the bracket ] that closes its list.\nMove it between the brackets: [ before it, ] after it.',
    };
  if (/[[,]\s*"[^"\n]*"\s*$/.test(before) && rest.startsWith(':') && /\n\s*"[^"\n]*"\s*$/.test(before))
    return {
      offset: offset - (/"[^"\n]*"\s*$/.exec(before)?.[0].length ?? 0),
      message: 'The brace { that opens this item is missing.\nWrite { at the start of the line, before the name.',
    };
  if (/[\]}"\w]\s*$/.test(before) && /^"[^"\n]*"\s*:/.test(rest) && !/\n\s*$/.test(before))
    return { offset, message: 'A comma is missing before this name.\nWrite a comma between the two fields.' };
  if (/\}\s*$/.test(before) && rest.startsWith('{') && !/\n\s*$/.test(before))
    return { offset, message: 'A comma is missing between two items.\nWrite a comma before this brace.' };
  if (/,\s*$/.test(before) && rest.startsWith('{') && /\n\s*$/.test(before) && !/[}\]],\s*$/.test(before))
    return {
      offset: Math.max(0, text.slice(0, offset).trimEnd().length - 1),
      message: 'A closing brace } is missing at the end of this line, before the comma.\nWrite } there.',
    };
  return undefined;
}

/** Something typed that no value of the data may be: a number with spaces, NaN, the wrong quotation marks. */
function badToken(text: string, offset: number): Mistake | undefined {
  const from = text.lastIndexOf('\n', Math.max(0, offset - 1)) + 1;
  const lineEnd = text.indexOf('\n', offset);
  const line = text.slice(from, lineEnd < 0 ? undefined : lineEnd).slice(0, 5000);
  const grouped = [...line.matchAll(/([:[,]\s*)(-?\d{1,3}(?:[ ,'’\u00a0\u2009\u202f]\d{3})+)(?=\s*[,}\]]|\s*$)/g)].find(
    ({ 0: all, 1: lead = '', index }) => from + index + lead.length <= offset && offset <= from + index + all.length,
  );
  if (grouped) {
    const [, lead = '', number = ''] = grouped;
    return {
      offset: from + grouped.index + lead.length,
      message: `This says ${number}, with ${/,/.test(number) ? 'commas' : 'spaces'} between the thousands. Numbers are digits alone.\nChange it to ${number.replace(/[^\d-]/g, '')}`,
    };
  }
  const rest = text.slice(offset, offset + 60);
  const match = (pattern: RegExp): string | undefined => pattern.exec(rest)?.[0];
  const at = (message: string): Mistake => ({ offset, message });
  if (match(/^(?:\/\/|\/\*)/))
    return at('Comments are not allowed in the data.\nRemove it; a remark for readers goes into "note".');
  if (match(/^[“”‘’'`´]/))
    return at('Text stands between straight double quotation marks, not curly or single ones.\nWrite "like this".');
  const open = /"([^"\n]*)"$/.exec(text.slice(from, offset))?.[1];
  if (open !== undefined && /^[\w-]+"\s*:/.test(rest)) {
    return {
      offset: offset - open.length - 2,
      message: `A closing quotation mark is missing: the text that starts with “${open.slice(0, 20)}” runs into the next name.\nClose it with " where the text ends.`,
    };
  }
  const word = match(/^[A-Za-z#][\w#./!-]*/);
  const right = word
    ? { true: 'true', false: 'false', null: 'null', none: 'null', nil: 'null' }[word.toLowerCase()]
    : undefined;
  if (word && right && word !== right)
    return at(`This says ${word}.\nWrite ${right}, in small letters and without quotes.`);
  if (word) {
    return at(
      `This says ${word} without quotation marks. Values are digits, true, false, null, or text in straight double quotes.\nWrite a number, put the text in quotes, or leave the column out where it is optional.`,
    );
  }
  const odd = /(?:[:[,]\s*)([+.]\d[\d.]*|-?0\d+|-?\d+\.)(?=\s*[,}\]]|\s*$|\d)/.exec(line);
  if (odd?.[1] && Math.abs(from + odd.index - offset) < 12) {
    const number = Number(odd[1]);
    return at(
      `This says ${odd[1]}. Numbers start with a digit from 1 (or are 0), without a plus sign.\nChange it to ${Number.isFinite(number) ? number : 'digits alone'}`,
    );
  }
  return undefined;
}
