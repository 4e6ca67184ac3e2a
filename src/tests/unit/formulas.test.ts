/** Formulas that do not work are told in plain words, each with what to write, and never in those of the library. */
import { expect, test } from 'vitest';
import { formatProblem } from '../../check/problems.ts';
import { changed, errorOf } from './helpers.ts';

const OLD = 'floor([pool-2025-10] / 1000)';
/** Words of the library that no editor knows. */
const JARGON = /[Ss]ymbol|matrix|argument|expected|operator|[a-z]Number|ndefined|char \d|object key|arenthes/;

/** What is said of a formula of a fact, on two lines. */
function saidOf(formula: string): string {
  const { problems } = errorOf(changed('data/facts.json', JSON.stringify(OLD), JSON.stringify(formula)));
  expect(problems.map(formatProblem)).toHaveLength(1);
  const message = problems[0]?.message ?? '';
  const prefix = `The formula "${formula}" does not work. `;
  expect(message.startsWith(prefix)).toBe(true);
  // The formula is said once.
  return message.slice(prefix.length);
}

test.each([
  ['[pool-2025-10] ÷ 2', 'The signs are + - * /'],
  ['[pool-2025-10] × 2', 'The signs are + - * /'],
  ['[pool-2025-10] x 2', 'The signs are + - * /'],
  ['[pool-2025-10] – [pool-2016-12]', 'The signs are + - * /'],
  ['[pool-2025-10] [tracing-65]', 'with signs between them'],
  ['1,000 * [pool-2025-10]', 'a sign is missing between two of its parts'],
  ['[pool-2025-10] + 1,5', 'a sign is missing between two of its parts'],
  ['[pool-2025-10] : 2', 'It cannot be read: : 2'],
  ['=[pool-2025-10] / 2', 'It cannot be read: =[pool-2025-10] / 2'],
  ['[pool-2025-10] = 2', 'It cannot be read: = 2'],
  ['{pool-2025-10} / 1000', 'Rows stand in square brackets'],
  ['pool-2025-10 / 1000', 'Rows stand in square brackets'],
  ['[pool-2025-10 / 1000', 'It cannot be read: '],
  ['floor([pool-2025-10] / 1000', 'It cannot be read to its end'],
  ['[pool-2025-10] > 2 ? "more : "fewer"', 'It cannot be read: fewer"'],
  ['[pool-2025-10] +', 'It cannot be read to its end'],
  ['pool-2025-10] / 1000', 'It cannot be read: '],
  ['floor([pool-2025-10] ÷ 2)', 'A formula has no sign ÷'],
  ['[pool-2025-10]) / 2', 'It cannot be read: ) / 2'],
  ['[pool-2025-10] + * 2', 'It cannot be read: * 2'],
  ['[pool-2025-10] > [pool-2016-12] ? 1', 'It cannot be read to its end'],
  ['[pool-counts] * 2', 'Write sum([pool-counts]), max([pool-counts]), min([pool-counts]) or count([pool-counts]).'],
  ['[pool-counts]', 'Write sum([pool-counts])'],
  ['[returns.basis=enforced] / 2', 'Write sum([returns.basis=enforced])'],
  ['SUM([pool-counts])', 'Did you mean "sum"?'],
  ['abc([pool-counts])', 'The functions are sum, mean, min'],
  ['coutn([pool-counts])', 'Did you mean "count"?'],
  ['[block-size] * 2', 'Write the formula of the fact in place of [block-size]: (1000)'],
  ['[pool-2025-10] / 0', 'Check what stands after the /.'],
  ['mod([pool-2025-10], 0)', 'It divides by nothing.'],
  ['[pool-2025-10] > [pool-2016-12]', '? "more" : "fewer"'],
  ['mod([pool-2025-10])', 'mod takes two'],
  ['round([pool-2025-10], 2)', 'The brackets of round hold what it cannot take.'],
  ['[pool-2025-10.vlaue]', 'Did you mean "value"?'],
  ['[pool-2025-10.label]', 'Name a column of counts: value.'],
  ['sum([returns.basis=enforcd])', 'Did you mean "enforced"?'],
  ['sum([returns.bassis=enforced])', 'Did you mean "basis"?'],
  ['highest("pool-counts", "labl")', 'Did you mean "label"?'],
  ['highest([pool-counts], "label")', 'a dataset and a column in quotation marks'],
  ['newest([pool-counts])', 'The brackets of newest hold'],
  ['pool / 2', 'Rows stand in square brackets'],
  ['sum', 'Rows stand in square brackets'],
  ['"a" + 1', '"a" is no number'],
  ['[pool-2025-10] % 2', 'A formula has no sign %'],
  // Made to get out of arithmetic.
  ['constructor', 'Rows stand in square brackets'],
  ['__proto__', 'Rows stand in square brackets'],
  ['_7', 'Rows stand in square brackets'],
  ['this', 'a sign is missing'],
  ['toString()', 'There is no function called "toString".'],
  ['hasOwnProperty("sum")', 'There is no function called "hasOwnProperty".'],
  ['"a".constructor', 'a sign is missing'],
  ['sum.constructor("return 1")()', 'There is no function called ""'],
  ['[pool-2025-10]["constructor"]', 'There is no row called ""constructor""'],
  ['true', 'Rows stand in square brackets'],
  ['[1, 2]', 'There is no row called "1, 2"'],
  [`${'('.repeat(400)}1${')'.repeat(400)} + "a"`, '"a" is no number'],
  [`${'('.repeat(20_000)}1`, 'It has more than 1000 characters.'],
  [`${'-'.repeat(20_000)}1`, 'It has more than 1000 characters.'],
])('%s', (formula, fix) => {
  const said = saidOf(formula);
  expect(said.split('\n')).toHaveLength(2);
  expect(said).toContain(fix);
  expect(said).not.toMatch(JARGON);
});

test.each(['(', '!', '1?', 'abs('])('a thousand signs %s end in a sentence and not in a crash', (sign) => {
  expect(saidOf(`${sign.repeat(990 / sign.length)}1`)).toMatch(/\n/);
});

test('a row that is 0 is named where a formula divides by it', () => {
  const files = changed('data/facts.json', JSON.stringify(OLD), JSON.stringify('[pool-2025-10] / [pool-2020-09]'));
  const zero = files.map(({ path, text }) => ({ path, text: text.replace('"value": 37302', '"value": 0') }));
  expect(errorOf(zero).problems[0]?.message).toContain('It divides by nothing: [pool-2020-09] is 0.');
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
