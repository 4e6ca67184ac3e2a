/** Files that are something else than data, or that are spoilt as a whole: each is known by how it starts. */
import type { Mistake } from './syntax-place.ts';

/** Saved over a data file. */
function otherFile(what: string): (path: string) => string {
  return (path) =>
    `This is ${what}, not a data file.\nPaste cells of a spreadsheet at the desk (npm run dev, then /desk/). Restore the last version of this file: git restore ${path}`;
}

const SPOILT: [RegExp, (path: string) => string][] = [
  [
    /^(?=\s*$)/,
    (path) => `The file is empty.\nDelete it if nothing uses it. Else restore its last version: git restore ${path}`,
  ],
  [
    /^\ufeff/,
    () =>
      'The file starts with a byte-order mark, which nobody can see.\nSave it as UTF-8 without byte-order mark (in Windows Notepad: “UTF-8”, not “UTF-8 with BOM”).',
  ],
  [
    /^(?:<{7}|={7}|>{7})/m,
    () =>
      'Two versions of this file were merged and the marks between them (<<<<<<<, =======, >>>>>>>) are still here.\nKeep the right lines and delete the marks.',
  ],
  [/^PK\x03\x04/, otherFile('a spreadsheet or another document of an office program (.xlsx, .ods)')],
  // The eight bytes with which older Excel files start, read as UTF-8.
  [/^\ufffd\ufffd\x11/, otherFile('a spreadsheet or another document of an office program (.xls)')],
  [/^%PDF/, otherFile('a PDF')],
  [
    /^\{\\rtf/,
    () =>
      'This is formatted text (RTF), not plain text.\nSave it as plain text (in TextEdit: “Format”, “Make Plain Text”).',
  ],
  [
    /^.{0,200}?\0.\0|^\ufffd\ufffd/s,
    () =>
      'The file was saved as UTF-16, which is not read.\nSave it as UTF-8 (in Windows Notepad: “Save as”, encoding “UTF-8”).',
  ],
  [
    /(?<=^\s*)</,
    (path) =>
      `The file starts as a web page does, not with a brace {.\nRemove what stands before the brace. If no brace follows, restore its last version: git restore ${path}`,
  ],
  [/(?<=^\s*)"[^"\n]*"\s*:/, () => 'The brace { that opens the file is missing.\nWrite { on a line before this one.'],
  [
    // A first line of names with separators, and no line that starts as a data file's do.
    /^(?!\s*(?:\/|["“'\w$-]+["”']?\s*:))(?![^]*\n[^\S\n]*[{}])[^{}[\]\n]{0,500}[,;\t][^{}[\]\n]{0,2000}(?:\n|$)/,
    otherFile('a table with commas, semicolons or tabs between the cells (CSV)'),
  ],
];

/** What is wrong with the file as a whole, looked for before the first complaint of the grammar. */
export function wholeFile(text: string, path: string): Mistake | undefined {
  for (const [pattern, words] of SPOILT) {
    const found = pattern.exec(text);
    if (found) return { offset: found.index, message: words(path) };
  }
  return undefined;
}
