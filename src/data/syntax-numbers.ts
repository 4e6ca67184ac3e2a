/** Numbers as people type them and JSON takes none: one reading after another, the first that fits is said. */
import { readDigits, ungrouped } from './read-digits.ts';
import type { Field } from './syntax-place.ts';

interface Typed {
  raw: string;
  /** Before and after the first number in it; in between, where there are two. */
  before: string;
  after: string;
  between: string;
  numerals: number;
  /** The first number: what it is, what parts its thousands, what stands before its fraction. */
  value: number;
  separator: string;
  mark: string;
  /** What a word after it multiplies it with. */
  times: number;
  isCount: boolean;
  without: string;
}

/** Digits, what parts the thousands, and a fraction. */
const NUMERAL = /(?:[1-9]\d{0,2}(?:([ ,.'’_]|[^\S\n])\d{3})(?:\1\d{3})*(?!\d)|\d+|(?=[.,]\d))(?:([.,])\d+)?/g;

function read(raw: string, { kind, without }: Field): Typed {
  const numerals = [...raw.matchAll(NUMERAL)].filter(([found]) => found);
  const [first, second] = numerals;
  const [numeral = '', separator = '', mark = ''] = first ?? [];
  const end = (first?.index ?? 0) + numeral.length;
  const [before, after] = [raw.slice(0, first?.index).trim(), raw.slice(end).trim()];
  const times = TIMES.find(([pattern]) => pattern.test(after))?.[1] ?? 1;
  const isCount = kind === 'count';
  const digits = ungrouped(numeral.replaceAll('_', '').replace(/^[.,]/, '0$&'));
  const value = readDigits(digits, { whole: isCount && times === 1, decimalComma: false })?.value ?? NaN;
  return {
    raw,
    before,
    after,
    between: second ? raw.slice(end, second.index).trim() : '',
    numerals: numerals.length,
    value: /^[-–—−]$/.test(before) ? -value : value,
    separator,
    mark,
    times,
    isCount,
    without,
  };
}

/** Words and signs for “there is none”. */
const NOTHING = /^(?:[-–—−.:?*x…]+|n\/?a\.?|nan|none?|nil|null|empty|unknown|undefined|missing|tb[cd]|#[\w/]+[!?]?)$/i;
const TIMES: [RegExp, number][] = [
  [/^(?:k|thousand)\b/i, 1e3],
  [/^(?:m|mn|million)\b/i, 1e6],
  [/^(?:bn|billion)\b/i, 1e9],
];
const SEPARATORS: Record<string, string> = {
  ',': 'commas',
  '.': 'points',
  "'": 'apostrophes',
  '’': 'apostrophes',
  _: 'underscores',
};

/** What is wrong with a number although nothing is meant by it. */
const SIGNS: [RegExp, string][] = [
  [/[()[\]{}]/, 'brackets'],
  [/["“”„‘’']/, 'quotation marks'],
  [/\+/, 'a plus sign'],
  [/\.$/, 'a point after it'],
  [/;/, 'a semicolon after it'],
  [/^\W*0\d/, 'a 0 before it'],
];

/** When a reading fits, what it is, and what to do. */
type Reading = [(typed: Typed) => boolean, (typed: Typed) => string, (typed: Typed) => string];

const change = ({ value, times }: Typed): string => `Change it to ${Math.round(value * times * 1e6) / 1e6}`;

const READINGS: Reading[] = [
  [
    ({ raw }) => NOTHING.test(raw),
    () => ', which is no number.',
    ({ without }) => `Write the number in digits, or ${without}.`,
  ],
  [
    ({ raw }) => raw.startsWith('='),
    () => ', a formula of a spreadsheet. A field holds what it gives.',
    () => 'Write what the formula gives, in digits alone.',
  ],
  [
    ({ numerals }) => numerals === 0,
    () => '. Numbers are written in digits.',
    ({ without }) => `Write the number in digits, or ${without}.`,
  ],
  [
    ({ numerals, between }) => numerals === 2 && /^(?:[-–—−…~]|\.\.+|to|and)$/.test(between),
    () => ', which is a range. A field holds one number.',
    ({ value }) => `Write one number, such as ${value}; the range belongs in "note".`,
  ],
  [
    ({ numerals, value }) => numerals > 1 || Number.isNaN(value),
    () => '. A field holds one number.',
    () => 'Write the one that is meant, in digits alone.',
  ],
  [
    ({ before }) => /[<>≤≥]/.test(before),
    () => ', so the number itself is not known. A field holds one number.',
    ({ without }) => `Write the number where the source gives it; else ${without}.`,
  ],
  [
    ({ times }) => times > 1,
    () => ', which is short for a number. Numbers are written with all their digits.',
    (typed) => `${change(typed)}, or to the exact number if the source gives it.`,
  ],
  [
    ({ isCount, value }) => isCount && !Number.isInteger(value),
    ({ mark }) => `, with a ${mark === ',' ? 'decimal comma' : 'fraction'}. Counts are whole numbers.`,
    () => 'Write the whole number that the source gives.',
  ],
  [
    ({ before, after }) => /[^-–—−+"“”„‘’'()[\]{}.;\s]/.test(before + after),
    () => '. Numbers are digits alone.',
    (typed) => `${change(typed)}; what stands beside the number belongs in "note".`,
  ],
  [
    ({ separator }) => separator !== '',
    ({ separator }) => `, with ${SEPARATORS[separator] ?? 'spaces'} between the thousands. Numbers are digits alone.`,
    change,
  ],
  [
    ({ mark }) => mark === ',',
    ({ isCount }) => `, with a decimal comma. ${isCount ? 'Counts are whole numbers.' : 'Fractions have a point.'}`,
    change,
  ],
  [({ before }) => /^[-–—−]$/.test(before), () => '. A minus sign is a hyphen, right before the digits.', change],
  [
    () => true,
    ({ raw }) =>
      `, with ${SIGNS.find(([pattern]) => pattern.test(raw))?.[1] ?? 'no digit before its point'}. Numbers are digits alone.`,
    change,
  ],
];

export function numberWords(raw: string, field: Field): string {
  if (raw === '') return `There is no number here.\nWrite it in digits, or ${field.without}.`;
  const typed = read(raw, field);
  const [, what, fix] = READINGS.find(([fits]) => fits(typed)) ?? [];
  const shown = raw.length > 40 ? `${raw.slice(0, 39)}…` : raw;
  return `This says ${shown}${what?.(typed) ?? '.'}\n${fix?.(typed) ?? change(typed)}`;
}
