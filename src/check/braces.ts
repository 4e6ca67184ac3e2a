/** Braces in a text that would be printed instead of giving a number: doubled, empty, after a sign, or without their pair. */
import type { TagMistake } from './words/say-story.ts';

const BRACES = /\$?\{+[^{}]*\}+|[{}]/g;
/** A name or a declared date in one pair of braces; whether there is such a name is asked elsewhere. */
const RIGHT = /^\{[^\s{}](?:[^{}]*[^\s{}])?\}$/;

/** What is wrong with each, with the word beside it; nothing where all braces stand in pairs around a name. */
export function braceMistakes(text: string): TagMistake[] {
  const wrong = [...text.matchAll(BRACES)].filter(([found]) => !RIGHT.test(found));
  return wrong.map(({ 0: found, index }) => {
    const word = found === '{' ? /^\{\S*/.exec(text.slice(index)) : /\S*$/.exec(text.slice(0, index + 1));
    return { code: 'wrong-braces', shown: found.length === 1 ? (word?.[0] ?? found) : found };
  });
}
