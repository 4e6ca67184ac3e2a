/** The editor's draft: the rows of every table, undo and redo, and what the server says of it. */
import { planPaste, type Target } from '../cells/paste.ts';
import type { Taken } from '../cells/values.ts';
import { server, type DueCorrection, type Server, type StepOffer } from '../server-messages.ts';
import { cellOf, placeKey, sameJson, type CellPlace, type DraftRow, type Field, type StoredFile } from '../sheet.ts';
import { Checking } from './checking.svelte.ts';
import { History } from './history.svelte.ts';
import type { Asked } from './merge.ts';
import type { Sheet } from './open-sheet.ts';
import { filledDown, newRow, pasted, withEdit, withCorrection, withValue } from './rows.ts';
import { Sheets } from './sheets.svelte.ts';

/** How long the server waits for a pause in typing, in milliseconds. */
const PAUSE = 200;

export class Session {
  path = $state('');
  /** The newest message to the editor, read out by screen readers. */
  said = $state<string[]>([]);
  /** What was taken for a cell that could be read in two ways, by row key and field. */
  taken = $state.raw<Record<string, string>>({});
  /** While it writes, the desk itself is what changes the files. */
  #saving = false;
  readonly history = new History();
  readonly sheets = new Sheets(this.history);
  readonly check: Checking;
  readonly #server: Server;

  constructor(api: string) {
    this.#server = server(api);
    this.check = new Checking(this.#server, () => ({
      changed: this.sheets.changed.map(({ path, text }) => ({ path, text })),
      path: this.path,
    }));
  }

  sheet = $derived(this.sheets.at(this.path));
  table = $derived(this.sheet?.table);
  rows = $derived(this.sheet ? this.sheets.rowsOf(this.sheet) : []);
  sources = $derived.by(() => this.check.story?.sources ?? []);
  problems = $derived.by(() => this.check.answer?.problems ?? []);
  /** What is wrong with each cell, by file, row and field. */
  placed = $derived(Map.groupBy(this.problems, (problem) => placeKey(cellOf(problem, this.sheets.tables)?.cell)));

  /** Loads the files, and shows one. */
  async open(path: string): Promise<void> {
    this.said = this.sheets.open(await this.#server.open());
    this.show((this.sheets.at(path) ?? this.sheets.all[0])?.table.path ?? '');
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
    const rows = pasted(this.rows, table, table.isFixed ? { ...plan, added: 0 } : plan);
    for (const change of plan.changes) this.#tell(`${rows[change.row]?.key}/${change.field.name}`, change.said);
    this.#setRows(rows);
    this.said = plan.said;
  }

  /** Goes a step back or forth; the answer says where it was made. */
  step(direction: 'undo' | 'redo'): CellPlace | undefined {
    const step = this.history.step(direction, this.sheets.drafts);
    if (!step) return undefined;
    this.sheets.drafts = step.drafts;
    this.taken = {};
    this.show(step.place.path);
    this.said = [direction === 'undo' ? 'Undone.' : 'Done again.'];
    return step.place;
  }

  /** Opens the corrections with a row for a changed value; only the reason is left to write. */
  logCorrection(due: DueCorrection): CellPlace | undefined {
    const table = this.sheets.tables.find(({ list }) => list === 'corrections');
    if (!table) return undefined;
    this.show(table.path);
    this.#remember(0, 'why');
    this.#setRows(withCorrection(this.rows, table, due));
    const reason = due.replaces ? 'See that its reason still holds.' : 'Write the reason for readers.';
    this.said = [`The correction is prepared. ${reason}`];
    return { path: table.path, row: 0, field: 'why' };
  }

  /** Hides a new row in the views before it, and drafts a view and a step for it, in one step. */
  addStep({ row, edits, goTo }: StepOffer): CellPlace {
    this.#remember(this.rows.findIndex(({ values }) => values['id'] === row));
    for (const edit of edits) {
      const sheet = this.sheets.at(edit.path);
      if (sheet) this.sheets.setRows(edit.path, withEdit(this.sheets.rowsOf(sheet), sheet.table, edit));
    }
    this.show(goTo.path);
    this.said = [
      'The step is drafted, and nothing is saved yet. Read each alt text beside its chart, and the paragraph.',
    ];
    return goTo;
  }

  /** Looks for files that changed on disk, and takes in what they say. */
  async refresh(): Promise<void> {
    if (this.sheets.all.length === 0 || this.#saving) return;
    const said = this.sheets.follow(await this.#server.open());
    if (said.length > 0) this.said = said;
    this.check.ask();
  }

  /** Saves every changed file; one that changed on disk is not written, and what it says is taken in first. */
  async save(): Promise<void> {
    const said: string[] = [];
    this.#saving = true;
    try {
      for (const file of this.sheets.changed) said.push(await this.#saveOne(file));
    } finally {
      this.#saving = false;
    }
    this.said = said;
    this.check.ask();
  }

  async #saveOne(file: StoredFile, anyway = false): Promise<string> {
    const { path } = file;
    const sheet = this.sheets.at(path);
    if (!sheet) return '';
    if (this.sheets.askedOf(sheet).length > 0) return `${path} is not saved: choose first where both changed the same.`;
    const keys = this.sheets.rowsOf(sheet).map(({ key }) => key);
    const answer = await this.#server.save(file, anyway);
    switch (answer.kind) {
      case 'changed':
        return `Not saved: ${this.sheets.takeIn(sheet, answer.file)}`;
      case 'read-only':
        this.sheets.update(path, { barred: { why: 'read-only', file: answer.file } });
        return `${path} is read-only, so it was not saved.`;
      case 'saved':
        this.sheets.update(path, { disk: answer.file, keys, barred: undefined });
        this.history.endTyping();
        return `${path} is saved.`;
    }
  }

  /** Writes a draft over a file that could not be written as it is. */
  async saveAnyway({ table, disk, barred }: Sheet): Promise<void> {
    if (!barred) return;
    const mine = this.sheets.changed.find(({ path }) => path === table.path) ?? disk;
    this.said = [await this.#saveOne({ ...mine, hash: barred.file.hash }, true)];
    this.check.ask();
  }

  /** The choice between what the draft and the file on disk say of a cell. */
  choose({ table, asked }: Sheet, choice: Asked, side: 'theirs' | 'mine'): void {
    this.show(table.path);
    const row = this.rows.findIndex(({ key }) => key === choice.key);
    this.setCell(row, choice.field, { value: choice[side] });
    this.sheets.update(table.path, { asked: asked.filter((each) => each !== choice) });
  }

  #remember(row: number, field = this.table?.fields[0]?.name ?? '', typing = ''): void {
    // What was said of the last step is no longer so.
    this.said = [];
    this.history.remember(this.sheets.drafts, { path: this.path, row, field }, typing);
  }

  #setRows(rows: DraftRow[]): void {
    this.sheets.setRows(this.path, rows);
    this.check.ask(PAUSE);
  }

  #tell(cell: string, said: string | undefined): void {
    const { [cell]: _, ...others } = this.taken;
    this.taken = said ? { ...others, [cell]: said } : others;
  }
}
