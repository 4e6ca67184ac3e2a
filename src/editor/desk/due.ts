/** Published values that the draft changes, each with the correction that readers are owed. */
import type { Collected, Data } from '../../data/collected.ts';
import { explained, figuresOf, isSame, newestFirst, readerValues } from '../../data/corrections.ts';
import type { Correction } from '../../data/schema.ts';
import type { DueCorrection } from './messages.ts';

/** The corrections that are not logged yet, each with everything but the reason filled in; of broken rows none. */
export function dueCorrections({ data, broken }: Pick<Collected, 'data' | 'broken'>, today: string): DueCorrection[] {
  return [...(data.published ?? [])].flatMap(([id, values]): DueCorrection[] => {
    const entry = data.rows.get(id);
    if (broken.has(id)) return [];
    if (!entry) return dueRemoval(data, id, values, today);
    const now = readerValues(entry);
    return Object.entries(values).flatMap(([column, recorded]): DueCorrection[] => {
      const logged = newestLogged(data, id, column);
      const [said, says] = [logged ? logged.says : recorded, now[column] ?? null];
      if (said === says) return [];
      const values = { date: today, row: id, column, said, says, why: '', figures: figuresOf(data, id) };
      const cell = { path: entry.file.path, row: entry.index, column };
      return [{ cell, replaces: logged?.date === today && !isReleased(data, logged), values }];
    });
  });
}

/** A row that is gone has no cell to stand beside: its correction stands above the table. */
function dueRemoval(data: Data, id: string, values: Record<string, string | number>, today: string): DueCorrection[] {
  const column = 'value' in values ? 'value' : (Object.keys(values)[0] ?? '');
  const said = explained(data, id, column, values[column] ?? null);
  if (said === null) return [];
  const removal = { date: today, row: id, column, said, says: null, why: '', figures: figuresOf(data, id) };
  return [{ replaces: false, values: removal }];
}

function newestLogged({ corrections }: Data, row: string, column: string): Correction | undefined {
  return newestFirst(corrections).find((entry) => entry.row === row && entry.column === column);
}

function isReleased({ released }: Data, entry: Correction): boolean {
  return released.some((seen) => isSame(seen, entry));
}
