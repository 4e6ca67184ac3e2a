/** The whole check, as one pure function: what `data:check`, the dev server and the data desk all say. */
import { checkData } from './data/check-data.ts';
import { checkCorrections, goneRows } from './data/check-corrections.ts';
import { missingFiles, collectData, noted } from './collect.ts';
import { checkViews } from './data/check-figures.ts';
import { checkPlausible } from './data/plausible.ts';
import type { Data } from '../data/data.ts';
import { DataError, isError, type Problem } from './problems.ts';
import type { DataFile } from '../data/read.ts';
import { checkStory } from './story/check-story.ts';
import { checkRules, lintTexts } from './story/lint-texts.ts';
import { readTexts } from './story/passages.ts';
import { said } from './words/say.ts';

/** One slip can be repeated on every line; nobody reads the same sentence a thousand times. */
const MOST_IN_A_FILE = 100;

/** Everything that is wrong with the data and the story, as of a day written `2026-11-23`. Never throws. */
export function checkProject(files: DataFile[], story: string, today: string): Problem[] {
  const collected = collectData(files);
  const { data } = collected;
  const ofData = [
    ...collected.problems,
    ...noted(collected, missingFiles(collected, files)),
    ...noted(collected, goneRows(collected, today)),
    ...checkData(collected),
    ...(collected.isSound ? noted(collected, checkPlausible(collected, today)) : []),
  ];
  const { rules, problems: ofRules } = checkRules(collected);
  const ofStory = checkStory(data, story, collected.isSound);
  const problems = [
    ...ofData,
    ...checkCorrections(collected, today),
    ...ofStory,
    ...ofRules,
    ...(rules ? lintTexts(readTexts(collected, story, files, rules)) : []),
    ...(collected.isSound ? checkViews(data) : []),
  ];
  return limited(sorted(problems, files));
}

/** Checks and indexes data files that no build has checked. Throws a `DataError` with all mistakes. */
export function checkedData(files: DataFile[]): Data {
  const collected = collectData(files);
  // Tags in a text are shown as they stand, and can be drawn.
  const errors = [...collected.problems, ...checkData(collected)].filter(
    (problem) => isError(problem) && problem.mistake.code !== 'markup-in-text',
  );
  if (errors.length > 0) throw new DataError(errors);
  return collected.data;
}

/** In the order of the files and their lines, each problem once. */
function sorted(problems: Problem[], files: DataFile[]): Problem[] {
  const order = new Map(files.map(({ path }, index) => [path, index]));
  const place = ({ path }: Problem): number => order.get(path) ?? files.length;
  const unlike = new Map(
    problems.map((problem) => [JSON.stringify([problem.path, problem.line, problem.at, problem.message]), problem]),
  );
  return [...unlike.values()].sort((a, b) => place(a) - place(b) || a.line - b.line);
}

function limited(problems: Problem[]): Problem[] {
  const kinds = Map.groupBy(problems, ({ severity, path }) => `${severity} ${path}`);
  return [...kinds.values()].flatMap((some) => {
    const [next, ...more] = some.slice(MOST_IN_A_FILE);
    if (!next || more.length === 0) return some;
    return [...some.slice(0, MOST_IN_A_FILE), { ...next, ...said({ code: 'not-listed', count: more.length }) }];
  });
}
