/** The sentences for mistakes in values, fields and names. */
import { formatNumber } from '../../charts/format.ts';
import type { Expected, Kind, Mistake } from '../../data/mistakes/mistake.ts';
import { suggest } from '../../data/mistakes/suggest.ts';
import { whatIsWrong, type Problem, type Wording } from '../problems.ts';
import { MOST } from './read-typed.ts';
import { FILE_SENTENCES } from './say-files.ts';
import { ROW_SENTENCES } from './say-rows.ts';
import { DOUBT_SENTENCES, STORY_SENTENCES } from './say-story.ts';
import { didYouMean, sentenceOf, show } from './show.ts';

/** The sentences of what a check found. */
export function said(mistake: Wording): Pick<Problem, 'message' | 'mistake'> {
  return { mistake, message: sentenceOf(SENTENCES, mistake) };
}

/** A problem on a line of a text that is no data file. */
export function lineProblem(
  path: string,
  line: number,
  mistake: Wording,
  severity: Problem['severity'] = 'error',
): Problem {
  return { severity, path, line, at: [], ...said(mistake) };
}

/** What a value is. */
const KINDS: Record<Kind, string> = {
  count: `a whole number from 0 to ${formatNumber(MOST)}, in digits alone`,
  number: 'a number, in digits alone',
  text: 'text',
  row: 'the id of a row',
  flag: 'true or false',
  list: 'a list',
  address: 'a web address that starts with https://',
  group: 'a group of fields',
  day: 'a day of the calendar in the form 2025-11-26',
  date: 'a date in the form 2025, 2025-11 or 2025-11-26',
  span: 'a date in the form 2025, 2025-11, 2025-11-26, 2019/2021 or 2024-04/2025-03, the earlier of two first',
  cell: 'a number or text',
  other: 'of another kind',
};

/** What a place takes: "a whole number, in digits alone". */
function takes({ kind, choices }: Expected): string {
  return choices.length > 0 ? `one of: ${choices.join(', ')}` : KINDS[kind];
}

const FORM =
  'Rows stand in square brackets, with the signs + - * / > < >= <= == != between them, as in ([row-a] - [row-b]) / 2; a choice is [row-a] > [row-b] ? "more" : "fewer". Most functions take one row or number, mod two, as in mod([row-a], 1000), and highest and lowest a dataset and a column in quotation marks.';

/** What is wrong and which rule it breaks; on a line of its own, what to do. */
const VALUE_SENTENCES: { [Code in Mistake['code']]: (given: Extract<Mistake, { code: Code }>) => string } = {
  'unknown-name': ({ kind, name, candidates }) =>
    `There is no ${kind} called ${show(name)}.\n${didYouMean(candidates)}`,
  'removed-row': ({ name, date }) =>
    `The row "${name}" is gone since the correction of ${date}.\nTake it out here too, or reword the sentence.`,
  'broken-formula': ({ formula, because }) => `The formula "${formula}" does not work. ${said(because).message}`,
  'cannot-draw': ({ type, because }) =>
    `A chart of the type "${type}" cannot be drawn from these rows. ${whatIsWrong(said(because))}\nName rows that have what it draws, or choose another type of chart.`,
  unforeseen: ({ reason }) => reason,
  'missing-value': ({ name, expected }) => `“${name}” is missing.\nAdd it, ${takes(expected)}.`,
  'nothing-in-it': ({ expected }) =>
    `This holds no words, and readers would learn nothing from it.\nWrite ${takes(expected)}.`,
  'wrong-kind': ({ value, expected }) => {
    if (value === null || String(value).trim() === '')
      return `This is empty, and a value is needed.\nWrite ${takes(expected)}.`;
    const { choices } = expected;
    const fix =
      choices.length > 0 ? didYouMean(suggest(String(value), choices)) : 'Write what the source gives, in this form.';
    return `This says ${show(value)}, but it must be ${takes(expected)}.\n${fix}`;
  },
  'broken-rule': ({ value, rule, fix }) => `This says ${show(value)}. It ${rule}.\n${fix}`,
  'no-number': ({ row, column }) =>
    `The row "${row}" has no number in "${column}".\nName a column of counts, or another row.`,
  'format-hides': ({ value, format, text }) =>
    `This number is ${value}, and the format "${format}" would show ${text}.\nUse another format; "share" makes 25% of 0.25.`,
  'leads-back': () => 'The rows that it names lead back to it.\nGive one of them a number in place of its formula.',
  'fact-in-formula': ({ id, ref, formula }) =>
    `"${id}" is a fact, and formulas are made of rows.\nWrite the formula of the fact in place of [${ref}]: (${formula})`,
  'formula-too-long': ({ most }) =>
    `It has more than ${most} characters.\nGive a part of it to a row of its own, and name that row.`,
  'many-rows': ({ ref }) =>
    `[${ref}] is many rows, and the formula does not say what to do with them.\nWrite sum([${ref}]), max([${ref}]), min([${ref}]) or count([${ref}]).`,
  'unreadable-formula': ({ rest }) => `It cannot be read${rest ? `: ${rest}` : ' to its end.'}\n${FORM}`,
  'divides-by-nothing': ({ ref }) =>
    `It divides by nothing${ref ? `: [${ref}] is 0` : ''}.\nCheck what stands after the /.`,
};

/** One for every code. */
const SENTENCES = { ...VALUE_SENTENCES, ...FILE_SENTENCES, ...ROW_SENTENCES, ...STORY_SENTENCES, ...DOUBT_SENTENCES };
