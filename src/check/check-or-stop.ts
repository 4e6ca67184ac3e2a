/** The check as commands run it: by itself, and before every build. */
import { existsSync } from 'node:fs';
import { formatReport, isError, type Problem } from './problems.ts';
import { readDataFiles, readStrayFiles, shownPath, storyFolder } from '../data/read.ts';
import { readStory } from '../story/outline.ts';
import { checkProject } from './check-project.ts';
import { today } from './today.ts';

/** Everything that is wrong with the story of this folder, as of today. */
export function checkNow(): Problem[] {
  return checkProject([...readDataFiles(), ...readStrayFiles()], readStory(), today());
}

/** Says what is wrong, and ends the command with the exit code 1 where something must be mended. */
export function checkOrStop(): void {
  if (!existsSync(storyFolder())) {
    console.error(
      `STORY names a folder that is not there: ${storyFolder()}\nName the folder that holds story.json and story.mdx, or unset it.`,
    );
    process.exit(1);
  }
  const problems = checkNow();
  if (problems.length > 0)
    console.error(`${formatReport(problems.map((problem) => ({ ...problem, path: shownPath(problem.path) })))}\n`);
  if (problems.some(isError)) process.exit(1);
  console.log('The data are in order.');
}
