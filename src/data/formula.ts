/** Works out a formula: arithmetic, comparisons, a choice and thirteen functions. Nothing else can be reached from one. */
import jsep from 'jsep';
import { MistakeError } from './mistakes/mistake-error.ts';
import type { FormulaMistake } from './mistakes/mistake.ts';
import { suggest } from './mistakes/suggest.ts';

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
  if (formula.length > LONGEST) throw wrong({ code: 'formula-too-long', most: LONGEST });
  const refs: Named[] = [];
  // A name of the same length in place of each row keeps the places of everything after it.
  // Each is read, also in the half of a choice that is not taken: the number rests on all of them.
  const bare = formula.replace(REFERENCE, (whole, ref: string) =>
    `_${refs.push({ ref, value: rows.values(ref) }) - 1}`.padEnd(whole.length),
  );
  const signs = bare.replace(/"[^"]*"/g, '""');
  const [foreign] = /[÷×−–—]/.exec(signs) ?? [];
  if (foreign) throw wrong({ code: 'no-sign', sign: foreign });
  if (/[[\]]/.test(signs)) throw unreadable(formula.slice(bare.search(/[[\]]/)));
  const value = new Working(refs, rows).valueOf(parse(bare, formula));
  if (Array.isArray(value))
    throw wrong({ code: 'many-rows', ref: refs.find(({ value: each }) => Array.isArray(each))?.ref ?? '' });
  if (typeof value === 'boolean') throw wrong({ code: 'only-compares' });
  if (typeof value === 'number' && !Number.isFinite(value)) throw wrong({ code: 'no-finite-number' });
  return value;
}

function parse(bare: string, formula: string): jsep.Expression {
  try {
    return jsep(bare);
  } catch (error) {
    const place = error instanceof Error && 'index' in error ? Number(error.index) : 0;
    throw unreadable(formula.slice(place).trim());
  }
}

function wrong(mistake: FormulaMistake): MistakeError {
  return new MistakeError(mistake);
}

function unreadable(rest: string): MistakeError {
  return wrong({ code: 'unreadable-formula', rest });
}

function noFunction(name: string): MistakeError {
  // Short names are near one another, and another function gives another number.
  const near = FUNCTIONS.find((each) => each === name.toLowerCase()) ?? suggest(name, FUNCTIONS).near;
  return wrong({ code: 'no-function', name, near: name.length > 2 ? near : undefined, known: FUNCTIONS });
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
    if (!isPart(node)) throw unreadable('a sign is missing between two of its parts');
    switch (node.type) {
      case 'Literal':
        if (typeof node.value === 'number' || typeof node.value === 'string') return node.value;
        throw unreadable(node.raw);
      case 'Identifier':
        return this.#row(node);
      case 'UnaryExpression':
        if (node.operator === '-') return -this.#number(node.argument);
        if (node.operator === '+') return this.#number(node.argument);
        throw wrong({ code: 'no-sign', sign: node.operator });
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
    throw ref && Array.isArray(value)
      ? wrong({ code: 'many-rows', ref })
      : unreadable(`${JSON.stringify(value)} is no number`);
  }

  #signed({ operator, left, right }: jsep.BinaryExpression): Value {
    if (operator === '==' || operator === '!=')
      return (this.valueOf(left) === this.valueOf(right)) === (operator === '==');
    const work = Object.hasOwn(SIGNED, operator) ? SIGNED[operator] : undefined;
    if (!work) throw wrong({ code: 'no-sign', sign: operator });
    const [first, second] = [this.#number(left), this.#number(right)];
    if (operator === '/' && second === 0) throw this.#byNothing(right);
    return work(first, second);
  }

  #byNothing(divisor: jsep.Expression): MistakeError {
    return wrong({ code: 'divides-by-nothing', ref: this.#named(divisor)?.ref });
  }

  #row(node: jsep.Identifier): number | number[] {
    const value = this.#named(node)?.value;
    if (value === undefined) throw unreadable(node.name);
    return value;
  }

  #call({ callee, arguments: parts }: jsep.CallExpression): Value {
    const name = callee.type === 'Identifier' ? String(callee.name) : '';
    if (!FUNCTIONS.includes(name)) throw noFunction(name);
    const [first, second] = parts;
    if (name === 'newest' && !second) return this.#rows.newest(first && this.#word(first, name));
    const many = OF_MANY[name];
    if (many && first) return many(parts.flatMap((part) => this.#numbers(part)));
    const one = OF_ONE[name];
    if (one && first && !second) return one(this.#number(first));
    if (many || one || !first || !second || parts.length > 2) throw wrong({ code: 'function-values', name });
    const pick = EXTREMES[name];
    if (pick) return this.#rows.extreme(this.#word(first, name), this.#word(second, name), pick);
    const [value, divisor] = [this.#number(first), this.#number(second)];
    if (divisor === 0) throw this.#byNothing(second);
    return value - divisor * Math.floor(value / divisor);
  }

  #numbers(node: jsep.Expression): number[] {
    const value = this.valueOf(node);
    return Array.isArray(value) ? value : [this.#number(node)];
  }

  #word(node: jsep.Expression, name: string): string {
    const value = this.valueOf(node);
    if (typeof value === 'string') return value;
    throw wrong({ code: 'function-values', name });
  }
}
