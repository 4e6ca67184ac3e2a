/** References of texts and formulas: where they lead, and what goes wrong on the way. */
import type { Data } from '../data/data.ts';
import type { Known } from './collect.ts';
import { resolveFact, templateRefs } from '../data/facts.ts';
import { mistakeOf, type Mistake } from '../data/mistakes/mistake.ts';
import type { Problem, Wording } from './problems.ts';

/** Every name that a reference such as `row-id.column|format` or `fact-id` leads to, formulas included. */
export function namesBehind(data: Data, reference: string, seen: Set<string> = new Set()): Set<string> {
  const ref = reference.split('|')[0] ?? '';
  const name = data.facts.has(ref) ? ref : (ref.split(/[.=]/)[0] ?? '');
  if (seen.has(name)) return seen;
  seen.add(name);
  const formula = data.facts.get(name)?.value.formula ?? data.rows.get(name)?.row.formula ?? '';
  // Names stand in square brackets, and in quotes in highest("dataset", "column").
  for (const [, inner = ''] of formula.matchAll(/[["]([a-z][\w.=/-]*)["\]]/gi)) namesBehind(data, inner, seen);
  return seen;
}

/** What goes wrong with a reference. While a file or a row has a mistake it may rest on that, and waits. */
export function checkReference(
  collected: Known,
  reference: string,
  problem: (mistake: Mistake) => Problem,
  action: () => unknown = () => resolveFact(collected.data, reference),
): Problem[] {
  try {
    action();
    return [];
  } catch (error) {
    return collected.isSound ? [problem(mistakeOf(error))] : [];
  }
}

/** Every {reference} of a text, or what is wrong with its braces. */
export function checkTemplate(collected: Known, text: string, problem: (mistake: Wording) => Problem): Problem[] {
  if (!/[{}]/.test(text)) return [];
  const mistakes = braceMistakes(text);
  if (mistakes.length > 0) return mistakes.map(problem);
  return templateRefs(text).flatMap((reference) => checkReference(collected, reference, problem));
}

const BRACES = /\$?\{+[^{}]*\}+|[{}]/g;
/** A name or a declared date in one pair of braces; whether there is such a name is asked elsewhere. */
const RIGHT = /^\{[^\s{}](?:[^{}]*[^\s{}])?\}$/;

/** Braces in a text that would be printed instead of giving a number: doubled, empty, after a sign, or without their pair; what is wrong with each, with the word beside it; nothing where all braces stand in pairs around a name. */
export function braceMistakes(text: string): Wording[] {
  const wrong = [...text.matchAll(BRACES)].filter(([found]) => !RIGHT.test(found));
  return wrong.map(({ 0: found, index }) => {
    const word = found === '{' ? /^\{\S*/.exec(text.slice(index)) : /\S*$/.exec(text.slice(0, index + 1));
    return { code: 'wrong-braces', shown: found.length === 1 ? (word?.[0] ?? found) : found };
  });
}
