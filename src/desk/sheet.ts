/** What the desk knows of a data file as a table. Plain types and functions: the browser and the server share them. */
import type { Problem } from '../check/problems.ts';

/** A file to be written, if it still is what it was. */
export type SaveAsked = Record<'path' | 'was' | 'text', string>;

/** The names of the list of scenes and steps, and of the "list" of a file that is one row. */
export const [SCENES, WHOLE] = ['scenes', ''];

/** A value as JSON holds it. */
export type Json = string | number | boolean | null | Json[] | { [name: string]: Json };

/** The values of one row by field; a field that is left out has none. */
export type Values = Record<string, Json>;

/** A row as the draft has it, and its place in the text that it was read from; null for an added row. */
export interface DraftRow {
  from: number | null;
  values: Values;
}

/** One column of a table, described by the schema. */
export interface Field {
  name: string;
  title: string;
  /** What the schema says of it, for the editor. */
  help: string;
  kind: 'id' | 'text' | 'count' | 'number' | 'date' | 'row' | 'flag' | 'choice' | 'list';
  /** What an emptied cell becomes: no field, or the word null. */
  empty: 'left-out' | 'null';
  /** True where a row is in order without it. */
  optional: boolean;
  choices: string[];
}

/** A data file whose list of rows the desk shows as a table. */
export interface Table {
  path: string;
  /** The name of the list in the file: "rows", "sources", "views". */
  list: string;
  /** True where rows are neither added nor deleted by hand. */
  isFixed?: boolean;
  title: string;
  fields: Field[];
}

export interface CellPlace {
  path: string;
  row: number;
  field: string;
}

/** Values of a row of a table, or a new row at its place. */
export interface DraftEdit extends Omit<CellPlace, 'field'> {
  values: Values;
  isNew: boolean;
}

/** Edits that the server has prepared: in the order in which they are made, the cell to go on in, and what is said then. */
export interface Offer {
  edits: DraftEdit[];
  goTo: CellPlace;
  said: string;
}

/** The cell that a problem is about. What a whole row, or a field without a column, has wrong stands in its first cell. */
export function cellOf(problem: Problem, tables: Table[]): CellPlace | undefined {
  const table = tables.find(({ path }) => path === problem.path);
  const [list, row, name] = table?.list === WHOLE ? [WHOLE, 0, ...problem.at] : problem.at;
  const field = table?.fields.find((each) => each.name === name) ?? table?.fields[0];
  if (list !== table?.list || !field || typeof row !== 'number') return undefined;
  return { path: problem.path, row, field: field.name };
}

/** What a cell is looked up by. */
export function placeKey(cell: CellPlace | undefined): string {
  return cell ? `${cell.path}/${cell.row}/${cell.field}` : '';
}

/** True where both hold the same JSON, its names in the same order. */
export function sameJson(one: Json | undefined, other: Json | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
