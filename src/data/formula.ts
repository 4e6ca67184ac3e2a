/** Works out a formula: arithmetic, comparisons, a choice and thirteen functions. Nothing else can be reached from one. */
import jsep from 'jsep';
import { MistakeError, unknownName } from './mistakes/mistake.ts';

/** What a formula asks of the data. */
export interface FormulaRows {
  /** The number of a row, or those of many rows. */
  values(ref: string): number | number[];
  /** What the row with the highest or lowest value says in a column. */
  extreme(ref: string, column: string, pick: (...values: number[]) => number): string;
  /** How far the facts reach: those of one dataset, or all. */
  newest(dataset?: string): string;
}

/** What a part of a formula is worked out with: its rows with their numbers by the names that stand for them, and the data. */
interface Given {
  named: Map<unknown, { ref: string; value: number | number[] }>;
  rows: FormulaRows;
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

/** A number or a word; throws with a record that says what is wrong. */
export function workOutFormula(formula: string, rows: FormulaRows): number | string {
  if (formula.length > LONGEST) throw new MistakeError({ code: 'formula-too-long', most: LONGEST });
  const named: Given['named'] = new Map();
  // A name of the same length in place of each row keeps the places of everything after it.
  // Each is read, also in the half of a choice that is not taken: the number rests on all of them.
  const bare = formula.replace(REFERENCE, (whole, ref: string) => {
    const name = `_${named.size}`;
    named.set(name, { ref, value: rows.values(ref) });
    return name.padEnd(whole.length);
  });
  const signs = bare.replace(/"[^"]*"/g, '""');
  const [foreign] = /[÷×−–—]/.exec(signs) ?? [];
  if (foreign) throw unreadable(foreign);
  if (/[[\]]/.test(signs)) throw unreadable(formula.slice(bare.search(/[[\]]/)));
  const value = valueOf(parse(bare, formula), { named, rows });
  const many = [...named.values()].find((each) => Array.isArray(each.value));
  if (Array.isArray(value)) throw new MistakeError({ code: 'many-rows', ref: many?.ref ?? '' });
  if (typeof value === 'boolean') throw unreadable('it compares, and gives no number');
  if (typeof value === 'number' && !Number.isFinite(value))
    throw unreadable('what it gives is too large or too small to write');
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

function unreadable(rest: string): MistakeError {
  return new MistakeError({ code: 'unreadable-formula', rest });
}

// The parser has no plugins, and makes no other parts.
const isPart = (node: jsep.Expression): node is jsep.CoreExpression => node.type !== '';

function valueOf(node: jsep.Expression, given: Given): Value {
  if (isPart(node))
    switch (node.type) {
      case 'Literal':
        if (typeof node.value === 'number' || typeof node.value === 'string') return node.value;
        throw unreadable(node.raw);
      case 'Identifier': {
        const row = given.named.get(node.name);
        if (row) return row.value;
        throw unreadable(node.name);
      }
      case 'UnaryExpression':
        if (node.operator === '-') return -numberOf(node.argument, given);
        if (node.operator === '+') return numberOf(node.argument, given);
        throw unreadable(node.operator);
      case 'BinaryExpression':
        return signed(node, given);
      case 'ConditionalExpression':
        return valueOf(valueOf(node.test, given) === true ? node.consequent : node.alternate, given);
      case 'CallExpression':
        return called(node, given);
    }
  throw unreadable('a sign is missing between two of its parts');
}

function numberOf(node: jsep.Expression, given: Given): number {
  const value = valueOf(node, given);
  if (typeof value === 'number') return value;
  const ref = given.named.get(node['name'])?.ref;
  throw ref && Array.isArray(value)
    ? new MistakeError({ code: 'many-rows', ref })
    : unreadable(`${JSON.stringify(value)} is no number`);
}

/** A number that something is divided by. */
function divisorOf(node: jsep.Expression, given: Given): number {
  const value = numberOf(node, given);
  if (value === 0) throw new MistakeError({ code: 'divides-by-nothing', ref: given.named.get(node['name'])?.ref });
  return value;
}

function wordOf(node: jsep.Expression, given: Given, name: string): string {
  const value = valueOf(node, given);
  if (typeof value === 'string') return value;
  throw unreadable(name);
}

function signed({ operator, left, right }: jsep.BinaryExpression, given: Given): Value {
  if (operator === '==' || operator === '!=')
    return (valueOf(left, given) === valueOf(right, given)) === (operator === '==');
  const work = Object.hasOwn(SIGNED, operator) ? SIGNED[operator] : undefined;
  if (!work) throw unreadable(operator);
  const first = numberOf(left, given);
  return work(first, operator === '/' ? divisorOf(right, given) : numberOf(right, given));
}

function called({ callee, arguments: parts }: jsep.CallExpression, given: Given): Value {
  const name = callee.type === 'Identifier' ? String(callee['name']) : '';
  if (!FUNCTIONS.includes(name)) throw new MistakeError(unknownName('function', name, FUNCTIONS));
  const [first, second] = parts;
  if (name === 'newest' && !second) return given.rows.newest(first && wordOf(first, given, name));
  const many = OF_MANY[name];
  if (many && first) {
    const values = parts.map((part) => [part, valueOf(part, given)] as const);
    return many(values.flatMap(([part, value]) => (Array.isArray(value) ? value : numberOf(part, given))));
  }
  const one = OF_ONE[name];
  if (one && first && !second) return one(numberOf(first, given));
  if (many || one || !first || !second || parts.length > 2) throw unreadable(name);
  const pick = EXTREMES[name];
  if (pick) return given.rows.extreme(wordOf(first, given, name), wordOf(second, given, name), pick);
  const [value, divisor] = [numberOf(first, given), divisorOf(second, given)];
  return value - divisor * Math.floor(value / divisor);
}
