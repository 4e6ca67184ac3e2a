/** Unsaved edits outlive a page that is loaded again: they are kept in the browser's tab, and nowhere else. */
import { canReadRows, readRows } from './edits.ts';
import type { Drafts } from './history.svelte.ts';
import type { Opened } from '../messages.ts';
import type { StoredFile } from '../server/store.ts';
import type { DraftRow } from '../sheet.ts';

const KEY = 'desk-draft';

/** Keeps the changed files, each with the hash of the file that it was made from. */
export function keep(changed: StoredFile[]): void {
  if (changed.length > 0) sessionStorage.setItem(KEY, JSON.stringify(changed));
  else sessionStorage.removeItem(KEY);
}

/** The drafts of what was kept, of files that are still as they were. */
export function restoredDrafts({ files, tables }: Opened): Drafts {
  const drafts = kept().flatMap((draft) => {
    const file = files.find(({ path }) => path === draft.path);
    const table = tables.find(({ path }) => path === draft.path);
    const rows = file && table && restored(file, draft, table.list);
    return rows ? [[draft.path, rows]] : [];
  });
  return Object.fromEntries(drafts);
}

/** What was kept, as far as it can be read. */
function kept(): StoredFile[] {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? '[]');
    return Array.isArray(stored) ? stored.filter(isFile) : [];
  } catch {
    return [];
  }
}

function isFile(value: unknown): value is StoredFile {
  return (
    typeof value === 'object' &&
    value !== null &&
    ['path', 'text', 'hash'].every((name) => name in value && typeof Reflect.get(value, name) === 'string')
  );
}

/** The rows of a kept text as a draft of the file; undefined where the file is another by now. */
function restored(file: StoredFile, draft: StoredFile, list: string): DraftRow[] | undefined {
  if (file.hash !== draft.hash || !canReadRows(draft.text, list)) return undefined;
  const loaded = Map.groupBy(readRows(file.text, list), nameOf);
  return readRows(draft.text, list).map((row, index) => {
    const known = loaded.get(nameOf(row))?.shift();
    return known ? { ...known, values: row.values } : { ...row, key: `added-${index + 1}`, from: null };
  });
}

/** Corrections have no id; one that was edited is then a new one. */
function nameOf({ values }: DraftRow): string {
  return typeof values['id'] === 'string' ? values['id'] : JSON.stringify(values);
}
