/** The check as commands run it: by itself, and before every build. */
import { formatReport, isError, type Problem } from './problems.ts';
import { readDataFiles, readStrayFiles } from '../data/read.ts';
import { readStory } from '../story/outline.ts';
import { checkProject } from './check-project.ts';
import { today } from './today.ts';

/** Everything that is wrong with the story of this folder, as of today. */
export function checkNow(): Problem[] {
  return checkProject([...readDataFiles(), ...readStrayFiles()], readStory(), today());
}

/** Says what is wrong, and ends the command with the exit code 1 where something must be mended. */
export function checkOrStop(): void {
  const problems = checkNow();
  if (problems.length > 0) console.error(`${formatReport(problems)}\n`);
  if (problems.some(isError)) process.exit(1);
  console.log('The data are in order.');
}
