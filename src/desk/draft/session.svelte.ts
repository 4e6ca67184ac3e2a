/** The editor's draft: the rows of every table, undo and redo, and what the server says of it. */
import { planPaste, type Target } from '../cells/paste.ts';
import type { Taken } from '../cells/values.ts';
import { server, type DueCorrection, type Opened, type Server } from '../server-messages.ts';
import { cellOf, GONE, placeKey, sameJson } from '../sheet.ts';
import type { CellPlace, DraftRow, Field, StoredFile, Table } from '../sheet.ts';
import { Checking } from './checking.svelte.ts';
import { canReadRows, readRows } from './edits.ts';
import { History, type Drafts } from './history.svelte.ts';
import { keptDrafts, type KeptDraft } from './kept.ts';
import { isOpen, merge, type Asked } from './merge.ts';
import { asOpened, changedFile, rowsOnDisk, rowsToDisk, type Sheet } from './open-sheet.ts';
import { filledDown, newRow, pasted, withCorrection, withValue } from './rows.ts';

/** How long the server waits for a pause in typing, in milliseconds. */
const PAUSE = 200;

export class Session {
  sheets = $state.raw<Sheet[]>([]);
  path = $state('');
  /** The newest message to the editor, read out by screen readers. */
  said = $state<string[]>([]);
  /** What was taken for a cell that could be read in two ways, by row key and field. */
  taken = $state.raw<Record<string, string>>({});
  /** The rows of files that were edited. */
  #drafts = $state.raw<Drafts>({});
  /** While it writes, the desk itself is what changes the files. */
  #saving = false;
  readonly history = new History();
  readonly check: Checking;
  readonly #server: Server;

