/** What edits do to the rows of a draft. Rows are never changed in place. */
import { sameJson, WHOLE } from '../sheet.ts';
import type { DraftEdit, DraftRow, Field, Json, Table, Values } from '../sheet.ts';

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
    else if (empty === 'null') values[name] = null;
  }
  return { from: null, values };
}

/** A free id for a new row: the word that the first of the table starts with, and the next number. */
export function proposeId(ids: string[]): string {
  const [prefix = 'row'] = /^[a-z]+/.exec(ids[0] ?? '') ?? [];
  let number = ids.length + 1;
  while (ids.includes(`${prefix}-${number}`)) number++;
  return `${prefix}-${number}`;
}

/** The rows after a change that is prepared. */
export function withEdit(rows: DraftRow[], table: Table, { row, values, isNew }: Omit<DraftEdit, 'path'>): DraftRow[] {
  if (isNew) return rows.toSpliced(row, 0, { ...newRow(rows, table), values });
  return rows.map((each, index) => (index === row ? { ...each, values: { ...each.values, ...values } } : each));
}

/** The rows with the status, confidence and sources of one in those below that do not say them; the same list where there are none. */
export function filledDown(rows: DraftRow[], { fields }: Table, from: number): DraftRow[] {
  let result = rows;
  for (const field of fields.filter(({ kind, optional }) => !optional && (kind === 'choice' || kind === 'list'))) {
    const isEmpty = (row: number): boolean => !String(rows[row]?.values[field.name] ?? '');
    for (let row = from + 1; row < rows.length && !isEmpty(from) && isEmpty(row); row++)
      result = result.map((each, index) =>
        index === row ? withValue(each, field, rows[from]?.values[field.name]) : each,
      );
  }
  return result;
}

/** Whether the file on disk holds in a cell that it and the draft both changed, each in its own way. */
export type Choose = (row: string, field: Field, theirs: Json | undefined, mine: Json | undefined) => boolean;

/** The rows of the file on disk with what only the draft changed, or what is chosen where both did. What one side deleted and the other changed stays. */
export function merge(table: Table, sides: Record<'base' | 'mine' | 'theirs', DraftRow[]>, choose: Choose): DraftRow[] {
  const { base, mine, theirs } = sides;
  const [old, own, disk] = [namesOf(table, base), namesOf(table, mine), namesOf(table, theirs)];
  const isSame = (one: DraftRow, other: DraftRow | undefined): boolean => sameJson(one.values, other?.values);
  const merged = theirs.flatMap((row, from): { row: DraftRow; now?: DraftRow }[] => {
    const name = disk[from] ?? '';
    const before = base[old.indexOf(name)];
    const now = mine.find((each, index) => each.from === (before?.from ?? null) && (before || own[index] === name));
    if (!now && before && isSame(row, before)) return [];
    let taken = row;
    for (const field of now ? table.fields : []) {
      const [was, is, will] = [before, now, row].map((each) => each?.values[field.name]);
      if (sameJson(is, was) || sameJson(is, will)) continue;
      if (sameJson(will, was) || !choose(name, field, will, is)) taken = withValue(taken, field, is);
    }
    return [now ? { row: taken, now } : { row: taken }];
  });
  let previous = -1;
  for (const now of mine) {
    const place = merged.findIndex((each) => each.now === now);
    const before = base.find(({ from }) => from !== null && from === now.from);
    if (place < 0 && before && isSame(now, before)) continue;
    previous = place < 0 ? previous + 1 : place;
    if (place < 0) merged.splice(previous, 0, { row: { ...now, from: null }, now });
  }
  return merged.map(({ row }) => row);
}

/** What rows are known by on disk: the id, or in corrections the first columns. Of rows of one name, a mistake to be mended, none is lost. */
function namesOf({ list, fields }: Table, rows: DraftRow[]): string[] {
  const names = fields.some(({ name }) => name === 'id') ? ['id'] : fields.slice(0, 3).map(({ name }) => name);
  const found = new Set<string>();
  for (const { values } of rows) {
    let name = list === WHOLE ? 'The row' : names.map((each) => String(values[each] ?? '')).join(' · ');
    while (found.has(name)) name += ' (again)';
    found.add(name);
  }
  return [...found];
}
