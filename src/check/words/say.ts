/** The sentences for mistakes in values, fields and names. */
import { formatNumber } from '../../charts/format.ts';
import type { Expected, FormulaMistake, Kind, Mistake } from '../../data/mistakes/mistake.ts';
import { suggest } from '../../data/mistakes/suggest.ts';
import type { Problem, Wording } from '../problems.ts';
import { MOST } from './read-typed.ts';
import { FILE_SENTENCES } from './say-files.ts';
import { CORRECTION_SENTENCES, ROW_SENTENCES } from './say-rows.ts';
import { DOUBT_SENTENCES, STORY_SENTENCES, TAG_SENTENCES } from './say-story.ts';
import { didYouMean, hasSentence, sentenceOf, show } from './show.ts';

/** What only a check finds. */
const CHECKED = {
  ...FILE_SENTENCES,
  ...ROW_SENTENCES,
  ...CORRECTION_SENTENCES,
  ...STORY_SENTENCES,
  ...DOUBT_SENTENCES,
  ...TAG_SENTENCES,
};

/** The sentences of what a check found. */
export function said(mistake: Wording): Pick<Problem, 'message' | 'mistake'> {
  return { mistake, message: hasSentence(CHECKED, mistake) ? sentenceOf(CHECKED, mistake) : say(mistake) };
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

/** What is wrong and which rule it breaks; on a line of its own, what to do. */
export function say(mistake: Mistake): string {
  switch (mistake.code) {
    case 'unknown-name':
      return `There is no ${mistake.kind} called ${show(mistake.name)}.\n${didYouMean(mistake.candidates)}`;
    case 'removed-row':
      return `The row "${mistake.name}" is gone since the correction of ${mistake.date}.\nTake it out here too, or reword the sentence.`;
    case 'broken-formula':
      return `The formula "${mistake.formula}" does not work. ${say(mistake.because)}`;
    case 'cannot-draw': {
      const [because] = say(mistake.because).split('\n');
      return `A chart of the type "${mistake.type}" cannot be drawn from these rows. ${because}\nName rows that have what it draws, or choose another type of chart.`;
    }
    case 'unforeseen':
      return mistake.reason;
    case 'missing-value':
      return `“${mistake.name}” is missing.\nAdd it, ${takes(mistake.expected)}.`;
    case 'nothing-in-it':
      return `This holds no words, and readers would learn nothing from it.\nWrite ${takes(mistake.expected)}.`;
    case 'wrong-kind':
      return sayWrongKind(mistake);
    case 'broken-rule':
      return `This says ${show(mistake.value)}. It ${mistake.rule}.\n${mistake.fix}`;
    case 'no-number':
      return `The row "${mistake.row}" has no number in "${mistake.column}".\nName a column of counts, or another row.`;
    case 'format-hides':
      return `This number is ${mistake.value}, and the format "${mistake.format}" would show ${mistake.text}.\nUse another format; "share" makes 25% of 0.25.`;
    default:
      return sayFormula(mistake);
  }
}

function sayWrongKind({ value, expected }: { value: unknown; expected: Expected }): string {
  const { choices } = expected;
  if (value === null || String(value).trim() === '')
    return `This is empty, and a value is needed.\nWrite ${takes(expected)}.`;
  const fix =
    choices.length > 0 ? didYouMean(suggest(String(value), choices)) : 'Write what the source gives, in this form.';
  return `This says ${show(value)}, but it must be ${takes(expected)}.\n${fix}`;
}

const FORM =
  'Rows stand in square brackets, with the signs + - * / > < >= <= == != between them, as in ([row-a] - [row-b]) / 2; a choice is [row-a] > [row-b] ? "more" : "fewer". Most functions take one row or number, mod two, as in mod([row-a], 1000), and highest and lowest a dataset and a column in quotation marks.';

function sayFormula(mistake: FormulaMistake): string {
  switch (mistake.code) {
    case 'leads-back':
      return 'The rows that it names lead back to it.\nGive one of them a number in place of its formula.';
    case 'fact-in-formula':
      return `"${mistake.id}" is a fact, and formulas are made of rows.\nWrite the formula of the fact in place of [${mistake.ref}]: (${mistake.formula})`;
    case 'formula-too-long':
      return `It has more than ${mistake.most} characters.\nGive a part of it to a row of its own, and name that row.`;
    case 'many-rows':
      return `[${mistake.ref}] is many rows, and the formula does not say what to do with them.\nWrite sum([${mistake.ref}]), max([${mistake.ref}]), min([${mistake.ref}]) or count([${mistake.ref}]).`;
    case 'unreadable-formula':
      return `It cannot be read${mistake.rest ? `: ${mistake.rest}` : ' to its end.'}\n${FORM}`;
    case 'divides-by-nothing':
      return `It divides by nothing${mistake.ref ? `: [${mistake.ref}] is 0` : ''}.\nCheck what stands after the /.`;
  }
}
