/** Reads and writes the data files for the desk: only files that are there, and only inside `data/`. */
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, lstatSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { dataPaths } from '../../data/read.ts';
import { GONE, type StoredFile } from '../sheet.ts';

export type Saved =
  { kind: 'saved'; file: StoredFile } | { kind: 'changed'; file: StoredFile } | { kind: 'refused'; message: string };

/** Every data file with its hash. The text is that of the disk to the byte, line ends too, because edits are made in it. */
export function storedFiles(root: string): StoredFile[] {
  return dataPaths(root).map((path) => {
    const text = readFileSync(join(root, path), 'utf8');
    return { path, text, hash: hashOf(text) };
  });
}

/**
 * Writes a file anew, unless it is not the one that was loaded. The file is replaced in one step,
 * so that nobody reads half of it. A file that was given out and is gone since can be written again.
 */
export function saveFile(root: string, { path, text, hash }: StoredFile, given = new Set<string>()): Saved {
  // The path is looked up, never built from the request: nothing outside the lists can be named.
  const known = dataPaths(root).includes(path);
  if (!known && !given.has(path)) return { kind: 'refused', message: `There is no data file “${path}”.` };
  const target = join(root, path);
  if (!isInside(root, target))
    return { kind: 'refused', message: `“${path}” leads out of data/; edit it where it lies.` };
  const current = known ? readFileSync(target, 'utf8') : '';
  const currentHash = known ? hashOf(current) : GONE;
  if (currentHash !== hash) return { kind: 'changed', file: { path, text: current, hash: currentHash } };
  const temporary = join(dirname(target), `.${randomUUID()}.tmp`);
  try {
    writeFileSync(temporary, text, { flag: 'wx', flush: true, mode: known ? lstatSync(target).mode : 0o644 });
    renameSync(temporary, target);
  } finally {
    rmSync(temporary, { force: true });
  }
  return { kind: 'saved', file: { path, text, hash: hashOf(text) } };
}

/** False where the file, or a folder on the way to it, is a link to somewhere else. */
function isInside(root: string, target: string): boolean {
  const folder = dirname(target);
  return (
    lstatSync(target, { throwIfNoEntry: false })?.isSymbolicLink() !== true &&
    existsSync(folder) &&
    (realpathSync(folder) + sep).startsWith(realpathSync(root) + sep + 'data' + sep)
  );
}

export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
