/** A formula as readers get it: the numbers of its rows and the names of its tables, instead of ids. */
import type { Data } from './data.ts';
import { resolveFact, type Fact, textOf, type PreparedText } from './facts.ts';

export function prepareFormula(data: Data, formula: string): PreparedText {
  // `split` with a group gives signs and names in turn.
  const parts = formula.split(/(\[[^[\]]+\]|"[^"]*")/);
  return textOf(...parts.map((part, index) => (index % 2 === 0 ? signs(part) : named(data, part.slice(1, -1)))));
}

function signs(text: string): string {
  return text.replaceAll(' / ', ' ÷ ').replaceAll(' * ', ' × ').replaceAll(' - ', ' − ');
}

/** A row by its number; a table by its title, with what its rows must say; every other word as it is. */
function named(data: Data, name: string): string | Fact {
  const [left = '', wanted] = name.split('=');
  const [id = ''] = left.split('.');
  if (data.rows.has(id)) return resolveFact(data, name);
  const title = data.datasets.get(id)?.value.title;
  if (title === undefined) return `“${name}”`;
  const said = wanted !== undefined && data.rows.has(wanted) ? resolveFact(data, wanted).text : wanted;
  return `“${[title, said].filter(Boolean).join(', ')}”`;
}
