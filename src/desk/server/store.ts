/** Reads and writes the data files for the desk: only files that are there, and only inside `data/`. */
import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, sep } from 'node:path';
import { dataPaths, placeOf, storyFolder } from '../../data/read.ts';
import { STORY_PATH } from '../../story/outline.ts';
import type { StoredFile } from '../sheet.ts';

/** What came of a save, with the file as it is on disk. */
export type Saved = { kind: 'saved' | 'changed'; file: StoredFile } | { kind: 'refused'; message: string };

/** What the desk reads and writes: the data files, and the story. */
function deskPaths(root: string): string[] {
  return [...dataPaths(root), STORY_PATH].filter((path) => existsSync(placeOf(path, root)));
}

/** Every data file with its hash. The text is that of the disk to the byte, line ends too, because edits are made in it. */
export function storedFiles(root: string): StoredFile[] {
  return deskPaths(root).map((path) => {
    const text = readFileSync(placeOf(path, root), 'utf8');
    return { path, text, hash: hashOf(text) };
  });
}

/**
 * Writes a file anew, unless it is not the one that was loaded, or is read-only. The file is replaced in one step,
 * so that nobody reads half of it.
 */
export function saveFile(root: string, { path, text, hash }: StoredFile): Saved {
  const target = placeOf(path, root);
  // The path is looked up, never built from the request: nothing outside the lists can be named.
  if (!deskPaths(root).includes(path))
    return { kind: 'refused', message: `There is no data file “${path}”; git restore brings back one that is gone.` };
  // A folder on the way to it, or the file, may be a link to somewhere else.
  const isInside = (realpathSync(target) + sep).startsWith(realpathSync(storyFolder(root)) + sep);
  if (!isInside) return { kind: 'refused', message: `“${path}” leads out of data/; edit it where it lies.` };
  const current = readFileSync(target, 'utf8');
  if (hashOf(current) !== hash) return { kind: 'changed', file: { path, text: current, hash: hashOf(current) } };
  const { mode } = lstatSync(target);
  // To replace a file, no right to write into it is needed; whoever took that right away meant it to stay.
  if ((mode & 0o222) === 0)
    return {
      kind: 'refused',
      message: `${path} is read-only, so it was not saved. Allow writing to it, and save again.`,
    };
  // Hidden, so that nothing reads it; what a save that was ended midway has left goes with the next one.
  const unfinished = join(dirname(target), `.${basename(target)}.tmp`);
  rmSync(unfinished, { force: true });
  try {
    writeFileSync(unfinished, text, { flag: 'wx', flush: true, mode });
    renameSync(unfinished, target);
  } finally {
    rmSync(unfinished, { force: true });
  }
  return { kind: 'saved', file: { path, text, hash: hashOf(text) } };
}

export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
