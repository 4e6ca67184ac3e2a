/** The editor's draft: rows per file, undo and redo, and what the server says of it. */
import { canReadRows, editedText, readRows } from './edits.ts';
import { Checking } from './checking.svelte.ts';
import type { DueCorrection, Opened } from '../messages.ts';
import { planPaste, type Target } from '../cells/paste.ts';
import { restoredDrafts } from './kept.ts';
import { History, type CellPlace, type Drafts } from './history.svelte.ts';
import { newRow, orderOf, pasted, withCorrection, withValue } from './rows.ts';
import { openFiles, saveText } from './requests.ts';
import type { StoredFile } from '../server/store.ts';
import { GONE, sameJson, type DraftRow, type Field } from '../sheet.ts';
import type { SourceName, Taken } from '../cells/values.ts';

/** How long the server waits for a pause in typing, in milliseconds. */
const PAUSE = 200;

export class Session {
  opened = $state.raw<Opened>();
  path = $state('');
  drafts = $state.raw<Drafts>({});
  /** The newest message to the editor, read out by screen readers. */
  said = $state<string[]>([]);
  /** What was taken for a cell that could be read in two ways, by row key and field. */
  taken = $state.raw<Record<string, string>>({});
  /** Files that changed on disk under the draft, as they are there now. */
  theirs = $state.raw<Record<string, StoredFile>>({});
  /** Files that were saved, as they are on disk. The draft stays a draft of the file as loaded, so undo reaches back past a save. */
  #saved = $state.raw<Record<string, StoredFile>>({});
  /** While it writes, the desk itself is what changes the files. */
  #saving = false;
  readonly history = new History();
  readonly check: Checking;
  readonly #api: string;

  constructor(api: string) {
    this.#api = api;
    this.check = new Checking(api);
  }

