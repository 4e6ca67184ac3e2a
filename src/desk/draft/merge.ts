/** Two sets of changes of one table, made from the same rows: the draft's, and those of a file that changed on disk. */
import { showCell } from '../cells/values.ts';
import { sameJson, type DraftRow, type Field, type Json, type Table, type Values } from '../sheet.ts';
import { withValue } from './rows.ts';

/** What both sides changed, each in its own way. Until somebody chooses, the draft holds one of them. */
export interface Asked {
  /** The row's key. */
  key: string;
  /** The row's name. */
  row: string;
  /** Undefined for a row that one side deleted. */
  field: Field | undefined;
  theirs: string;
  mine: string;
  held: 'theirs' | 'mine';
  /** What the cell holds if the other is chosen; the row itself then goes. */
  other: Json | undefined;
}

export interface Merged {
  /** The draft, made from the file on disk. */
  rows: DraftRow[];
  /** The rows of the file on disk, under the keys that they have in the draft. */
  disk: DraftRow[];
  asked: Asked[];
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
  const asked: Asked[] = [];
  const rows = disk.flatMap((row) => {
    const [before, now] = [find(base, row.key), find(mine, row.key)];
    if (now) return [mergedRow(table, before?.values ?? {}, now, row, nameOf(row), asked)];
    if (before && sameJson(before.values, row.values)) return [];
    if (before) asked.push(deleted(row.key, nameOf(row), 'theirs'));
    return [row];
  });
  for (const [index, row] of mine.entries()) {
    const before = find(base, row.key);
    if (find(disk, row.key) || (before && sameJson(before.values, row.values))) continue;
    if (before) asked.push(deleted(row.key, nameOf(row), 'mine'));
    const after = mine.slice(0, index).findLast(({ key }) => find(rows, key));
    rows.splice(after ? rows.findIndex(({ key }) => key === after.key) + 1 : 0, 0, { ...row, from: null });
  }
  return { rows, disk, asked };
}

/** True while nobody has chosen, and the draft still holds what is asked about. */
export function isOpen({ key, field, other }: Asked, rows: DraftRow[]): boolean {
  const row = rows.find((each) => each.key === key);
  return row !== undefined && (!field || !sameJson(row.values[field.name], other));
}

function mergedRow(
  { fields }: Table,
  before: Values,
  mine: DraftRow,
  theirs: DraftRow,
  row: string,
  asked: Asked[],
): DraftRow {
  let merged = theirs;
  for (const field of fields) {
    const [old, there, here] = [before, theirs.values, mine.values].map((values) => values[field.name]);
    if (sameJson(here, old) || sameJson(here, there)) continue;
    merged = withValue(merged, field, here);
    if (sameJson(there, old)) continue;
    asked.push({
      key: mine.key,
      row,
      field,
      theirs: showCell(there),
      mine: showCell(here),
      held: 'mine',
      other: there,
    });
  }
  return merged;
}

/** A row that one side deleted and the other one changed stays until somebody chooses. */
function deleted(key: string, row: string, held: Asked['held']): Asked {
  const [stays, goes] = ['changed', 'deleted'];
  const [theirs, mine] = held === 'theirs' ? [stays, goes] : [goes, stays];
  return { key, row, field: undefined, theirs, mine, held, other: undefined };
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
