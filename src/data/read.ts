import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';

/** A data file: its path from the project's root, with forward slashes, and its text. */
export interface DataFile {
  path: string;
  text: string;
}

/** The folder of the story: `data`, or the one that `STORY` names, from which the same engine builds another story. */
export function storyFolder(root: string = process.cwd()): string {
  return resolve(root, process.env['STORY'] || 'data');
}

/** Where a file of the story lies. Paths begin with `data/`, whichever folder that is. */
export function placeOf(path: string, root?: string): string {
  return join(storyFolder(root), path.replace(/^data(\/|$)/, ''));
}

/** The same for people: below the folder that they are in. */
export function shownPath(path: string): string {
  return relative(process.cwd(), placeOf(path)).replaceAll('\\', '/');
}

/** True for a file that is there; a folder may have taken its name. */
export function isFile(place: string): boolean {
  return existsSync(place) && statSync(place).isFile();
}

/** Reads every JSON file of `data/` that the story is made of. The only place that touches the disk for data. */
export function readDataFiles(root: string = process.cwd()): DataFile[] {
  return dataPaths(root).map((path) => readText(root, path));
}

/** The paths of these files, in the order in which they are read. */
export function dataPaths(root: string): string[] {
  return ['data', 'data/datasets', 'data/figures'].flatMap((folder) =>
    filesOf(root, folder)
      .filter((name) => !name.includes('/'))
      .map((name) => `${folder}/${name}`)
      .filter(isDataPath),
  );
}

/** True for the path of a file that the story is made of. */
export function isDataPath(path: string): boolean {
  // What a command keeps for itself is nobody's to edit.
  return !path.endsWith('.lock.json') && /^data\/(?:datasets\/|figures\/)?[^./][^/]*\.json$/.test(path);
}

/** Files probably meant to be read and not: their names end otherwise, or they lie in a folder of their own. */
export function readStrayFiles(root: string = process.cwd()): DataFile[] {
  return filesOf(root, 'data')
    .map((name) => `data/${name}`)
    .filter(
      (path) =>
        !isDataPath(path) &&
        !path.endsWith('.lock.json') &&
        !path.startsWith('data/schema/') &&
        /\.(?:json|txt)[^/]*$/i.test(path),
    )
    .map((path) => readText(root, path));
}

/** The text as the project writes it: Windows ends a line with two characters, and paragraphs are told by one. */
export function withLineFeeds(text: string): string {
  return text.replaceAll('\r\n', '\n');
}

function readText(root: string, path: string): DataFile {
  return { path, text: withLineFeeds(readFileSync(placeOf(path, root), 'utf8')) };
}

/** Every file below a folder, sorted. Hidden ones are left out: systems and editing programs keep notes of their own there. */
function filesOf(root: string, folder: string): string[] {
  const place = placeOf(folder, root);
  if (!existsSync(place)) return [];
  return readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(place, join(parentPath, name)).replaceAll('\\', '/'))
    .filter((path) => path.split('/').every((part) => !part.startsWith('.')))
    .sort();
}
