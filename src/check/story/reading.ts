/** What a rule over texts is given, and what it finds. */
import type { Data } from '../../data/data.ts';
import type { Collected } from '../collected.ts';
import { findFact } from '../../data/facts.ts';
import type { DataFile } from '../../data/read.ts';
import type { Rules } from '../../data/schema/schema-rules.ts';
import type { TextMistake } from '../words/say-story.ts';
import { filePassages, PLACEHOLDER, storyPassages, type Passage, type Show } from './passages.ts';

/** The story and the data as they are read, with what the story never says. */
export interface Reading extends Pick<Collected, 'data' | 'isSound'> {
  story: string;
  rules: Rules;
  passages: Passage[];
}

/** A mistake, and where it starts in the passage. */
export type Finding = TextMistake & { offset: number };

/** A rule over texts: it looks at all of them first, and then at each. */
export type Lint = (reading: Reading) => (passage: Passage) => Finding[];

export function readTexts(
  collected: Pick<Collected, 'data' | 'isSound'>,
  story: string,
  files: DataFile[],
  rules: Rules,
): Reading {
  const { data, isSound } = collected;
  return { data, isSound, story, rules, passages: [...storyPassages(story), ...filePassages(files)] };
}

/** A text as readers get it. */
export function asRead(data: Data): Show {
  return ({ kind, text }) => (kind === 'ref' ? (findFact(data, text)?.text ?? PLACEHOLDER) : text);
}
