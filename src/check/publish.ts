/** `npm run data:publish`: records what readers see from now on, so that no published value changes without a correction. */
import { readFileSync, writeFileSync } from 'node:fs';
import { currentValues } from './data/check-corrections.ts';
import { readDataFiles } from '../data/read.ts';
import { loadData } from '../data/load.ts';
import { collectData } from './collect.ts';
import { formatReport, isError } from './problems.ts';
import { checkNow } from './check-or-stop.ts';
import { isRecorded, joinedRecord, recordText } from './record.ts';
import { today } from './today.ts';

const PATH = 'data/published.json';

/** Before a first publication: what was recorded while the site was tried out binds nobody. */
if (process.argv.includes('anew')) {
  writeFileSync(PATH, recordText([], today()));
  console.log(`${PATH} is empty again: nothing counts as published, and every change is free.`);
} else record();

function record(): void {
  // Two branches that both published leave git's marks in the record, and nobody edits it by hand.
  const now = currentValues(collectData(readDataFiles()).data);
  const joined = joinedRecord(readFileSync(PATH, 'utf8'), now, today());
  if (joined !== undefined) {
    writeFileSync(PATH, joined);
    console.log(`${PATH} held the records of two branches; they are joined.`);
  }
  const errors = checkNow().filter(isError);
  if (errors.length > 0) {
    console.error(
      `${formatReport(errors)}\n\nNothing was recorded. Mend this first, then run npm run data:publish again.`,
    );
    process.exitCode = 1;
    return;
  }
  const data = loadData();
  const rows = currentValues(data);
  if (isRecorded(data)) {
    console.log(`Readers already see these values: ${PATH} stays as it is.`);
    return;
  }
  writeFileSync(PATH, recordText(rows, today(), data.corrections));
  console.log(
    `${PATH} now holds what readers see of ${rows.length} rows. Commit it together with the data and put the site online. From now on data:check asks for a correction when one of these values changes.`,
  );
}
