/** What `rules.json` can say, by rules of another subject than that of any story here, and the sentences that follow. */
import { describe, expect, test } from 'vitest';
import { formatNumber } from '../../charts/format.ts';
import { bansOf, findBanned } from '../../check/story/lint-phrases.ts';
import { said } from '../../check/words/say.ts';
import { cellValue } from '../../data/facts.ts';
import { rulesFileSchema, type Rules } from '../../data/schema/schema.ts';
import type { TextMistake } from '../../check/words/say-story.ts';
import { frozenData as data } from '../frozen.ts';

const told = { why: 'Nobody knows.', instead: 'Leave it out.' };

function found(rules: Partial<Pick<Rules, 'avoid' | 'never'>>, text: string): string[] {
  return findBanned(bansOf(data, { avoid: [], never: [], ...rules }), text).map(({ found: words }) => words);
}

describe('words to avoid', () => {
  const avoid = [{ words: ['ice-cold', 'frozen.'], instead: 'cold', except: ['ice-cold lake'] }];

  test.each([
    ['It is ice cold, Ice-cold.', ['ice cold', 'Ice-cold']],
    ['A nice-colder day by the ice-cold lake.', []],
    ['It was frozen. Frozenness is not frozen', ['frozen.']],
  ])('%s', (text, wanted) => expect(found({ avoid }, text)).toEqual(wanted));
});

describe('claims never to make', () => {
  const sum = cellValue(data, 'ret-2016') + cellValue(data, 'ret-2021');

  test.each([
    ['a number, however it is parted', { words: ['1,250'] }, '1,250, 1250, 1.250, 1 250, 11,250, 1,2500', 4],
    ['words that others complete', { words: ['rain'], then: ['never falls'] }, 'Rain, they say, never falls.', 1],
    ['which must be of one sentence', { words: ['rain'], then: ['never falls'] }, 'Rain. It never falls.', 0],
    ['the number of a row', { words: ['{pool-2025-10} drops'] }, 'So 53,298 drops.', 1],
    ['of a row that is not there', { words: ['{no-row}', '{no-row} x'] }, 'So {no-row} x.', 0],
    ['a sum', { sum: ['ret-2016', 'ret-2021'] }, `Together ${formatNumber(sum)}, or ${sum}.`, 2],
    ['a sum of what is no number', { sum: ['ret-2016', 'no-row'] }, 'Together 0.', 0],
  ])('%s', (_, rule, text, count) => expect(found({ never: [{ ...rule, ...told }] }, text)).toHaveLength(count));

  test('hold words or a sum, and not both', () => {
    const file = (rule: object): object => ({
      sentence: 30,
      quotation: 5,
      avoid: [],
      never: [{ ...rule, ...told }],
      apart: [],
      printed: [],
      numberless: [],
    });
    const isRight = (rule: object): boolean => rulesFileSchema.safeParse(file(rule)).success;
    expect([{}, { words: ['a'] }, { sum: ['a', 'b'] }, { words: ['a'], sum: ['a', 'b'] }].map(isRight)).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });
});

test.each<[TextMistake, string]>([
  [
    { code: 'avoided-word', found: 'wave', instead: 'a number' },
    '“wave” is a word that this story avoids.\nWrite “a number”, or in the story put it into <Quote>…</Quote> with the',
  ],
  [
    { code: 'typed-number', found: '6', references: ['a', 'b|words', 'c', 'd', 'e'] },
    'Bind it: write {a} or {b|words} or {c}, if that is what is meant.',
  ],
  [{ code: 'typed-number', found: '6', references: [] }, 'Bind it: write its id in braces; where'],
  [{ code: 'no-date', found: '37,302' }, '“37,302” is declared as a date but is not one.'],
  [{ code: 'markup-in-text', tags: ['<b>', '</b>'] }, 'This text holds <b> and </b>, as web pages are written.'],
])('%j is told in a sentence', (mistake, words) => expect(said(mistake).message).toContain(words));
