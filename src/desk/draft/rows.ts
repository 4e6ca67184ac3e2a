/** What edits do to the rows of a draft. Rows are never changed in place, so that undo can go back to them. */
import type { Pasting } from '../cells/paste.ts';
import type { DraftEdit, DueCorrection } from '../server-messages.ts';
import type { DraftRow, Field, Json, Table, Values } from '../sheet.ts';

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
  return { key: `added-${freeNumber(new Set(rows.map(({ key }) => key)), 'added', 1)}`, from: null, values };
}

/** A free id for a new row: the words that all ids of the table start with, and the next number. */
export function proposeId(ids: string[]): string {
  const [first = [], ...others] = ids.filter(Boolean).map((id) => id.split('-'));
  const end = first.findIndex((word, index) => !/^[a-z]+$/.test(word) || others.some((id) => id[index] !== word));
  const prefix = (end < 0 ? first : first.slice(0, end)).join('-') || 'row';
  return `${prefix}-${freeNumber(new Set(ids), prefix, ids.length + 1)}`;
}

function freeNumber(known: Set<string>, prefix: string, least: number): number {
  return known.has(`${prefix}-${least}`) ? freeNumber(known, prefix, least + 1) : least;
}

/** The corrections with one for a changed value on top; one of today that nobody has seen is changed in its place. */
export function withCorrection(rows: DraftRow[], table: Table, { values, replaces }: DueCorrection): DraftRow[] {
  const same = (row: DraftRow): boolean => ['date', 'row', 'column'].every((name) => row.values[name] === values[name]);
  const known = replaces ? rows.find(same) : undefined;
  const { said = values['said'] ?? null, why = '' } = known?.values ?? {};
  return [
    { ...newRow(rows, table), values: { ...values, ...(known ? { said, why } : {}) } },
    ...rows.filter((other) => other !== known),
  ];
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

/** The rows after a change that the server has prepared. */
export function withEdit(rows: DraftRow[], table: Table, { row, values, isNew }: DraftEdit): DraftRow[] {
  const current = isNew ? newRow(rows, table) : rows[row];
  if (!current) return rows;
  return rows.toSpliced(row, isNew ? 0 : 1, { ...current, values: isNew ? values : { ...current.values, ...values } });
}

/** The rows after filling down: what a row says of its value holds for the rows below it that do not say it. */
export function filledDown(rows: DraftRow[], { fields }: Table, from: number): DraftRow[] {
  const source = rows[from];
  const result = [...rows];
  for (const field of fields.filter((each) => isFilledDown(each) && !isEmpty(source?.values[each.name]))) {
    for (let row = from + 1; isEmpty(result[row]?.values[field.name]); row++) {
      const current = result[row];
      if (!current) break;
      result[row] = withValue(current, field, source?.values[field.name]);
    }
  }
  return result;
}

/** True where the next row lacks what this one says. */
export function canFillDown(values: Values, next: DraftRow | undefined, { fields }: Table): boolean {
  return (
    next !== undefined &&
    fields.some((field) => isFilledDown(field) && !isEmpty(values[field.name]) && isEmpty(next.values[field.name]))
  );
}

/** Status, confidence, sources: what rows that were read in one place have in common. */
function isFilledDown({ kind, optional }: Field): boolean {
  return !optional && (kind === 'choice' || kind === 'list');
}

function isEmpty(value: Json | undefined): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}
