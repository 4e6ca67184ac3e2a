import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A data file: its path from the project's root, with forward slashes, and its text. */
export interface DataFile {
  path: string;
  text: string;
}

/** Reads every JSON file of `data/`. The only place that touches the disk for data. */
export function readDataFiles(root: string = process.cwd()): DataFile[] {
  return filesOf(root, (name) => name.endsWith('.json'));
}

/** Files that were probably meant to be read and are not, because of how their names end: `pool-counts.json.txt`. */
export function readStrayFiles(root: string = process.cwd()): DataFile[] {
  return filesOf(root, (name) => !name.endsWith('.json') && /^[^.].*\.(?:json|txt)/i.test(name));
}

function filesOf(root: string, isWanted: (name: string) => boolean): DataFile[] {
  const list = (folder: string): string[] =>
    (existsSync(join(root, folder)) ? readdirSync(join(root, folder), { withFileTypes: true }) : [])
      .filter((entry) => entry.isFile() && isWanted(entry.name))
      .map(({ name }) => name)
      .sort()
      .map((name) => `${folder}/${name}`);
  const paths = [...list('data'), ...list('data/datasets'), ...list('data/figures')];
  return paths.map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}
