/** Numbers, dates and ids typed by hand: a change of the data would leave them untrue. */
import type { Data } from '../../data/data.ts';
import { findFact } from '../../data/facts.ts';
import { type Finding, type Lint, type Passage, type Reading, render, typedOnly } from './passages.ts';
import { anyOf, blank } from './lint-phrases.ts';

/**
 * "One", "once", the ordinals from first to tenth and month names are not searched for, and with them "second" as a
 * piece of a minute. What else looks like a number and is none is on the list of the rules.
 */
const UNITS = 'two|three|four|five|six|seven|eight|nine';
const TEENS =
  'ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|tens|hundreds?|thousands?|millions?|billions?|dozens?';
const TENS = 'twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety';
const SHARES = 'half|halves|halved|halving|thirds|quarters|fifths|sixths|sevenths|eighths|ninths|tenths';
const TIMES = 'twice|thrice|double|doubled|doubles|doubling|triple|tripled|trebled?';
const WORD = `(?:(?:${TENS})(?:-(?:one|${UNITS}))?|${UNITS}|${TEENS}|${SHARES}|${TIMES})`;
/** "a third of", "one quarter."; "a third report" and "the third quarter" only put things in order. */
const FRACTION =
  '(?:an?|one)[\\s-](?:third|quarter|fifth|sixth|seventh|eighth|ninth|tenth)(?=\\s+(?:of|more|less|fewer|higher|lower|larger|smaller)\\b|\\s*[.,;:)?!–]|\\s*$)';
const DIGITS = '\\d[\\d,.]*\\d|\\d';
const ITEM = `(?:${FRACTION}|\\b${WORD}\\b|${DIGITS})`;
const NUMBER = new RegExp(`${ITEM}(?:[\\s-]+(?:and\\s+)?${ITEM})*(?:\\s?%)?`, 'gi');

const MONTHS = 'January|February|March|April|May|June|July|August|September|October|November|December';
const PARTS = '(?:early|mid|end|late|spring|summer|autumn|winter)[\\s-]+(?:of\\s+)?';
const YEAR = '(?:19|20)\\d{2}(?!,?\\d|\\.\\d|\\s?%)';
const TO = '\\s*(?:to|and|–)\\s*';
const DATE = `(?:${PARTS})?\\b(?:(?:\\d{1,2}\\s+)?(?:${MONTHS})\\s+${YEAR}|\\d{1,2}\\s+(?:${MONTHS})|${YEAR})\\b`;
/** "2018", "end of 2016", "26 November", "October to December 2025", "2017 to 2022". */
const DATES = new RegExp(`(?:\\b(?:${MONTHS})\\s+(?:to|and|–)\\s+)?${DATE}(?:${TO}${DATE})*`, 'g');
/** Of these no number may pass as a date, so a day has a month beside it; and months may stand alone. */
const DAY = '(?:[1-9]|[12]\\d|3[01])';
const POINT = `(?:${PARTS})?(?:(?:${DAY}\\s+)?(?:${MONTHS})(?:\\s+${YEAR})?|${YEAR})`;
const DECLARED = new RegExp(`^(?:${DAY}${TO})?${POINT}(?:${TO}${POINT})*$`, 'i');

/** Below this a number in a note may be any number: a week, a section, a share. */
const SMALLEST = 1000;

/** The references that give a number as it was typed: "53,298", "1.4%". */
type Known = (typed: string) => string[];

/**
 * Numbers and dates typed by hand: in the prose and titles of the story, in the texts of figures and the descriptions
 * of datasets any, in a row's own texts a number that a row holds, which could be bound. Notes may give numbers
 * that the data do not hold, such as that of an earlier edition.
 */
export const lintNumbers: Lint = (reading) => {
  // They are gathered when one is first asked for: mostly nobody has typed any.
  let gathered: Map<string, string[]> | undefined;
  const known: Known = (typed) => (gathered ??= knownNumbers(reading.data)).get(plain(typed)) ?? [];
  return (passage) => {
    const [first, , column] = passage.at;
    const [folder, dataset] = passage.owner.split('/');
    if (folder !== 'datasets') return [...wrongDates(passage), ...typedNumbers(reading, known, passage)];
    if (first === 'description')
      return typedNumbers(reading, known, passage).filter(({ code }) => code === 'typed-number');
    const isPrinted = reading.rules.printed.includes(`${dataset}.${column}`);
    return first === 'rows' && !isPrinted ? rowNumbers(reading.data, known, passage) : [];
  };
};

