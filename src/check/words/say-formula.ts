/** The sentences for formulas that cannot be worked out. */
import type { FormulaMistake } from '../../data/mistakes/mistake.ts';

const EXAMPLE = 'Rows stand in square brackets with signs between them, as in ([row-a] - [row-b]) / 2.';
const SIGNS = 'The signs are + - * / > < >= <= == != and, for a choice, ? and :';

export function sayFormula(mistake: FormulaMistake): string {
  switch (mistake.code) {
    case 'leads-back':
      return 'The rows that it names lead back to it.\nGive one of them a number in place of its formula.';
    case 'fact-in-formula':
      return `"${mistake.id}" is a fact, and formulas are made of rows.\nWrite the formula of the fact in place of [${mistake.ref}]: (${mistake.formula})`;
    case 'formula-too-long':
      return `It has more than ${mistake.most} characters.\nGive a part of it to a row of its own, and name that row.`;
    case 'no-sign':
      return `A formula has no sign ${mistake.sign}\n${SIGNS}`;
    case 'many-rows':
      return `[${mistake.ref}] is many rows, and the formula does not say what to do with them.\nWrite sum([${mistake.ref}]), max([${mistake.ref}]), min([${mistake.ref}]) or count([${mistake.ref}]).`;
    case 'only-compares':
      return 'It compares and gives no number.\nSay what it means in each case, as in [row-a] > [row-b] ? "more" : "fewer".';
    case 'no-finite-number':
      return 'It gives a number too large or too small to write.\nCheck its signs.';
    case 'unreadable-formula':
      return `It cannot be read${mistake.rest ? `: ${mistake.rest}` : ' to its end.'}\n${EXAMPLE} ${SIGNS}`;
    case 'divides-by-nothing':
      return `It divides by nothing${mistake.ref ? `: [${mistake.ref}] is 0` : ''}.\nCheck what stands after the /.`;
    case 'function-values':
      return `The brackets of ${mistake.name} hold what it cannot take.\nMost functions take one row or number; mod takes two, as in mod([row-a], 1000), and highest and lowest a dataset and a column in quotation marks.`;
  }
}
