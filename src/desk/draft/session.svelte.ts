/** The editor's draft: the rows of every table, the way back, what the server says of them, and the files on disk. */
import { paste, readCell, showCell } from '../cells.ts';
import type { answerDraft, openDesk } from '../server/answer.ts';
import { cellOf, placeKey, sameJson } from '../sheet.ts';
import type { CellPlace, DraftRow, Field, Offer, SaveAsked, Table } from '../sheet.ts';
import { sheetOf, textOf, type Sheet } from './edits.ts';
import { merge, withEdit, withValue, type Choose } from './rows.ts';

/** How long the server waits for a pause in typing, in milliseconds. */
const PAUSE = 200;

type Opened = ReturnType<typeof openDesk>;
type DraftAnswer = ReturnType<typeof answerDraft>;

/** The draft before a step, and where the step was made. */
interface Step {
  sheets: Sheet[];
  place: CellPlace;
  isTyping: boolean;
}

export class Session {
  path = $state('');
  /** The newest message to the editor, read out by screen readers. */
  said = $state<string[]>([]);
  sheets = $state.raw<Sheet[]>([]);
  answer = $state.raw<DraftAnswer>();
  /** The story as it was drawn last; it stays while a mistake keeps the draft from being drawn. */
  story = $state.raw<DraftAnswer['story']>();
  /** Why the draft could not be checked; empty where it could. */
  failure = $state('');
  busy = $state(false);
  #past = $state.raw<Step[]>([]);
  #turn = 0;
  #before: Promise<unknown> = Promise.resolve();

