/** Which rows and facts give a number, so that one typed by hand can be bound to what it comes from. */
import type { Data } from '../../data/data.ts';
import { findFact } from '../../data/facts.ts';

/** The references that give what was typed: "53,298", "three", "1.4%". */
export type KnownNumbers = (typed: string) => string[];

/** The numbers are gathered when one is first asked for: mostly nobody has typed any. */
export function knownNumbers(data: Data): KnownNumbers {
  let known: Map<string, string[]> | undefined;
  return (typed) => {
    const names = (known ??= gathered(data)).get(plain(typed)) ?? [];
    return /^[A-Z]/.test(typed) ? names.map((name) => name.replace('|words', '|capital')) : names;
  };
}

/** Every count and fact, by each way in which it may be written. */
function gathered(data: Data): Map<string, string[]> {
  const counts = [...data.rows.values()].flatMap(({ row, dataset }) =>
    dataset.columns
      .filter(({ type }) => type === 'count')
      .map(({ name }) => (name === 'value' ? row.id : `${row.id}.${name}`)),
  );
  const known = new Map<string, string[]>();
  for (const name of [...counts, ...data.facts.keys()]) {
    const usual = findFact(data, name);
    if (usual?.kind !== 'number') continue;
    const texts = new Map([[plain(usual.text), name]]);
    for (const form of ['|number', '|words']) {
      const text = plain(findFact(data, name + form)?.text ?? usual.text);
      if (!texts.has(text)) texts.set(text, name + form);
    }
    for (const [text, reference] of texts) {
      const others = known.get(text);
      if (others) others.push(reference);
      else known.set(text, [reference]);
    }
  }
  return known;
}

function plain(text: string): string {
  return text.toLowerCase().replace(/[,\s]/g, '');
}
