/** Files that must be there, and files whose name or folder keeps them from being read: each is one message, not one for every row. */
import { partOf } from '../data/row-name.ts';
import type { Collected } from './collected.ts';
import type { Located } from './parse.ts';
import type { Problem } from './problems.ts';
import { lineProblem } from './words/say.ts';
import { isDataPath, type DataFile } from '../data/read.ts';
import { namedDatasets } from '../data/series.ts';
import { suggest } from '../data/mistakes/suggest.ts';

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
  return [
    ...lost.map((path) => missing(path)),
    ...[...Map.groupBy(unread, ({ name }) => name)].map(([name, uses]) =>
      missing(`data/datasets/${name}.json`, [...new Set(uses.map(({ id }) => id))]),
    ),
  ];
}

function missing(path: string, figures: string[] = []): Problem {
  return lineProblem(path, 1, { code: 'file-missing', path, figures });
}

/** A file that is not read, because of its name or its folder. */
export function strayFile({ path }: DataFile): Problem {
  return lineProblem(path, 1, { code: 'file-not-read', name: fileName(path) }, 'warning');
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
