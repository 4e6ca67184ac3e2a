/** Numbers as people type them and JSON takes none: one reading after another, the first that fits is said. */
import type { Field } from './syntax-place.ts';

interface Typed {
  raw: string;
  /** Before and after the first number in it; in between, where there are two. */
  before: string;
  after: string;
  between: string;
  numerals: number;
  /** The first number: as it may stand in the data, what parts its thousands, what stands before its fraction. */
  number: string;
  separator: string;
  mark: string;
  isWhole: boolean;
  isCount: boolean;
  without: string;
}

/** Digits, what parts the thousands, and a fraction. */
const NUMERAL = /(\d{1,3}(?:([ ,.'’_]|[^\S\n])\d{3})(?:\2\d{3})*(?!\d)|\d+|(?=[.,]\d))(?:([.,])(\d+))?/g;

function read(raw: string, { kind, without }: Field): Typed {
  const numerals = [...raw.matchAll(NUMERAL)].filter(([found]) => found);
  const [first, second] = numerals;
  const [numeral = '', whole = '', separator = '', mark = '', fraction = ''] = first ?? [];
  const end = (first?.index ?? 0) + numeral.length;
  const before = raw.slice(0, first?.index).trim();
  const isWhole = /^0*$/.test(fraction);
  const digits = whole.replace(/\D/g, '').replace(/^0+(?=\d)/, '') || '0';
  return {
    raw,
    before,
    after: raw.slice(end).trim(),
    between: second ? raw.slice(end, second.index).trim() : '',
    numerals: numerals.length,
    number: `${/^[-–—−]$/.test(before) ? '-' : ''}${digits}${isWhole ? '' : `.${fraction}`}`,
    separator,
    mark,
    isWhole,
    isCount: kind === 'count',
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

/** Signs beside a number that say nothing about it. */
const SIGNS: [RegExp, string][] = [
  [/[()[\]{}]/, 'brackets'],
  [/["“”„‘’']/, 'quotation marks'],
  [/\+/, 'a plus sign'],
  [/\./, 'a point after it'],
  [/;/, 'a semicolon after it'],
];

/** When a reading fits, what it is, and what to do. */
type Reading = [(typed: Typed) => boolean, (typed: Typed) => string, (typed: Typed) => string];

const change = ({ number }: Typed): string => `Change it to ${number}`;
const timesOf = ({ after }: Typed): number => TIMES.find(([pattern]) => pattern.test(after))?.[1] ?? 1;

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
    ({ numerals, between }) => numerals === 2 && /^(?:[-–—−/…~]|\.\.+|to|and)$/.test(between),
    () => ', which is a range. A field holds one number.',
    ({ number }) => `Write one number, such as ${number}; the range belongs in "note".`,
  ],
  [
    ({ numerals }) => numerals > 1,
    () => '. A field holds one number.',
    () => 'Write the one that is meant, in digits alone.',
  ],
  [
    ({ before }) => /[<>≤≥]/.test(before),
    () => ', so the number itself is not known. A field holds one number.',
    ({ without }) => `Write the number where the source gives it; else ${without}.`,
  ],
  [
    (typed) => timesOf(typed) > 1,
    () => ', which is short for a number. Numbers are written with all their digits.',
    (typed) =>
      `Change it to ${Math.round(Number(typed.number) * timesOf(typed))}, or to the exact number if the source gives it.`,
  ],
  [
    ({ isCount, isWhole }) => isCount && !isWhole,
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
    ({ before, after }) =>
      `, with ${SIGNS.find(([pattern]) => pattern.test(before + after))?.[1] ?? 'a 0 before it'}. Numbers are digits alone.`,
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
