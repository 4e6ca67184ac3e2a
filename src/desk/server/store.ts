/** Reads and writes the data files for the desk: only files that are there, and only inside `data/`. */
import { createHash, randomUUID } from 'node:crypto';
import {
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, sep } from 'node:path';
import { dataPaths, placeOf, storyFolder } from '../../data/read.ts';
import { STORY_PATH } from '../../story/outline.ts';
import type { SaveAnswer } from '../server-messages.ts';
import { GONE, type StoredFile } from '../sheet.ts';

export type Saved = SaveAnswer | { kind: 'refused'; message: string };

/** The name of a file that is being written. */
const UNFINISHED = /^\.[0-9a-f-]{36}\.tmp$/;
const WRITABLE = 0o222;

interface SaveOptions {
  /** The files that the desk was given out: one of them that is gone since can be written again. */
  given?: Set<string>;
  /** Also over a file that is read-only. */
  anyway?: boolean;
}

/** What the desk reads and writes: the data files, and the story. */
function deskPaths(root: string): string[] {
  return [...dataPaths(root), ...(existsSync(placeOf(STORY_PATH, root)) ? [STORY_PATH] : [])];
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
export function saveFile(root: string, asked: StoredFile, { given, anyway = false }: SaveOptions = {}): Saved {
  const { path, text, hash } = asked;
  // The path is looked up, never built from the request: nothing outside the lists can be named.
  const known = deskPaths(root).includes(path);
  if (!known && !given?.has(path)) return { kind: 'refused', message: `There is no data file “${path}”.` };
  const target = placeOf(path, root);
  if (!isInside(root, target))
    return { kind: 'refused', message: `“${path}” leads out of data/; edit it where it lies.` };
  const current = known ? readFileSync(target, 'utf8') : '';
  const disk = { path, text: current, hash: known ? hashOf(current) : GONE };
  if (disk.hash !== hash) return { kind: 'changed', file: disk };
  const mode = known ? lstatSync(target).mode : 0o644;
  // To replace a file, no right to write into it is needed; whoever took that right away meant it to stay.
  if ((mode & WRITABLE) === 0 && !anyway) return { kind: 'read-only', file: disk };
  const temporary = join(dirname(target), `.${randomUUID()}.tmp`);
  try {
    writeFileSync(temporary, text, { flag: 'wx', flush: true, mode });
    renameSync(temporary, target);
  } finally {
    rmSync(temporary, { force: true });
  }
  return { kind: 'saved', file: { path, text, hash: hashOf(text) } };
}

/** Removes what a save that was ended midway has left. */
export function clearUnfinished(root: string): void {
  for (const name of readdirSync(storyFolder(root), { recursive: true, encoding: 'utf8' }))
    if (UNFINISHED.test(basename(name))) rmSync(join(storyFolder(root), name), { force: true });
}

/** False where the file, or a folder on the way to it, is a link to somewhere else. */
function isInside(root: string, target: string): boolean {
  const folder = dirname(target);
  return (
    lstatSync(target, { throwIfNoEntry: false })?.isSymbolicLink() !== true &&
    existsSync(folder) &&
    (realpathSync(folder) + sep).startsWith(realpathSync(storyFolder(root)) + sep)
  );
}

export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
