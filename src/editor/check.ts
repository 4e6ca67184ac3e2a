/** `npm run data:check`: every mistake in the data and the story at once, in plain English. */
import { checkStory } from '../story/check.ts';
import { loadData } from '../data/load.ts';
import { DataError, formatProblem } from '../data/problems.ts';

try {
  const data = loadData();
  const problems = checkStory(data);
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
