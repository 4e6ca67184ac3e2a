/** Reads and writes the data files for the desk: only files that are there, and only inside `data/`. */
import { lstatSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, sep } from 'node:path';
import { dataPaths, isFile, placeOf, storyFolder, type DataFile } from '../../data/read.ts';
import { STORY_PATH } from '../../story/outline.ts';
import type { SaveAsked } from '../sheet.ts';

/** Why the desk does not do what it is asked, as an answer of HTTP. */
export class Refusal extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** Every data file and the story. The text is that of the disk to the byte, line ends too, because edits are made in it. */
export function storedFiles(root: string): DataFile[] {
  return [...dataPaths(root), STORY_PATH]
    .filter((path) => isFile(placeOf(path, root)))
    .map((path) => ({ path, text: readFileSync(placeOf(path, root), 'utf8') }));
}

/** Replaces a file in one step, so that nobody reads half of it; not one that changed since it was loaded, or is read-only. */
export function saveFile(root: string, { path, was, text }: SaveAsked): DataFile {
  // The path is looked up, never built from the request: nothing outside the lists can be named.
  const current = storedFiles(root).find((file) => file.path === path);
  if (!current) throw new Refusal(403, `There is no data file “${path}”; git restore brings back one that is gone.`);
  const target = placeOf(path, root);
  // A folder on the way to it, or the file, may be a link to somewhere else.
  if (!(realpathSync(target) + sep).startsWith(realpathSync(storyFolder(root)) + sep))
    throw new Refusal(403, `“${path}” leads out of data/; edit it where it lies.`);
  if (current.text !== was) throw new Refusal(409, `${path} changed on disk, so it was not saved. Save again.`);
  // What is no UTF-8 was read with signs in its place, and would be lost.
  if (!readFileSync(target).equals(Buffer.from(was)))
    throw new Refusal(403, `${path} is not plain UTF-8, so it was not saved. Save it as UTF-8 in an editor first.`);
  const { mode } = lstatSync(target);
  // To replace a file, no right to write into it is needed; whoever took that right away meant it to stay.
  if ((mode & 0o222) === 0)
    throw new Refusal(403, `${path} is read-only, so it was not saved. Allow writing to it, and save again.`);
  const unfinished = unfinishedBeside(target);
  rmSync(unfinished, { force: true });
  try {
    writeFileSync(unfinished, text, { flag: 'wx', flush: true, mode });
    renameSync(unfinished, target);
  } finally {
    rmSync(unfinished, { force: true });
  }
  return { path, text };
}

/** Takes away what saves have left that were ended midway. */
export function clearUnfinished(root: string): void {
  for (const path of [...dataPaths(root), STORY_PATH]) {
    const unfinished = unfinishedBeside(placeOf(path, root));
    if (isFile(unfinished)) rmSync(unfinished);
  }
}

/** Hidden, so that nothing reads it. */
function unfinishedBeside(target: string): string {
  return join(dirname(target), `.${basename(target)}.tmp`);
}
