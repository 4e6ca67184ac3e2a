/** Formulas that do not work are told in plain words, each with what to write, and never in those of the library. */
import { expect, test } from 'vitest';
import { formatProblem } from '../../data/problems.ts';
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
  ['[pool-2025-10] ÷ 2', 'Write / in place of ÷'],
  ['[pool-2025-10] : 2', 'Write / in place of :'],
  ['[pool-2025-10] × 2', 'Write * in place of ×'],
  ['[pool-2025-10] x 2', 'Write * in place of x'],
  ['[pool-2025-10] − [pool-2016-12]', 'Write - in place of −'],
  ['[pool-2025-10] – [pool-2016-12]', 'Write - in place of –'],
  ['=[pool-2025-10] / 2', 'Remove the = at its start.'],
  ['[pool-2025-10] = 2', 'write == to compare'],
  ['{pool-2025-10} / 1000', 'Write [pool-2025-10] in place of {pool-2025-10}.'],
  ['pool-2025-10 / 1000', 'Write [pool-2025-10] in place of pool-2025-10'],
  ['[pool-2025-10 / [tracing-65]', 'Write ] after the id of the row.'],
  ['[pool-2025-10 / 1000', 'Write ] after the id of the row.'],
  ['pool-2025-10] / 1000', 'Write [ before the id of the row.'],
  ['floor([pool-2025-10] / 1000', 'Write ) where it ends.'],
  ['[pool-2025-10]) / 2', 'Write ( where it starts, or remove it.'],
  ['[pool-2025-10] > 2 ? "more : "fewer"', 'Write another one where the word ends.'],
  ['[pool-counts] * 2', 'Write sum([pool-counts]), max([pool-counts]), min([pool-counts]) or count([pool-counts]).'],
  ['[pool-counts]', 'Write sum([pool-counts])'],
  ['[returns.basis=enforced] / 2', 'Write sum([returns.basis=enforced])'],
  ['SUM([pool-counts])', 'Write sum in place of SUM'],
  ['average([pool-counts])', 'Write mean in place of average'],
  ['abc([pool-counts])', 'The functions are sum, mean, min'],
  ['coutn([pool-counts])', 'Did you mean "count"?'],
  ['[block-size] * 2', 'Write the formula of the fact in place of [block-size]: (1000)'],
  ['[pool-2025-10] / 0', 'Check what stands after the /.'],
  ['[pool-2025-10] > [pool-2016-12]', '? "more" : "fewer"'],
  ['[pool-2025-10] > [pool-2016-12] ? 1', '? "more" : "fewer"'],
  ['[pool-2025-10] [tracing-65]', 'Write + - * or / between'],
  ['[pool-2025-10] +', 'remove the sign'],
  ['[pool-2025-10] + * 2', 'remove the sign'],
  ['1,000 * [pool-2025-10]', 'Write 1000'],
  ['[pool-2025-10] + 1,5', 'as in 1.5'],
  ['mod([pool-2025-10])', 'mod takes two'],
  ['[pool-2025-10.vlaue]', 'Did you mean "value"?'],
  ['[pool-2025-10.label]', 'Name a column of counts: value.'],
  ['sum([returns.basis=enforcd])', 'Did you mean "enforced"?'],
  ['sum([returns.bassis=enforced])', 'Did you mean "basis"?'],
  ['highest("pool-counts", "labl")', 'Did you mean "label"?'],
  ['pool / 2', 'Rows stand in square brackets'],
  ['[pool-2025-10] ** 2', 'Write * in place of **'],
  ['sum', 'Rows stand in square brackets'],
  ['"a" + 1', 'Rows stand in square brackets'],
])('%s', (formula, fix) => {
  const said = saidOf(formula);
  expect(said.split('\n')).toHaveLength(2);
  expect(said.split('\n')[1]).toContain(fix);
  expect(said).not.toMatch(JARGON);
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
  expect(problems[0]?.message).toMatch(/lead back to it\.\nGive one of them a number/);
});

test.each([
  'sum([pool-counts]) / count([pool-counts])',
  'max([pool-2025-10], 5)',
  '[pool-2025-10] == 5 ? 1 : 2',
  '2 * [pool-2025-10]',
])('%s works', (formula) => {
  expect(() => errorOf(changed('data/facts.json', JSON.stringify(OLD), JSON.stringify(formula)))).toThrow('accepted');
});
