/** Gathers the data files into one index. What is broken is left out and remembered by name, so that one mistake is reported once. */
import type { z } from 'zod';
import { Broken, forgetFile } from './broken.ts';
import type { Collected, Data, Filed } from '../data/data.ts';
import { copyOf, fileName, misnamed, rightName, strayFile, unreadFile } from './missing.ts';
import { listOf, partOf } from './words/names.ts';
import { parseFile, type Located } from './parse.ts';
import type { Problem } from './problems.ts';
import type { DataFile } from '../data/read.ts';
import {
  correctionsFileSchema,
  datasetSchema,
  factsFileSchema,
  figureSchema,
  publishedFileSchema,
  sourcesFileSchema,
  type Dataset,
} from '../data/schema/schema.ts';
import { RULES_PATH } from '../data/schema/schema-rules.ts';
import { schemaProblems } from './words/schema-words.ts';

/** Reads every file as far as it goes. */
export function collectData(files: DataFile[]): Collected {
  const data: Data = {
    sources: new Map(),
    datasets: new Map(),
    figures: new Map(),
    facts: new Map(),
    rows: new Map(),
    corrections: [],
    published: undefined,
    released: [],
  };
  const collected: Collected = {
    data,
    problems: [],
    broken: new Broken(),
    refused: [],
    sourcePlaces: new Map(),
    files: new Map(),
  };
  for (const file of files) {
    const right = rightName(file);
    if (right) {
      collected.problems.push(strayFile(file, files));
      if (!files.some(({ path }) => path === right)) collected.broken.addUnknown();
      continue;
    }
    const located = parseFile(file);
    if ('message' in located) {
      collected.problems.push(located);
      forgetFile(collected.broken, file);
    } else {
      collected.problems.push(...located.problems);
      addFile(collected, located, files);
    }
  }
  return collected;
}

function addFile(collected: Collected, file: Located, files: DataFile[]): void {
  const { data, problems } = collected;
  collected.files.set(file.path, file);
  const copied = copyOf(file, files);
  if (copied) {
    problems.push(copied);
    return;
  }
  if (file.path === 'data/sources.json') {
    const read = readItems(collected, file, sourcesFileSchema, 'sources');
    read?.value.sources.forEach((source, place) => {
      const index = read.kept[place] ?? place;
      collected.sourcePlaces.set(source.id, index);
      addOnce(collected, data.sources, source, source.id, () =>
        file.problem(['sources', index, 'id'], usedTwice(source.id)),
      );
    });
  } else if (file.path === 'data/facts.json') {
    const read = readItems(collected, file, factsFileSchema, 'facts');
    read?.value.facts.forEach((value, place) => {
      const index = read.kept[place] ?? place;
      addOnce(collected, data.facts, { value, file, index }, value.id, () =>
        file.problem(['facts', index, 'id'], usedTwice(value.id)),
      );
    });
  } else if (file.path === 'data/corrections.json') {
    data.corrections = readItems(collected, file, correctionsFileSchema, 'corrections')?.value.corrections ?? [];
  } else if (file.path === 'data/published.json') {
    const read = readItems(collected, file, publishedFileSchema, 'rows');
    if (read) data.published = new Map(read.value.rows.map(({ row, values }) => [row, values]));
    data.released = read?.value.corrections ?? [];
  } else if (file.path.startsWith('data/datasets/')) {
    const read = readItems(collected, file, datasetSchema, 'rows');
    if (read) addDataset(collected, file, read.value, read.kept);
  } else if (file.path.startsWith('data/figures/')) {
    const read = readItems(collected, file, figureSchema, undefined);
    if (read) addNamed(collected, data.figures, file, read.value);
  } else if (file.path !== RULES_PATH) {
    problems.push(unreadFile(file));
  }
}

function usedTwice(id: string): string {
  return `The id "${id}" is used twice in this file.\nGive one of the two another id.`;
}

/** A file by its schema. Where only single items of its list are wrong, the others are read all the same. */
function readItems<T extends z.ZodType>(
  { problems, broken }: Collected,
  file: Located,
  schema: T,
  list: string | undefined,
): { value: z.infer<T>; kept: number[] } | undefined {
  const items = list ? partOf(file.value, list) : undefined;
  const all = Array.isArray(items) ? items : [];
  const result = schema.safeParse(file.value);
  if (result.success) return { value: result.data, kept: all.map((_, index) => index) };
  const { issues } = result.error;
  problems.push(...schemaProblems(file, issues));
  const wrong = new Set(
    issues.map(({ path: [first, index] }) => (first === list && typeof index === 'number' ? index : -1)),
  );
  broken.add(partOf(file.value, 'id'));
  broken.add(fileName(file.path));
  // An id that is itself wrong leaves the name it should have been unknown.
  const isLost = issues.some(({ path }) => path.length === 3 && path[2] === 'id');
  if (isLost || (list && !Array.isArray(items))) broken.addUnknown();
  all.forEach((item, index) => {
    if (wrong.has(index) || wrong.has(-1)) broken.add(partOf(item, 'id'));
  });
  if (!list || wrong.has(-1) || typeof file.value !== 'object') return undefined;
  const kept = all.map((_, index) => index).filter((index) => !wrong.has(index));
  const rest = schema.safeParse({ ...file.value, [list]: kept.map((index) => all[index]) });
  return rest.success ? { value: rest.data, kept } : undefined;
}

/** The first item of a name counts. The name that a second one should have had is lost, and nobody can tell which. */
function addOnce<T>(
  { problems, broken }: Collected,
  map: Map<string, T>,
  item: T,
  id: string,
  problem: () => Problem,
): void {
  if (!map.has(id)) map.set(id, item);
  else {
    problems.push(problem());
    broken.addUnknown();
  }
}

function addNamed<T extends { id: string }>(
  { problems, broken }: Collected,
  map: Map<string, Filed<T>>,
  file: Located,
  value: T,
): void {
  map.set(value.id, { file, value });
  const wrong = misnamed(file, value.id);
  if (!wrong) return;
  broken.add(fileName(file.path));
  problems.push(wrong);
}

function addDataset(collected: Collected, file: Located, dataset: Dataset, kept: number[]): void {
  const { data } = collected;
  addNamed(collected, data.datasets, file, dataset);
  const known = new Set(kept);
  listOf(partOf(file.value, 'rows')).forEach((row, index) => {
    if (!known.has(index) && typeof row === 'object' && row !== null)
      collected.refused.push({ dataset, row: { ...row }, index, file });
  });
  dataset.rows.forEach((row, place) => {
    const index = kept[place] ?? place;
    addOnce(collected, data.rows, { dataset, row, index, file }, row.id, () => {
      const other = data.rows.get(row.id);
      if (other?.file === file && JSON.stringify(other.row) === JSON.stringify(row))
        return file.problem(
          ['rows', index, 'id'],
          `This row is the same as row ${other.index + 1}.\nDelete one of the two.`,
        );
      const where = `row ${(other?.index ?? 0) + 1}${other?.file === file ? '' : ` of ${other?.file.path ?? ''}`}`;
      return file.problem(
        ['rows', index, 'id'],
        `The row id "${row.id}" is already used in ${where}.\nGive this row an id of its own.`,
      );
    });
  });
}
