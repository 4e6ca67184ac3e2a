/** Which types of charts the sequences of the story move: what its readers fetch, and nothing else. */
import { readDataFiles } from '../data/read.ts';
import { movedFigures, readStory } from './outline.ts';

/** The types of the figures that sequences name; a figure that cannot be read is for the check to tell. */
export function movedTypes(): string[] {
  const paths = movedFigures(readStory()).map((id) => `data/figures/${id}.json`);
  const types = readDataFiles().flatMap(({ path, text }) =>
    paths.includes(path) ? (/"type":\s*"(\w+)"/.exec(text)?.[1] ?? []) : [],
  );
  return [...new Set(types)];
}
