/** The sentences for mistakes in values, fields and names. */
import type { Mistake } from '../../data/mistakes/mistake.ts';
import type { Problem, Wording } from '../problems.ts';
import { didYouMean } from './did-you-mean.ts';
import { FILE_SENTENCES } from './say-files.ts';
import { sayFormula } from './say-formula.ts';
import { ROW_SENTENCES } from './say-rows.ts';
import { STORY_SENTENCES } from './say-story.ts';
import { TAG_SENTENCES } from './say-tags.ts';
import { sayValue } from './say-value.ts';
import { CORRECTION_SENTENCES } from './say-corrections.ts';
import { hasSentence, sentenceOf } from './sentence-table.ts';
import { show } from './show.ts';

/** What only a check finds. */
const CHECKED = {
  ...FILE_SENTENCES,
  ...ROW_SENTENCES,
  ...CORRECTION_SENTENCES,
  ...STORY_SENTENCES,
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

/** What is wrong and which rule it breaks; on a line of its own, what to do. */
export function say(mistake: Mistake): string {
  switch (mistake.code) {
    case 'unknown-name':
      return `There is no ${mistake.kind} called "${mistake.name}".\n${didYouMean(mistake.candidates)}`;
    case 'not-drawn':
      return `The figure draws no row called "${mistake.name}".\n${didYouMean(mistake.candidates)}`;
    case 'unknown-source':
      return `There is no source called "${mistake.name}" among the sources.\n${didYouMean(mistake.candidates, 'Add it there first.')}`;
    case 'unknown-field':
      return `There is no field called ${show(mistake.name)} here.\n${mistake.near ? `Did you mean "${mistake.near}"?` : 'Take it out, or correct its name: the files of data/schema/ name every field.'}`;
    case 'unknown-column':
      return `No column is called ${show(mistake.name)}.\n${mistake.near ? `Did you mean "${mistake.near}"?` : 'Remove it, or add the column to "columns".'}`;
    case 'removed-row':
      return `The row "${mistake.name}" is gone since the correction of ${mistake.date}.\nTake it out here too, or reword the sentence.`;
    case 'broken-formula': {
      const { formula, because } = mistake;
      return `The formula "${formula}" does not work. ${say(because)}`;
    }
    case 'cannot-draw': {
      const [because] = say(mistake.because).split('\n');
      return `A chart of the type "${mistake.type}" cannot be drawn from these rows. ${because}\nName rows that have what it draws, or choose another type of chart.`;
    }
    case 'unforeseen':
      return mistake.reason;
    case 'missing-value':
    case 'wrong-kind':
    case 'nothing-in-it':
    case 'count-out-of-range':
      return sayValue(mistake);
    case 'no-words':
      return `This ${mistake.value.trim() === '' ? 'is empty' : `says ${show(mistake.value)}, which is no word`}. Readers would learn nothing from it.\nWrite the words.`;
    case 'broken-rule':
      return `This says ${show(mistake.value)}. It ${mistake.rule}.\n${mistake.fix}`;
    case 'no-group':
      return 'The file does not hold a group in braces { }.\nRestore its last version, or compare it with another file of the folder.';
    case 'untold-column':
      return `The "${mistake.column}" of the row "${mistake.row}" is none of its columns, and cannot be given in a text.\nOf this row a text can give: ${mistake.columns.join(', ')}.`;
    case 'lacks-column':
      return `The row "${mistake.row}" has no column "${mistake.column}".\n${didYouMean(mistake.candidates, numberColumns(mistake.counts))}`;
    case 'no-number':
      return `The row "${mistake.row}" has no number in "${mistake.column}".\n${numberColumns(mistake.counts) ?? 'Name another row.'}`;
    case 'unknown-format':
      return `There is no number format "${mistake.name}".\n${didYouMean(mistake.candidates)}`;
    case 'share-over-one':
      return `The format "share" makes 25% of 0.25, but this number is ${mistake.value}.\nUse "number", or divide by the whole.`;
    case 'format-hides':
      return `This number is ${mistake.value}, and the format "${mistake.format}" would show ${mistake.text}.\nUse another format.`;
    default:
      return sayFormula(mistake);
  }
}

function numberColumns(counts: string[]): string | undefined {
  return counts.length > 0 ? `Name a column of counts: ${counts.join(', ')}.` : undefined;
}
