/** Where a text stops being JSON, and what was open there. */
import { printParseErrorCode, visit } from 'jsonc-parser';

/** A mistake of a text that does not parse: where to look, and what to say. */
export interface Mistake {
  offset: number;
  message: string;
}

/** A mistake that one change cures: what stands from `from` to `to` becomes `insert`. */
export interface Repair extends Mistake {
  from: number;
  to: number;
  insert: string;
}

/** The change of a text between two places; the message is found at the first. */
export function change(from: number, to: number, what: string, message: string): Repair {
  return { offset: from, from, to, insert: what, message };
}

export function insert(at: number, what: string, message: string): Repair {
  return change(at, at, what, message);
}

export function mended(text: string, { from, to, insert: what }: Repair): string {
  return `${text.slice(0, from)}${what}${text.slice(to)}`;
}

export function isJson(raw: string): boolean {
  try {
    JSON.parse(raw);
    return true;
  } catch {
    return false;
  }
}

/** What a field holds: the type of its column, or what other places write after the same name. */
export interface Field {
  kind?: 'count' | 'number' | 'flag' | 'text' | 'date' | 'row' | 'list';
  /** How to do without a value. */
  without: string;
}

/** A group { } or a list [ ] that is open. */
export interface Opened {
  open: '{' | '[';
  close: '}' | ']';
  offset: number;
  /** The name under which it stands; undefined for an item of a list, and for the whole file. */
  name: string | undefined;
  /** The last name of a group that a colon follows, and where its value may start. */
  key?: { name: string; value: number };
}

export interface Place {
  text: string;
  offset: number;
  /** The parser's name of the fault: "CommaExpected". */
  code: string;
  /** What is open, from the whole file inwards. */
  opened: Opened[];
  /** The first name of a group that stands no further in than the line that opens the group: it belongs outside. */
  outside?: { group: Opened; offset: number } | undefined;
}

/** The first place where the grammar fails; undefined where it does not. */
export function firstFault(text: string): Place | undefined {
  let fault: Place | undefined;
  let outside: Place['outside'];
  let lastName = '';
  const opened: (Opened & { line: number; indent: number })[] = [];
  const begin = (open: '{' | '[', offset: number, line: number, column: number): true => {
    const name = opened.at(-1)?.key?.name;
    const indent = text.slice(offset - column, offset - column + 200).search(/\S/);
    opened.push({ open, close: open === '{' ? '}' : ']', offset, line, indent, name });
    return true;
  };
  // The end of the file closes a group too, without a bracket: it is still open then.
  const end = (offset: number): void => void (offset < text.length && !fault && opened.pop());
  visit(
    text,
    {
      onObjectBegin: (offset, _, line, column) => fault === undefined && begin('{', offset, line, column),
      onArrayBegin: (offset, _, line, column) => fault === undefined && begin('[', offset, line, column),
      onObjectEnd: end,
      onArrayEnd: end,
      onObjectProperty: (name, offset, _, line, column) => {
        const group = opened.at(-1);
        if (!group || fault) return;
        lastName = name;
        const isFurtherOut = line > group.line && column <= group.indent;
        if (isFurtherOut && !text.slice(offset - column, offset).trim()) outside ??= { group, offset };
      },
      onSeparator: (character, offset) => {
        const group = opened.at(-1);
        if (character === ':' && group && !fault) group.key = { name: lastName, value: offset + 1 };
      },
      onError: (code, offset) => {
        fault ??= { text, offset, code: printParseErrorCode(code), opened: structuredClone(opened), outside };
      },
    },
    { disallowComments: true },
  );
  return fault;
}

/** True where what reads as a group or a list is a text without its first mark: {row} …", [row] / 2". */
export function startsAsText({ text, opened }: Place): boolean {
  const at = opened.at(-1)?.offset ?? 0;
  return /^(?:\{[\w=.|-]+\}|\[[\w=.|-]+\](?!\s*(?:[,}\]]|$)))/m.test(text.slice(at, at + 200));
}
