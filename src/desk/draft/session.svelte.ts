/** The editor's draft: the text of every file, undo and redo, and how both follow the files on disk. */
import { planPaste } from '../cells/paste.ts';
import { readCell } from '../cells/values.ts';
import { server, type StepOffer } from '../requests.ts';
import { cellOf, GONE, placeKey, sameJson, type CellPlace, type DraftRow, type Field, type Json } from '../sheet.ts';
import type { StoredFile, Table, Values } from '../sheet.ts';
import { Checking } from './checking.svelte.ts';
import { canReadRows, editedText, readRows } from './edits.ts';
import { History, type Texts } from './history.svelte.ts';
import { merge, rowsByName, type Asked } from './merge.ts';
import { pasted, withEdit, withValue } from './rows.ts';

/** How long the server waits for a pause in typing, in milliseconds. */
const PAUSE = 200;

/** A data file that is open as a table, as it lies on disk. */
interface Sheet {
  table: Table;
  disk: StoredFile;
}

/** What a change makes of the rows of a table. */
type Change = (rows: DraftRow[], table: Table) => DraftRow[];

export class Session {
  path = $state('');
  /** The newest message to the editor, read out by screen readers. */
  said = $state<string[]>([]);
  sheets = $state.raw<Sheet[]>([]);
  #texts = $state.raw<Texts>({});
  #asked = $state.raw<Asked[]>([]);
  /** While it writes, the desk itself is what changes the files. */
  #saving = false;
  readonly history = new History();
  readonly check: Checking;
  readonly #server: ReturnType<typeof server>;