/** Every count and fact by the way in which it is usually written. */
function knownNumbers(data: Data): Map<string, string[]> {
  const counts = [...data.rows.values()].flatMap(({ row, dataset: { columns } }) =>
    columns.flatMap(({ name, type }) => (type === 'count' ? [name === 'value' ? row.id : `${row.id}.${name}`] : [])),
  );
  return Map.groupBy([...counts, ...data.facts.keys()], (name) => plain(findFact(data, name)?.text ?? ''));
}

function plain(text: string): string {
  return text.toLowerCase().replace(/[,\s]/g, '');
}

function rowNumbers(data: Data, known: Known, passage: Passage): Finding[] {
  if (!passage.pieces.some(({ text }) => /\d{3}/.test(text))) return [];
  const { text, offsetAt } = render(passage, typedOnly);
  const rest = withoutIds(data, text).replace(DATES, blank);
  return [...rest.matchAll(/\d[\d,]*\d/g)].flatMap(({ 0: found, index }): Finding[] => {
    const value = Number(found.replaceAll(',', ''));
    // A cell that is a number and nothing else is one that somebody else printed.
    const references = value < SMALLEST || rest.trim() === found ? [] : known(found);
    return references.length > 0 ? [{ offset: offsetAt(index), code: 'typed-number', found, references }] : [];
  });
}

function typedNumbers({ data, rules: { numberless } }: Reading, known: Known, passage: Passage): Finding[] {
  const { text, offsetAt } = render(passage, typedOnly);
  const words = withoutIds(data, text).replace(numberless.length > 0 ? anyOf(numberless) : /(?!)/, blank);
  const dates = [...words.matchAll(DATES)].map(({ 0: found, index }): Finding => {
    return { offset: offsetAt(index), code: 'typed-date', found };
  });
  const numbers = [...words.replace(DATES, blank).matchAll(NUMBER)].map(({ 0: found, index }): Finding => {
    return { offset: offsetAt(index), code: 'typed-number', found, references: known(found) };
  });
  return [...dates, ...numbers].sort((a, b) => a.offset - b.offset);
}

/** What is declared as a date must be one, or any number could pass as one. */
function wrongDates({ pieces }: Passage): Finding[] {
  return pieces
    .filter(({ kind, text }) => kind === 'date' && !isDate(text))
    .map(({ text: found, offset }) => ({ offset, code: 'no-date', found }));
}

/** True for "2018", "26 November 2025", "mid-2018", "spring 2024 to May 2026". */
export function isDate(text: string): boolean {
  return DECLARED.test(text);
}

/** With a digit: others may be ordinary words with a hyphen. */
const ID = /(?<![\w/.#@{-])(?=[\w-]*\d)[a-z][a-z0-9]*(?:-[a-zA-Z0-9]+)+(?![\w/}-])(?:\.[a-z]\w*)?/g;
/** A brace that lost its pair, with the name beside it: reported by the check of templates. */
const BRACED = /\{+(?:=[^{}.,;:]*?\d{4}|[\w.|-]*)|[\w.|-]+\}+/g;

/** Every id in the story and in the texts of the data that was meant to give its number. */
export const lintIds: Lint =
  ({ data }) =>
  (passage) => {
    const { owner, at } = passage;
    // The headings of a table give no numbers.
    if (owner.startsWith('datasets/') && at[0] !== 'rows' && at[0] !== 'description') return [];
    const { text, offsetAt } = render(passage, typedOnly);
    return (
      idsIn(data, text)
        // A cell that holds an id and nothing else names a row.
        .filter(([id]) => text !== id)
        .map(({ 0: id, index }) => ({ offset: offsetAt(index), code: 'bare-id', id }))
    );
  };

/** Digits of another script: they are read as a number, and no rule for numbers sees them. */
export const lintDigits: Lint =
  () =>
  ({ pieces }) =>
    pieces.flatMap(({ kind, text, offset }) => {
      const found = kind === 'text' ? /(?:(?!\d)\p{Nd})+/u.exec(text) : null;
      return found ? [{ offset: offset + found.index, code: 'foreign-digits', found: found[0] }] : [];
    });

/** The text with spaces for ids and for what stands beside a lone brace: their digits are no numbers typed by hand. */
function withoutIds(data: Data, text: string): string {
  const rest = idsIn(data, text).reduce(
    (all, { 0: id, index }) => all.slice(0, index) + blank(id) + all.slice(index + id.length),
    text,
  );
  return rest.replace(BRACED, blank);
}

function idsIn(data: Data, text: string): RegExpExecArray[] {
  const isKnown = (id: string): boolean => data.rows.has(id) || data.facts.has(id);
  return [...text.matchAll(ID)].filter(([found]) => isKnown(found.split('.')[0] ?? ''));
}
