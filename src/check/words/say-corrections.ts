/** The sentences for values that readers have seen. */
import type { RecordsOf } from './sentence-table.ts';
import { show } from './show.ts';

const ADD = 'As an entry of the list in corrections.json, with the reason in place of the dots:';

type Told = string | number | null;

export const CORRECTION_SENTENCES = {
  /** `line` is the correction to paste. */
  'changed-value': ({ said, says, line }: { said: Told; says: Told; line: string }) => {
    const change = says === null ? 'and it is gone' : `and this now says ${show(says)}`;
    return `Readers were told ${show(said)}, ${change}. A published value changes only with a correction that says why.\nIf it is a slip, put ${show(said)} back; if the change is right, log a correction.\n${ADD}\n${line}`;
  },
  'gone-row': ({ name, said, line }: { name: string; said: Told; line: string }) =>
    `Readers were told ${show(said)}, and the row "${name}" is gone.\nIf it is a slip, or the row was renamed, put the id and the row back, with Undo or git restore; otherwise log its removal, and the check names every place that still uses it.\n${ADD}\n${line}`,
  /** `told` is what it should say was said, `now` what it should say now; nothing was told of what is no claim of fact. */
  'correction-off': (entry: { row: string; column: string; told: Told | undefined; now: Told }) => {
    const { row, column, told, now } = entry;
    if (told === undefined)
      return `Readers have not been told a value of “${column}” in the row “${row}”, so there is nothing to correct.\nRemove the correction, or name the row and the column, by its short name, whose published value was wrong.`;
    return `Readers were told ${show(told)}, and the row says ${show(now)}; the correction does not lead from the first to the second.\nWrite the first under “said” and the second under “says”, or change the row, or remove the correction.`;
  },
};

/** What is wrong with values that readers have seen. */
export type CorrectionMistake = RecordsOf<typeof CORRECTION_SENTENCES>;
