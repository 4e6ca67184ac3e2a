/** Works out a formula: arithmetic, comparisons, a choice and thirteen functions. Nothing else can be reached from one. */
import jsep from 'jsep';
import { suggest } from './suggest.ts';

/** What a formula asks of the data. */
export interface FormulaRows {
  /** The number of a row, or those of many rows. */
  values(ref: string): number | number[];
  /** What the row with the highest or lowest value says in a column. */
  extreme(ref: string, column: string, pick: (...values: number[]) => number): string;
  /** How far the facts reach: those of one dataset, or all. */
  newest(dataset?: string): string;
}

/** A row of the formula, and its number. */
interface Named {
  ref: string;
  value: number | number[];
}

type Value = number | string | boolean | number[];

/** Deeper than anybody writes, and shallow enough for the parser. */
const LONGEST = 1000;
const REFERENCE = /\[([^[\]]+)\]/g;
const EXAMPLE = 'Rows stand in square brackets with signs between them, as in ([row-a] - [row-b]) / 2.';
const SIGNS = 'The signs are + - * / > < >= <= == != and, for a choice, ? and :';

const sum = (values: number[]): number => values.reduce((total, value) => total + value, 0);

/** Half is rounded away from nothing, as people do. */
const round = (value: number): number => Math.sign(value) * Math.round(Math.abs(value));

const OF_MANY: Record<string, (values: number[]) => number> = {
  sum,
  mean: (values) => sum(values) / values.length,
  min: (values) => values.reduce((least, value) => Math.min(least, value), Infinity),
  max: (values) => values.reduce((most, value) => Math.max(most, value), -Infinity),
  count: (values) => values.length,
};
const OF_ONE: Record<string, (value: number) => number> = { round, floor: Math.floor, ceil: Math.ceil, abs: Math.abs };
const EXTREMES: Record<string, (...values: number[]) => number> = { highest: Math.max, lowest: Math.min };
const FUNCTIONS = [...Object.keys(OF_MANY), ...Object.keys(OF_ONE), ...Object.keys(EXTREMES), 'mod', 'newest'];

const SIGNED: Record<string, (left: number, right: number) => number | boolean> = {
  '+': (left, right) => left + right,
  '-': (left, right) => left - right,
  '*': (left, right) => left * right,
  '/': (left, right) => left / right,
  '>': (left, right) => left > right,
  '<': (left, right) => left < right,
  '>=': (left, right) => left >= right,
  '<=': (left, right) => left <= right,
};

/** A number or a word; throws with a sentence that says what is wrong, and what to do. */
export function workOutFormula(formula: string, rows: FormulaRows): number | string {
  if (formula.length > LONGEST)
    throw new Error(
      `It has more than ${LONGEST} characters.\nGive a part of it to a row of its own, and name that row.`,
    );
  const refs: Named[] = [];
  // A name of the same length in place of each row keeps the places of everything after it.
  // Each is read, also in the half of a choice that is not taken: the number rests on all of them.
  const bare = formula.replace(REFERENCE, (whole, ref: string) =>
    `_${refs.push({ ref, value: rows.values(ref) }) - 1}`.padEnd(whole.length),
  );
  const signs = bare.replace(/"[^"]*"/g, '""');
  const [foreign] = /[÷×−–—]/.exec(signs) ?? [];
  if (foreign) throw noSign(foreign);
  if (/[[\]]/.test(signs))
    throw new Error('A square bracket stands without its other half.\nA row stands between two of them: [row-id].');
  const value = new Working(refs, rows).valueOf(parse(bare, formula));
  if (Array.isArray(value)) throw new Error(manyRows(refs.find(({ value: each }) => Array.isArray(each))?.ref ?? ''));
  if (typeof value === 'boolean')
    throw new Error(
      'It compares and gives no number.\nSay what it means in each case, as in [row-a] > [row-b] ? "more" : "fewer".',
    );
  if (typeof value === 'number' && !Number.isFinite(value))
    throw new Error('It gives a number too large or too small to write.\nCheck its signs.');
  return value;
}

function parse(bare: string, formula: string): jsep.Expression {
  try {
    return jsep(bare);
  } catch (error) {
    const place = error instanceof Error && 'index' in error ? Number(error.index) : 0;
    const rest = formula.slice(place).trim();
    throw new Error(
      rest === ''
        ? 'It stops in the middle.\nWrite what is missing at its end: a row, a number, a bracket or a quotation mark.'
        : `It cannot be read from here on: ${rest}\n${EXAMPLE} ${SIGNS}`,
      { cause: error },
    );
  }
}

function manyRows(ref: string): string {
  return `[${ref}] is many rows, and the formula does not say what to do with them.\nWrite sum([${ref}]), max([${ref}]), min([${ref}]) or count([${ref}]).`;
}

function missing(name: string): never {
  throw new Error(`"${name}" is no row in square brackets, no number and no function.\n${EXAMPLE}`);
}

function noSign(sign: string): Error {
  return new Error(`A formula has no sign ${sign}\n${SIGNS}`);
}

