/** Unsaved edits outlive a page that is loaded again: they are kept in the browser's tab, and nowhere else. */
import type { DraftRow, StoredFile } from '../sheet.ts';

const KEY = 'desk-drafts';

/** The rows of a draft, and the file on disk that they were made from. */
export interface KeptDraft {
  path: string;
  hash: string;
  rows: DraftRow[];
}

export function keep(drafts: KeptDraft[]): void {
  if (drafts.length > 0) sessionStorage.setItem(KEY, JSON.stringify(drafts));
  else sessionStorage.removeItem(KEY);
}

/** The drafts of files that are still as they were. */
export function keptDrafts(files: StoredFile[]): KeptDraft[] {
  const hashes = new Map(files.map(({ path, hash }) => [path, hash]));
  // Nothing but the desk writes under this key, in this tab.
  const drafts: KeptDraft[] = JSON.parse(sessionStorage.getItem(KEY) ?? '[]');
  return drafts.filter(({ path, hash }) => hashes.get(path) === hash);
}
