/** Files that must be there, and files whose name keeps them from being read: each is one message, not one for every row. */
import type { Collected } from './collect.ts';
import { lineProblem, type Problem } from './problems.ts';
import type { DataFile } from './read.ts';

const NEEDED = ['data/sources.json', 'data/facts.json', 'data/corrections.json', 'data/published.json'];

/** What every missing file breaks is remembered as broken. */
export function missingFiles({ broken }: Collected, files: DataFile[]): Problem[] {
  return NEEDED.filter((path) => !files.some((file) => file.path === path)).map((path) => {
    if (path === 'data/sources.json' || path === 'data/facts.json') broken.addUnknown();
    else broken.add(path.replace(/^data\/|\.json$/g, ''));
    return lineProblem(
      path,
      1,
      `This file is missing. ${WITHOUT[path] ?? ''}\nRestore its last version: git restore ${path}`,
    );
  });
}

const WITHOUT: Record<string, string> = {
  'data/sources.json': 'Every row names the sources that stand in it.',
  'data/facts.json': 'It holds the numbers that are computed from rows.',
  'data/corrections.json': 'It holds what was published and had to change.',
  'data/published.json': 'Without it nobody can tell which published values have changed.',
};
