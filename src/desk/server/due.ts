/** Published values that the draft changes, each with the correction that readers are owed. */
import type { Collected } from '../../check/collected.ts';
import { isSeen, newestOf, removalOf } from '../../data/correction-log.ts';
import { figuresOf, readerValues } from '../../check/data/check-corrections.ts';
import type { DueCorrection } from '../server-messages.ts';

/** The corrections that are not logged yet, each with everything but the reason filled in; of broken rows none. */
export function dueCorrections({ data, broken }: Pick<Collected, 'data' | 'broken'>, today: string): DueCorrection[] {
  return [...(data.published ?? [])].flatMap(([id, recorded]): DueCorrection[] => {
    const entry = data.rows.get(id);
    if (broken.has(id)) return [];
    const figures = figuresOf(data, id);
    if (!entry) {
      // A row that is gone has no cell to stand beside: its correction stands above the table.
      const removal = removalOf(data, { row: id, values: recorded }, today);
      return removal ? [{ replaces: false, values: { ...removal, why: '', figures } }] : [];
    }
    const now = readerValues(entry);
    return Object.entries(recorded).flatMap(([column, value]): DueCorrection[] => {
      const logged = newestOf(data, { row: id, column });
      const [said, says] = [logged ? logged.says : value, now[column] ?? null];
      if (said === says) return [];
      const cell = { path: entry.file.path, row: entry.index, field: column };
      const replaces = logged?.date === today && !isSeen(data, logged);
      return [{ cell, replaces, values: { date: today, row: id, column, said, says, why: '', figures } }];
    });
  });
}
