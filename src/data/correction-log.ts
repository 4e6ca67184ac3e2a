/** What the list of corrections says of a published value. */
import type { Data } from './data.ts';
import type { Correction, Published } from './schema/schema.ts';

type Value = Correction['said'];
type Place = Pick<Correction, 'row' | 'column'>;

/** The corrections, the newest first. */
export function newestFirst(corrections: Correction[]): Correction[] {
  return corrections.toSorted((a, b) => b.date.localeCompare(a.date));
}

/** The corrections of one value, the newest first. */
export function correctionsOf({ corrections }: Data, { row, column }: Place): Correction[] {
  return newestFirst(corrections).filter((entry) => entry.row === row && entry.column === column);
}

/** What a published value should say now: each correction in turn takes it from what it said to what it says. */
export function explained({ corrections }: Data, row: string, column: string, said: Value): Value {
  const inOrder = newestFirst(corrections).toReversed();
  return inOrder.reduce<Value>((value, entry) => {
    if (entry.row !== row) return value;
    if (entry.column !== column) return entry.says === null ? null : value;
    return entry.said === value ? entry.says : value;
  }, said);
}

/** True for two forms of one correction; a slip of spelling in its reason makes no other one of it. */
export function isSame(one: Correction, other: Correction): boolean {
  return (['date', 'row', 'column', 'said', 'says'] as const).every((field) => one[field] === other[field]);
}

/** True for a correction that readers have seen: it stays as it is, whatever the row says by now. */
export function isSeen({ released }: Data, entry: Correction): boolean {
  return released.some((seen) => isSame(seen, entry));
}

/** What was said before a new correction: by the one before it that readers have not seen either, else what they were told. */
export function toldBefore(data: Data, entry: Correction): Value | undefined {
  const unseen = correctionsOf(data, entry).filter(
    (other) => !isSeen(data, other) && (other === entry || !isSame(other, entry)),
  );
  const before = unseen[unseen.indexOf(entry) + 1];
  return before ? before.says : data.published?.get(entry.row)?.[entry.column];
}

/** What the correction of a published row that is gone says; undefined where one says so already. */
export function removalOf(
  data: Data,
  { row, values }: Published['rows'][number],
  date: string,
): Omit<Correction, 'why' | 'figures'> | undefined {
  const column = 'value' in values ? 'value' : (Object.keys(values)[0] ?? '');
  const said = explained(data, row, column, values[column] ?? null);
  return said === null ? undefined : { date, row, column, said, says: null };
}
