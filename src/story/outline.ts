/** What can be known of the story from its text alone: scenes, words, and the tags with their lines. */
import { readFileSync } from 'node:fs';

export interface Tag {
  name: string;
  line: number;
  attributes: Record<string, string>;
}

/** The text of the story, read once per build. */
export function readStory(root: string = process.cwd()): string {
  return readFileSync(`${root}/src/story/story.mdx`, 'utf8');
}

/** Every opening tag of the story, in order. */
export function findTags(text: string): Tag[] {
  return [...text.matchAll(/<([A-Z]\w*)((?:\s+\w+="[^"]*")*)\s*\/?>/g)].map((match) => ({
    name: match[1] ?? '',
    line: text.slice(0, match.index).split('\n').length,
    attributes: Object.fromEntries(
      [...(match[2] ?? '').matchAll(/(\w+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key, value]),
    ),
  }));
}

/** Minutes at 220 words a minute, counting each bound number as a word. */
export function readingMinutes(text: string): number {
  return Math.max(1, Math.round(countWords(text) / 220));
}

export function countWords(text: string): number {
  const words = text.replace(/<Fact[^>]*>/g, 'number').replace(/<[^>]+>/g, ' ');
  return words.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

/** How many figures the story shows. */
export function countFigures(text: string): number {
  const ids = findTags(text).flatMap(({ name, attributes }) => {
    if (name === 'Figure') return [attributes['id'] ?? ''];
    return name === 'Scrolly' ? (attributes['figures'] ?? '').split(' ') : [];
  });
  return new Set(ids).size;
}
