/** The sentences for formulas that cannot be worked out. */
import type { FormulaMistake } from '../../data/mistakes/mistake.ts';
import type { TextMistake } from '../../data/mistakes/text-mistake.ts';
import { sayText } from './say-story.ts';
import { didYouMean } from './did-you-mean.ts';

const EXAMPLE = 'Rows stand in square brackets with signs between them, as in ([row-a] - [row-b]) / 2.';
const SIGNS = 'The signs are + - * / > < >= <= == != and, for a choice, ? and :';

/** What it does not know is of a text. */
export function sayFormula(mistake: FormulaMistake | TextMistake): string {
  switch (mistake.code) {
    case 'leads-back':
      return 'The rows that it names lead back to it.\nGive one of them a number in place of its formula.';
    case 'fact-in-formula':
      return `"${mistake.id}" is a fact, and formulas are made of rows.\nWrite the formula of the fact in place of [${mistake.ref}]: (${mistake.formula})`;
    case 'no-row-says':
      return `No row of "${mistake.dataset}" says "${mistake.wanted}" in "${mistake.column}".\n${didYouMean(mistake.candidates)}`;
    case 'formula-too-long':
      return `It has more than ${mistake.most} characters.\nGive a part of it to a row of its own, and name that row.`;
    case 'no-sign':
      return `A formula has no sign ${mistake.sign}\n${SIGNS}`;
    case 'lone-bracket':
      return 'A square bracket stands without its other half.\nA row stands between two of them: [row-id].';
    case 'many-rows':
      return `[${mistake.ref}] is many rows, and the formula does not say what to do with them.\nWrite sum([${mistake.ref}]), max([${mistake.ref}]), min([${mistake.ref}]) or count([${mistake.ref}]).`;
    case 'only-compares':
      return 'It compares and gives no number.\nSay what it means in each case, as in [row-a] > [row-b] ? "more" : "fewer".';
    case 'no-finite-number':
      return 'It gives a number too large or too small to write.\nCheck its signs.';
    case 'unreadable-formula':
      return mistake.rest === ''
        ? 'It stops in the middle.\nWrite what is missing at its end: a row, a number, a bracket or a quotation mark.'
        : `It cannot be read from here on: ${mistake.rest}\n${EXAMPLE} ${SIGNS}`;
    case 'sign-missing':
      return `A sign is missing between two of its parts, or one stands where none belongs.\n${EXAMPLE} ${SIGNS}`;
    case 'unknown-part':
      return `"${mistake.name}" is no row in square brackets, no number and no function.\n${EXAMPLE}`;
    case 'no-function': {
      const advice = mistake.near ? `Did you mean "${mistake.near}"? ` : '';
      return `There is no function called "${mistake.name}".\n${advice}The functions are ${mistake.known.join(', ')}.`;
    }
    case 'taken-for-number':
      return `It takes ${JSON.stringify(mistake.value)} for a number.\n${EXAMPLE}`;
    case 'divides-by-nothing':
      return `It divides by nothing${mistake.ref ? `: [${mistake.ref}] is 0` : ''}.\nCheck what stands after the /.`;
    case 'function-values':
      return `The brackets of ${mistake.name} hold ${mistake.count} values.\nMost functions take one; mod takes two, as in mod([row-a], 1000).`;
    case 'not-quoted':
      return 'Datasets and columns are named in quotation marks here.\nWrite them as in highest("dataset", "label") or newest("dataset").';
    default:
      return sayText(mistake);
  }
}
