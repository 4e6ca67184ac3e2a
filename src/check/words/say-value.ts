/** The sentences for values of the wrong kind: what the value is, what it must be, and what to write. */
import { formatNumber } from '../../charts/format.ts';
import type { Expected, Kind, Mistake } from '../../data/mistakes/mistake.ts';
import { suggest } from '../../data/mistakes/suggest.ts';
import { show, showInTable } from './show.ts';
import { DATE_LOOKS, dateFix } from './date-words.ts';
import { didYouMean } from './did-you-mean.ts';
import { MOST, retyped } from './retype.ts';

export type ValueMistake = Extract<
  Mistake,
  { code: 'missing-value' | 'wrong-kind' | 'nothing-in-it' | 'count-out-of-range' }
>;

const LIST = 'a list, its items parted by semicolons';

/** What a value is, in a file and in a table. */
const KINDS: Record<Exclude<Kind, 'date'>, [inFile: string, inTable: string]> = {
  count: ['a whole number in digits, without quotes', 'a whole number'],
  number: ['a number in digits, without quotes', 'a number'],
  text: ['text in quotes', 'text'],
  row: ['the id of a row in quotes', 'the id of a row'],
  flag: ['true or false without quotes', 'true or false'],
  texts: ['a list in [ ], each item in quotes', LIST],
  list: ['a list in [ ]', LIST],
  group: ['a group in { }', 'a group'],
  'number or text': ['a number without quotes or text in quotes', 'a number or text'],
  other: ['of another kind', 'of another kind'],
};

export function sayValue(mistake: ValueMistake, inFile: boolean): string {
  const { code } = mistake;
  if (code === 'count-out-of-range')
    return `This says ${show(mistake.value)}. Counts are whole numbers from 0 to ${formatNumber(MOST)}.\nWrite the number that the source gives, in digits alone.`;
  const { expected } = mistake;
  const what = takes(expected, inFile);
  if (code === 'nothing-in-it') return `This is empty, and nothing would be shown.\nWrite ${what}.`;
  if (code === 'missing-value' && inFile && !mistake.isNull) {
    const { choices, purpose } = expected;
    const sample = exampleOf(expected);
    return `"${mistake.name}" is missing${purpose && choices.length === 0 ? `: ${purpose}` : ''}.\nAdd it, ${what}${sample && `, for example "${mistake.name}": ${sample}`}.`;
  }
  const value = code === 'wrong-kind' ? mistake.value : null;
  if (value === null || String(value).trim() === '')
    return `This ${value === null && inFile ? 'says null' : 'is empty'}, and a value is needed.\nWrite ${what}.`;
  return `This says ${inFile ? show(value) : showInTable(value)}, but it must be ${what}.\n${fix(value, expected, inFile)}`;
}

/** What a place takes: "a whole number in digits, without quotes". */
function takes({ kind, choices, dates, isAddress, mayBeNull }: Expected, inFile: boolean): string {
  const orNull = mayBeNull ? `, or ${inFile ? 'null' : 'nothing'}` : '';
  if (choices.length > 0) return `one of: ${choices.join(', ')}${orNull}`;
  if (isAddress) return `a web address that starts with https://${orNull}`;
  if (kind === 'date') return `a date ${inFile ? 'in quotes, ' : ''}in the form ${DATE_LOOKS[dates]}${orNull}`;
  return `${KINDS[kind][inFile ? 0 : 1]}${orNull}`;
}

/** Of what has parts; an example of anything else would be a claim that somebody leaves in. */
function exampleOf({ kind, example }: Expected): string {
  return (/^(?:list|group|other)$/.test(kind) && example) || '';
}

function fix(value: unknown, expected: Expected, inFile: boolean): string {
  const { kind, choices, dates } = expected;
  if (choices.length > 0) return didYouMean(suggest(String(value), choices), 'Choose one of them.');
  if (kind === 'date' && (typeof value === 'string' || typeof value === 'number'))
    return dateFix(value, dates, (text) => (inFile ? `"${text}"` : text));
  const right = inFile ? retyped(value, kind) : undefined;
  if (right !== undefined) return `Change it to ${show(right)}`;
  if (inFile && exampleOf(expected)) return `Change it, for example to ${exampleOf(expected)}`;
  return kind === 'count' ? 'Write the number that the source gives.' : 'Write it in this form.';
}
