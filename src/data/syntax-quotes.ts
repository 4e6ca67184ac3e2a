/** Changes of quotation marks, and of characters that nobody should type, that may cure a text; the likeliest first. */
import { codeOf } from './problems.ts';
import { change, insert, startsAsText, type Place, type Repair } from './syntax-place.ts';

/** Characters that cannot stand where they do, and marks that are missing. */
export function characterRepairs(place: Place): Repair[] {
  const { text, offset, code } = place;
  const { line, before, end } = around(place);
  return [
    ...strangeCharacters(place, line),
    ...(before ? unclosed(before.slice(0, -1), end - before.length) : []),
    ...(code === 'UnexpectedEndOfString' ? [...unclosed(line, offset), ...brokenLine(text, offset)] : []),
    ...bareName(line, offset),
    ...bareReference(place),
  ];
}

/** Marks that are too many, and text where nothing belongs: what looks like them may be a bracket that is lost. */
export function quoteRepairs(place: Place): Repair[] {
  const { line, before, end } = around(place);
  return [...(before ? quoteInside(place, line, end) : []), ...strayText(line, place.offset, before !== undefined)];
}

/** The rest of the line, and the text in quotes before the place. */
function around({ text, offset }: Place): { line: string; before: string | undefined; end: number } {
  const end = text.slice(0, offset).trimEnd().length;
  return {
    line: /^[^\n]*/.exec(text.slice(offset, offset + 5000))?.[0] ?? '',
    before: /"(?:[^"\\\n]|\\.)*"$/.exec(text.slice(Math.max(0, end - 5000), end))?.[0],
    end,
  };
}

/** A text whose closing mark is missing runs on: into its value, or over the comma and the brackets after it. */
function unclosed(run: string, offset: number): Repair[] {
  const words = (text: string, at: number): Repair =>
    insert(at, '"', `The quotation mark after “${ending(text)}” is missing.\nWrite " after “${ending(text)}”`);
  const name = /^"[\w$-]+(?=\s*:)/.exec(run)?.[0];
  const text = run.replace(/[\s,\]}]+$/, '');
  const curly = /^"[^“‘]*[”’″]$/.test(text);
  // Braces at the end may belong to the text or close its group: each place between them is tried.
  const lengths = Array.from({ length: run.length - text.length + 1 }, (_, index) => text.length + index);
  return [
    ...(name ? [words(name, offset + name.length)] : []),
    ...(curly
      ? [
          change(
            offset + text.length - 1,
            offset + text.length,
            '"',
            `The quotation mark after “${ending(text.slice(0, -1))}” is curly.\nWrite a straight one in its place: "`,
          ),
        ]
      : []),
    ...lengths.slice(0, 10).map((length) => words(run.slice(0, length), offset + length)),
  ];
}

/** The last words of a text, by which it is found. */
function ending(text: string): string {
  const bare = text.replace(/^"/, '').trim();
  return bare.length > 30 ? `… ${bare.slice(-28).replace(/^\S*\s+/, '')}` : bare;
}

function brokenLine(text: string, offset: number): Repair[] {
  const rest = text.slice(offset, offset + 5000);
  const at = rest.search(/\s*\n\s*/);
  const length = /^\s*/.exec(rest.slice(at))?.[0].length ?? 0;
  if (at < 0) return [];
  return [
    change(
      offset + at,
      offset + at + length,
      ' ',
      'A text is broken over two lines here. A text stands on one line.\nRemove the line break.',
    ),
  ];
}

/** A name without its quotation marks, or with others. */
function bareName(line: string, offset: number): Repair[] {
  const found = /^(["“”‘’'`´]?)([\w$-]+)(["“”‘’'`´]?)(?=\s*[:=])/.exec(line);
  if (!found) return [];
  const [all, , name = ''] = found;
  return [
    change(
      offset,
      offset + all.length,
      `"${name}"`,
      `The name ${name} does not stand between straight double quotation marks.\nWrite "${name}"`,
    ),
  ];
}

/** A text that starts with a reference in brackets, which without its quotation mark reads as a group. */
function bareReference(place: Place): Repair[] {
  const at = place.opened.at(-1)?.offset ?? 0;
  const reference = /^[^\]}]*[\]}]/.exec(place.text.slice(at, at + 200))?.[0] ?? '';
  return startsAsText(place)
    ? [insert(at, '"', `The quotation mark " before this text is missing.\nWrite " before ${reference}`)]
    : [];
}

