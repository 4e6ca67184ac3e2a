/** What is wrong with a formula, in plain words: the library that works formulas out speaks the language of its makers. */
import type { Data } from './collected.ts';
import { suggest } from './suggest.ts';

/** The functions that editors are told of. */
const FUNCTIONS = [
  'sum',
  'mean',
  'min',
  'max',
  'count',
  'round',
  'floor',
  'ceil',
  'abs',
  'mod',
  'highest',
  'lowest',
  'newest',
];

/** What spreadsheets call some of them. */
const OTHER_NAMES: Record<string, string> = {
  avg: 'mean',
  average: 'mean',
  total: 'sum',
  minimum: 'min',
  maximum: 'max',
};

const EXAMPLE = 'Rows stand in square brackets with signs between them, as in ([row-a] - [row-b]) / 2.';

/** Slips that are seen without working anything out; some of them the library would take for something else. */
export function formulaSlip(formula: string): string | undefined {
  const bare = withoutNames(formula);
  if (/^\s*=/.test(bare)) return 'A formula starts without an equals sign.\nRemove the = at its start.';
  if (/[^=!<>]=(?!=)/.test(bare))
    return 'It holds an equals sign. A formula is only what is worked out.\nRemove the = and what stands before it, or write == to compare.';
  const [number] = /\d+,\d{3}(?!\d)/.exec(bare) ?? [];
  if (number)
    return `It holds ${number}: numbers are digits alone, and a comma parts the values of a function.\nWrite ${number.replace(',', '')}, or a space after the comma.`;
  if (/□\s*[□\d(]|[\d)]\s*□/.test(bare))
    return 'A sign is missing beside a row.\nWrite + - * or / between the row and what stands beside it.';
  return wrongBrackets(formula, bare);
}

/** How the library's complaints begin, and what they mean. */
const COMPLAINTS: [start: string, words: string][] = [
  ['Unexpected end', 'It stops in the middle.\nWrite what comes after its last sign, or remove the sign.'],
  ['Value expected', 'A row or a number is missing beside one of its signs.\nWrite it, or remove the sign.'],
  [
    'Unexpected operator ,',
    'It has a comma outside a function.\nWrite fractions with a point, as in 1.5, and thousands as digits alone.',
  ],
  [
    'False part',
    'After ? stand two results, and one is missing.\nWrite both, as in [row-a] > [row-b] ? "more" : "fewer".',
  ],
  [
    'Too few',
    'The brackets of a function hold too little.\nMost functions take one value; mod takes two, as in mod([row-a], 1000).',
  ],
  [
    'Too many',
    'The brackets of a function hold too much.\nMost functions take one value; mod takes two, as in mod([row-a], 1000).',
  ],
];

/** A formula that the library could not work out, and what it said. */
export function brokenWords(data: Data, formula: string, said: string): string {
  const bare = withoutNames(formula);
  return (
    wrongSign(bare) ??
    wrongName(data, bare, said) ??
    (said.includes('Array') ? wholeDataset(data, formula) : undefined) ??
    COMPLAINTS.find(([start]) => said.startsWith(start))?.[1] ??
    `It cannot be worked out.\n${EXAMPLE}`
  );
}

/** A formula that gives no number and no word. */
export function resultWords(data: Data, formula: string, value: unknown, zeros: string[]): string {
  if (Array.isArray(value)) return wholeDataset(data, formula);
  if (typeof value === 'boolean')
    return 'It compares and gives no number.\nSay what it means in each case, as in [row-a] > [row-b] ? "more" : "fewer".';
  if (typeof value === 'number' && /\/|mod/.test(withoutNames(formula))) {
    const packed = formula.replaceAll(' ', '');
    const zero = zeros.find((ref) => packed.includes(`/[${ref}]`));
    return `It divides by nothing${zero ? `: [${zero}] is 0` : ''}.\nCheck what stands after the /.`;
  }
  return `It gives no number and no word.\n${EXAMPLE}`;
}

/** A formula with a box for each row and nothing inside its quotation marks, so that only its signs are looked at. */
function withoutNames(formula: string): string {
  return formula.replace(/"[^"]*"/g, '""').replace(/\[[^[\]]*\]/g, '□');
}

function wrongBrackets(formula: string, bare: string): string | undefined {
  const braced = /\{([^{}]*)\}?/.exec(bare);
  if (braced)
    return `Rows stand in square brackets, not in braces.\nWrite [${braced[1] ?? ''}] in place of {${braced[1] ?? ''}}.`;
  const count = (mark: string): number => bare.split(mark).length - 1;
  if (count('[') > 0) return 'A square bracket is opened and not closed.\nWrite ] after the id of the row.';
  if (count(']') > 0) return 'A square bracket is closed and not opened.\nWrite [ before the id of the row.';
  if (count('(') > count(')')) return 'A bracket ( is opened and not closed.\nWrite ) where it ends.';
  if (count('(') < count(')')) return 'A bracket ) closes nothing.\nWrite ( where it starts, or remove it.';
  if (formula.split('"').length % 2 === 0)
    return 'A quotation mark is opened and not closed.\nWrite another one where the word ends.';
  return undefined;
}

/** Signs as people and word processors write them, and as formulas do. */
const SIGNS: [wrong: RegExp, right: string, means: string][] = [
  [/[÷∶]|(?<=[□\d)]\s*):(?=\s*[□\d(])/, '/', 'Division'],
  [/[×·•∙]|(?<=[□\d)]\s*)[xX](?=\s*[□\d(])|\*\*/, '*', 'Multiplication'],
  [/[−–—]/, '-', 'Subtraction'],
];

function wrongSign(bare: string): string | undefined {
  for (const [wrong, right, means] of SIGNS) {
    const [found] = wrong.exec(bare) ?? [];
    const isChoice = found === ':' && bare.includes('?');
    if (found && !isChoice) return `${means} is written ${right} in a formula.\nWrite ${right} in place of ${found}`;
  }
  return undefined;
}

function wrongName(data: Data, bare: string, said: string): string | undefined {
  const [, kind, name = ''] = /^Undefined (function|symbol) (.+)$/.exec(said) ?? [];
  if (!kind) return undefined;
  const [small, other] = [name.toLowerCase(), OTHER_NAMES[name.toLowerCase()]];
  if (other) return `There is no function called "${name}".\nWrite ${other} in place of ${name}`;
  if (FUNCTIONS.includes(small) && small !== name)
    return `The names of functions are in small letters.\nWrite ${small} in place of ${name}`;
  const row = (bare.match(/[a-z0-9]+(?:-[a-zA-Z0-9]+)+/g) ?? []).find((id) => data.rows.has(id));
  if (row) return `Rows stand in square brackets.\nWrite [${row}] in place of ${row}`;
  if (kind === 'symbol') return `"${name}" is no row in square brackets, no number and no function.\n${EXAMPLE}`;
  // Short names are near one another, and another function gives another number.
  const known = `The functions are ${FUNCTIONS.join(', ')}.`;
  return `There is no function called "${name}".\n${name.length > 3 ? suggest(name, FUNCTIONS, known) : known}`;
}

function wholeDataset(data: Data, formula: string): string {
  const names = [...formula.matchAll(/\[([^[\]]+)\]/g)].map(([, name = '']) => name);
  const name = names.find((each) => each.includes('=') || data.datasets.has(each.split('.')[0] ?? '')) ?? 'dataset';
  return `[${name}] is many rows, and the formula does not say what to do with them.\nWrite sum([${name}]), max([${name}]), min([${name}]) or count([${name}]).`;
}
