/** The sentences for files: those that cannot be read, are missing, or do not belong there. */
import { formatNumber } from '../../charts/format.ts';
import { codeOf, type RecordsOf } from './show.ts';

const VALUE = 'a value, which is digits, true, false, null, a text in quotation marks, a list in [ ] or a group in { }';
const COMMA = 'a comma, or #';

/** What the parser expected, by its name of the fault; # stands for how the innermost open bracket is closed. */
const EXPECTED: Record<string, string> = {
  Unseen: 'plain UTF-8, saved without a byte-order mark (in Windows Notepad: “Save as”, encoding “UTF-8”)',
  OpenBraceExpected: 'a brace {, with which every file starts',
  TooDeep: 'no further bracket, because the data need four levels; look for one above that is never closed',
  InvalidCommentToken: 'data, and no comment; a remark for readers goes into a "note"',
  EndOfFileExpected: 'nothing more, because the file is closed before this place',
  ColonExpected: 'a colon between a name and its value',
  PropertyNameExpected: 'a name in straight double quotation marks, or #',
  ValueExpected: VALUE,
  InvalidSymbol: VALUE,
  CommaExpected: COMMA,
  CloseBraceExpected: COMMA,
  CloseBracketExpected: COMMA,
};
const STRING_EXPECTED = 'a text that ends with " on its own line, with \\\\ for a stroke and \\" for a mark inside it';

export const FILE_SENTENCES = {
  /** `fault` is the parser's name of it; `close` is how the innermost open bracket is closed; nothing is found at the end. */
  'no-json': ({ fault, close, found, path }: Record<'fault' | 'close' | 'found' | 'path', string>) =>
    `Expected here: ${(EXPECTED[fault] ?? STRING_EXPECTED).replace('#', close)}. Found: ${/^[\s\p{C}]/u.test(found) ? codeOf(found) : found || 'the end of the file'}\nWrite what is missing, or remove what does not belong here, such as a comma after the last item. Numbers are digits alone, as 37302; texts and dates stand in straight double quotation marks.\nOr bring the last version of the file back: git restore ${path}`,
  'file-too-large': ({ most }: { most: number }) =>
    `This file has more than ${formatNumber(most)} rows, and is not read.\nSum its rows up, by year for example, or split the table into two files.`,
  'merge-marks': ({ path }: { path: string }) =>
    `Two versions of this file were merged and the marks between them (<<<<<<<, =======, >>>>>>>) are still here.\n${
      path === 'data/published.json'
        ? 'Nobody edits this file: npm run data:publish joins the two records by itself. Then git add it.'
        : `Keep the right lines and delete the marks. Or take one version whole: git checkout --ours ${path} for yours, --theirs for the other.`
    }`,
  /** `other` is where the first one stands, of another kind or in another file. */
  twice: ({ kind, name, other }: { kind: string; name: string; other?: string | undefined }) =>
    `The ${kind} "${name}" is there twice${other ? `: ${other} has it too` : ''}.\n${kind === 'address' ? 'Give the figure an anchor="…".' : 'Give one of the two another, or remove the one that is wrong.'}`,
  'unseen-character': ({ sign, after }: { sign: string; after: string | undefined }) =>
    `There is a character here that nobody can see, or that was lost (${codeOf(sign)}${after ? ` after “${after}”` : ''}). It comes along when text is pasted, or when a file is not saved as UTF-8.\nDelete the word and type it again.`,
  /** `figures` draw the rows of a dataset. */
  'file-missing': ({ path, figures }: { path: string; figures: string[] }) =>
    `This file is missing.${figures.length > 0 ? ` Figures draw its rows: ${figures.map((id) => `"${id}"`).join(', ')}.` : ''}\nRestore its last version: git restore ${path}${figures.length > 0 ? '. If there never was one, correct its name in the figure.' : ''}`,
  'file-not-read': ({ name }: { name: string }) =>
    `This file is not read: only files in data/, data/datasets/ and data/figures/ are, whose names end in .json.\nRename it to ${name}.json and move it to its folder, or delete it where it is a copy.`,
  'file-unknown': () =>
    'No part of the story reads a file of this name.\nTables belong in data/datasets/, figures in data/figures/. Delete a copy; move anything else out of data/.',
  'id-unlike-name': ({ id, name }: { id: string; name: string }) =>
    `The id is "${id}" and the file is called ${name}.json, but the two must agree.\nTake the one that other files name. A copy needs an id, and ids of rows, of its own.`,
  'not-listed': ({ count }: { count: number }) =>
    `This and ${count} more places of this file have mistakes that are not listed.\nMend the ones above, then check again.`,
};

/** What is wrong with a file. */
export type FileMistake = RecordsOf<typeof FILE_SENTENCES>;
