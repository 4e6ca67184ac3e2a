/** Two sets of changes of one table, made from the same rows: the draft's, and those of a file that changed on disk. */
import { showCell } from '../cells/values.ts';
import { sameJson, type DraftRow, type Field, type Json, type Table } from '../sheet.ts';
import { withValue } from './rows.ts';

/** A cell that both sides changed, each in its own way. Until somebody chooses, the draft holds its own. */
export interface Asked {
  /** The row's key, and its name. */
  key: string;
  row: string;
  field: Field;
  theirs: Json | undefined;
  mine: Json | undefined;
}

interface Merged {
  /** The draft, made from the file on disk. */
  rows: DraftRow[];
  /** The rows of the file on disk, under the keys that they have in the draft. */
  disk: DraftRow[];
  asked: Asked[];
  /** The names of rows that one side deleted and the other changed: they stay. */
  stayed: string[];
}

/** Takes what only one side changed; rows are paired by their names. */
export function merge(table: Table, base: DraftRow[], mine: DraftRow[], theirs: DraftRow[]): Merged {
  const nameOf = rowNamer(table);
  const find = (rows: DraftRow[], key: string) => rows.find((row) => row.key === key);
  // A row that both added is one; of rows of one name, which is a mistake to be mended, each is paired once.
  const waiting = Map.groupBy([...base, ...mine.filter(({ key }) => !find(base, key))], nameOf);
  const disk = theirs.map((row, index) => {
    const known = waiting.get(nameOf(row))?.shift();
    return { ...row, key: known?.key ?? freeKey(index, [...base, ...mine]) };
  });
  const [asked, stayed]: [Asked[], string[]] = [[], []];
  /** True for a row that the other side deleted and that is not as it was. */
  const stays = (row: DraftRow, before: DraftRow): boolean => {
    const isChanged = !sameJson(before.values, row.values);
    if (isChanged) stayed.push(nameOf(row));
    return isChanged;
  };
  const rows = disk.flatMap((row) => {
    const [before, now] = [find(base, row.key), find(mine, row.key)];
    if (!now) return before && !stays(row, before) ? [] : [row];
    const cells = table.fields.map((field): Asked => {
      return { key: row.key, row: nameOf(row), field, theirs: row.values[field.name], mine: now.values[field.name] };
    });
    const changed = cells.filter((cell) => !sameJson(cell.mine, before?.values[cell.field.name]));
    asked.push(
      ...changed.filter((cell) => isOpen(cell, mine) && !sameJson(cell.theirs, before?.values[cell.field.name])),
    );
    return [changed.reduce((merged, { field, mine: value }) => withValue(merged, field, value), row)];
  });
  for (const [index, row] of mine.entries()) {
    const before = find(base, row.key);
    if (find(disk, row.key) || (before && !stays(row, before))) continue;
    const after = mine.slice(0, index).findLast(({ key }) => find(rows, key));
    rows.splice(after ? rows.findIndex(({ key }) => key === after.key) + 1 : 0, 0, { ...row, from: null });
  }
  return { rows, disk, asked, stayed };
}

/** True while the draft holds something else than the file on disk. */
export function isOpen({ key, field, theirs }: Asked, rows: DraftRow[]): boolean {
  const row = rows.find((each) => each.key === key);
  return row !== undefined && !sameJson(row.values[field.name], theirs);
}

/** By the id; corrections have none, and are told apart by their first columns. */
function rowNamer({ fields }: Table): (row: DraftRow) => string {
  const names = fields.some(({ name }) => name === 'id') ? ['id'] : fields.slice(0, 3).map(({ name }) => name);
  return ({ values }) => names.map((name) => showCell(values[name])).join(' · ');
}

function freeKey(index: number, rows: DraftRow[]): string {
  const key = `disk-${index}`;
  return rows.some((row) => row.key === key) ? freeKey(index + rows.length, rows) : key;
}
