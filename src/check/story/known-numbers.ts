/** Which rows and facts give a number, so that one typed by hand can be bound to what it comes from. */
import type { Data } from '../../data/data.ts';
import { findFact } from '../../data/facts.ts';

/** So many get the form that gives what was typed; a message names no more. */
const MOST_NAMED = 3;

export interface KnownNumbers {
  /** References to the columns of rows that hold a number. */
  inRows(value: number): string[];
  /** References that give what was typed: "53,298", "three", "1.4%". */
  asTyped(typed: string): string[];
}

/** The numbers are gathered when one is first asked for: mostly nobody has typed any. */
export function knownNumbers(data: Data): KnownNumbers {
  let rows: Map<unknown, string[]> | undefined;
  let facts: Map<unknown, string[]> | undefined;
  const inRows = (value: number): string[] => (rows ??= numbersOfRows(data)).get(value) ?? [];
  return {
    inRows,
    asTyped: (typed) => {
      const value = valueOf(typed);
      facts ??= numbersOfFacts(data);
      const names = facts.get(value ?? typed.replace(/\s/g, '')) ?? [];
      const all = value === undefined ? names : [...inRows(value), ...names];
      return all.map((name, index) => (index < MOST_NAMED ? name + formOf(data, name, typed) : name));
    },
  };
}

function numbersOfRows(data: Data): Map<unknown, string[]> {
  return grouped(
    [...data.rows.values()].flatMap(({ row }) => [
      ...Object.entries(row).flatMap(([column, value]): [unknown, string][] =>
        typeof value === 'number' ? [[value, column === 'value' ? row.id : `${row.id}.${column}`]] : [],
      ),
      ...(row.formula ? [[numberOf(data, row.id), row.id] as [unknown, string]] : []),
    ]),
  );
}

/** By their value, and by how they are written. */
function numbersOfFacts(data: Data): Map<unknown, string[]> {
  return grouped(
    [...data.facts.keys()].flatMap((id): [unknown, string][] => {
      const fact = findFact(data, id);
      return fact?.kind === 'number'
        ? [
            [numberOf(data, id), id],
            [fact.text, id],
          ]
        : [];
    }),
  );
}

function grouped(entries: [unknown, string][]): Map<unknown, string[]> {
  const groups = Map.groupBy(entries, ([key]) => key);
  return new Map([...groups].map(([key, some]) => [key, some.map(([, name]) => name)]));
}

/** The form in which a reference gives the letters that were typed; the usual one where none does. */
function formOf(data: Data, name: string, typed: string): string {
  const plain = (text: string | undefined): string | undefined => text?.replaceAll(',', '');
  const gives = (form: string): boolean => plain(findFact(data, name + form)?.text) === plain(typed);
  return ['', '|words', '|capital', '|number'].find(gives) ?? '';
}

/** The number itself, as no format has rounded it. */
function numberOf(data: Data, reference: string): number {
  return Number(findFact(data, `${reference}|text`)?.text);
}

/** From zero to nineteen. */
export const SMALL =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
export const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const LARGE: Record<string, number> = { thousand: 1000, million: 1_000_000 };

/** 53298 of "53,298", 206 of "two hundred and six"; undefined for "half", "dozens" and "1.4%". */
function valueOf(typed: string): number | undefined {
  if (/^\d/.test(typed)) return typed.endsWith('%') ? undefined : Number(typed.replace(/[,\s]/g, ''));
  let [total, part] = [0, 0];
  for (const word of typed.toLowerCase().split(/[\s-]+/)) {
    const large = LARGE[word];
    if (SMALL.includes(word)) part += SMALL.indexOf(word);
    else if (TENS.includes(word)) part += 20 + 10 * TENS.indexOf(word);
    else if (word === 'hundred') part = (part || 1) * 100;
    else if (large !== undefined) [total, part] = [total + (part || 1) * large, 0];
    else if (word !== 'and') return undefined;
  }
  return total + part;
}
