/** Published values that the draft changes, each with the correction that readers are owed. */
import type { Data } from '../../data/data.ts';
import type { Collected } from '../../check/collected.ts';
import { isSeen, newestOf, removalOf } from '../../data/correction-log.ts';
import { figuresOf, readerValues } from '../../check/data/corrections.ts';
import type { Published } from '../../data/schema/schema.ts';
import type { DueCorrection } from './messages.ts';

/** The corrections that are not logged yet, each with everything but the reason filled in; of broken rows none. */
export function dueCorrections({ data, broken }: Pick<Collected, 'data' | 'broken'>, today: string): DueCorrection[] {
  return [...(data.published ?? [])].flatMap(([id, values]): DueCorrection[] => {
    const entry = data.rows.get(id);
    if (broken.has(id)) return [];
    if (!entry) return dueRemoval(data, { row: id, values }, today);
    const now = readerValues(entry);
    return Object.entries(values).flatMap(([column, recorded]): DueCorrection[] => {
      const logged = newestOf(data, { row: id, column });
      const [said, says] = [logged ? logged.says : recorded, now[column] ?? null];
      if (said === says) return [];
      const values = { date: today, row: id, column, said, says, why: '', figures: figuresOf(data, id) };
      const cell = { path: entry.file.path, row: entry.index, column };
      return [{ cell, replaces: logged?.date === today && !isSeen(data, logged), values }];
    });
  });
}

/** A row that is gone has no cell to stand beside: its correction stands above the table. */
function dueRemoval(data: Data, record: Published['rows'][number], today: string): DueCorrection[] {
  const removal = removalOf(data, record, today);
  return removal ? [{ replaces: false, values: { ...removal, why: '', figures: figuresOf(data, record.row) } }] : [];
}