  constructor(api: string) {
    this.#server = server(api);
    this.check = new Checking(() => this.#server.check(this.changed, this.path));
  }

  tables = $derived(this.sheets.map(({ table }) => table));
  table = $derived(this.tables.find(({ path }) => path === this.path));
  rows = $derived(this.table ? this.#rowsOf(this.table) : []);
  /** Every source of the draft, for cells that name some. */
  sources = $derived.by(() => {
    const table = this.tables.find(({ list }) => list === 'sources');
    return (table ? this.#rowsOf(table) : []).map(({ values }) => values);
  });
  /** The files that the draft changes, with their text as it would be saved. */
  changed = $derived(
    this.sheets.flatMap(({ disk }): StoredFile[] => {
      const text = this.#texts[disk.path] ?? disk.text;
      return text === disk.text ? [] : [{ ...disk, text }];
    }),
  );
  problems = $derived.by(() => this.check.answer?.problems ?? []);
  /** What is wrong with each cell, by file, row and field. */
  placed = $derived(Map.groupBy(this.problems, (problem) => placeKey(cellOf(problem, this.tables)?.cell)));
  /** What a table's draft and its file on disk both changed, and nobody has chosen between. */
  asked = $derived(
    this.#asked.filter(({ table, row, field, theirs }) => {
      const found = rowsByName(table, this.#rowsOf(table)).get(row);
      return found && !sameJson(found.values[field.name], theirs);
    }),
  );

  /** Loads the files, and shows one. */
  async open(path: string): Promise<void> {
    const { files, tables } = await this.#server.open();
    this.sheets = tables.flatMap((table) => {
      const disk = files.find((file) => file.path === table.path);
      return disk ? [{ table, disk }] : [];
    });
    this.#texts = Object.fromEntries(files.map((file) => [file.path, file.text]));
    this.show(tables.some((table) => table.path === path) ? path : (tables[0]?.path ?? ''));
  }

  show(path: string): void {
    this.path = path;
    this.history.endTyping();
    this.check.ask();
  }

  /** Puts what was typed into a cell; typing on in the same cell is the same step. */
  setCell(row: number, field: Field, typed: string): void {
    const { value, said } = readCell(field, typed, this.sources);
    this.#setValue(row, field, value, `${this.path}/${row}/${field.name}`);
    if (said) this.said = [said];
  }

  /** Changes the rows of the open table, in one step that is made at a row. */
  change(row: number, made: Change): void {
    this.#remember(row);
    this.#edit(made);
  }

  /** Spreads pasted text over the cells from a cell on, in one step. */
  paste(text: string, row: number, field: number): void {
    const { table, sources } = this;
    if (!table) return;
    const values = this.rows.map((each) => each.values);
    const { fields, isFixed } = table;
    const plan = planPaste(text, { row, field, fields, rows: values, isFixed }, sources);
    this.#remember(row, fields[field]?.name);
    this.#edit((rows) => pasted(rows, table, plan));
    this.said = plan.said;
  }

  /** Goes a step back or forth; the answer says where it was made. */
  step(direction: 'undo' | 'redo'): CellPlace | undefined {
    const step = this.history.step(direction, this.#texts);
    if (!step) return undefined;
    this.#texts = step.texts;
    this.show(step.place.path);
    this.said = [direction === 'undo' ? 'Undone.' : 'Done again.'];
    return step.place;
  }

  /** Puts the entry that a mistake asks for on top of the corrections; only the reason is left to write. */
  logCorrection(line: string): CellPlace | undefined {
    const table = this.tables.find(({ list }) => list === 'corrections');
    if (!table) return undefined;
    const values: Values = JSON.parse(line);
    this.show(table.path);
    this.#remember(0, 'why');
    this.#edit((rows) => withEdit(rows, table, { row: 0, values: { ...values, why: '' }, isNew: true }));
    this.said = ['The correction is prepared. Write the reason for readers.'];
    return { path: table.path, row: 0, field: 'why' };
  }

  /** Hides a new row in the views before it, and drafts a view and a step for it, in one step. */
  addStep({ row, edits, goTo }: StepOffer): CellPlace {
    this.#remember(this.rows.findIndex(({ values }) => values['id'] === row));
    for (const edit of edits) this.#edit((rows, table) => withEdit(rows, table, edit), edit.path);
    this.show(goTo.path);
    this.said = [
      'The step is drafted, and nothing is saved yet. Read each alt text beside its chart, and the paragraph.',
    ];
    return goTo;
  }

  /** Looks for files that changed on disk, and takes in what they say. */
  async refresh(): Promise<void> {
    if (this.sheets.length === 0 || this.#saving) return;
    const { files, tables } = await this.#server.open();
    const said = this.sheets.flatMap((sheet) => {
      const { path } = sheet.table;
      const file = files.find((other) => other.path === path) ?? { path, text: '', hash: GONE };
      return sheet.disk.hash === file.hash ? [] : [this.#takeIn(sheet, file, tables)];
    });
    if (said.length > 0) this.said = said;
    this.check.ask();
  }

  /** Saves every changed file; one that changed on disk is not written, and what it says is taken in first. */
  async save(): Promise<void> {
    const said: string[] = [];
    this.#saving = true;
    for (const file of this.changed) said.push(await this.#saveOne(file).catch(({ message }: Error) => message));
    this.#saving = false;
    this.said = said;
    this.check.ask();
  }

  async #saveOne(file: StoredFile): Promise<string> {
    const { path } = file;
    const sheet = this.sheets.find(({ table }) => table.path === path);
    if (!sheet || this.asked.some(({ table }) => table.path === path))
      return `${path} is not saved: choose first where both changed the same.`;
    const answer = await this.#server.save(file);
    if (answer.kind === 'changed') return `Not saved: ${this.#takeIn(sheet, answer.file)}`;
    this.#update(path, { disk: answer.file });
    this.history.endTyping();
    return `${path} is saved.`;
  }

  /** The choice between what the draft and the file on disk say of a cell. */
  choose(choice: Asked, side: 'theirs' | 'mine'): void {
    const { table, row, field, theirs } = choice;
    this.show(table.path);
    const place = [...rowsByName(table, this.rows).keys()].indexOf(row);
    if (side === 'theirs') this.#setValue(place, field, theirs);
    this.#asked = this.#asked.filter((each) => each !== choice);
  }

  /** Merges a file that changed on disk into the draft. Undo would bring back a text without its changes, so it ends there. */
  #takeIn({ table, disk }: Sheet, file: StoredFile, tables: Table[] = []): string {
    const { path, list } = table;
    if (file.hash === GONE || !canReadRows(file.text, list))
      return `${path} ${file.hash === GONE ? 'is gone from' : 'cannot be read on'} disk, and your draft waits. Mend the file, or bring it back with git restore.`;
    const isEdited = this.changed.some((other) => other.path === path);
    const [base, mine, theirs] = [readRows(disk.text, list), this.#rowsOf(table), readRows(file.text, list)];
    const { rows, asked, stayed } = merge(table, base, mine, theirs);
    const fresh = tables.find((each) => each.path === path) ?? table;
    // The same table stays the same object, and the keyboard stays in its cell while the same rows stand there.
    const names = [mine, rows].map((some) => [...rowsByName(table, some).keys()].join('\n'));
    const isSame = names[0] === names[1] && JSON.stringify(fresh) === JSON.stringify(table);
    this.#update(path, { table: isSame ? table : { ...fresh }, disk: file });
    this.#asked = [...this.#asked.filter((each) => each.table.path !== path), ...asked];
    this.history.clear();
    this.#texts = { ...this.#texts, [path]: file.text };
    if (!isEdited) return `${path} changed on disk.`;
    this.history.remember(this.#texts, { path, row: 0, field: table.fields[0]?.name ?? '' });
    this.#edit(() => rows, path);
    const choice = asked.length > 0 ? 'Choose below where both changed the same.' : 'Look at it before you save.';
    const kept = stayed.map((row) => ` ${row} stays: one side deleted it, the other changed it.`);
    return `${path} changed on disk, and its changes are now in your draft. ${choice}${kept.join('')}`;
  }

  #rowsOf({ path, list }: Table): DraftRow[] {
    return readRows(this.#texts[path] ?? '', list);
  }

  #update(path: string, part: Partial<Sheet>): void {
    this.sheets = this.sheets.map((sheet) => (sheet.table.path === path ? { ...sheet, ...part } : sheet));
  }

  #setValue(row: number, field: Field, value: Json | undefined, typing = ''): void {
    if (sameJson(this.rows[row]?.values[field.name], value)) return;
    // What is typed on starts from the text before, so that a value that is typed back has the same bytes.
    const from = this.#remember(row, field.name, typing);
    this.#edit(
      (rows) => rows.map((each, index) => (index === row ? withValue(each, field, value) : each)),
      this.path,
      from,
    );
  }

  #remember(row: number, field = this.table?.fields[0]?.name ?? '', typing = ''): Texts {
    // What was said of the last step is no longer so.
    this.said = [];
    return this.history.remember(this.#texts, { path: this.path, row, field }, typing);
  }

  /** Makes the text of a file from what a change makes of its rows. */
  #edit(change: Change, path = this.path, from = this.#texts): void {
    const table = this.tables.find((each) => each.path === path);
    const text = from[path];
    if (!table || text === undefined) return;
    const order = table.fields.map(({ name }) => name);
    const rows = change(readRows(text, table.list), table);
    this.#texts = { ...this.#texts, [path]: editedText(text, table.list, rows, order) };
    this.check.ask(PAUSE);
  }
}
