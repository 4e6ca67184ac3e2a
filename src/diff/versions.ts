/** The two versions of a comparison: the files as they are now, and as they were at a commit, a branch or a tag. */
import { spawnSync } from 'node:child_process';
import { formatDate } from '../charts/format.ts';
import { isDataPath, readDataFiles, withLineFeeds, type DataFile } from '../data/read.ts';
import { readStory, STORY_PATH } from '../story/outline.ts';

/** What readers were last told, written by a command: not a thing that readers see. */
export const RECORD = 'data/published.json';

/** The text of the files, before anything is checked. */
export interface VersionFiles {
  /** What a sentence calls it: "HEAD (5693331, 22 November 2026)", "the files as they are now". */
  name: string;
  files: DataFile[];
  /** Empty where there was none yet. */
  story: DataFile;
}

/** Why there is nothing to compare, as a sentence that says what to do. */
export class CannotCompare extends Error {}

/** What the working copy would publish. */
export function readNow(root: string = process.cwd()): VersionFiles {
  const story = readStory(root);
  if (!story) throw new CannotCompare(`${STORY_PATH} is missing or empty. Bring it back: git restore ${STORY_PATH}`);
  return versionOf('the files as they are now', readDataFiles(root), story);
}

/** On some machines git gives the files of today other line ends than those that it keeps: they say the same. */
export function versionOf(name: string, files: DataFile[], story: string): VersionFiles {
  const plain = ({ path, text }: DataFile): DataFile => ({ path, text: withLineFeeds(text) });
  return { name, files: files.map(plain), story: plain({ path: STORY_PATH, text: story }) };
}

/** The same files as they were at a commit, a branch or a tag. */
export function readRef(ref: string, root: string = process.cwd()): VersionFiles {
  const commit = git(
    root,
    ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`],
    `There is no "${ref}" in this repository, or the folder is none. Name a branch, a tag or a commit; git log lists the commits.`,
  ).trim();
  const listed = git(root, ['ls-tree', '-r', '-z', '--name-only', commit, '--', 'data', STORY_PATH]);
  const paths = listed.split('\0').filter((path) => path === STORY_PATH || isDataPath(path));
  const all = paths.map((path) => ({ path, text: git(root, ['show', `${commit}:./${path}`]) }));
  const story = all.find(({ path }) => path === STORY_PATH)?.text ?? '';
  const [short, day = ''] = git(root, ['log', '-1', '--format=%h %cs', commit]).trim().split(' ');
  const files = all.filter(({ path }) => path !== STORY_PATH);
  return versionOf(`${ref} (${short}, ${formatDate(day)})`, files, story);
}

/** The paths of files that are not the same on both sides. */
export function changedFiles(before: DataFile[], after: DataFile[]): string[] {
  const [old, now] = [before, after].map((files) => new Map(files.map(({ path, text }) => [path, text])));
  return [...new Set([...after, ...before].map(({ path }) => path))].filter(
    (path) => old?.get(path) !== now?.get(path),
  );
}

/** What git prints; `otherwise` says what it means where git refuses. */
function git(cwd: string, parts: string[], otherwise = ''): string {
  const { error, status, stdout, stderr } = spawnSync('git', parts, { cwd, encoding: 'utf8', maxBuffer: 1 << 30 });
  if (error) throw new CannotCompare(`git did not start (${error.message}). Install git and try again.`);
  if (status === 0) return stdout;
  throw new CannotCompare(otherwise || `git could not read the earlier state: ${stderr.trim()}`);
}
