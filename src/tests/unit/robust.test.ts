/** Mistakes that show only when a text or a number is used must still end in a sentence with a file and a line. */
import { expect, test } from 'vitest';
import { checkedData } from '../../check/check-project.ts';
import { DataError } from '../../check/problems.ts';
import { chartFigure, isDrawn } from '../../data/series.ts';
import { changed, lineOf } from './helpers.ts';
import type { DataFile } from '../../data/read.ts';

/** What stops the build: everything from reading the files to building every chart. */
function stop(files: DataFile[]): unknown {
  try {
    const data = checkedData(files);
    for (const { value } of data.figures.values()) if (isDrawn(value)) chartFigure(data, value);
  } catch (error) {
    return error;
  }
  return undefined;
}

const TIMELINE = 'data/datasets/policy-timeline.json';

const CASES = [
  {
    what: 'an unknown reference in the text of a row',
    path: TIMELINE,
    before: 'Inspector reports {pool-2016-12}',
    after: 'Inspector reports {pool-2016-21}',
    at: '{pool-2016-21}',
    mistake: { code: 'unknown-name', kind: 'row or fact', name: 'pool-2016-21' },
  },
  {
    what: 'an unknown row in the formula of a row',
    path: 'data/datasets/offender-turnover.json',
    before: '"formula": "[flow-abs-2014-2016Q1]',
    after: '"formula": "[flow-abs-2014-2016Q2]',
    at: '[flow-abs-2014-2016Q2]',
    mistake: { code: 'broken-formula', because: { code: 'unknown-name', name: 'flow-abs-2014-2016Q2' } },
  },
  {
    what: 'an unknown row in the formula of a fact',
    path: 'data/facts.json',
    before: '"floor([pool-2025-10] / 1000)"',
    after: '"floor([pool-2025-11] / 1000)"',
    at: '[pool-2025-11]',
    mistake: { code: 'broken-formula', because: { code: 'unknown-name', name: 'pool-2025-11' } },
  },
  {
    what: 'a formula that is no arithmetic',
    path: 'data/facts.json',
    before: '"floor([pool-2025-10] / 1000)"',
    after: '"floor([pool-2025-10] / 1000"',
    at: '/ 1000"',
    mistake: { code: 'broken-formula', because: { code: 'unreadable-formula' } },
  },
  {
    what: 'an event in a lane that the time line does not have',
    path: TIMELINE,
    before: '"lane": "law"',
    after: '"lane": "laws"',
    at: '"laws"',
    mistake: { code: 'unknown-name', name: 'laws' },
  },
  {
    what: 'a count on a basis that the figure does not have',
    path: 'data/datasets/offenders-in-community.json',
    before: '"basis": "new"',
    after: '"basis": "newer"',
    at: '"newer"',
    mistake: { code: 'unknown-name', name: 'newer' },
  },
  {
    what: 'a window of time that is no date',
    path: 'data/figures/policy-timeline.json',
    before: '"from": "2005-10"',
    after: '"from": "2005-13"',
    at: '"2005-13"',
    mistake: { code: 'broken-rule', value: '2005-13' },
  },
];

test.each(CASES.map((item) => [item.what, item] as const))('%s', (_, { path, before, after, at, mistake }) => {
  const files = changed(path, before, after);
  const error = stop(files);
  expect(error).toBeInstanceOf(DataError);
  if (!(error instanceof DataError)) return;
  const line = lineOf(files, path, at);
  const there = error.problems.filter((problem) => problem.path === path && problem.line === line);
  expect(there.map((problem) => problem.mistake)).toMatchObject([mistake]);
});

test('a chart of more rows than can be drawn, in a table of any length, ends in a sentence', () => {
  const path = 'data/datasets/returns.json';
  const rows = Array.from({ length: 20_000 }, (_, index) =>
    JSON.stringify({
      id: `long-${index}`,
      date: String(1000 + Math.floor(index / 20)),
      label: 'more',
      value: 31762,
      basis: 'voluntary',
      status: 'published',
      confidence: 'primary',
      sources: ['returns-table'],
    }),
  );
  const files = changed(path, '"rows": [', `"rows": [${rows.join(',')},`);
  const error = stop(files);
  expect(error).toBeInstanceOf(DataError);
  const { problems = [] } = error instanceof DataError ? error : {};
  expect(problems).toMatchObject([
    { path: 'data/figures/returns.json', mistake: { code: 'too-many-rows', dataset: 'returns', most: 1000 } },
  ]);
});