  table = $derived(this.opened?.tables.find(({ path }) => path === this.path));
  rows = $derived(this.drafts[this.path] ?? []);
  /** The files that the draft changes, with their text as it would be saved. */
  changed = $derived.by(() => (this.opened?.files ?? []).flatMap((file) => this.#changedFile(file)));
  sources = $derived.by<SourceName[]>(() => this.check.story?.sources ?? []);

  #changedFile(file: StoredFile): StoredFile[] {
    const rows = this.drafts[file.path];
    const table = this.opened?.tables.find(({ path }) => path === file.path);
    if (!table) return [];
    // A table without a draft is as it was loaded, which need not be as it was saved.
    const text = rows ? editedText(file.text, table.list, rows, orderOf(table)) : file.text;
    const disk = this.#saved[file.path] ?? file;
    return text === disk.text ? [] : [{ ...disk, text }];
  }

  /** Loads the files, and shows one. */
  async open(path: string): Promise<void> {
    this.opened = await openFiles(this.#api);
    this.#restore(restoredDrafts(this.opened));
    this.show(this.opened.tables.some((table) => table.path === path) ? path : (this.opened.tables[0]?.path ?? ''));
  }

  /** Edits that were kept over a reload come back as one step, which undo takes back. */
  #restore(drafts: Drafts): void {
    const [path] = Object.keys(drafts);
    if (path === undefined) return;
    for (const each of Object.keys(drafts)) this.show(each);
    this.#remember(0);
    this.drafts = { ...this.drafts, ...drafts };
    this.said = ['The page was loaded again. Your edits are back, and still not saved; Undo drops them.'];
  }

  show(path: string): void {
    this.path = path;
    this.history.endTyping();
    const file = this.opened?.files.find((candidate) => candidate.path === path);
    if (file && this.table && !this.drafts[path]) {
      this.drafts = { ...this.drafts, [path]: readRows(file.text, this.table.list) };
    }
    this.#ask(0);
  }

  /** Puts a value into a cell; typing on in the same cell is the same step. */
  setCell(row: number, field: Field, { value, said }: Taken): void {
    const current = this.rows[row];
    if (!current) return;
    this.#tell(current.key, field, said);
    if (sameJson(current.values[field.name], value)) return;
    this.#remember(row, field.name, `${current.key}/${field.name}`);
    this.#setRows(this.rows.with(row, withValue(current, field, value)));
  }

  addRow(after: number): void {
    const { table } = this;
    if (!table) return;
    this.#remember(after);
    this.#setRows(this.rows.toSpliced(after + 1, 0, newRow(this.rows, table)));
  }

  deleteRow(row: number): void {
    this.#remember(row);
    this.said = [`Row ${row + 1} deleted. Undo brings it back.`];
    this.#setRows(this.rows.toSpliced(row, 1));
  }

  /** Spreads pasted text over the cells from a cell on, in one step. */
  paste(text: string, target: Pick<Target, 'row' | 'field'>): void {
    const { table } = this;
    if (!table) return;
    const plan = planPaste(
      text,
      { ...target, fields: table.fields, rows: this.rows.map(({ values }) => values) },
      { sources: this.sources },
    );
    this.#remember(target.row, table.fields[target.field]?.name);
    const rows = pasted(this.rows, table, plan);
    for (const { row, field, said } of plan.changes) this.#tell(rows[row]?.key ?? '', field, said);
    this.#setRows(rows);
    this.said = plan.said;
  }

  /** Goes a step back or forth; the answer says where it was made. */
  step(direction: 'undo' | 'redo'): CellPlace | undefined {
    const step = this.history.step(direction, this.drafts);
    if (!step) return undefined;
    this.drafts = step.drafts;
    this.taken = {};
    this.show(step.place.path);
    this.said = [direction === 'undo' ? 'Undone.' : 'Done again.'];
    return step.place;
  }

  /** Opens the corrections with a row for a changed value; only the reason is left to write. */
  logCorrection(due: DueCorrection): CellPlace | undefined {
    const table = this.opened?.tables.find(({ list }) => list === 'corrections');
    if (!table) return undefined;
    this.show(table.path);
    const { rows, prepared } = withCorrection(this.rows, table, due);
    this.#remember(0, 'why');
    this.#setRows(rows);
    this.said = [prepared];
    return { path: table.path, row: 0, field: 'why' };
  }

  /** Looks for files that changed on disk: those without edits are shown as they are there, the others wait for a choice. */
  async refresh(): Promise<void> {
    if (!this.opened || this.#saving) return;
    const { files } = await openFiles(this.#api);
    for (const { path, list } of this.opened.tables) {
      const file = files.find((other) => other.path === path) ?? { path, text: '', hash: GONE };
      if (this.#onDisk(path)?.hash === file.hash) {
        const { [path]: _, ...others } = this.theirs;
        this.theirs = others;
        continue;
      }
      const edited = this.changed.some((other) => other.path === path);
      if (edited || !canReadRows(file.text, list)) this.theirs = { ...this.theirs, [path]: file };
      else this.#restart(file);
      this.said = [file.hash === GONE ? `${path} is gone from disk.` : `${path} changed on disk.`];
    }
    this.#ask(0);
  }

  /** A file as the desk last knew it on disk. */
  #onDisk(path: string): StoredFile | undefined {
    return this.#saved[path] ?? this.opened?.files.find((file) => file.path === path);
  }

  /** Saves every changed file; one that changed on disk is not written, and waits for a choice. */
  async save(): Promise<void> {
    const said: string[] = [];
    this.#saving = true;
    try {
      for (const file of this.changed) {
        await this.#saveOne(file);
        said.push(...this.said);
      }
    } finally {
      this.#saving = false;
    }
    this.said = said;
    this.#ask(0);
  }

  async #saveOne(file: StoredFile): Promise<void> {
    const answer = await saveText(this.#api, file);
    const { [file.path]: _, ...others } = this.theirs;
    if (answer.kind === 'changed') {
      this.theirs = { ...others, [file.path]: answer.file };
      this.said = [`${file.path} changed on disk, so it was not saved.`];
      return;
    }
    this.theirs = others;
    this.#saved = { ...this.#saved, [file.path]: answer.file };
    this.history.endTyping();
    this.said = [`${file.path} is saved.`];
  }

  /** The choice after a change on disk: take that file and drop the draft of it, or write the draft over it. */
  async resolve(path: string, choice: 'theirs' | 'mine'): Promise<void> {
    const found = this.theirs[path];
    if (!found) return;
    const mine = this.changed.find((file) => file.path === path) ?? this.#onDisk(path);
    if (choice === 'mine' && mine) await this.#saveOne({ ...mine, hash: found.hash });
    else {
      this.#restart(found);
      this.said = [`${path} is shown as it is on disk.`];
    }
    this.#ask(0);
  }

  /** Starts over with a file as it is on disk. Undo would bring back rows of another text, so it ends here. */
  #restart(file: StoredFile): void {
    const { opened } = this;
    const table = opened?.tables.find(({ path }) => path === file.path);
    if (!opened || !table) return;
    const { [file.path]: _saved, ...saved } = this.#saved;
    const { [file.path]: _theirs, ...theirs } = this.theirs;
    [this.#saved, this.theirs] = [saved, theirs];
    this.opened = { ...opened, files: opened.files.map((other) => (other.path === file.path ? file : other)) };
    this.drafts = { ...this.drafts, [file.path]: readRows(file.text, table.list) };
    this.history.clear();
    this.#ask(0);
  }

  #remember(row: number, field = this.table?.fields[0]?.name ?? '', typing = ''): void {
    // What was said of the last step is no longer so.
    this.said = [];
    this.history.remember(this.drafts, { path: this.path, row, field }, typing);
  }

  #setRows(rows: DraftRow[]): void {
    this.drafts = { ...this.drafts, [this.path]: rows };
    this.#ask(PAUSE);
  }

  #tell(key: string, field: Field, said: string | undefined): void {
    const { [`${key}/${field.name}`]: _, ...others } = this.taken;
    this.taken = said ? { ...others, [`${key}/${field.name}`]: said } : others;
  }

  #ask(pause: number): void {
    this.check.ask(pause, () => ({
      changed: this.changed.map(({ path, text }) => ({ path, text })),
      path: this.path,
    }));
  }
}
