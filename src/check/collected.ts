/** The data as far as they can be read, and what is known of the files they came from. Types only. */
import type { Data } from '../data/data.ts';
import type { Broken } from './broken.ts';
import type { Located } from './parse.ts';
import type { Problem } from './problems.ts';

/** The data as far as they can be read. */
export interface Collected {
  data: Data;
  problems: Problem[];
  broken: Broken;
  /** Files that later checks point into. */
  files: Map<string, Located>;
}
