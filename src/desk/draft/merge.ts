/** Two sets of changes of one table, made from the same rows: the draft's, and those of a file that changed on disk. */
import { showCell } from '../cells/values.ts';
import { sameJson, WHOLE, type DraftRow, type Field, type Json, type Table } from '../sheet.ts';
import { withValue } from './rows.ts';

/** A cell that both sides changed, each in its own way. Until somebody chooses, the draft holds its own. */
export interface Asked {
  table: Table;
  /** The name of the row. */
  row: string;
  field: Field;
  theirs: Json | undefined;
  mine: Json | undefined;
}

/**
 * The rows of the file on disk with what only the draft changed, and what both changed; rows are paired by their names.
 * Those that one side deleted and the other changed stay, and are named.
 */
export function merge(table: Table, base: DraftRow[], mine: DraftRow[], theirs: DraftRow[]) {
  const [old, own, disk] = [rowsByName(table, base), rowsByName(table, mine), rowsByName(table, theirs)];
  const merged = new Map<string, DraftRow>();
  const [asked, stayed]: [Asked[], string[]] = [[], []];
  /** True for a row that the other side deleted and that is as it was. */
  const goes = (row: DraftRow, name: string): boolean => {
    const before = old.get(name);
    const isChanged = before && !sameJson(before.values, row.values);
    if (isChanged) stayed.push(name);
    return before !== undefined && !isChanged;
  };
  for (const [name, row] of disk) {
    const [before, now] = [old.get(name)?.values, own.get(name)?.values];
    if (!now && goes(row, name)) continue;
    const cells = table.fields
      .map((field): Asked => ({ table, row: name, field, theirs: row.values[field.name], mine: now?.[field.name] }))
      .filter(({ field, mine }) => now && !sameJson(mine, before?.[field.name]));
    const isAlike = ({ field, theirs, mine }: Asked): boolean =>
      sameJson(theirs, mine) || sameJson(theirs, before?.[field.name]);
    asked.push(...cells.filter((cell) => !isAlike(cell)));
    const taken = cells.reduce((all, { field, mine: value }) => withValue(all, field, value), row);
    merged.set(name, taken);
  }
  let [rows, previous] = [[...merged], -1];
  for (const [name, row] of own) {
    if (!disk.has(name) && !goes(row, name)) rows = rows.toSpliced(previous + 1, 0, [name, { ...row, from: null }]);
    const place = rows.findIndex(([other]) => other === name);
    if (place >= 0) previous = place;
  }
  return { rows: rows.map(([, row]) => row), asked, stayed };
}

/** By the id; corrections have none, and are told apart by their first columns. Of rows of one name, a mistake to be mended, none is lost. */
export function rowsByName({ list, fields }: Table, rows: DraftRow[]): Map<string, DraftRow> {
  const names = fields.some(({ name }) => name === 'id') ? ['id'] : fields.slice(0, 3).map(({ name }) => name);
  const found = new Map<string, DraftRow>();
  for (const row of rows) {
    let name = list === WHOLE ? 'The row' : names.map((each) => showCell(row.values[each])).join(' · ');
    while (found.has(name)) name += ' (again)';
    found.set(name, row);
  }
  return found;
}
