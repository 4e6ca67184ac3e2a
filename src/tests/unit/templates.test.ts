/** Texts of the data files: braces, ids without braces, and names that stand for two things. */
import { describe, expect, test } from 'vitest';
import { braceMistakes } from '../../check/rests-on.ts';
import { collectData } from '../../check/collect.ts';
import { checkData } from '../../check/data/check-data.ts';
import { parseFile } from '../../check/parse.ts';
import type { DataFile } from '../../data/read.ts';
import { lintIds } from '../../check/story/lint-numbers.ts';
import { lintStory } from './helpers.ts';

describe('braces', () => {
  test.each<[string, object[]]>([
    ['{{pool-2025-10}}', [{ code: 'wrong-braces' }]],
    ['{{pool-2025-10}', [{ code: 'wrong-braces' }]],
    ['${pool-2025-10|words}', [{ code: 'wrong-braces' }]],
    ['a {} b', [{ shown: '{}' }]],
    ['a { } b', [{ shown: '{ }' }]],
    ['{ pool-2025-10 }', [{ code: 'wrong-braces' }]],
    ['{pool-2025-10 is leaked', [{ code: 'wrong-braces' }]],
    ['now pool-2025-10.label} is', [{ code: 'wrong-braces' }]],
    ['{pool-2025-10 of {pool-2016-12}', [{ code: 'wrong-braces' }]],
    ['{pool-{=2025}-{pool-2025-10}', [{ shown: '{pool-{=2025}-{pool-2025-10}' }]],
    ['{pool-2025-1 of', [{ shown: '{pool-2025-1' }]],
    ['In {=early 2014 it was', [{ code: 'wrong-braces' }]],
    ['a } b { c', [{ shown: '}' }, { shown: '{' }]],
  ])('%s', (text, wanted) => {
    expect(braceMistakes(text)).toMatchObject(wanted);
  });

  test.each(['{pool-2025-10} of {=2025}', '£{pool-2025-10}, {pool-2025-10.label}', '({pool-2025-10|words})', 'None.'])(
    '%s is right',
    (text) => expect(braceMistakes(text)).toEqual([]),
  );
});

describe('an id without braces', () => {
  const figure = (note: string): DataFile[] => [
    { path: 'data/figures/a.json', text: JSON.stringify({ id: 'a', highlight: ['pool-2025-10'], note }) },
  ];
  const idsIn = (note: string) => lintStory([lintIds], '', figure(note)).map(({ mistake }) => mistake);

  test.each([
    ['bare', 'Now pool-2025-10.', 'pool-2025-10'],
    ['in square brackets', 'Now [pool-2025-10] of them.', 'pool-2025-10'],
    ['with a column', 'See act-2016.date of it.', 'act-2016.date'],
  ])('%s', (_, note, id) => {
    expect(idsIn(note)).toMatchObject([{ code: 'bare-id', id }]);
  });

  test.each([
    ['in braces', 'Now {pool-2025-10} and {pool-2025-10.label}.'],
    ['beside a lone brace, which is reported already', 'Now {pool-2025-10 and pool-2016-12}.'],
    ['that is an ordinary word', 'It has a block-size of its own.'],
    ['of nothing', 'In the mid-2010s, covid-19 and pool-2025-11.'],
    ['in an address or the name of a file', 'See /datasets/pool-2025-10 and pool-2025-10-b.'],
  ])('not one %s', (_, note) => {
    expect(idsIn(note)).toEqual([]);
  });
});

test('a text with tags, entities and links is told of each, as far as anybody reads', () => {
  const text = JSON.stringify({ note: '<b>a</b>&nbsp;&rsquo;&nbsp;[x](https://y.z) &amp;&lt;&gt;&quot;', url: '<b>' });
  const found = checkData(collectData([{ path: 'data/figures/a.json', text }]));
  expect(found.map(({ mistake }) => mistake)).toEqual([
    { code: 'markup-in-text', tags: ['<b>', '</b>', '&nbsp;', '&rsquo;', '[x](https://y.z)'] },
  ]);
});

test('characters that nobody can see are each named, ten at most', () => {
  const file = (count: number): DataFile => ({
    path: 'data/figures/a.json',
    text: JSON.stringify({ notes: Array.from({ length: count }, (_, index) => `n${index}\u200b`) }, null, 1),
  });
  const problems = (count: number): string[] => {
    const located = parseFile(file(count));
    return 'message' in located ? [] : located.problems.map(({ mistake }) => mistake.code);
  };
  expect(problems(3)).toEqual(Array.from({ length: 3 }, () => 'unseen-character'));
  expect(problems(12)).toHaveLength(10);
});
