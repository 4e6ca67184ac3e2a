/** The sentences for values that readers have seen, for those who see a file and for those who see a table. */
import type { CorrectionMistake } from '../../data/mistakes/mistake.ts';
import { show, showInTable } from './show.ts';

const ADD = 'If the change is right, add this to the list in data/corrections.json and write the reason for the dots:';

export function sayCorrection(mistake: CorrectionMistake, inFile: boolean): string {
  const shown = inFile ? show : showInTable;
  switch (mistake.code) {
    case 'changed-value': {
      const { said, says, line } = mistake;
      const change = says === null ? 'and it is gone' : `and this now says ${shown(says)}`;
      const rule = `Readers were told ${shown(said)}, ${change}. A published value changes only with a correction that says why.`;
      // Beside the table stand the value to put back, and a button that prepares the correction.
      return inFile ? `${rule}\nIf it is a slip, put ${show(said)} back. ${ADD}\n${line}` : rule;
    }
    case 'gone-row': {
      const { name, said, line } = mistake;
      const back = inFile
        ? `If it is a slip, or the row was renamed, put the id and the row back; if its whole file is gone, git status data names it and git restore brings it back. Once a correction is in, the check names every place that still uses it. ${ADD}\n${line}`
        : 'If it is a slip, Undo brings it back; otherwise log its removal.';
      return `Readers were told ${shown(said)}, and the row "${name}" is gone.\n${back}`;
    }
    case 'nothing-to-correct':
      return `Readers have not been told a value of "${mistake.column}" in the row "${mistake.row}", so there is nothing to correct.\nRemove the correction, or name the row and the column whose published value was wrong.`;
    case 'told-otherwise':
      return `Readers were told ${shown(mistake.told)}, not ${shown(mistake.said)}.\nWrite ${shown(mistake.told)} as what was said before, or remove the correction.`;
    case 'no-change':
      return `It said ${shown(mistake.said)} and says the same.\nWrite ${inFile ? 'in "said"' : 'under “Said”'} what readers were told before.`;
    case 'row-says-otherwise': {
      const { says, now, isUnchanged } = mistake;
      const fix = isUnchanged
        ? `The row has not been changed yet: change it to ${shown(says)}, or remove the correction.`
        : 'Make the two agree.';
      return `The correction says ${shown(says)}, but the row says ${shown(now)}.\n${fix}`;
    }
  }
}