/** A straight mark inside a text ends it: after it words follow, and mostly another mark. */
function quoteInside({ text, offset, opened }: Place, line: string, end: number): Repair[] {
  if (/^["[\]{},:]/.test(line)) return [];
  const isFormula = opened.at(-1)?.key?.name === 'formula';
  const [left, right] = isFormula ? ['\\"', '\\"'] : ['“', '”'];
  const second = line.indexOf('"');
  const inner = text.slice(end, offset + Math.max(0, second));
  const rule = 'There is a straight quotation mark inside the text, and it ends the text there.';
  return [
    ...(second >= 0
      ? [
          change(
            end - 1,
            offset + second + 1,
            `${left}${inner}${right}`,
            `${rule}\n${isFormula ? 'In a formula write \\" in place of each.' : `Write “ ” around the words instead: “${ending(inner)}”`}`,
          ),
        ]
      : []),
    change(
      end - 1,
      end,
      right,
      `${rule}\n${isFormula ? 'In a formula write \\" in its place.' : 'Write ” in its place, or remove it.'}`,
    ),
  ];
}

/** What to look for in the rest of the line, at which fault of the parser, what to write instead, and what to say. */
interface Strange {
  pattern: RegExp;
  code?: RegExp;
  right: string;
  words: (found: string) => string;
}

const STRANGE: Strange[] = [
  {
    pattern: /^(?:\/\/.*|\/\*.*?\*\/|#.*)/,
    right: '',
    words: () =>
      'Comments are not allowed in the data.\nRemove it; a remark for readers goes into the "note" of a row, a source or a figure.',
  },
  {
    pattern: /[\u0000-\u001f]/,
    code: /^InvalidCharacter$/,
    right: ' ',
    words: () => 'There is a tab or a control character inside a text.\nReplace it with a space.',
  },
  {
    pattern: /(?<=(?<!\\)(?:\\\\)*)\\(?!["\\/bfnrt]|u[\da-f]{4})/i,
    code: /^Invalid(?:EscapeCharacter|Unicode)$/,
    right: '\\\\',
    words: () => 'A backslash \\ stands before a character that cannot follow it.\nWrite two of them, or remove it.',
  },
  {
    pattern: /^[^\S \n\r\t]/,
    right: ' ',
    words: (found) =>
      `There is a special space here (${codeOf(found)}), which looks like an ordinary one and is none.\nDelete it, and type an ordinary space.`,
  },
  {
    pattern: /^[\p{Cf}\p{Cc}]/u,
    right: '',
    words: (found) => `There is a character here that nobody can see (${codeOf(found)}).\nDelete it.`,
  },
];

function strangeCharacters(place: Place, line: string): Repair[] {
  return STRANGE.flatMap(({ pattern, code, right, words }) => {
    const found = !code || code.test(place.code) ? pattern.exec(line) : null;
    if (!found) return [];
    const from = place.offset + found.index;
    return [change(from, from + found[0].length, right, words(found[0]))];
  });
}

/** Letters or signs where nothing belongs: after a text, or between items. */
function strayText(line: string, offset: number, isAfterText: boolean): Repair[] {
  const stray = /^[^"{}[\],:]+/.exec(line)?.[0].trimEnd();
  if (!stray) return [];
  const rule = isAfterText ? 'after the quotation mark that closes the text' : 'where nothing belongs';
  const fix = isAfterText ? 'Move it before the mark, or remove it.' : 'Remove it.';
  return [change(offset, offset + stray.length, '', `This says ${ending(stray)} ${rule}.\n${fix}`)];
}
