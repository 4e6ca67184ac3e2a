/** The data as far as they can be read, and what is known of the files they came from. Types only. */
import type { Data } from '../data/data.ts';
import type { DataFile } from '../data/read.ts';
import type { Dataset } from '../data/schema/schema.ts';
import type { Broken } from './broken.ts';
import type { Located } from './parse.ts';
import type { Problem } from './problems.ts';

/** A row that does not fit the schema; its other cells are checked all the same, so that nobody mends them one by one. */
export interface RefusedRow {
  dataset: Dataset;
  row: Record<string, unknown>;
  index: number;
  file: DataFile;
}

/** The data as far as they can be read. */
export interface Collected {
  data: Data;
  problems: Problem[];
  broken: Broken;
  refused: RefusedRow[];
  /** The place of each source in its file, from 0. */
  sourcePlaces: Map<string, number>;
  /** Files that later checks point into. */
  files: Map<string, Located>;
}
