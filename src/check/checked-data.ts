/** Data of which nothing is known to be wrong: for tools that read what no build has checked. */
import type { Data } from '../data/data.ts';
import type { DataFile } from '../data/read.ts';
import { collectData } from './collect.ts';
import { checkData } from './data/check-data.ts';
import { DataError, isError } from './problems.ts';

/** Checks and indexes data files. Throws a `DataError` with all mistakes. */
export function checkedData(files: DataFile[]): Data {
  const collected = collectData(files);
  const errors = [...collected.problems, ...checkData(collected)].filter(isError);
  if (errors.length > 0) throw new DataError(errors);
  return collected.data;
}
