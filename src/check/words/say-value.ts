/** The sentences for values of the wrong kind: what the value is, what it must be, and what to write. */
import { formatNumber } from '../../charts/format.ts';
import type { DateKind, Expected, Kind, Mistake } from '../../data/mistakes/mistake.ts';
import { suggest } from '../../data/mistakes/suggest.ts';
import { show } from './show.ts';
import { didYouMean } from './did-you-mean.ts';
import { MOST, readDigits, readFlag, readingsOf, ungrouped } from './read-typed.ts';

export type ValueMistake = Extract<
  Mistake,
  { code: 'missing-value' | 'wrong-kind' | 'nothing-in-it' | 'count-out-of-range' }
>;

/** The forms that a field of dates takes. */
const DATE_LOOKS: Record<DateKind, string> = {
  day: '2025-11-26',
  date: '2025, 2025-11 or 2025-11-26',
  span: '2025, 2025-11, 2025-11-26 or 2019/2021',
};

/** What tells the forms of a kind from the other forms of dates. */
const FITS: Record<DateKind, RegExp> = { day: /^\d{4}-\d{2}-\d{2}$/, date: /^[^/]*$/, span: /^/ };

/** What a value is. */
const KINDS: Record<Exclude<Kind, 'date'>, string> = {
  count: 'a whole number, in digits alone',
  number: 'a number, in digits alone',
  text: 'text',
  row: 'the id of a row',
  flag: 'true or false',
  list: 'a list',
  address: 'a web address that starts with https://',
  group: 'a group of fields',
  'number or text': 'a number or text',
  other: 'of another kind',
};

export function sayValue(mistake: ValueMistake): string {
  const { code } = mistake;
  if (code === 'count-out-of-range')
    return `This says ${show(mistake.value)}. Counts are whole numbers from 0 to ${formatNumber(MOST)}.\nWrite the number that the source gives, in digits alone.`;
  const { expected } = mistake;
  const what = takes(expected);
  if (code === 'nothing-in-it') return `This is empty, and nothing would be shown.\nWrite ${what}.`;
  if (code === 'missing-value') return `“${mistake.name}” is missing.\nAdd it, ${what}.`;
  if (mistake.value === null || String(mistake.value).trim() === '')
    return `This is empty, and a value is needed.\nWrite ${what}.`;
  return `This says ${show(mistake.value)}, but it must be ${what}.\n${fix(mistake.value, expected)}`;
}

/** What a place takes: "a whole number, in digits alone". */
function takes({ kind, choices, dates }: Expected): string {
  if (choices.length > 0) return `one of: ${choices.join(', ')}`;
  return kind === 'date' ? `a date in the form ${DATE_LOOKS[dates]}` : KINDS[kind];
}

function fix(value: unknown, { kind, choices, dates }: Expected): string {
  if (choices.length > 0) return didYouMean(suggest(String(value), choices), 'Choose one of them.');
  if (kind === 'date' && (typeof value === 'string' || typeof value === 'number')) return dateFix(value, dates);
  const right = retyped(value, kind);
  if (right !== undefined) return `Change it to ${show(right)}`;
  return kind === 'count' ? 'Write the number that the source gives.' : 'Write it in this form.';
}

/** The date in the right form, where it can be read. */
function dateFix(value: string | number, kind: DateKind): string {
  // Of a number with a fraction the last 0 is lost: 2020.10 is read as 2020.1.
  const text = typeof value === 'number' && !Number.isInteger(value) ? '' : String(value).trim();
  const fitting = readingsOf(text).filter(({ date }) => FITS[kind].test(date));
  if (fitting.length === 0) return 'Write a day of the calendar in this form; of two dates the earlier stands first.';
  // A text stands in its quotation marks already.
  const named = fitting.map(({ date }) => (typeof value === 'number' ? `"${date}"` : date)).join(' or to ');
  return `Change it to ${named}${fitting.length > 1 ? ', whichever the source means.' : ''}`;
}

/** The value that is there, in the kind that it should have had; undefined where it may mean something else. */
function retyped(value: unknown, kind: Kind): unknown {
  if (kind === 'flag') return readFlag(value);
  if (kind === 'text' || kind === 'row')
    return ['number', 'boolean'].includes(typeof value) ? String(value) : undefined;
  if (typeof value !== 'string') return undefined;
  if (kind === 'list') return [value];
  if (kind !== 'count' && kind !== 'number') return undefined;
  const read = readDigits(ungrouped(value.trim()), kind === 'count');
  // A full stop may part thousands or decimals, and here nothing says which.
  if (!read || read.said || read.value > MOST) return undefined;
  return kind === 'count' && !Number.isInteger(read.value) ? undefined : read.value;
}
