/** The sentences for files: those that cannot be read, are missing, or do not belong there. */
import { codeOf } from './show.ts';
import { type RecordsOf, sentenceOf } from './sentence-table.ts';

/** What keeps a text from being JSON, in words for somebody who has never heard of a token. */
const SYNTAX = {
  'file-empty': () => 'The file is empty.\nDelete it if nothing uses it.',
  'saved-otherwise': () =>
    'The file starts with what nobody can see: it was not saved as UTF-8, or with a byte-order mark.\nSave it as UTF-8 (in Windows Notepad: “Save as”, encoding “UTF-8”, not “UTF-8 with BOM”).',
  'no-first-brace': () => 'The file does not start with a brace {.\nWrite { on a line before this one if it was lost.',
  'text-without-end': () =>
    'The text that starts here cannot be read to its end.\nWrite " after its last word; two strokes \\\\ for one; and no tab or line break inside it.',
  'comma-too-many': () => 'There is a comma after the last item.\nRemove the comma.',
  'quotation-marks': ({ word }: { word: string }) =>
    `The quotation marks do not fit at ${word}: they are curly or single, or end the text before it.\nText and dates stand between straight double quotation marks, as in "2020-09-30"; write “ ” around words inside a text, \\" in a formula.`,
  'number-form': ({ word }: { word: string }) =>
    `This says ${word}. Numbers are digits alone, with a point before a fraction.\nWrite the number without commas, spaces, signs or units; what stands beside it belongs in "note". A date needs quotation marks: "2020-09-30".`,
  /** `fault` is the parser's name of it; `close` is how the innermost open bracket is closed; nothing is found at the end. */
  'expected-here': ({ fault, close, found }: { fault: string; close: string; found: string }) =>
    `Expected here: ${expectedBy(fault, close)}. Found: ${/^\s$/.test(found) ? `a special space (${codeOf(found)})` : found || 'the end of the file'}\nWrite what is missing, or remove what does not belong here.`,
};

function expectedBy(fault: string, close: string): string {
  switch (fault) {
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

export type SyntaxMistake = RecordsOf<typeof SYNTAX>;

export const FILE_SENTENCES = {
  'no-json': ({ fault, path }: { fault: SyntaxMistake; path: string }) =>
    `${sentenceOf(SYNTAX, fault)}\nOr bring the last version of the file back: git restore ${path}`,
  'merge-marks': ({ path }: { path: string }) =>
    `Two versions of this file were merged and the marks between them (<<<<<<<, =======, >>>>>>>) are still here.\n${
      path === 'data/published.json'
        ? 'Nobody edits this file: npm run data:publish joins the two records by itself. Then git add it.'
        : `Keep the right lines and delete the marks. Or take one version whole: git checkout --ours ${path} for yours, --theirs for the other.`
    }`,
  'nested-deep': ({ most }: { most: number }) =>
    `Brackets are nested more than ${most} deep here. The data need four levels.\nLook for an opening bracket that is never closed, or restore the last version of the file.`,
  'name-twice': ({ name }: { name: string }) =>
    `"${name}" stands twice here, so one of the two values would be lost.\nRemove the one that is wrong; where a second item starts, write }, { before it.`,
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
