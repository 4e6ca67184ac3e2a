/** Braces in a text that would be printed instead of giving a number: doubled, empty, after a sign, or without their pair. */
import type { Data } from '../data/data.ts';
import { findFact } from '../data/facts.ts';
import type { TagMistake } from './words/say-tags.ts';

const BRACES = /\$?\{+[^{}]*\}+|[{}]/g;
/** A name or a declared date in one pair of braces; whether there is such a name is asked elsewhere. */
const RIGHT = /^\{[^\s{}](?:[^{}]*[^\s{}])?\}$/;
const REFERENCE = '[\\w-]+(?:\\.\\w+)?(?:\\|\\w+)?';
/** What stands beside a lone brace: a name, or what was to be declared as a date. */
const AFTER = new RegExp(`^\\{\\s?(?:=[^{}.,;:]*?\\d{4}|${REFERENCE})`);
const BEFORE = new RegExp(`${REFERENCE}\\s?\\}$`);

/** What is wrong with each; nothing where all braces stand in pairs around a name. */
export function braceMistakes(data: Data, text: string): TagMistake[] {
  const wrong = [...text.matchAll(BRACES)].filter(([found]) => !RIGHT.test(found));
  return wrong.map(({ 0: found, index }) => {
    const beside = found === '{' ? AFTER.exec(text.slice(index)) : BEFORE.exec(text.slice(0, index + 1));
    const shown = (found.length === 1 && beside?.[0]) || found;
    const name = shown.replace(/[${}]/g, '').trim();
    const isKnown = name.startsWith('=') || findFact(data, name) !== undefined;
    const [sample = 'row-id'] = [...data.facts.keys(), ...data.rows.keys()];
    return { code: 'wrong-braces', shown, name: isKnown ? name : undefined, sample };
  });
}
