/** Gathers the data files into one index; what cannot be read is left out. Files that are missing are one message each, not one for every row. */
import { figureSchema } from '../data/schema/json-schemas.ts';
import { emptyData, type Data } from '../data/data.ts';
import { indexFile, type Reader } from '../data/index-files.ts';
import { suggest } from '../data/mistakes/suggest.ts';
import { isDataPath, type DataFile } from '../data/read.ts';
import { partOf } from '../data/row-name.ts';
import { namedDatasets } from '../data/series.ts';
import { parseFile, type Located } from './parse.ts';
import { isError, type Problem } from './problems.ts';
import { lineProblem } from './words/say.ts';
import { schemaProblems } from './words/schema-words.ts';

/** The data as far as they can be read. */
export interface Collected {
  data: Data;
  problems: Problem[];
  /** Nothing wrong with files and rows so far: otherwise a name that leads nowhere may rest on a mistake that is told already. */
  isSound: boolean;
  /** Files that later checks point into. */
  files: Map<string, Located>;
}

/** The data, and whether names can be looked up in them. */
export type Known = Pick<Collected, 'data' | 'isSound'>;

/** What is found of files and rows; after an error the checks that follow names wait. */
export function noted(collected: Collected, problems: Problem[]): Problem[] {
  collected.isSound &&= !problems.some(isError);
  return problems;
}

/** Reads every file as far as it goes. */
export function collectData(files: DataFile[]): Collected {
  const collected: Collected = { data: emptyData(), problems: [], isSound: true, files: new Map() };
  const { problems } = collected;
  for (const file of files) {
    if (!isDataPath(file.path)) {
      problems.push(lineProblem(file.path, 1, { code: 'file-not-read', name: fileName(file.path) }, 'warning'));
      continue;
    }
    const located = parseFile(file);
    const wrong = 'message' in located ? located : misnamed(located);
    if (wrong) problems.push(wrong);
    if ('message' in located) continue;
    problems.push(...located.problems);
    collected.files.set(file.path, located);
    if (!wrong) indexFile(collected.data, file, readerOf(collected, located), figureSchema);
  }
  noted(collected, problems);
  return collected;
}

/** Reports what does not fit, and goes on with the rest. */
function readerOf({ problems, data }: Collected, file: Located): Reader {
  return {
    read: (schema) => {
      const { data: value, error } = schema.safeParse(file.value);
      if (error) problems.push(...schemaProblems(file, error.issues));
      return value;
    },
    repeated: ({ list, index, id }) => {
      const other = list === 'rows' ? nameOfRow(data, id) : undefined;
      problems.push(file.problem([list, index, 'id'], { code: 'twice', kind: 'id', name: id, other }));
    },
    unknown: () => problems.push(file.problem([], { code: 'file-unknown' })),
  };
}

/** Where a row stands, in words. */
export function nameOfRow({ rows }: Data, id: string): string | undefined {
  const row = rows.get(id);
  return row && `row ${row.index + 1} of “${row.dataset.title}”`;
}

/** The files that every story has. */
const NEEDED = ['story', 'sources', 'facts', 'corrections', 'published', 'rules'].map((name) => `data/${name}.json`);

/** The needed files that are not there, and the datasets that figures draw; a name that is nearly that of another is a slip in the figure. */
export function missingFiles({ data, isSound }: Collected, files: DataFile[]): Problem[] {
  const lost = NEEDED.filter((needed) => {
    const isThere = ({ path }: DataFile): boolean =>
      path === needed || (!isDataPath(path) && fileName(path) === fileName(needed));
    return !files.some(isThere);
  });
  const drawn = [...data.figures.values()].flatMap(({ value }) =>
    namedDatasets(value).map(({ name }) => ({ id: value.id, name })),
  );
  const unread = drawn.filter(
    ({ name }) => isSound && !data.datasets.has(name) && suggest(name, data.datasets.keys()).near === undefined,
  );
  const uses = Map.groupBy(unread, ({ name }) => `data/datasets/${name}.json`);
  return [...lost.map((path) => [path, []] as const), ...uses].map(([path, figures]) =>
    lineProblem(path, 1, { code: 'file-missing', path, figures: [...new Set(figures.map(({ id }) => id))] }),
  );
}

/** "data/datasets/tea-harvests.json" and "data/2026/tea-harvests.json.txt" → "tea-harvests" */
export function fileName(path: string): string {
  return path.replace(/^.*\//, '').replace(/\.(?:json|txt).*$/i, '');
}

/** A dataset or figure whose name and id differ: a slip, or a copy, which would double every row. */
export function misnamed(file: Located): Problem | undefined {
  const [name, id] = [fileName(file.path), partOf(file.value, 'id')];
  if (!/^data\/(?:datasets|figures)\//.test(file.path) || typeof id !== 'string' || id === name) return undefined;
  return file.problem(['id'], { code: 'id-unlike-name', id, name });
}
