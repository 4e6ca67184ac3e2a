/** `npm run data:check`: every mistake in the data and the story at once, in plain English. */
import { formatReport, isError } from './problems.ts';
import { readDataFiles, readStrayFiles } from '../data/read.ts';
import { readStory } from '../story/outline.ts';
import { checkProject } from './check-project.ts';
import { today } from './today.ts';

const problems = checkProject([...readDataFiles(), ...readStrayFiles()], readStory(), today());
if (problems.length > 0) console.error(`${formatReport(problems)}\n`);
if (problems.some(isError)) process.exit(1);
console.log('The data are in order.');
