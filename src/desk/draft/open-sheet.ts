/** A data file that is open as a table: what the draft was made from, and what is on disk. */
import type { DraftRow, StoredFile, Table } from '../sheet.ts';
import { editedText, readRows } from './edits.ts';

export interface Sheet {
  table: Table;
  /** The file that the draft is made from. It stays when the draft is saved, so that undo reaches back past a save. */
  loaded: StoredFile;
  /** The file as the desk last knew it on disk. */
  disk: StoredFile;
  /** The keys of the rows on disk, in their order. */
  keys: string[];
  /** The file that somebody else wrote under the draft. */
  theirs: StoredFile | undefined;
}

export function asOpened(table: Table, file: StoredFile): Sheet {
  const keys = readRows(file.text, table.list).map(({ key }) => key);
  return { table, loaded: file, disk: file, keys, theirs: undefined };
}

/** The file with its text as the draft has it, where that is not the text on disk. A table that nobody edited has no rows here. */
export function changedFile({ table, loaded, disk }: Sheet, rows: DraftRow[] | undefined): StoredFile[] {
  const order = table.fields.map(({ name }) => name);
  const text = rows ? editedText(loaded.text, table.list, rows, order) : loaded.text;
  return text === disk.text ? [] : [{ ...disk, text }];
}

/** The rows of a draft, as if they had been made from the file on disk. */
export function rowsToDisk({ keys }: Sheet, rows: DraftRow[]): DraftRow[] {
  return rows.map((row) => {
    const from = keys.indexOf(row.key);
    return from < 0 ? { ...row, from: null } : { ...row, key: `row-${from}`, from };
  });
}
