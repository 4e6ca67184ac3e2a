/** The sentences for values that readers have seen, for those who see a file and for those who see a table. */
import type { RecordsOf } from './sentence-table.ts';
import { show, showInTable } from './show.ts';

const ADD = 'If the change is right, add this to the list in data/corrections.json and write the reason for the dots:';

type Told = string | number | null;

const shown = (value: Told, inFile: boolean): string => (inFile ? show : showInTable)(value);

export const CORRECTION_SENTENCES = {
  /** `line` is the correction to paste. */
  'changed-value': ({ said, says, line }: { said: Told; says: Told; line: string }, inFile: boolean) => {
    const change = says === null ? 'and it is gone' : `and this now says ${shown(says, inFile)}`;
    const rule = `Readers were told ${shown(said, inFile)}, ${change}. A published value changes only with a correction that says why.`;
    // Beside the table stand the value to put back, and a button that prepares the correction.
    return inFile ? `${rule}\nIf it is a slip, put ${show(said)} back. ${ADD}\n${line}` : rule;
  },
  'gone-row': ({ name, said, line }: { name: string; said: Told; line: string }, inFile: boolean) => {
    const back = inFile
      ? `If it is a slip, or the row was renamed, put the id and the row back; if its whole file is gone, git status data names it and git restore brings it back. Once a correction is in, the check names every place that still uses it. ${ADD}\n${line}`
      : 'If it is a slip, Undo brings it back; otherwise log its removal.';
    return `Readers were told ${shown(said, inFile)}, and the row "${name}" is gone.\n${back}`;
  },
  /** `told` is what it should say was said, `now` what it should say now; nothing was told of what is no claim of fact. */
  'correction-off': (entry: { row: string; column: string; told: Told | undefined; now: Told }, inFile: boolean) => {
    const { row, column, told, now } = entry;
    if (told === undefined)
      return `Readers have not been told a value of “${column}” in the row “${row}”, so there is nothing to correct.\nRemove the correction, or name the row and the column, by its short name, whose published value was wrong.`;
    return `Readers were told ${shown(told, inFile)}, and the row says ${shown(now, inFile)}; the correction does not lead from the first to the second.\nWrite the first under “said” and the second under “says”, or change the row, or remove the correction.`;
  },
};

/** What is wrong with values that readers have seen. */
export type CorrectionMistake = RecordsOf<typeof CORRECTION_SENTENCES>;
