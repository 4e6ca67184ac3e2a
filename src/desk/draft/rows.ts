/** What edits do to the rows of a draft. Rows are never changed in place, so that undo can go back to them. */
import type { DueCorrection } from '../messages.ts';
import type { Pasting } from '../cells/paste.ts';
import { proposeId } from './propose.ts';
import type { DraftRow, Field, Json, Table, Values } from '../sheet.ts';

/** The row with a value in a field, or without the field. */
export function withValue(row: DraftRow, { name }: Field, value: Json | undefined): DraftRow {
  const { [name]: _, ...others } = row.values;
  return { ...row, values: value === undefined ? others : { ...others, [name]: value } };
}

/** An empty row with a free id. How a value became public is never guessed. */
export function newRow(rows: DraftRow[], { fields }: Table): DraftRow {
  const ids = rows.map(({ values }) => String(values['id'] ?? ''));
  const values: Values = {};
  for (const { name, kind, optional, empty } of fields) {
    if (name === 'id') values[name] = proposeId(ids);
    else if (kind === 'list' && !optional) values[name] = [];
    // Left empty, it says that there is none.
    else if (empty === 'null') values[name] = null;
  }
  const numbers = rows.map(({ key }) => Number(/^added-(\d+)$/.exec(key)?.[1] ?? 0));
  return { key: `added-${Math.max(0, ...numbers) + 1}`, from: null, values };
}

/** The corrections with one for a changed value on top; one of today that nobody has seen is changed in its place. */
export function withCorrection(
  rows: DraftRow[],
  table: Table,
  { values, replaces }: DueCorrection,
): { rows: DraftRow[]; prepared: string } {
  const same = (row: DraftRow): boolean => ['date', 'row', 'column'].every((name) => row.values[name] === values[name]);
  const known = replaces ? rows.find(same) : undefined;
  const { said = values['said'] ?? null, why = '' } = known?.values ?? {};
  const row = { ...newRow(rows, table), values: { ...values, ...(known ? { said, why } : {}) } };
  const prepared = known
    ? 'The correction of today says the new value. See that its reason still holds.'
    : 'A correction is prepared. Write the reason for readers.';
  return { rows: [row, ...rows.filter((other) => other !== known)], prepared };
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

/** The order of fields in a new row of the file. */
export function orderOf({ fields }: Table): string[] {
  return fields.map(({ name }) => name);
}
