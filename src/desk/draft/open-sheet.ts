/** A data file that is open as a table: what the draft was made from, and what is on disk. */
import type { DraftRow, StoredFile, Table } from '../sheet.ts';
import { editedText, readRows } from './edits.ts';
import type { Asked } from './merge.ts';

export interface Sheet {
  table: Table;
  /** The file that the draft is made from. It stays when the draft is saved, so that undo reaches back past a save. */
  loaded: StoredFile;
  /** Its rows. */
  rows: DraftRow[];
  /** The file as the desk last knew it on disk. */
  disk: StoredFile;
  /** The keys of the rows on disk, in their order. */
  keys: string[];
  /** What the draft and the file on disk both changed. */
  asked: Asked[];
  /** A file that is not written before somebody says so, as it is on disk, and why. */
  barred: { why: 'gone' | 'broken' | 'read-only'; file: StoredFile } | undefined;
}

export function asOpened(table: Table, file: StoredFile, rows = readRows(file.text, table.list)): Sheet {
  return { table, loaded: file, rows, disk: file, keys: rows.map(({ key }) => key), asked: [], barred: undefined };
}

/** The file with its text as the draft has it, where that is not the text on disk. A table that nobody edited has no rows here. */
export function changedFile({ table, loaded, disk }: Sheet, rows: DraftRow[] | undefined): StoredFile[] {
  const order = table.fields.map(({ name }) => name);
  const text = rows ? editedText(loaded.text, table.list, rows, order) : loaded.text;
  return text === disk.text ? [] : [{ ...disk, text }];
}

/** The rows on disk, under their keys in the draft. */
export function rowsOnDisk({ table, disk, keys }: Sheet): DraftRow[] {
  return readRows(disk.text, table.list).map((row, index) => ({ ...row, key: keys[index] ?? row.key }));
}

/** The rows of a draft, as if they had been made from the file on disk. */
export function rowsToDisk({ keys }: Sheet, rows: DraftRow[]): DraftRow[] {
  return rows.map((row) => {
    const from = keys.indexOf(row.key);
    return from < 0 ? { ...row, from: null } : { ...row, key: `row-${from}`, from };
  });
}
