/** Two versions of a table, cell by cell. */
import { showCell } from '../cells/values.ts';
import { sameJson, type DraftRow, type Table } from '../sheet.ts';

export interface Difference {
  row: string;
  column: string;
  theirs: string;
  mine: string;
}

/** Every cell in which two versions of a table differ; rows are paired by their ids. */
export function differences({ fields }: Table, theirs: DraftRow[], mine: DraftRow[]): Difference[] {
  // Corrections have no id; the first columns tell them apart.
  const names = fields.some(({ name }) => name === 'id') ? ['id'] : fields.slice(0, 3).map(({ name }) => name);
  const byId = (rows: DraftRow[]) =>
    new Map(rows.map(({ values }) => [names.map((name) => showCell(values[name])).join(' · '), values]));
  const [left, right] = [byId(theirs), byId(mine)];
  return [...new Set([...left.keys(), ...right.keys()])].flatMap((row) => {
    const [old, now] = [left.get(row), right.get(row)];
    const there = (values: unknown): string => (values ? 'is there' : 'is not there');
    if (!old || !now) return [{ row, column: 'whole row', theirs: there(old), mine: there(now) }];
    return fields
      .filter(({ name }) => !sameJson(old[name], now[name]))
      .map(({ name, title }) => ({ row, column: title, theirs: showCell(old[name]), mine: showCell(now[name]) }));
  });
}
