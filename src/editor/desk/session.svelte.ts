/** The editor's draft: rows per file, undo and redo, and what the server says of it. */
import { editedText, readRows } from './edits.ts';
import type { DraftAnswer, Opened } from './messages.ts';
import { planPaste, readBlock, type Target } from './paste.ts';
import { newRow, orderOf, pasted, withValue } from './rows.ts';
import { askDraft, openFiles, saveText } from './server.ts';
import type { StoredFile } from './store.ts';
import { sameJson, type DraftRow, type Field } from './table.ts';
import type { SourceName, Taken } from './values.ts';

/** A cell of the table that is open. */
export interface CellPlace {
  path: string;
  row: number;
  field: string;
}

interface State {
  /** The rows of each file that was looked at. */
  drafts: Record<string, DraftRow[]>;
  /** Where the edit was made, so that undoing leads back to it. */
  place: CellPlace;
}

/** How long the server waits for a pause in typing, in milliseconds. */
const PAUSE = 200;

export class Session {
  opened = $state.raw<Opened>();
  path = $state('');
  drafts = $state.raw<Record<string, DraftRow[]>>({});
  answer = $state.raw<DraftAnswer>();
  /** The story as it was drawn last; it stays while a mistake keeps the draft from being drawn. */
  story = $state.raw<DraftAnswer['story']>();
  busy = $state(false);
  /** The newest message to the editor, read out by screen readers. */
  said = $state<string[]>([]);
  /** What was taken for a cell that could be read in two ways, by row key and field. */
  taken = $state.raw<Record<string, string>>({});
  /** Files that changed on disk under the draft, as they are there now. */
  theirs = $state.raw<Record<string, StoredFile>>({});
  /** Files that were saved, as they are on disk. The draft stays a draft of the file as loaded, so undo reaches back past a save. */
  #saved = $state.raw<Record<string, StoredFile>>({});
  #past = $state.raw<State[]>([]);
  #future = $state.raw<State[]>([]);
  /** The cell that is being typed in: all of its keystrokes are one step of undo. */
  #typing = '';
  #asked = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #api: string;

  constructor(api: string) {
    this.#api = api;
  }

  table = $derived(this.opened?.tables.find(({ path }) => path === this.path));
  rows = $derived(this.drafts[this.path] ?? []);
  /** The files that the draft changes, with their text as it would be saved. */
  changed = $derived.by(() => (this.opened?.files ?? []).flatMap((file) => this.#changedFile(file)));
  canUndo = $derived(this.#past.length > 0);
  canRedo = $derived(this.#future.length > 0);
  sources = $derived<SourceName[]>(this.story?.sources ?? []);

  #changedFile(file: StoredFile): StoredFile[] {
    const rows = this.drafts[file.path];
    const table = this.opened?.tables.find(({ path }) => path === file.path);
    if (!rows || !table) return [];
    const text = editedText(file.text, table.list, rows, orderOf(table));
    const disk = this.#saved[file.path] ?? file;
    return text === disk.text ? [] : [{ ...disk, text }];
  }

  /** Loads the files, and shows one. */
  async open(path: string): Promise<void> {
    this.opened = await openFiles(this.#api);
    this.show(this.opened.tables.some((table) => table.path === path) ? path : (this.opened.tables[0]?.path ?? ''));
  }

  show(path: string): void {
    this.path = path;
    this.#typing = '';
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
    const place = `${current.key}/${field.name}`;
    if (this.#typing !== place) this.#remember({ path: this.path, row, field: field.name });
    this.#typing = place;
    this.#setRows(this.rows.with(row, withValue(current, field, value)));
  }

  /** The next keystroke starts a new step of undo. */
  endTyping(): void {
    this.#typing = '';
  }

  addRow(after: number): void {
    const { table } = this;
    if (!table) return;
    this.#remember({ path: this.path, row: after, field: table.fields[0]?.name ?? '' });
    this.#setRows(this.rows.toSpliced(after + 1, 0, newRow(this.rows, table)));
  }

  deleteRow(row: number): void {
    this.#remember({ path: this.path, row, field: this.table?.fields[0]?.name ?? '' });
    this.said = [`Row ${row + 1} deleted. Undo brings it back.`];
    this.#setRows(this.rows.toSpliced(row, 1));
  }

  /** Spreads pasted text over the cells from a cell on, in one step. */
  paste(text: string, target: Pick<Target, 'row' | 'field'>): void {
    const { table } = this;
    if (!table) return;
    const plan = planPaste(
      readBlock(text),
      { ...target, fields: table.fields, rows: this.rows.map(({ values }) => values) },
      { sources: this.sources },
    );
    this.#remember({ path: this.path, row: target.row, field: table.fields[target.field]?.name ?? '' });
    const rows = pasted(this.rows, table, plan);
    for (const { row, field, said } of plan.changes) this.#tell(rows[row]?.key ?? '', field, said);
    this.#setRows(rows);
    this.said = plan.said;
  }

  undo(): CellPlace | undefined {
    return this.#step('undo');
  }

  redo(): CellPlace | undefined {
    return this.#step('redo');
  }

  #step(direction: 'undo' | 'redo'): CellPlace | undefined {
    const [from, to] = direction === 'undo' ? [this.#past, this.#future] : [this.#future, this.#past];
    const state = from.at(-1);
    if (!state) return undefined;
    const other = [...to, { drafts: this.drafts, place: state.place }];
    [this.#past, this.#future] = direction === 'undo' ? [from.slice(0, -1), other] : [other, from.slice(0, -1)];
    this.drafts = state.drafts;
    this.taken = {};
    this.show(state.place.path);
    this.said = [direction === 'undo' ? 'Undone.' : 'Done again.'];
    return state.place;
  }

  /** Saves every changed file; one that changed on disk is not written, and waits for a choice. */
  async save(): Promise<void> {
    for (const file of this.changed) await this.#saveOne(file);
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
    this.#typing = '';
    this.said = [`${file.path} is saved.`];
  }

  /** The choice after a change on disk: take that file and drop the draft of it, or write the draft over it. */
  async resolve(path: string, choice: 'theirs' | 'mine'): Promise<void> {
    const found = this.theirs[path];
    if (!found) return;
    const mine = this.changed.find((file) => file.path === path);
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
    [this.#past, this.#future, this.#typing] = [[], [], ''];
  }

  #remember(place: CellPlace): void {
    this.#past = [...this.#past, { drafts: this.drafts, place }];
    this.#future = [];
    this.#typing = '';
  }

  #setRows(rows: DraftRow[]): void {
    this.drafts = { ...this.drafts, [this.path]: rows };
    this.#ask(PAUSE);
  }

  #tell(key: string, field: Field, said: string | undefined): void {
    const { [`${key}/${field.name}`]: _, ...others } = this.taken;
    this.taken = said ? { ...others, [`${key}/${field.name}`]: said } : others;
  }

  /** Asks the server what the draft does, after a pause; an older answer never replaces a newer one. */
  #ask(pause: number): void {
    clearTimeout(this.#timer);
    const number = ++this.#asked;
    this.busy = true;
    this.#timer = setTimeout(() => {
      const changed = this.changed.map(({ path, text }) => ({ path, text }));
      askDraft(this.#api, { changed, path: this.path }).then(
        (answer) => {
          if (number !== this.#asked) return;
          this.answer = answer;
          this.story = answer.story ?? this.story;
          this.busy = false;
        },
        (error: unknown) => {
          if (number === this.#asked) this.said = [error instanceof Error ? error.message : String(error)];
        },
      );
    }, pause);
  }
}
