/** What the desk knows of a data file as a table. Plain types and functions: the browser and the server share them. */

import type { Problem } from '../../check/problems.ts';

/** The hash of a file that is not on disk. */
export const GONE = '';

/** A value as JSON holds it. */
export type Json = string | number | boolean | null | Json[] | { [name: string]: Json };

/** The values of one row by field; a field that is left out has none. */
export type Values = Record<string, Json>;

/** A row of the draft: what it says now, and which row of the loaded file it was. */
export interface DraftRow {
  /** Stays the same while the row is edited and moved. */
  key: string;
  /** Its place in the file as loaded; null for an added row. */
  from: number | null;
  values: Values;
}

/** How the cells of a column are read and shown. */
export type Kind = 'id' | 'text' | 'count' | 'number' | 'date' | 'row' | 'flag' | 'choice' | 'list' | 'json';

/** One column of a table, described by the schema. */
export interface Field {
  name: string;
  title: string;
  /** What the schema says of it, for the editor. */
  help: string;
  kind: Kind;
  /** What an emptied cell becomes: no field, or the word null. */
  empty: 'left-out' | 'null';
  /** True where a row is in order without it. */
  optional: boolean;
  /** The only values of a choice. */
  choices: string[];
}

/** A data file whose list of rows the desk shows as a table. */
export interface Table {
  path: string;
  /** The name of the list in the file: "rows", "sources", "corrections". */
  list: string;
  title: string;
  description: string;
  fields: Field[];
}

/** Where a problem is, with the column called as the table calls it: "row 2 (September 2020), Status". */
export function placeInTable({ path, at: [list, , name], place = '' }: Problem, tables: Table[]): string {
  const table = tables.find((each) => each.path === path && each.list === list);
  const field = table?.fields.find((each) => each.name === name);
  return field ? `${place.slice(0, place.lastIndexOf(', "'))}, ${field.title}` : place;
}

/** True where both hold the same JSON; the order of names counts for nothing. */
export function sameJson(a: Json | undefined, b: Json | undefined): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((item, i) => sameJson(item, b[i]));
  }
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => name in b && sameJson(a[name], b[name]));
}
