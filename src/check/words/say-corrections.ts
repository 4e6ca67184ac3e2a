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
    const back = `If it is a slip, put ${shown(said, inFile)} back`;
    return inFile ? `${rule}\n${back}. ${ADD}\n${line}` : `${rule}\n${back}; otherwise log a correction.`;
  },
  'gone-row': ({ name, said, line }: { name: string; said: Told; line: string }, inFile: boolean) => {
    const back = inFile
      ? `If it is a slip, or the row was renamed, put the id and the row back; if its whole file is gone, git status data names it and git restore brings it back. Once a correction is in, the check names every place that still uses it. ${ADD}\n${line}`
      : 'If it is a slip, Undo brings it back; otherwise log a correction.';
    return `Readers were told ${shown(said, inFile)}, and the row "${name}" is gone.\n${back}`;
  },
  'nothing-to-correct': ({ row, column }: { row: string; column: string }) =>
    `Readers have not been told a value of "${column}" in the row "${row}", so there is nothing to correct.\nRemove the correction, or name the row and the column whose published value was wrong.`,
  'told-otherwise': ({ said, told }: { said: Told; told: Told }, inFile: boolean) =>
    `Readers were told ${shown(told, inFile)}, not ${shown(said, inFile)}.\nWrite ${shown(told, inFile)} as what was said before, or remove the correction.`,
  'no-change': ({ said }: { said: Told }, inFile: boolean) =>
    `It said ${shown(said, inFile)} and says the same.\nWrite ${inFile ? 'in "said"' : 'under “Said”'} what readers were told before.`,
  'row-says-otherwise': (
    { says, now, isUnchanged }: { says: Told; now: Told; isUnchanged: boolean },
    inFile: boolean,
  ) =>
    `The correction says ${shown(says, inFile)}, but the row says ${shown(now, inFile)}.\n${
      isUnchanged
        ? `The row has not been changed yet: change it to ${shown(says, inFile)}, or remove the correction.`
        : 'Make the two agree.'
    }`,
};

/** What is wrong with values that readers have seen. */
export type CorrectionMistake = RecordsOf<typeof CORRECTION_SENTENCES>;
