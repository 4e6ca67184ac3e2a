/** Formulas that do not work: each kind of mistake by its record, and nothing else can be reached from one. */
import { expect, test } from 'vitest';
import type { Mistake } from '../../data/mistakes/mistake.ts';
import { changed, errorOf } from './helpers.ts';

const OLD = 'floor([pool-2025-10] / 1000)';
/** What is wrong with a formula of a fact. */
function mistakeIn(formula: string): Mistake {
  const { problems } = errorOf(changed('data/facts.json', JSON.stringify(OLD), JSON.stringify(formula)));
  expect(problems).toHaveLength(1);
  const mistake = problems[0]?.mistake;
  if (mistake?.code !== 'broken-formula') throw new Error(`Not of the formula: ${mistake?.code}`);
  expect(mistake.formula).toBe(formula);
  return mistake.because;
}

const unreadable = (rest: string): object => ({ code: 'unreadable-formula', rest });
const PARTED = unreadable('a sign is missing between two of its parts');

test.each<[string, object]>([
  ['[pool-2025-10] ÷ 2', unreadable('÷')],
  ['[pool-2025-10] × 2', unreadable('×')],
  ['[pool-2025-10] x 2', PARTED],
  ['[pool-2025-10] – [pool-2016-12]', unreadable('–')],
  ['[pool-2025-10] [tracing-65]', PARTED],
  ['1,000 * [pool-2025-10]', PARTED],
  ['[pool-2025-10] + 1,5', PARTED],
  ['[pool-2025-10] : 2', unreadable(': 2')],
  ['=[pool-2025-10] / 2', unreadable('=[pool-2025-10] / 2')],
  ['[pool-2025-10] = 2', unreadable('= 2')],
  ['{pool-2025-10} / 1000', unreadable('{pool-2025-10} / 1000')],
  ['pool-2025-10 / 1000', unreadable('pool')],
  ['[pool-2025-10 / 1000', unreadable('[pool-2025-10 / 1000')],
  ['floor([pool-2025-10] / 1000', unreadable('')],
  ['[pool-2025-10] > 2 ? "more : "fewer"', unreadable('fewer"')],
  ['[pool-2025-10] +', unreadable('')],
  ['pool-2025-10] / 1000', unreadable('] / 1000')],
  ['floor([pool-2025-10] ÷ 2)', unreadable('÷')],
  ['[pool-2025-10]) / 2', unreadable(') / 2')],
  ['[pool-2025-10] + * 2', unreadable('* 2')],
  ['[pool-2025-10] > [pool-2016-12] ? 1', unreadable('')],
  ['[pool-counts] * 2', { code: 'many-rows', ref: 'pool-counts' }],
  ['[pool-counts]', { code: 'many-rows', ref: 'pool-counts' }],
  ['[returns.basis=enforced] / 2', { code: 'many-rows', ref: 'returns.basis=enforced' }],
  ['SUM([pool-counts])', { code: 'unknown-name', kind: 'function', candidates: { near: 'sum' } }],
  [
    'abc([pool-counts])',
    { code: 'unknown-name', candidates: { known: expect.arrayContaining(['sum', 'mean', 'min']) } },
  ],
  ['coutn([pool-counts])', { code: 'unknown-name', candidates: { near: 'count' } }],
  ['[block-size] * 2', { code: 'fact-in-formula', ref: 'block-size', formula: '1000' }],
  ['[pool-2025-10] / 0', { code: 'divides-by-nothing', ref: undefined }],
  ['mod([pool-2025-10], 0)', { code: 'divides-by-nothing' }],
  ['[pool-2025-10] > [pool-2016-12]', { code: 'unreadable-formula' }],
  ['mod([pool-2025-10])', unreadable('mod')],
  ['round([pool-2025-10], 2)', unreadable('round')],
  ['[pool-2025-10.vlaue]', { code: 'unknown-name', candidates: { near: 'value' } }],
  ['[pool-2025-10.label]', { code: 'no-number', column: 'label' }],
  ['sum([returns.basis=enforcd])', { code: 'unknown-name', candidates: { near: 'enforced' } }],
  ['sum([returns.bassis=enforced])', { candidates: { near: 'basis' } }],
  ['highest("pool-counts", "labl")', { candidates: { near: 'label' } }],
  ['highest([pool-counts], "label")', unreadable('highest')],
  ['newest([pool-counts])', unreadable('newest')],
  ['pool / 2', unreadable('pool')],
  ['sum', unreadable('sum')],
  ['"a" + 1', unreadable('"a" is no number')],
  ['[pool-2025-10] % 2', unreadable('%')],
  // Made to get out of arithmetic.
  ['constructor', unreadable('constructor')],
  ['__proto__', unreadable('__proto__')],
  ['_7', unreadable('_7')],
  ['this', PARTED],
  ['toString()', { code: 'unknown-name', name: 'toString' }],
  ['hasOwnProperty("sum")', { code: 'unknown-name', name: 'hasOwnProperty' }],
  ['"a".constructor', PARTED],
  ['sum.constructor("return 1")()', { code: 'unknown-name', name: '' }],
  ['[pool-2025-10]["constructor"]', { code: 'unknown-name', name: '"constructor"' }],
  ['true', unreadable('true')],
  ['[1, 2]', { code: 'unknown-name', name: '1, 2' }],
  [`${'('.repeat(400)}1${')'.repeat(400)} + "a"`, unreadable('"a" is no number')],
  [`${'('.repeat(20_000)}1`, { code: 'formula-too-long', most: 1000 }],
  [`${'-'.repeat(20_000)}1`, { code: 'formula-too-long' }],
])('%s', (formula, wanted) => {
  expect(mistakeIn(formula)).toMatchObject(wanted);
});

test.each(['(', '!', '1?', 'abs('])('a thousand signs %s end in a mistake and not in a crash', (sign) => {
  expect(mistakeIn(`${sign.repeat(990 / sign.length)}1`).code).toBe('unreadable-formula');
});

test('a row that is 0 is named where a formula divides by it', () => {
  const files = changed('data/facts.json', JSON.stringify(OLD), JSON.stringify('[pool-2025-10] / [pool-2020-09]'));
  const zero = files.map(({ path, text }) => ({ path, text: text.replace('"value": 37302', '"value": 0') }));
  expect(errorOf(zero).problems[0]?.mistake).toMatchObject({
    because: { code: 'divides-by-nothing', ref: 'pool-2020-09' },
  });
});

test('rows whose formulas lead round in a circle are each told so', () => {
  const path = 'data/datasets/offender-turnover.json';
  const { problems } = errorOf(
    changed(path, '"formula": "[flow-abs-2014-2016Q1] - ', '"formula": "[flow-abs-2014-2016Q1-located] - '),
  );
  expect(problems[0]?.mistake).toMatchObject({ code: 'broken-formula', because: { code: 'leads-back' } });
});

test.each([
  'sum([pool-counts]) / count([pool-counts])',
  'max([pool-2025-10], 5)',
  '[pool-2025-10] == 5 ? 1 : 2',
  '2 * [pool-2025-10]',
  'round(-2.5) == -3 ? mean([pool-counts]) : 1 / 0',
  'mod(-1, 5) == 4 ? ceil(abs(-1.5)) : 1 / 0',
  '1 + 2 * 3 - 8 / 4 / 2 == 6 ? "equal" : 1 / 0',
])('%s works', (formula) => {
  expect(() => errorOf(changed('data/facts.json', JSON.stringify(OLD), JSON.stringify(formula)))).toThrow('accepted');
});