function noFunction(name: string): Error {
  const known = `The functions are ${FUNCTIONS.join(', ')}.`;
  // Short names are near one another, and another function gives another number.
  const near = FUNCTIONS.find((each) => each === name.toLowerCase()) ?? suggest(name, FUNCTIONS).near;
  const advice = near && name.length > 2 ? `Did you mean "${near}"? ` : '';
  return new Error(`There is no function called "${name}".\n${advice}${known}`);
}

const KINDS = [
  'Literal',
  'Identifier',
  'UnaryExpression',
  'BinaryExpression',
  'ConditionalExpression',
  'CallExpression',
];

type Part =
  | jsep.Literal
  | jsep.Identifier
  | jsep.UnaryExpression
  | jsep.BinaryExpression
  | jsep.ConditionalExpression
  | jsep.CallExpression;

function isPart(node: jsep.Expression): node is Part {
  return KINDS.includes(node.type);
}

/** One formula being worked out. */
class Working {
  readonly #refs: Named[];
  readonly #rows: FormulaRows;

  constructor(refs: Named[], rows: FormulaRows) {
    this.#refs = refs;
    this.#rows = rows;
  }

  valueOf(node: jsep.Expression): Value {
    if (!isPart(node))
      throw new Error(
        `A sign is missing between two of its parts, or one stands where none belongs.\n${EXAMPLE} ${SIGNS}`,
      );
    switch (node.type) {
      case 'Literal':
        if (typeof node.value === 'number' || typeof node.value === 'string') return node.value;
        return missing(node.raw);
      case 'Identifier':
        return this.#named(node)?.value ?? missing(node.name);
      case 'UnaryExpression':
        if (node.operator === '-') return -this.#number(node.argument);
        if (node.operator === '+') return this.#number(node.argument);
        throw noSign(node.operator);
      case 'BinaryExpression':
        return this.#signed(node);
      case 'ConditionalExpression':
        return this.valueOf(this.valueOf(node.test) === true ? node.consequent : node.alternate);
      case 'CallExpression':
        return this.#call(node);
    }
  }

  /** The reference that stood where a name stands now. */
  #named(node: jsep.Expression): Named | undefined {
    const [, index] = /^_(\d+)$/.exec(node.type === 'Identifier' ? String(node.name) : '') ?? [];
    return index === undefined ? undefined : this.#refs[Number(index)];
  }

  #number(node: jsep.Expression): number {
    const value = this.valueOf(node);
    if (typeof value === 'number') return value;
    const ref = this.#named(node)?.ref;
    throw new Error(
      ref && Array.isArray(value) ? manyRows(ref) : `It takes ${JSON.stringify(value)} for a number.\n${EXAMPLE}`,
    );
  }

  #signed({ operator, left, right }: jsep.BinaryExpression): Value {
    if (operator === '==' || operator === '!=')
      return (this.valueOf(left) === this.valueOf(right)) === (operator === '==');
    const work = Object.hasOwn(SIGNED, operator) ? SIGNED[operator] : undefined;
    if (!work) throw noSign(operator);
    const [first, second] = [this.#number(left), this.#number(right)];
    if (operator === '/' && second === 0) throw this.#byNothing(right);
    return work(first, second);
  }

  #byNothing(divisor: jsep.Expression): Error {
    const ref = this.#named(divisor)?.ref;
    return new Error(`It divides by nothing${ref ? `: [${ref}] is 0` : ''}.\nCheck what stands after the /.`);
  }

  #call({ callee, arguments: parts }: jsep.CallExpression): Value {
    const name = callee.type === 'Identifier' ? String(callee.name) : '';
    if (!FUNCTIONS.includes(name)) throw noFunction(name);
    const [first, second] = parts;
    if (name === 'newest' && !second) return this.#rows.newest(first && this.#word(first));
    const many = OF_MANY[name];
    if (many && first) return many(parts.flatMap((part) => this.#numbers(part)));
    const one = OF_ONE[name];
    if (one && first && !second) return one(this.#number(first));
    if (many || one || !first || !second || parts.length > 2)
      throw new Error(
        `The brackets of ${name} hold ${parts.length} values.\nMost functions take one; mod takes two, as in mod([row-a], 1000).`,
      );
    const pick = EXTREMES[name];
    if (pick) return this.#rows.extreme(this.#word(first), this.#word(second), pick);
    const [value, divisor] = [this.#number(first), this.#number(second)];
    if (divisor === 0) throw this.#byNothing(second);
    return value - divisor * Math.floor(value / divisor);
  }

  #numbers(node: jsep.Expression): number[] {
    const value = this.valueOf(node);
    return Array.isArray(value) ? value : [this.#number(node)];
  }

  #word(node: jsep.Expression): string {
    const value = this.valueOf(node);
    if (typeof value === 'string') return value;
    throw new Error(
      'Datasets and columns are named in quotation marks here.\nWrite them as in highest("dataset", "label") or newest("dataset").',
    );
  }
}
