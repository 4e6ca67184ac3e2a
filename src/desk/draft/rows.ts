/** What edits do to the rows of a draft. Rows are never changed in place. */
import type { Pasting } from '../cells/paste.ts';
import type { DraftRow, Field, Json, Table, Values } from '../sheet.ts';

/** Values of a row of a table, or a new row at its place. */
export interface DraftEdit {
  path: string;
  row: number;
  values: Values;
  isNew: boolean;
}

/** The row with a value in a field, or without the field. */
export function withValue(row: DraftRow, { name }: Field, value: Json | undefined): DraftRow {
  const { [name]: _, ...others } = row.values;
  return { ...row, values: value === undefined ? others : { ...others, [name]: value } };
}

/** An empty row with a free id. How a value became public is never guessed. */
export function newRow(rows: DraftRow[], { fields }: Table): DraftRow {
  const values: Values = {};
  for (const { name, kind, optional, empty } of fields) {
    if (name === 'id') values[name] = proposeId(rows.map((row) => String(row.values['id'] ?? '')));
    else if (kind === 'list' && !optional) values[name] = [];
    // Left empty, it says that there is none.
    else if (empty === 'null') values[name] = null;
  }
  return { from: null, values };
}

/** A free id for a new row: the words that all ids of the table start with, and the next number. */
export function proposeId(ids: string[]): string {
  const [first = [], ...others] = ids.filter(Boolean).map((id) => id.split('-'));
  const end = first.findIndex((word, index) => !/^[a-z]+$/.test(word) || others.some((id) => id[index] !== word));
  const prefix = (end < 0 ? first : first.slice(0, end)).join('-') || 'row';
  let number = ids.length + 1;
  while (ids.includes(`${prefix}-${number}`)) number++;
  return `${prefix}-${number}`;
}

/** The rows after a paste. */
export function pasted(rows: DraftRow[], table: Table, { added, changes }: Pasting): DraftRow[] {
  const result = [...rows];
  for (let count = 0; count < added; count++) result.push(newRow(result, table));
  for (const { row, field, value } of changes) {
    const current = result[row];
    if (current) result[row] = withValue(current, field, value);
  }
  return result;
}

/** The rows after a change that is prepared. */
export function withEdit(rows: DraftRow[], table: Table, { row, values, isNew }: Omit<DraftEdit, 'path'>): DraftRow[] {
  if (isNew) return rows.toSpliced(row, 0, { ...newRow(rows, table), values });
  return rows.map((each, index) => (index === row ? { ...each, values: { ...each.values, ...values } } : each));
}

/**
 * The rows after filling down: the status, the confidence and the sources of a row hold for the rows below it that do
 * not say them. The same list where there is nothing to fill.
 */
export function filledDown(rows: DraftRow[], { fields }: Table, from: number): DraftRow[] {
  let result = rows;
  for (const field of fields.filter(({ kind, optional }) => !optional && (kind === 'choice' || kind === 'list'))) {
    const value = rows[from]?.values[field.name];
    if (isEmpty(value)) continue;
    for (let row = from + 1; row < rows.length && isEmpty(rows[row]?.values[field.name]); row++)
      result = result.map((each, index) => (index === row ? withValue(each, field, value) : each));
  }
  return result;
}

function isEmpty(value: Json | undefined): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}
