import { describe, expect, test } from 'vitest';
import { loadData } from '../../data/load.ts';
import { prepareFigure } from '../../data/prepare.ts';
import { placeOnScale } from '../../figure/browser/guesses.ts';

describe('a number on the scale of a guess', () => {
  test.each([
    [0, 'after', 0],
    [7, 'after', 7],
    [29.9, 'after', 29.9],
    [50, 'around', 50],
    [92, 'before', 92],
    [100, 'before', 100],
  ])('%d of a hundred has its words %s its mark', (value, words, at) => {
    expect(placeOnScale(value, 100)).toEqual({ at, words });
  });

  test('stands in proportion to the end of the scale, and never outside it', () => {
    expect(placeOnScale(1, 3).at).toBe(33.3);
    expect(placeOnScale(250, 200)).toEqual({ at: 100, words: 'before' });
    expect(placeOnScale(-1, 200).at).toBe(0);
  });
});

test('every guess of the story is for a confirmed number that its scale holds, and its text takes the guess', () => {
  const data = loadData();
  const asking = [...data.figures.values()].filter(({ value }) => value.guess);
  const guesses = asking.flatMap(({ value }) => prepareFigure(data, value).guess ?? []);
  expect(guesses.length).toBeGreaterThan(0);
  expect(guesses).toHaveLength(asking.length);
  for (const { answer, most, status, text } of guesses) {
    expect(answer).toBeLessThanOrEqual(most);
    expect(status).not.toBe('leaked');
    expect(text.plain).toContain('#');
    expect(text.plain).toContain(String(answer));
  }
});
