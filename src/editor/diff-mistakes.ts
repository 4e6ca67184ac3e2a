/** Mistakes that stand in the way of a comparison, or of publishing what it shows. */
import { DataError, formatReport, whatIsWrong, type Problem } from '../data/problems.ts';
import { CannotCompare, laterCommits, openSide, readRef, type Side, type SideFiles } from './diff-sides.ts';

/** Of mistakes that are told in passing, or that nobody can mend. */
const MOST_TOLD = 3;
/** A walk through long histories stops here: the answer is a help and no promise. */
const MOST_SECONDS = 3;

/** Both sides opened, or a sentence for each that cannot be: what is wrong with it and what to do. `found` is what the check says of the files as they are now. */
export function openSides(ref: string, then: SideFiles, now: SideFiles, found: Problem[]): [Side, Side] {
  const [before, after] = [tryToOpen(then), tryToOpen(now)];
  if (!Array.isArray(before) && !Array.isArray(after)) return [before, after];
  const words: string[] = [];
  if (Array.isArray(before)) words.push(earlierMistakes(ref, then.name, before));
  if (Array.isArray(after)) {
    const problems = found.length > 0 ? found : after;
    words.push(`There ${are(problems)} in ${now.name}, so they cannot be compared yet.\n\n${formatReport(problems)}`);
  }
  throw new CannotCompare(words.join('\n\n'));
}

function tryToOpen(side: SideFiles): Side | Problem[] {
  try {
    return openSide(side);
  } catch (error) {
    if (!(error instanceof DataError)) throw error;
    return error.problems;
  }
}

/** Without the advice of the messages: what was committed stays as it is. */
function earlierMistakes(ref: string, name: string, problems: Problem[]): string {
  const later = findLater(ref);
  const advice = later
    ? `A commit cannot be mended, but a later one can be compared: npm run data:diff -- ${later}`
    : 'A commit cannot be mended. Once the files are in order, commit them: the next change can be compared with that commit.';
  return [`By the rules of today there ${are(problems)} in ${name}:`, ...told(problems), advice].join('\n');
}

/** "is a mistake", "are 3 mistakes" */
function are({ length }: Problem[]): string {
  return length === 1 ? 'is a mistake' : `are ${length} mistakes`;
}

/** The first commit after it that holds no mistakes, found by halves: between two that differ there may be others. */
function findLater(ref: string): string | undefined {
  const end = performance.now() + MOST_SECONDS * 1000;
  const commits = laterCommits(ref);
  const opens = (commit: string): boolean => {
    try {
      return !Array.isArray(tryToOpen(readRef(commit)));
    } catch (error) {
      if (error instanceof CannotCompare) return false;
      throw error;
    }
  };
  let [low, high] = [0, commits.length - 1];
  let known = commits.at(-1);
  if (known === undefined || !opens(known)) return undefined;
  while (low < high && performance.now() < end) {
    const middle = Math.floor((low + high) / 2);
    if (opens(commits[middle] ?? '')) [high, known] = [middle, commits[middle]];
    else low = middle + 1;
  }
  return known;
}

/** What the check says of the files, in short: a heading and the first mistakes; nothing where there are none. */
export function checkLines(found: Problem[]): string[] {
  if (found.length === 0) return [];
  const [mistakes, they] = found.length === 1 ? ['1 mistake', 'it is'] : [`${found.length} mistakes`, 'they are'];
  return [`data:check finds ${mistakes}. Nothing is built until ${they} mended:`, ...told(found)];
}

function told(problems: Problem[]): string[] {
  const lines = problems
    .slice(0, MOST_TOLD)
    .map((each) => `  ${each.path}, line ${each.line}${each.place ? ` · ${each.place}` : ''}: ${whatIsWrong(each)}`);
  const rest = problems.length - lines.length;
  return rest > 0 ? [...lines, `  and ${rest} more`] : lines;
}
