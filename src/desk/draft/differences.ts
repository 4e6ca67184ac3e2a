/** Two versions of a table, cell by cell. */
import { sameJson, type DraftRow, type Table } from '../sheet.ts';
import { showCell } from '../cells/values.ts';

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
  const idOf = ({ values }: DraftRow): string => names.map((name) => showCell(values[name])).join(' · ');
  const ids = [...new Set([...theirs, ...mine].map(idOf))];
  return ids.flatMap((id) => {
    const [left, right] = [theirs, mine].map((rows) => rows.find((row) => idOf(row) === id)?.values);
    if (!left || !right) {
      return [
        {
          row: id,
          column: 'whole row',
          theirs: left ? 'is there' : 'is not there',
          mine: right ? 'is there' : 'is not there',
        },
      ];
    }
    return fields
      .filter(({ name }) => !sameJson(left[name], right[name]))
      .map(({ name, title }) => ({
        row: id,
        column: title,
        theirs: showCell(left[name]),
        mine: showCell(right[name]),
      }));
  });
}
