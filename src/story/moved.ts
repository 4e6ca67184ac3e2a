/** Which types of charts the sequences of the story move: what its readers fetch, and nothing else. */
import { readDataFiles } from '../data/read.ts';
import { findTags, readStory } from './outline.ts';

/** The types of the figures that sequences name; a figure that cannot be read is for the check to tell. */
export function movedTypes(): string[] {
  const named = findTags(readStory()).flatMap(({ name, attributes }) =>
    name === 'Scrolly' ? (attributes['figures'] ?? '').split(' ') : [],
  );
  const paths = named.map((id) => `data/figures/${id}.json`);
  const types = readDataFiles().flatMap(({ path, text }) =>
    paths.includes(path) ? (/"type":\s*"(\w+)"/.exec(text)?.[1] ?? []) : [],
  );
  return [...new Set(types)];
}
