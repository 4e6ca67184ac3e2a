/** `npm run data:check`: every mistake in the data and the story at once, in plain English. */
import { checkStory } from '../story/check.ts';
import { readStory } from '../story/outline.ts';
import { loadData } from '../data/load.ts';
import { DataError, formatProblem } from '../data/problems.ts';
import { readDataFiles } from '../data/read.ts';
import { lintClaims } from './lint-claims.ts';
import { lintNumbers } from './lint-numbers.ts';
import { lintWords } from './lint-words.ts';

try {
  const data = loadData();
  const [story, files] = [readStory(), readDataFiles()];
  const problems = [
    ...checkStory(data, story),
    ...lintNumbers(story, files),
    ...lintWords(story, files),
    ...lintClaims(data, story, files),
  ];
  if (problems.length > 0) throw new DataError(problems);
  console.log(
    `The data are in order: ${data.rows.size} rows, ${data.sources.size} sources, ${data.figures.size} figures.`,
  );
} catch (error) {
  if (!(error instanceof DataError)) throw error;
  const count = error.problems.length;
  console.error(
    `${error.problems.map(formatProblem).join('\n\n')}\n\n${count} ${count === 1 ? 'mistake' : 'mistakes'}. Nothing was built.`,
  );
  process.exit(1);
}
