/** What is wrong with the data or the story, as every tool of this project says it: where it is, what it breaks, what to do. */
import type { Mistake } from '../data/mistakes/mistake.ts';
import type { FileMistake } from './words/say-files.ts';
import type { RowMistake } from './words/say-rows.ts';
import type { TextMistake } from './words/say-story.ts';

/** Names and positions from the outermost part of a JSON file to the value that is meant. */
export type Path = (string | number)[];

export interface Problem {
  /** An error stops the build; a warning asks for a second look. */
  severity: 'error' | 'warning';
  /** The file, from the project's root. */
  path: string;
  line: number;
  /** Where the value stands in a data file; empty for the story, and for a file as a whole. */
  at: Path;
  /** "row 2 (September 2020), "People recorded"", for readers. */
  place?: string;
  /** What was found, as a record. */
  mistake: Wording;
  /** What is wrong and which rule it breaks; on a line of its own, what to do; below that what to paste into a file. */
  message: string;
}

/** What a check found: a record, of which `say.ts` makes the sentences. A reading ends with the first kind; a check alone finds the others. */
export type Wording = Mistake | FileMistake | RowMistake | TextMistake;

/** Stops a build with sentences instead of a stack trace. */
export class DataError extends Error {
  readonly problems: Problem[];

  constructor(problems: Problem[]) {
    super(problems.map(formatProblem).join('\n\n'));
    this.name = 'DataError';
    this.stack = undefined;
    this.problems = problems;
  }
}

/** What is wrong, without what to do. */
export function whatIsWrong({ message }: Pick<Problem, 'message'>): string {
  return message.split('\n')[0] ?? '';
}

export function formatProblem({ path, line, place, message }: Problem): string {
  return `${path}, line ${line}${place ? ` · ${place}` : ''}\n  ${message.replaceAll('\n', '\n  ')}`;
}

/** All problems as one text, the errors apart from the warnings. */
export function formatReport(problems: Problem[]): string {
  const part = (some: Problem[], word: string, what: string): string[] =>
    some.length > 0
      ? [`${some.length} ${word}${some.length > 1 ? 's' : ''}. ${what}:`, ...some.map(formatProblem)]
      : [];
  return [
    ...part(problems.filter(isError), 'mistake', 'Nothing is built until all is mended'),
    ...part(
      problems.filter((problem) => !isError(problem)),
      'warning',
      'The story can be built; have a look',
    ),
  ].join('\n\n');
}

export function isError({ severity }: Problem): boolean {
  return severity === 'error';
}
