/** Files that must be there, and files whose name or folder keeps them from being read: each is one message, not one for every row. */
import { partOf } from '../data/row-name.ts';
import type { Collected } from './collected.ts';
import type { Located } from './parse.ts';
import { lineProblem, type Problem } from './problems.ts';
import { isDataPath, type DataFile } from '../data/read.ts';
import { namedDatasets } from '../data/series.ts';
import { suggest } from '../data/mistakes/suggest.ts';

const NEEDED = [
  'data/story.json',
  'data/sources.json',
  'data/facts.json',
  'data/corrections.json',
  'data/published.json',
  'data/rules.json',
];

/** What every missing file would have defined is remembered as broken. */
export function missingFiles(collected: Collected, files: DataFile[]): Problem[] {
  const { broken } = collected;
  const isThere = (path: string): boolean => files.some((file) => file.path === path || rightName(file) === path);
  const needed = NEEDED.filter((path) => !isThere(path)).map((path) => {
    if (path === 'data/sources.json' || path === 'data/facts.json') broken.addUnknown();
    else broken.add(path.replace(/^data\/|\.json$/g, ''));
    return missing(path, WITHOUT[path] ?? '');
  });
  return [...needed, ...missingDatasets(collected)];
}

/** Datasets that figures draw and that no file holds; a name that is nearly that of another is a slip in the figure. */
function missingDatasets({ data, broken }: Collected): Problem[] {
  const drawn = [...data.figures.values()].flatMap(({ value }) =>
    namedDatasets(value).map(({ name }) => ({ id: value.id, name })),
  );
  const lost = [...Map.groupBy(drawn, ({ name }) => name)].filter(
    ([name]) => !data.datasets.has(name) && !broken.has(name) && suggest(name, data.datasets.keys()).near === undefined,
  );
  return lost.map(([name, uses]) => {
    broken.addUnknown();
    const figures = [...new Set(uses.map(({ id }) => `"${id}"`))].join(', ');
    return missing(
      `data/datasets/${name}.json`,
      `Figures draw its rows: ${figures}.`,
      'If there never was one, correct its name in the figure.',
    );
  });
}

function missing(path: string, why: string, otherwise = ''): Problem {
  return lineProblem(
    path,
    1,
    `This file is missing. ${why}\nRestore its last version: git restore ${path}${otherwise && `. ${otherwise}`}`,
  );
}

/** Where a file would be read: "data/datasets/tea-harvests.json" for one that ends in ".json.txt", or lies in a folder of its own; undefined for a file that is read. */
export function rightName({ path, text }: DataFile): string | undefined {
  if (isDataPath(path)) return undefined;
  const name = fileName(path).replace(/\.(?:json|txt).*$/i, '');
  const [, folder = ''] = /^data\/(datasets|figures)\//.exec(path) ?? [];
  const isInside = path.split('/').length > (folder ? 3 : 2);
  const home =
    folder ||
    (isInside && /"rows"\s*:/.test(text) ? 'datasets' : isInside && /"chart"\s*:/.test(text) ? 'figures' : '');
  return `data/${home && `${home}/`}${name}.json`;
}

/** A file that is not read, because of its name or its folder. */
export function strayFile(file: DataFile, files: DataFile[]): Problem {
  const right = rightName(file) ?? file.path;
  const isCopy = files.some(({ path }) => path === right);
  const folder = (path: string): string => path.replace(/[^/]*$/, '');
  const name = right.replace(/^.*\//, '');
  const isAstray = folder(right) !== folder(file.path);
  const rule = isAstray
    ? 'only files in data/, data/datasets/ and data/figures/ themselves are'
    : 'its name does not end in .json';
  const fix = isAstray ? `Move it to ${right}` : `Rename it to ${name}`;
  const other = isAstray ? `There is ${right} already` : `There is a ${name} beside it`;
  return lineProblem(
    file.path,
    1,
    `This file is not read: ${rule}.\n${isCopy ? `${other}: delete the one that is not needed.` : fix}`,
    isCopy ? 'warning' : 'error',
  );
}

const WITHOUT: Record<string, string> = {
  'data/story.json': 'It holds the headline, and which number stands at the top.',
  'data/sources.json': 'Every row names the sources that stand in it.',
  'data/facts.json': 'It holds the numbers that are computed from rows.',
  'data/rules.json': 'It holds the words and claims that the story keeps out.',
  'data/corrections.json': 'It holds what was published and had to change.',
  'data/published.json': 'Without it nobody can tell which published values have changed.',
};

/** "data/datasets/tea-harvests.json" → "tea-harvests" */
export function fileName(path: string): string {
  return path.replace(/^.*\/|\.json$/g, '');
}

/** A file whose name and id differ. */
export function misnamed(file: Located, id: string): Problem | undefined {
  const name = fileName(file.path);
  if (name === id) return undefined;
  return file.problem(
    ['id'],
    `The id is "${id}" and the file is called ${name}.json, but the two must agree.\nTake the one that other files name: rename the file to ${id}.json, or change the id to "${name}".`,
  );
}

/** A file of `data/` that is none of those that the story is made of. */
export function unreadFile(file: Located): Problem {
  return file.problem(
    [],
    'No part of the story reads a file of this name.\nTables belong in data/datasets/, figures in data/figures/. Delete a copy; move anything else out of data/.',
  );
}

/** A second file of one id: a copy under another name, which would double every row. */
export function copyOf(file: Located, files: DataFile[]): Problem | undefined {
  const [, folder = '', name] = /^(data\/(?:datasets|figures)\/)(.*)\.json$/.exec(file.path) ?? [];
  const id = partOf(file.value, 'id');
  if (typeof id !== 'string' || id === name || !files.some(({ path }) => path === `${folder}${id}.json`))
    return undefined;
  return file.problem(
    ['id'],
    `This file has the id "${id}", as ${folder}${id}.json has: it is a copy.\nDelete it. For a new ${folder.includes('datasets') ? 'table' : 'figure'}, give it a name, an id and ids of rows that are its own.`,
  );
}