  constructor(api: string) {
    this.#server = server(api);
    this.check = new Checking(this.#server, () => ({
      changed: this.changed.map(({ path, text }) => ({ path, text })),
      path: this.path,
    }));
  }

  sheet = $derived(this.sheets.find(({ table }) => table.path === this.path));
  table = $derived(this.sheet?.table);
  tables = $derived(this.sheets.map(({ table }) => table));
  rows = $derived(this.sheet ? this.rowsOf(this.sheet) : []);
  /** The files that the draft changes, with their text as it would be saved. */
  changed = $derived(this.sheets.flatMap((sheet) => changedFile(sheet, this.#drafts[sheet.table.path])));
  sources = $derived.by(() => this.check.story?.sources ?? []);
  problems = $derived.by(() => this.check.answer?.problems ?? []);
  /** What is wrong with each cell, by file, row and field. */
  placed = $derived(Map.groupBy(this.problems, (problem) => placeKey(cellOf(problem, this.tables)?.cell)));

  /** The rows of a table as the draft has them. */
  rowsOf({ table, rows }: Sheet): DraftRow[] {
    return this.#drafts[table.path] ?? rows;
  }

  /** What a table's draft and its file on disk both changed, and nobody has chosen between. */
  askedOf(sheet: Sheet): Asked[] {
    return sheet.asked.filter((each) => isOpen(each, this.rowsOf(sheet)));
  }

  /** The drafts as they stand to the files on disk, for a page that is loaded again. */
  toKeep(): KeptDraft[] {
    const paths = new Set(this.changed.map(({ path }) => path));
    return this.sheets
      .filter(({ table }) => paths.has(table.path))
      .map((sheet) => ({ table: sheet.table, file: sheet.disk, rows: rowsToDisk(sheet, this.rowsOf(sheet)) }));
  }

  /** Loads the files, and shows one. Edits that were kept come back as one step, which undo takes back. */
  async open(path: string): Promise<void> {
    const { files, tables } = await this.#server.open();
    const kept = keptDrafts();
    const gone = kept.map(({ table }) => table).filter((table) => !tables.some((each) => each.path === table.path));
    this.sheets = [...tables, ...gone].flatMap((table) => {
      const draft = kept.find((each) => each.table.path === table.path);
      const file = draft?.file ?? files.find((each) => each.path === table.path);
      return file ? [asOpened(table, file)] : [];
    });
    if (kept[0]) {
      this.path = kept[0].table.path;
      this.#remember(0);
      this.#drafts = Object.fromEntries(kept.map(({ table, rows }) => [table.path, rows]));
      const changed = this.#follow({ files, tables });
      this.said = ['The page was loaded again. Your edits are back, and still not saved; Undo drops them.', ...changed];
    }
    this.show(this.tables.some((table) => table.path === path) ? path : (this.tables[0]?.path ?? ''));
  }

  show(path: string): void {
    this.path = path;
    this.history.endTyping();
    this.check.ask();
  }

  /** Puts a value into a cell; typing on in the same cell is the same step. */
  setCell(row: number, field: Field, { value, said }: Taken): void {
    const current = this.rows[row];
    if (!current) return;
    const cell = `${current.key}/${field.name}`;
    this.#tell(cell, said);
    if (sameJson(current.values[field.name], value)) return;
    this.#remember(row, field.name, cell);
    this.#setRows(this.rows.with(row, withValue(current, field, value)));
  }

  addRow(after: number): void {
    if (!this.table) return;
    this.#remember(after);
    this.#setRows(this.rows.toSpliced(after + 1, 0, newRow(this.rows, this.table)));
  }

  deleteRow(row: number): void {
    this.#remember(row);
    this.said = [`Row ${row + 1} deleted. Undo brings it back.`];
    this.#setRows(this.rows.toSpliced(row, 1));
  }

  /** Gives the rows below one its status, confidence and sources, as far as they have none. */
  fillDown(row: number): void {
    if (!this.table) return;
    this.#remember(row);
    this.#setRows(filledDown(this.rows, this.table, row));
  }

  /** Spreads pasted text over the cells from a cell on, in one step. */
  paste(text: string, { row, field }: Pick<Target, 'row' | 'field'>): void {
    const { table, sources } = this;
    if (!table) return;
    const values = this.rows.map((each) => each.values);
    const plan = planPaste(text, { row, field, fields: table.fields, rows: values }, { sources });
    this.#remember(row, table.fields[field]?.name);
    const rows = pasted(this.rows, table, plan);
    for (const change of plan.changes) this.#tell(`${rows[change.row]?.key}/${change.field.name}`, change.said);
    this.#setRows(rows);
    this.said = plan.said;
  }

  /** Goes a step back or forth; the answer says where it was made. */
  step(direction: 'undo' | 'redo'): CellPlace | undefined {
    const step = this.history.step(direction, this.#drafts);
    if (!step) return undefined;
    this.#drafts = step.drafts;
    this.taken = {};
    this.show(step.place.path);
    this.said = [direction === 'undo' ? 'Undone.' : 'Done again.'];
    return step.place;
  }

  /** Opens the corrections with a row for a changed value; only the reason is left to write. */
  logCorrection(due: DueCorrection): CellPlace | undefined {
    const table = this.tables.find(({ list }) => list === 'corrections');
    if (!table) return undefined;
    this.show(table.path);
    this.#remember(0, 'why');
    this.#setRows(withCorrection(this.rows, table, due));
    const reason = due.replaces ? 'See that its reason still holds.' : 'Write the reason for readers.';
    this.said = [`The correction is prepared. ${reason}`];
    return { path: table.path, row: 0, field: 'why' };
  }

  /** Looks for files that changed on disk, and takes in what they say. */
  async refresh(): Promise<void> {
    if (this.sheets.length === 0 || this.#saving) return;
    const said = this.#follow(await this.#server.open());
    if (said.length > 0) this.said = said;
    this.check.ask();
  }

  /** The files as they are on disk; the answer says what changed. */
  #follow({ files, tables }: Opened): string[] {
    return this.sheets.flatMap((sheet) => {
      const { path } = sheet.table;
      const file = files.find((other) => other.path === path) ?? { path, text: '', hash: GONE };
      if (sheet.disk.hash !== file.hash) return [this.#takeIn(sheet, file, tables)];
      if (sheet.barred) this.#update(path, { barred: undefined });
      return [];
    });
  }

  /** Merges a file that changed on disk into the draft. Undo would bring back rows of another text, so it ends there. */
  #takeIn(sheet: Sheet, file: StoredFile, tables: Table[] = []): string {
    const { path, list } = sheet.table;
    if (!canReadRows(file.text, list)) {
      const why = file.hash === GONE ? 'gone' : 'broken';
      this.#update(path, { barred: { why, file } });
      return `${path} ${why === 'gone' ? 'is gone from' : 'cannot be read on'} disk.`;
    }
    const fresh = tables.find((each) => each.path === path);
    // The same table stays the same object, and the keyboard stays in its cell.
    const table = fresh && JSON.stringify(fresh) !== JSON.stringify(sheet.table) ? fresh : sheet.table;
    const isEdited = this.changed.some((other) => other.path === path);
    const { rows, disk, asked } = merge(table, rowsOnDisk(sheet), this.rowsOf(sheet), readRows(file.text, list));
    this.#update(path, { ...asOpened(table, file, disk), asked });
    const { [path]: _, ...others } = this.#drafts;
    this.#drafts = others;
    this.history.clear();
    if (!isEdited) return `${path} changed on disk.`;
    this.history.remember(others, { path, row: 0, field: table.fields[0]?.name ?? '' });
    this.#drafts = { ...others, [path]: rows };
    const choice = asked.length > 0 ? 'Choose below where both changed the same.' : 'Look at it before you save.';
    return `${path} changed on disk, and its changes are now in your draft. ${choice}`;
  }

  /** Saves every changed file; one that changed on disk is not written, and what it says is taken in first. */
  async save(): Promise<void> {
    const said: string[] = [];
    this.#saving = true;
    try {
      for (const file of this.changed) said.push(await this.#saveOne(file));
    } finally {
      this.#saving = false;
    }
    this.said = said;
    this.check.ask();
  }

  async #saveOne(file: StoredFile, anyway = false): Promise<string> {
    const { path } = file;
    const sheet = this.sheets.find(({ table }) => table.path === path);
    if (!sheet) return '';
    if (this.askedOf(sheet).length > 0) return `${path} is not saved: choose first where both changed the same.`;
    const keys = this.rowsOf(sheet).map(({ key }) => key);
    const answer = await this.#server.save(file, anyway);
    switch (answer.kind) {
      case 'changed':
        return `Not saved: ${this.#takeIn(sheet, answer.file)}`;
      case 'read-only':
        this.#update(path, { barred: { why: 'read-only', file: answer.file } });
        return `${path} is read-only, so it was not saved.`;
      case 'saved':
        this.#update(path, { disk: answer.file, keys, barred: undefined });
        this.history.endTyping();
        return `${path} is saved.`;
    }
  }

  /** Writes a draft over a file that could not be written as it is. */
  async saveAnyway({ table, disk, barred }: Sheet): Promise<void> {
    if (!barred) return;
    const mine = this.changed.find(({ path }) => path === table.path) ?? disk;
    this.said = [await this.#saveOne({ ...mine, hash: barred.file.hash }, true)];
    this.check.ask();
  }

  /** The choice between what the draft and the file on disk say. */
  choose({ table, asked }: Sheet, choice: Asked, side: Asked['held']): void {
    this.show(table.path);
    const row = this.rows.findIndex(({ key }) => key === choice.key);
    if (side !== choice.held && choice.field) this.setCell(row, choice.field, { value: choice.other });
    else if (side !== choice.held) this.deleteRow(row);
    this.#update(table.path, { asked: asked.filter((each) => each !== choice) });
  }

  #update(path: string, part: Partial<Sheet>): void {
    this.sheets = this.sheets.map((sheet) => (sheet.table.path === path ? { ...sheet, ...part } : sheet));
  }

  #remember(row: number, field = this.table?.fields[0]?.name ?? '', typing = ''): void {
    // What was said of the last step is no longer so.
    this.said = [];
    this.history.remember(this.#drafts, { path: this.path, row, field }, typing);
  }

  #setRows(rows: DraftRow[]): void {
    this.#drafts = { ...this.#drafts, [this.path]: rows };
    this.check.ask(PAUSE);
  }

  #tell(cell: string, said: string | undefined): void {
    const { [cell]: _, ...others } = this.taken;
    this.taken = said ? { ...others, [cell]: said } : others;
  }
}
