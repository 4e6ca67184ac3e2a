/** Every open table with its draft, and how both follow the files on disk. */
import type { Opened } from '../server-messages.ts';
import { GONE, type DraftRow, type StoredFile, type Table } from '../sheet.ts';
import { canReadRows, readRows } from './edits.ts';
import type { Drafts, History } from './history.svelte.ts';
import { keptDrafts, type KeptDraft } from './kept.ts';
import { isOpen, merge, type Asked } from './merge.ts';
import { asOpened, changedFile, rowsOnDisk, rowsToDisk, type Sheet } from './open-sheet.ts';

export class Sheets {
  all = $state.raw<Sheet[]>([]);
  /** The rows of files that were edited. */
  drafts = $state.raw<Drafts>({});
  readonly #history: History;

  constructor(history: History) {
    this.#history = history;
  }

  tables = $derived(this.all.map(({ table }) => table));
  /** The files that the draft changes, with their text as it would be saved. */
  changed = $derived(this.all.flatMap((sheet) => changedFile(sheet, this.drafts[sheet.table.path])));

  /** The open table of a file. */
  at(path: string): Sheet | undefined {
    return this.all.find(({ table }) => table.path === path);
  }

  /** The rows of a table as the draft has them. */
  rowsOf({ table, rows }: Sheet): DraftRow[] {
    return this.drafts[table.path] ?? rows;
  }

  /** What a table's draft and its file on disk both changed, and nobody has chosen between. */
  askedOf(sheet: Sheet): Asked[] {
    return sheet.asked.filter((each) => isOpen(each, this.rowsOf(sheet)));
  }

  setRows(path: string, rows: DraftRow[]): void {
    this.drafts = { ...this.drafts, [path]: rows };
  }

  update(path: string, part: Partial<Sheet>): void {
    this.all = this.all.map((sheet) => (sheet.table.path === path ? { ...sheet, ...part } : sheet));
  }

  /** The drafts as they stand to the files on disk, for a page that is loaded again. */
  toKeep(): KeptDraft[] {
    const paths = new Set(this.changed.map(({ path }) => path));
    return this.all
      .filter(({ table }) => paths.has(table.path))
      .map((sheet) => ({ table: sheet.table, file: sheet.disk, rows: rowsToDisk(sheet, this.rowsOf(sheet)) }));
  }

  /** Opens every file. Edits that were kept come back as one step, which undo takes back; the answer says so. */
  open(opened: Opened): string[] {
    const { files, tables } = opened;
    const kept = keptDrafts();
    const gone = kept.map(({ table }) => table).filter((table) => !tables.some(({ path }) => path === table.path));
    this.all = [...tables, ...gone].flatMap((table) => {
      const draft = kept.find((each) => each.table.path === table.path);
      const file = draft?.file ?? files.find(({ path }) => path === table.path);
      return file ? [asOpened(table, file)] : [];
    });
    const [first] = kept;
    if (!first) return [];
    this.#rememberFirst(first.table);
    this.drafts = Object.fromEntries(kept.map(({ table, rows }) => [table.path, rows]));
    const back = 'The page was loaded again. Your edits are back, and still not saved; Undo drops them.';
    return [back, ...this.follow(opened)];
  }

  /** Takes in what changed on disk; the answer says what. */
  follow({ files, tables }: Opened): string[] {
    return this.all.flatMap((sheet) => {
      const { path } = sheet.table;
      const file = files.find((other) => other.path === path) ?? { path, text: '', hash: GONE };
      if (sheet.disk.hash !== file.hash) return [this.takeIn(sheet, file, tables)];
      if (sheet.barred) this.update(path, { barred: undefined });
      return [];
    });
  }

  /** Merges a file that changed on disk into the draft. Undo would bring back rows of another text, so it ends there. */
  takeIn(sheet: Sheet, file: StoredFile, tables: Table[] = []): string {
    const { path, list } = sheet.table;
    if (!canReadRows(file.text, list)) {
      const why = file.hash === GONE ? 'gone' : 'broken';
      this.update(path, { barred: { why, file } });
      return `${path} ${why === 'gone' ? 'is gone from' : 'cannot be read on'} disk.`;
    }
    const fresh = tables.find((each) => each.path === path);
    // The same table stays the same object, and the keyboard stays in its cell.
    const table = fresh && JSON.stringify(fresh) !== JSON.stringify(sheet.table) ? fresh : sheet.table;
    const isEdited = this.changed.some((other) => other.path === path);
    const merged = merge(table, rowsOnDisk(sheet), this.rowsOf(sheet), readRows(file.text, list));
    const { rows, disk, asked, stayed } = merged;
    this.update(path, { ...asOpened(table, file, disk), asked });
    const { [path]: _, ...others } = this.drafts;
    this.drafts = others;
    this.#history.clear();
    if (!isEdited) return `${path} changed on disk.`;
    this.#rememberFirst(table);
    this.setRows(path, rows);
    const choice = asked.length > 0 ? 'Choose below where both changed the same.' : 'Look at it before you save.';
    const kept = stayed.map((row) => ` ${row} stays: one side deleted it, the other changed it.`);
    return `${path} changed on disk, and its changes are now in your draft. ${choice}${kept.join('')}`;
  }

  #rememberFirst({ path, fields }: Table): void {
    this.#history.remember(this.drafts, { path, row: 0, field: fields[0]?.name ?? '' });
  }
}
