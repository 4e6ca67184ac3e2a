/** Numbers typed by hand: a change of the data would leave them untrue. */
import type { Collected } from '../collected.ts';
import type { Problem } from '../problems.ts';
import type { DataFile } from '../../data/read.ts';
import { binding, knownNumbers, type KnownNumbers } from './known-numbers.ts';
import { withoutIds } from './lint-ids.ts';
import { eachOnce, filePassages, PLACEHOLDER, render, storyPassages, type Finding, type Passage } from './passages.ts';

const UNITS = 'two|three|four|five|six|seven|eight|nine';
const TEENS =
  'ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|tens?|hundreds?|thousands?|millions?|billions?|dozens?';
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
const PARTS = 'early|mid|end|late|spring|summer|autumn|winter';
const YEAR = '(?:19|20)\\d{2}(?!,?\\d|\\.\\d|\\s?%)';
const DATE = `(?:(?:${PARTS})[\\s-]+(?:of\\s+)?)?\\b(?:(?:\\d{1,2}\\s+)?(?:${MONTHS})\\s+${YEAR}|\\d{1,2}\\s+(?:${MONTHS})|${YEAR})\\b`;
/** "2018", "end of 2016", "26 November", "October to December 2025", "2017 to 2022". */
const DATES = new RegExp(`(?:\\b(?:${MONTHS})\\s+(?:to|and|–)\\s+)?${DATE}(?:\\s*(?:to|and|–)\\s*${DATE})*`, 'g');

/**
 * Words that look like numbers and are not. "One", "once" and the ordinals from first to tenth are not
 * searched for at all, and with them "second" as a piece of a minute. Month names are no numbers either.
 */
const EXCEPTIONS: { words: RegExp; why: string }[] = [
  { words: /\bhalf-(?:filled|marks?)\b/gi, why: 'The sign for a released number is a circle filled on one side.' },
];

/** Below this a number in a note may be any number: a week, a section, a share. */
const SMALLEST = 1000;
/** A column that gives a number as somebody else printed it. */
const PRINTED = 'printed';

/**
 * Numbers and dates typed by hand: in the prose and titles of the story, in the texts of figures and the descriptions
 * of datasets any, in a row's own texts a number that a row holds, which could be bound. Notes may give numbers
 * that the data do not hold, such as that of an earlier edition.
 */
export function lintNumbers(
  { data, broken }: Pick<Collected, 'data' | 'broken'>,
  story: string,
  files: DataFile[],
): Problem[] {
  const search: Search = { data, known: knownNumbers(data), isWhole: broken.isEmpty };
  return [
    ...[...storyPassages(story), ...filePassages(files, ['figures'])].flatMap((passage) => [
      ...wrongDates(passage),
      ...typedNumbers(search, passage),
    ]),
    ...filePassages(files, ['datasets']).flatMap((passage) => {
      const [first, , column] = passage.at;
      if (first === 'description') return typedNumbers(search, passage, false);
      return first === 'rows' && column !== PRINTED ? rowNumbers(search, passage) : [];
    }),
  ];
}

/** What the search for typed numbers knows. */
interface Search {
  data: Collected['data'];
  known: KnownNumbers;
  /** False where a part of the data could not be read, so that nobody can say that no row holds a number. */
  isWhole: boolean;
}

function rowNumbers({ data, known }: Search, passage: Passage): Problem[] {
  if (!passage.pieces.some(({ text: typed }) => /\d{3}/.test(typed))) return [];
  const { text, offsetAt } = render(passage, ({ kind, text: typed }) => (kind === 'text' ? typed : PLACEHOLDER));
  const rest = withoutIds(data, text).replace(DATES, blank);
  const found = [...rest.matchAll(/\d[\d,]*\d/g)].flatMap(({ 0: number, index }): Finding[] => {
    const value = Number(number.replaceAll(',', ''));
    // A cell that is a number and nothing else is one that somebody else printed.
    if (value < SMALLEST || rest.trim() === number) return [];
    const references = known.inRows(value);
    return references.length > 0
      ? [typed(number, offsetAt(index), `Bind it: ${binding(references, number, false)}.`)]
      : [];
  });
  return eachOnce(passage, found);
}

function typedNumbers({ data, known, isWhole }: Search, passage: Passage, withDates = true): Problem[] {
  const { text, offsetAt } = render(passage, ({ kind, text: typed }) => (kind === 'text' ? typed : PLACEHOLDER));
  const isTag = passage.syntax === 'mdx';
  const found: Finding[] = [];
  let rest = EXCEPTIONS.reduce((all, { words }) => all.replace(words, blank), withoutIds(data, text));
  rest = rest.replace(DATES, (date, index: number) => {
    const declared = isTag ? `<When>${date}</When>` : `{=${date}}`;
    const words = (shown: string): string =>
      `The date ${shown} is typed by hand.\nDeclare it as a date: write ${declared}.`;
    if (withDates) found.push({ found: date, offset: offsetAt(index), words });
    return blank(date);
  });
  for (const { 0: number, index } of rest.matchAll(NUMBER)) {
    const references = known.asTyped(number);
    const written = isTag ? 'write <Fact id="…" /> with its id' : 'write its id in braces';
    const [bound, nothing] = [
      `${references.length > 0 ? binding(references, number, isTag) : written}.`,
      `No row and no fact holds it: add one first, then ${written}.`,
    ];
    const fix = references.length > 0 || !isWhole ? `Bind it: ${bound}` : nothing;
    found.push(typed(number, offsetAt(index), `${fix} If it needs no number, say it without.`));
  }
  return eachOnce(
    passage,
    found.sort((a, b) => a.offset - b.offset),
  );
}

function typed(found: string, offset: number, fix: string): Finding {
  return {
    found,
    offset,
    words: (shown) => `The number ${shown} is typed by hand and would stay when the data change.\n${fix}`,
  };
}

function blank(found: string): string {
  return ' '.repeat(found.length);
}

/** What is declared as a date must be one, or any number could pass as one. */
function wrongDates(passage: Passage): Problem[] {
  return passage.pieces.flatMap(({ kind, text, offset }) => {
    if (kind !== 'date' || isDate(text)) return [];
    const shown = passage.syntax === 'mdx' ? `<When>${text}</When>` : `{=${text}}`;
    return [
      passage.problem(
        offset,
        `${shown} is declared as a date but is not one.\nOnly years from 1900 to 2099, months, days beside a month, seasons and “early”, “mid”, “end of”, “late”, “to”, “and”, “–” may stand there.`,
      ),
    ];
  });
}

/** True for "2018", "26 November 2025", "mid-2018", "spring 2024 to May 2026". */
export function isDate(text: string): boolean {
  const words = text
    .replaceAll('–', ' – ')
    .split(/\s+|(?<=mid)-/i)
    .filter(Boolean);
  const whole = (pattern: string, flags = ''): RegExp => new RegExp(`^(?:${pattern})$`, flags);
  const has = (pattern: string, flags?: string): boolean => words.some((word) => whole(pattern, flags).test(word));
  const known = whole(`(?:19|20)\\d{2}|${MONTHS}|[1-9]|[12]\\d|3[01]|of|to|and|–`);
  const part = whole(PARTS, 'i');
  return (
    words.every((word) => known.test(word) || part.test(word)) &&
    (has(`(?:19|20)\\d{2}|${MONTHS}`) || has('spring|summer|autumn|winter', 'i')) &&
    // A bare day would let any number up to 31 through.
    (!has('[1-9]|[12]\\d|3[01]') || has(MONTHS))
  );
}
