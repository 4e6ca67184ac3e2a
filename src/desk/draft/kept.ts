/** Unsaved edits outlive a page that is loaded again: they are kept in the browser's tab, and nowhere else. */
import type { DraftRow, StoredFile, Table } from '../sheet.ts';

const KEY = 'desk-edits';

/** The rows of a draft, and the file on disk that they were made from: where it changed since, both are merged. */
export interface KeptDraft {
  table: Table;
  file: StoredFile;
  rows: DraftRow[];
}

export function keep(drafts: KeptDraft[]): void {
  if (drafts.length > 0) sessionStorage.setItem(KEY, JSON.stringify(drafts));
  else sessionStorage.removeItem(KEY);
}

export function keptDrafts(): KeptDraft[] {
  // Nothing but the desk writes under this key, in this tab.
  return JSON.parse(sessionStorage.getItem(KEY) ?? '[]');
}
