import type { z } from 'zod';
import { checkReferences } from './check.ts';
import { DataError, parseFile, schemaProblems, type Located, type Problem } from './problems.ts';
import { readDataFiles, type DataFile } from './read.ts';
import {
  datasetSchema,
  factsFileSchema,
  figureSchema,
  sourcesFileSchema,
  type Dataset,
  type FactDefinition,
  type Figure,
  type Row,
  type Source,
} from './schema.ts';

/** A checked item together with the file it came from, so that later checks can name the line. */
export interface Filed<T> {
  file: Located;
  value: T;
}

export interface FiledRow {
  dataset: Dataset;
  row: Row;
  index: number;
  file: Located;
}

/** Everything in `data/`, checked and indexed by id. */
export interface Data {
  sources: Map<string, Source>;
  datasets: Map<string, Filed<Dataset>>;
  figures: Map<string, Filed<Figure>>;
  facts: Map<string, Filed<FactDefinition> & { index: number }>;
  rows: Map<string, FiledRow>;
}

let cached: Data | undefined;

/** The project's data, read once. Throws a `DataError` that lists every problem at once. */
export function loadData(): Data {
  cached ??= parseData(readDataFiles());
  return cached;
}

/** Forgets what was read, so that the next `loadData` sees a changed file. */
export function forgetData(): void {
  cached = undefined;
}

/** Checks and indexes data files. Throws a `DataError` with all problems. */
export function parseData(files: DataFile[]): Data {
  const problems: Problem[] = [];
  const data: Data = {
    sources: new Map(),
    datasets: new Map(),
    figures: new Map(),
    facts: new Map(),
    rows: new Map(),
  };
  for (const file of files) {
    const located = parseFile(file);
    if ('message' in located) problems.push(located);
    else problems.push(...addFile(data, located));
  }
  // Broken files would make every reference to them look wrong, so those are reported first.
  if (problems.length === 0) problems.push(...checkReferences(data));
  if (problems.length > 0) throw new DataError(problems);
  return data;
}

function addFile(data: Data, file: Located): Problem[] {
  const problems: Problem[] = [];
  const read = <T extends z.ZodType>(schema: T): z.infer<T> | undefined => {
    const result = schema.safeParse(file.value);
    if (result.success) return result.data;
    problems.push(...schemaProblems(file, result.error.issues));
    return undefined;
  };
  const add = <T extends { id: string }>(map: Map<string, T>, list: string, items: T[]): void => {
    items.forEach((item, index) => {
      if (map.has(item.id)) problems.push(file.problem([list, index, 'id'], `The id "${item.id}" is used twice.`));
      map.set(item.id, item);
    });
  };
  if (file.path === 'data/sources.json') add(data.sources, 'sources', read(sourcesFileSchema)?.sources ?? []);
  else if (file.path === 'data/facts.json') {
    const facts = new Map<string, FactDefinition>();
    add(facts, 'facts', read(factsFileSchema)?.facts ?? []);
    [...facts.values()].forEach((value, index) => data.facts.set(value.id, { value, file, index }));
  }
  else if (file.path.startsWith('data/datasets/')) {
    const value = read(datasetSchema);
    if (value) problems.push(...addDataset(data, file, value));
  } else if (file.path.startsWith('data/figures/')) {
    const value = read(figureSchema);
    if (value) problems.push(...addNamed(data.figures, file, value));
  } else problems.push(file.problem([], 'No part of the story reads a file of this name.'));
  return problems;
}

function addNamed<T extends { id: string }>(map: Map<string, Filed<T>>, file: Located, value: T): Problem[] {
  map.set(value.id, { file, value });
  const name = file.path.split('/').at(-1);
  return name === `${value.id}.json`
    ? []
    : [file.problem(['id'], `The id "${value.id}" and the file name "${name}" must agree.`)];
}

function addDataset(data: Data, file: Located, dataset: Dataset): Problem[] {
  const problems = addNamed(data.datasets, file, dataset);
  dataset.rows.forEach((row, index) => {
    const other = data.rows.get(row.id);
    if (other) {
      problems.push(
        file.problem(['rows', index, 'id'], `The row id "${row.id}" is already used in ${other.file.path}.`),
      );
    }
    data.rows.set(row.id, { dataset, row, index, file });
  });
  return problems;
}
