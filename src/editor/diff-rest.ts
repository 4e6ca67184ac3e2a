/** The last resort of a comparison: files that are not the same although nothing was found that readers see. */
import type { DataFile } from '../data/read.ts';
import { RECORD, type ItemChange } from './diff-items.ts';
import type { SideFiles } from './diff-sides.ts';
import { STORY_PATH } from './passages.ts';

/** Files that differ in more than white space, each with the first stretch that does. */
export function writtenOtherwise(before: SideFiles, after: SideFiles): ItemChange[] {
  const [old, now] = [before, after].map(({ files, story }) => {
    const texts = files.filter(({ path }) => path !== RECORD).map(({ path, text }): [string, string] => [path, text]);
    return new Map([...texts, [STORY_PATH, story]]);
  });
  return [...new Set([...(now?.keys() ?? []), ...(old?.keys() ?? [])])].flatMap((path): ItemChange[] => {
    const [left, right] = [old?.get(path) ?? '', now?.get(path) ?? ''];
    if (left === right) return [];
    const [was, is] = [left, right].map((text) => (path === STORY_PATH ? blocks(text) : compact(text)));
    if (was === undefined || is === undefined || was === is) return [];
    const fields = [
      { field: 'Written in another way, and nothing else was found to differ', ...firstDifference(was, is) },
    ];
    return [
      { change: 'changed', path, kind: 'file', id: path.replace(/^.*\//, ''), name: 'The text of a file', fields },
    ];
  });
}

function compact(text: DataFile['text']): string {
  return text && JSON.stringify(JSON.parse(text));
}

/** A blank line and a sign of a list have a meaning in the story; every other white space is one space. */
function blocks(story: string): string {
  const line = (words: string): string => words.trim().replace(/\s+/g, ' ');
  const block = (text: string): string => text.split(LIST_SIGN).map(line).join('\n');
  return story
    .trim()
    .split(/\n\s*\n/)
    .map(block)
    .join('\n\n');
}

const LIST_SIGN = /\n(?=[ \t]*(?:\d+\.|[-*+>#])[ \t])/;

/** Characters of what is the same, on either side of the difference. */
const AROUND = 30;

function firstDifference(was: string, is: string): { before: string; after: string } {
  let start = 0;
  while (start < was.length && was[start] === is[start]) start++;
  let end = 0;
  const most = Math.min(was.length, is.length) - start;
  while (end < most && was.at(-1 - end) === is.at(-1 - end)) end++;
  const cut = (text: string): string => {
    const stretch = text.slice(Math.max(0, start - AROUND), text.length - end + AROUND);
    return stretch.length > 4 * AROUND ? `${stretch.slice(0, 4 * AROUND)} …` : stretch;
  };
  return { before: cut(was), after: cut(is) };
}