  tables = $derived(this.sheets.map(({ table }) => table));
  #sheet = $derived(this.sheets.find(({ table }) => table.path === this.path));
  table = $derived(this.#sheet?.table);
  rows = $derived(this.#sheet?.rows ?? []);
  canUndo = $derived(this.#past.length > 0);
  sources = $derived(
    this.sheets.flatMap(({ table, rows }) => (table.list === 'sources' ? rows.map(({ values }) => values) : [])),
  );
  /** The files that the draft changes, with their text as it would be saved. */
  changed = $derived(
    this.sheets.flatMap((sheet): SaveAsked[] => {
      const text = textOf(sheet);
      return text === sheet.disk ? [] : [{ path: sheet.table.path, was: sheet.disk, text }];
    }),
  );
  problems = $derived(
    (this.answer?.problems ?? []).toSorted((one, other) => one.severity.localeCompare(other.severity)),
  );
  /** What is wrong with each cell, by file, row and field. */
  placed = $derived(Map.groupBy(this.problems, (problem) => placeKey(cellOf(problem, this.tables))));

  /** Loads the files and shows one. */
  async open(path: string): Promise<void> {
    this.sheets = (await this.#request<Opened>('open')).map(({ table, file }) => sheetOf(table, file.text));
    this.show(this.tables.some((table) => table.path === path) ? path : (this.tables[0]?.path ?? ''));
  }

  /** Shows a table; nothing where it is shown already, or there is none. */
  show(path: string): void {
    if (path === this.path || !this.tables.some((table) => table.path === path)) return;
    this.path = path;
    void this.check();
  }

  /** Puts what was typed into a cell; typing on in the same cell is the same step. */
  setCell(row: number, field: Field, typed: string): void {
    const { value, said } = readCell(field, typed);
    if (sameJson(this.rows[row]?.values[field.name], value)) return;
    const changed = (each: DraftRow, index: number): DraftRow => (index === row ? withValue(each, field, value) : each);
    this.change(row, (rows) => rows.map(changed), field.name, true);
    if (said) this.said = [said];
  }

  /** Spreads pasted text over the cells from a cell on, in one step. */
  paste(text: string, row: number, field: number): void {
    // Left to itself, a browser empties the cell for a picture.
    if (!/[\t\S]/.test(text)) this.said = ['The clipboard holds no text, so nothing was pasted.'];
    if (!this.table || !/[\t\S]/.test(text)) return;
    const { rows, said } = paste(text, this.table, this.rows, row, field);
    this.change(row, () => rows, this.table.fields[field]?.name);
    this.said = said;
  }

  /** Goes a step back; the answer says where it was made. Files that were saved since stay as they are on disk. */
  undo(): CellPlace | undefined {
    const step = this.#past.at(-1);
    if (!step) return undefined;
    this.#past = this.#past.slice(0, -1);
    this.sheets = step.sheets.map((sheet, index) => ({ ...sheet, disk: this.sheets[index]?.disk ?? sheet.disk }));
    this.show(step.place.path);
    void this.check();
    this.said = ['Undone.'];
    return step.place;
  }

  /** Makes what the server has prepared, in one step, and gives back the cell to go on in. */
  accept({ edits, goTo, said }: Offer): CellPlace {
    this.#remember(goTo);
    for (const edit of edits) this.#edit(edit.path, (rows, table) => withEdit(rows, table, edit));
    this.show(goTo.path);
    this.said = [said];
    return goTo;
  }

  /** Looks for files that changed on disk, and takes in what they say. */
  refresh(): Promise<unknown> {
    return this.#inTurn(() => this.#refresh());
  }

  /** Saves every changed file; one that changed on disk is not written, and what it says is taken in first. */
  save(): Promise<void> {
    return this.#inTurn(() => this.#save());
  }

  /** A look at the disk that began before a save would bring back what stood there. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#before.then(work);
    this.#before = turn.catch(() => undefined);
    return turn;
  }

  /** Gives back the paths of what changed. */
  async #refresh(): Promise<string[]> {
    const found = await this.#request<Opened>('open');
    const changed = this.sheets.flatMap((sheet) => {
      const now = found.find(({ file }) => file.path === sheet.table.path);
      return now?.file.text === sheet.disk ? [] : [{ sheet, now }];
    });
    const said = changed.flatMap(({ sheet, now }) => this.#takeIn(sheet, now));
    if (said.length > 0) this.said = said;
    void this.check();
    return said.length > 0 ? changed.map(({ sheet }) => sheet.table.path) : [];
  }

  async #save(): Promise<void> {
    const found = await this.#refresh();
    const said = found.length > 0 ? this.said : [];
    for (const file of this.changed)
      if (!found.includes(file.path)) said.push(await this.#saveOne(file).catch(({ message }: Error) => message));
    this.said = said;
    void this.check();
  }

  async #saveOne(file: SaveAsked): Promise<string> {
    const { path } = file;
    await this.#request('save', file);
    // What was typed since is still a draft.
    this.#update(path, (sheet) =>
      textOf(sheet) === file.text ? sheetOf(sheet.table, file.text) : { ...sheet, disk: file.text },
    );
    return `${path} is saved.`;
  }

  /** Merges a file that changed on disk into the draft. Undo would bring back rows without its changes, so it ends there. */
  #takeIn(sheet: Sheet, now: { table: Table; file: { text: string } } | undefined): string[] {
    const { path } = sheet.table;
    if (!now)
      return [
        `${path} is gone from disk or cannot be read there, and your draft waits. Mend the file, or bring it back with git restore.`,
      ];
    const [draft, fresh] = [textOf(sheet), sheetOf(now.table, now.file.text)];
    this.#update(path, () => fresh);
    // What the desk has just saved is no news.
    if (now.file.text === draft) return [];
    this.#past = [];
    if (draft === sheet.disk) return [`${path} changed on disk.`];
    const rows = merge(fresh.table, { base: sheet.read, mine: sheet.rows, theirs: fresh.read }, chooseTheirs);
    this.#remember({ path, row: 0, field: fresh.table.fields[0]?.name ?? '' });
    this.#edit(path, () => rows);
    return [`${path} changed on disk, and its changes are now in your draft. Look at it before you save.`];
  }

  /** Asks the server about the draft, after a pause in milliseconds; an old answer is none for a new draft. */
  async check(pause = 0): Promise<void> {
    const turn = (this.#turn += 1);
    this.busy = true;
    await new Promise((resolve) => setTimeout(resolve, pause));
    if (turn !== this.#turn) return;
    const { changed, path } = this;
    const [answer, failure] = await this.#request<DraftAnswer>('draft', { changed, path }).then(
      (found) => [found, ''] as const,
      ({ message }: Error) => [undefined, message] as const,
    );
    if (turn !== this.#turn) return;
    [this.answer, this.failure, this.busy] = [answer, failure, false];
    this.story = answer?.story ?? this.story;
  }

  async #request<T>(name: string, body?: object): Promise<T> {
    const headers = { 'content-type': 'application/json' };
    const options = body && { method: 'POST', headers, body: JSON.stringify(body) };
    const response = await fetch(location.pathname.replace(/\/?$/, `/api/${name}/`), options).catch(() => {
      throw new Error('The development server does not answer. Is `npm run dev` still running?');
    });
    const answer = await response.json();
    if (response.ok) return answer;
    throw new Error(answer.message ?? `The server answered ${response.status}.`);
  }

  /** Changes the rows of the open table, in one step that is made at a row. */
  change(row: number, made: (rows: DraftRow[], table: Table) => DraftRow[], field?: string, isTyping = false): void {
    this.#remember({ path: this.path, row, field: field ?? this.table?.fields[0]?.name ?? '' }, isTyping);
    this.#edit(this.path, made);
  }

  #edit(path: string, made: (rows: DraftRow[], table: Table) => DraftRow[]): void {
    this.#update(path, (sheet) => ({ ...sheet, rows: made(sheet.rows, sheet.table) }));
    void this.check(PAUSE);
  }

  #update(path: string, made: (sheet: Sheet) => Sheet): void {
    this.sheets = this.sheets.map((sheet) => (sheet.table.path === path ? made(sheet) : sheet));
  }

  /** Keeps the draft as it is before a step; what is typed on in a cell is one step. */
  #remember(place: CellPlace, isTyping = false): void {
    // What was said of the last step is no longer so.
    this.said = [];
    const last = this.#past.at(-1);
    if (isTyping && last?.isTyping && placeKey(last.place) === placeKey(place)) return;
    this.#past = [...this.#past, { sheets: this.sheets, place, isTyping }];
  }
}

const chooseTheirs: Choose = (row, { title }, theirs, mine) => {
  const [disk, draft] = [theirs, mine].map((value) => showCell(value) || 'empty');
  return confirm(
    `${row}, ${title}: both you and somebody else changed it.\n\nOn disk: ${disk}\nYours: ${draft}\n\nTake what is on disk?`,
  );
};
