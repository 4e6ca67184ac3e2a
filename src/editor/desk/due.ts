/** Published values that the draft changes, each with the correction that readers are owed. */
import type { Data } from '../../data/collected.ts';
import { figuresOf, newestFirst, readerValues } from '../../data/corrections.ts';
import type { DueCorrection } from './messages.ts';

/** The corrections that are not logged yet, each with everything but the reason filled in. */
export function dueCorrections(data: Data, today: string): DueCorrection[] {
  return [...(data.published ?? [])].flatMap(([id, values]) => {
    const entry = data.rows.get(id);
    // A row that is gone has no cell to stand beside; the check tells of it.
    if (!entry) return [];
    const now = readerValues(entry);
    return Object.entries(values).flatMap(([column, recorded]) => {
      const logged = newestFirst(data.corrections).find((each) => each.row === id && each.column === column);
      const [said, says] = [logged ? logged.says : recorded, now[column] ?? null];
      if (said === says) return [];
      const { path } = entry.file;
      const values = { date: today, row: id, column, said, says, why: '', figures: figuresOf(data, id) };
      return [{ path, row: entry.index, column, values }];
    });
  });
}
