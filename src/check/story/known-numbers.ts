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

/** Every count and fact, by each way in which it may be written; the shortest reference to it first. */
function gathered(data: Data): Map<string, string[]> {
  const counts = [...data.rows.values()].flatMap(({ row, dataset }) =>
    dataset.columns
      .filter(({ type }) => type === 'count')
      .map(({ name }) => (name === 'value' ? row.id : `${row.id}.${name}`)),
  );
  const written = [...counts, ...data.facts.keys()].flatMap((name) => {
    const forms = ['', '|number', '|words'].map((form) => ({
      reference: name + form,
      fact: findFact(data, name + form),
    }));
    const texts = forms.flatMap(({ reference, fact }) =>
      fact?.kind === 'number' ? [{ reference, text: plain(fact.text) }] : [],
    );
    return texts.filter(({ text }, index) => texts.findIndex((other) => other.text === text) === index);
  });
  const groups = Map.groupBy(written, ({ text }) => text);
  return new Map([...groups].map(([text, names]) => [text, names.map(({ reference }) => reference)]));
}

function plain(text: string): string {
  return text.toLowerCase().replace(/[,\s]/g, '');
}
