import { checkData } from '../check/data/check-data.ts';
import type { Data } from './data.ts';
import { collectData } from '../check/collect.ts';
import { DataError, isError } from '../check/problems.ts';
import { readDataFiles, type DataFile } from './read.ts';

let cached: Data | undefined;

/** The project's data, read once. Throws a `DataError` that lists every mistake at once. */
export function loadData(): Data {
  cached ??= parseData(readDataFiles());
  return cached;
}

/** Checks and indexes data files. Throws a `DataError` with all mistakes. */
export function parseData(files: DataFile[]): Data {
  const collected = collectData(files);
  const errors = [...collected.problems, ...checkData(collected)].filter(isError);
  if (errors.length > 0) throw new DataError(errors);
  return collected.data;
}
