/** The data as far as they can be read, and what is known of the files they came from. */
import type { Data } from '../data/data.ts';
import type { Located } from './parse.ts';
import { isError, type Problem } from './problems.ts';

/** The data as far as they can be read. */
export interface Collected {
  data: Data;
  problems: Problem[];
  /** Nothing wrong with files and rows so far: otherwise a name that leads nowhere may rest on a mistake that is told already. */
  isSound: boolean;
  /** Files that later checks point into. */
  files: Map<string, Located>;
}

/** What is found of files and rows; after an error the checks that follow names wait. */
export function noted(collected: Collected, problems: Problem[]): Problem[] {
  collected.isSound &&= !problems.some(isError);
  return problems;
}
