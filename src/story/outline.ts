/** What can be known of the story from its text alone: scenes, words, and the tags with their lines. */
import { readFileSync } from 'node:fs';
import { syllable } from 'syllable';
import { isFile, placeOf, readDataFiles, withLineFeeds } from '../data/read.ts';
import { readTree, sceneOf, type StoryNode } from './tree.ts';

/** The article, in the words of messages. */
export const STORY_PATH = 'data/story.mdx';

/** The text of the story, read once per build; nothing where the file is gone, which is for the check to say. */
export function readStory(root?: string): string {
  const path = placeOf(STORY_PATH, root);
  return isFile(path) ? withLineFeeds(readFileSync(path, 'utf8')) : '';
}

/** Every tag of the story, in order; none where the text cannot be read. */
export function findTags(text: string): StoryNode[] {
  return readTree(text).nodes.filter(({ kind }) => kind === 'tag');
}

export function countWords(text: string): number {
  return words(plainText(text)).length;
}

/** The age at which most can read the text: the grade by Flesch and Kincaid (1975) plus five, with a bound number as one short word. */
export function readingAge(text: string): number {
  const plain = plainText(text);
  const all = words(plain);
  const sentences = plain.split(/[.?!]["”’)]?(?:\s|$)/).filter((sentence) => words(sentence).length > 1).length;
  const syllables = all.reduce((sum, word) => sum + syllable(word), 0);
  const grade = 0.39 * (all.length / sentences) + 11.8 * (syllables / all.length) - 15.59;
  return Math.round(grade + 5);
}

/** The words of the story without its tags; each bound number stands as one word. */
function plainText(text: string): string {
  return readTree(text)
    .nodes.map(({ kind, name, start, end, block }, index, all) => {
      const gap = all[index - 1]?.block === block ? '' : '\n';
      return gap + (kind === 'text' ? text.slice(start, end) : name === 'Fact' ? 'ten' : '');
    })
    .join('');
}

function words(text: string): string[] {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
}

/** The ids of the figures that sequences move. */
export function movedFigures(text: string): string[] {
  return findTags(text).flatMap(({ name, attributes }) =>
    name === 'Scrolly' ? (attributes['figures'] ?? '').split(' ') : [],
  );
}

/** Which types of charts these are: what readers fetch, and nothing else. What cannot be read is for the check to tell. */
export function movedTypes(): string[] {
  const paths = movedFigures(readStory()).map((id) => `data/figures/${id}.json`);
  const types = readDataFiles().flatMap(({ path, text }) =>
    paths.includes(path) ? (/"type":\s*"(\w+)"/.exec(text)?.[1] ?? []) : [],
  );
  return [...new Set(types)];
}

/** Each figure of the story, in order, with its scene. */
export function shownFigures(text: string): { figure: string; scene: string }[] {
  return findTags(text).flatMap((tag) => {
    const { id = '', figures = '' } = tag.attributes;
    const shown = tag.name === 'Figure' ? [id] : tag.name === 'Scrolly' ? figures.split(' ') : [];
    return shown.map((figure) => ({ figure, scene: sceneOf(tag) }));
  });
}
