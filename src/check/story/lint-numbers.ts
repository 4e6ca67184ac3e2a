/** Numbers typed by hand: a change of the data would leave them untrue. */
import type { Data } from '../../data/data.ts';
import { knownNumbers, type KnownNumbers } from './known-numbers.ts';
import { withoutIds } from './lint-ids.ts';
import { render, typedOnly, type Passage } from './passages.ts';
import { anyOf, blank } from './phrases.ts';
import type { Finding, Lint, Reading } from './reading.ts';

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

/**
 * Numbers and dates typed by hand: in the prose and titles of the story, in the texts of figures and the descriptions
 * of datasets any, in a row's own texts a number that a row holds, which could be bound. Notes may give numbers
 * that the data do not hold, such as that of an earlier edition.
 */
export const lintNumbers: Lint = (reading) => {
  const known = knownNumbers(reading.data);
  return (passage) => {
    const [first, , column] = passage.at;
    const [folder, dataset] = passage.owner.split('/');
    if (folder !== 'datasets') return [...wrongDates(passage), ...typedNumbers(reading, known, passage)];
    if (first === 'description') return typedNumbers(reading, known, passage, false);
    const isPrinted = reading.rules.printed.includes(`${dataset}.${column}`);
    return first === 'rows' && !isPrinted ? rowNumbers(reading.data, known, passage) : [];
  };
};

function rowNumbers(data: Data, known: KnownNumbers, passage: Passage): Finding[] {
  if (!passage.pieces.some(({ text }) => /\d{3}/.test(text))) return [];
  const { text, offsetAt } = render(passage, typedOnly);
  const rest = withoutIds(data, text).replace(DATES, blank);
  return [...rest.matchAll(/\d[\d,]*\d/g)].flatMap(({ 0: found, index }): Finding[] => {
    const value = Number(found.replaceAll(',', ''));
    // A cell that is a number and nothing else is one that somebody else printed.
    const references = value < SMALLEST || rest.trim() === found ? [] : known(found);
    if (references.length === 0) return [];
    return [{ offset: offsetAt(index), code: 'typed-number', found, references, isTag: false }];
  });
}

function typedNumbers(
  { data, rules: { numberless } }: Reading,
  known: KnownNumbers,
  passage: Passage,
  withDates = true,
): Finding[] {
  const { text, offsetAt } = render(passage, typedOnly);
  const isTag = passage.syntax === 'mdx';
  const plain = withoutIds(data, text).replace(numberless.length > 0 ? anyOf(numberless) : /(?!)/, blank);
  const dates = [...plain.matchAll(DATES)].map(({ 0: found, index }): Finding => {
    return { offset: offsetAt(index), code: 'typed-date', found, isTag };
  });
  const numbers = [...plain.replace(DATES, blank).matchAll(NUMBER)].map(({ 0: found, index }): Finding => {
    return { offset: offsetAt(index), code: 'typed-number', found, references: known(found), isTag };
  });
  return [...(withDates ? dates : []), ...numbers].sort((a, b) => a.offset - b.offset);
}

/** What is declared as a date must be one, or any number could pass as one. */
function wrongDates({ pieces, syntax }: Passage): Finding[] {
  return pieces
    .filter(({ kind, text }) => kind === 'date' && !isDate(text))
    .map(({ text: found, offset }) => ({ offset, code: 'no-date', found, isTag: syntax === 'mdx' }));
}

/** True for "2018", "26 November 2025", "mid-2018", "spring 2024 to May 2026". */
export function isDate(text: string): boolean {
  return DECLARED.test(text);
}
