/** Braces in a text that would be printed instead of giving a number: doubled, empty, after a sign, or without their pair. */
import type { Data } from '../../data/data.ts';
import { findFact } from '../../data/facts.ts';
import { suggest } from '../../data/mistakes/suggest.ts';

const BRACES = /\$?\{+[^{}]*\}+|[{}]/g;
const REFERENCE = '[\\w-]+(?:\\.\\w+)?(?:\\|\\w+)?';
/** A name, or what was to be declared as a date. */
const AFTER = new RegExp(`^\\s?(?:=[^{}.,;:]*?\\d{4}|${REFERENCE})`);
const BEFORE = new RegExp(`${REFERENCE}\\s?$`);

/** What is wrong with each; nothing where all braces stand in pairs around a name. */
export function braceMistakes(data: Data, text: string): string[] {
  return [...text.matchAll(BRACES)].flatMap(({ 0: found, index }) => {
    if (found.length === 1) return [loneBrace(data, text, index)];
    const [, sign, open = '', inner = '', close = ''] = /^(\$?)(\{+)(.*?)(\}+)$/s.exec(found) ?? [];
    const name = inner.trim();
    if (name === '')
      return [`“${found}” holds no name and would be printed as it stands.\n${sample(data)}, or remove it.`];
    if (sign || open.length + close.length > 2)
      return [
        `“${found}” would be printed with ${sign ? 'the sign $' : 'braces around the number'}.\nWrite one pair of braces and nothing before them: {${name}}.`,
      ];
    return name === inner ? [] : [`There are spaces inside “${found}”, so it names nothing.\nWrite {${name}}.`];
  });
}

function loneBrace(data: Data, text: string, index: number): string {
  const opens = text[index] === '{';
  const name = (opens ? AFTER.exec(text.slice(index + 1)) : BEFORE.exec(text.slice(0, index)))?.[0] ?? '';
  const shown = opens ? `{${name}` : `${name}}`;
  const rule = `A brace is missing ${opens ? 'after' : 'before'} “${shown}”.`;
  if (name.startsWith('=') || findFact(data, name.trim())) return `${rule}\nWrite {${name.trim()}}.`;
  const { near } = suggest(name.trim(), [...data.rows.keys(), ...data.facts.keys()]);
  const fix = near
    ? `Did you mean "${near}"? Write it between a pair of braces`
    : `${sample(data)}, or remove this one`;
  return `${rule} Braces stand in pairs around the name of a row or fact.\n${fix}.`;
}

function sample(data: Data): string {
  const [id] = [...data.facts.keys(), ...data.rows.keys()];
  return id === undefined
    ? 'Write a name between a pair of braces'
    : `Write a name between a pair of braces, as in {${id}}`;
}
