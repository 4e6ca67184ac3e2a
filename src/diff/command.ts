/** `npm run data:diff [-- ref]`: what a change of the data does to numbers, sentences, alt texts and charts. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { DataError } from '../check/problems.ts';
import { CannotCompare, changedFiles, readNow, readRef, type VersionFiles } from './versions.ts';

const REPORT = '.cache/data-diff.html';

try {
  const [ref = 'HEAD', ...others] = process.argv.slice(2);
  if (others.length > 0 || ref.startsWith('-'))
    throw new CannotCompare(
      'Name one state: it is compared with the files as they are now. npm run data:diff -- [commit, branch or tag]',
    );
  // An earlier report would look like the answer to this question.
  rmSync(REPORT, { force: true });
  await compareWith(ref);
} catch (error) {
  // A sentence where we know what is wrong; anything else is a mistake of this program.
  if (!(error instanceof CannotCompare)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

async function compareWith(ref: string): Promise<void> {
  const [then, now] = [readRef(ref), readNow()];
  if (changedFiles([...then.files, then.story], [...now.files, now.story]).length === 0)
    return console.log(`Nothing changed: the data and the story say what they said at ${ref}.`);
  // Read late: what draws charts takes time.
  const { compare, printChanges, readEdition } = await import('./compare.ts');
  const { reportPage } = await import('./report.ts');
  const read = (version: VersionFiles, advice: string) => {
    try {
      return readEdition(version);
    } catch (error) {
      throw error instanceof DataError ? new CannotCompare(`${version.name} cannot be compared: ${advice}`) : error;
    }
  };
  const after = read(now, 'there are mistakes. npm run data:check says where, and what to do.');
  const older = 'by the rules of today it holds mistakes. Name a later commit: npm run data:diff -- <commit>';
  const changes = compare(read(then, older), after);
  console.log(printChanges(changes, Boolean(process.stdout.isTTY && !process.env['NO_COLOR'])));
  mkdirSync(dirname(REPORT), { recursive: true });
  writeFileSync(REPORT, reportPage(changes));
  console.log(`\nThe same as a page, with every chart before and after: ${REPORT}`);
}
