/** Files that must be there, and files whose name or folder keeps them from being read: each is one message, not one for every row. */
import { partOf } from '../data/row-name.ts';
import type { Collected } from './collected.ts';
import type { Located } from './parse.ts';
import { lineProblem, type Problem } from './problems.ts';
import { isDataPath, type DataFile } from '../data/read.ts';
import { namedDatasets } from '../data/series.ts';
import { suggest } from '../data/mistakes/suggest.ts';

/** The files that every story has, and what is lost without them. */
const NEEDED = new Map([
  ['data/story.json', 'It holds the headline, and which number stands at the top.'],
  ['data/sources.json', 'Every row names the sources that stand in it.'],
  ['data/facts.json', 'It holds the numbers that are computed from rows.'],
  ['data/corrections.json', 'It holds what was published and had to change.'],
  ['data/published.json', 'Without it nobody can tell which published values have changed.'],
  ['data/rules.json', 'It holds the words and claims that the story keeps out.'],
]);

/** What every missing file would have defined is remembered as broken. */
export function missingFiles(collected: Collected, files: DataFile[]): Problem[] {
  const { broken } = collected;
  const lost = [...NEEDED].filter(([needed]) => {
    const isThere = ({ path }: DataFile): boolean =>
      path === needed || (!isDataPath(path) && fileName(path) === fileName(needed));
    return !files.some(isThere);
  });
  for (const [path] of lost) {
    if (path === 'data/sources.json' || path === 'data/facts.json') broken.addUnknown();
    else broken.add(fileName(path));
  }
  return [...lost.map(([path, why]) => missing(path, why)), ...missingDatasets(collected)];
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
    const path = `data/datasets/${name}.json`;
    return missing(
      path,
      `Figures draw its rows: ${figures}.`,
      '. If there never was one, correct its name in the figure.',
    );
  });
}

function missing(path: string, why: string, otherwise = ''): Problem {
  const words = `This file is missing. ${why}\nRestore its last version: git restore ${path}${otherwise}`;
  return lineProblem(path, 1, words);
}

/** A file that is not read, because of its name or its folder. */
export function strayFile({ path }: DataFile, files: DataFile[]): Problem {
  const [folder = ''] = /^data\/(?:(?:datasets|figures)\/)?(?=[^/]*$)/.exec(path) ?? [];
  const name = fileName(path);
  const other = files.find(
    (file) => isDataPath(file.path) && file.path.startsWith(folder) && fileName(file.path) === name,
  );
  const rule = folder
    ? 'its name does not end in .json'
    : 'only files in data/, data/datasets/ and data/figures/ themselves are';
  const fix = other
    ? `There is ${other.path} already: delete the one that is not needed.`
    : folder
      ? `Rename it to ${name}.json`
      : 'Move it into one of these folders.';
  return lineProblem(path, 1, `This file is not read: ${rule}.\n${fix}`, other ? 'warning' : 'error');
}

/** "data/datasets/tea-harvests.json" and "data/2026/tea-harvests.json.txt" → "tea-harvests" */
export function fileName(path: string): string {
  return path.replace(/^.*\//, '').replace(/\.(?:json|txt).*$/i, '');
}

/** A dataset or figure whose name and id differ: a slip, or a copy, which would double every row. */
export function misnamed(file: Located, files: DataFile[]): Problem | undefined {
  const [, folder] = /^(data\/(?:datasets|figures)\/)/.exec(file.path) ?? [];
  const [name, id] = [fileName(file.path), partOf(file.value, 'id')];
  if (!folder || typeof id !== 'string' || id === name) return undefined;
  const fix = files.some(({ path }) => path === `${folder}${id}.json`)
    ? `There is ${id}.json already: delete this copy, or give it an id, and ids of rows, of its own.`
    : `Take the one that other files name: rename the file to ${id}.json, or change the id to "${name}".`;
  const words = `The id is "${id}" and the file is called ${name}.json, but the two must agree.\n${fix}`;
  return file.problem(['id'], words);
}
