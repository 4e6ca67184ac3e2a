/** The check, run on a draft. */
import { parseData } from '../../data/load.ts';
import { DataError, type Problem } from '../../data/problems.ts';
import type { DataFile } from '../../data/read.ts';
import { checkStory } from '../../story/check.ts';
import { lintNumbers } from '../lint-numbers.ts';
import { lintWords } from '../lint-words.ts';
import type { DeskProblem } from './messages.ts';

/** Everything that is wrong with a draft, each with its place in the file. */
export function draftProblems(files: DataFile[], story: string): DeskProblem[] {
  try {
    const data = parseData(files);
    return [...checkStory(data, story), ...lintNumbers(story, files), ...lintWords(story, files)].map(placed);
  } catch (error) {
    if (error instanceof DataError) return error.problems.map(placed);
    throw error;
  }
}

function placed(problem: Problem): DeskProblem {
  const [, row] = /^(?:row|source) (\d+)/.exec(problem.place ?? '') ?? [];
  return { ...problem, severity: 'error', at: row ? ['rows', Number(row) - 1] : [] };
}
