import { array, assert, constantFrom, integer, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatDate, formatNumber, formatShare, formatShortDate, formatWords } from '../../charts/format.ts';

describe('numbers', () => {
  test.each([
    [0, 0, '0'],
    [999, 0, '999'],
    [1000, 0, '1,000'],
    [53298, 0, '53,298'],
    [1234567, 0, '1,234,567'],
    [-37302, 0, '−37,302'],
    [1234.56, 1, '1,234.6'],
    [0.25, 2, '0.25'],
  ])('%d with %d decimals is %s', (value, decimals, words) => {
    expect(formatNumber(value, decimals)).toBe(words);
  });

  test('groups of three digits, and nothing lost', () => {
    assert(
      property(integer({ min: -1e12, max: 1e12 }), (value) => {
        const words = formatNumber(value);
        expect(words).toMatch(/^−?\d{1,3}(,\d{3})*$/);
        expect(Number(words.replaceAll(',', '').replace('−', '-'))).toBe(value === 0 ? 0 : value);
      }),
    );
  });
});

describe('shares', () => {
  test.each([
    [0.0138, '1.4%'],
    [0.0999, '10%'],
    [0.1, '10%'],
    [0.573, '57%'],
    [1, '100%'],
    [0, '0.0%'],
  ])('%d is %s', (value, words) => {
    expect(formatShare(value)).toBe(words);
  });
});

describe('words', () => {
  test.each([
    [0, 'none'],
    [1, 'one'],
    [9, 'nine'],
    [10, '10'],
    [1200, '1,200'],
    [2.5, '2.5'],
    [-3, '−3'],
  ])('%d is %s', (value, words) => {
    expect(formatWords(value)).toBe(words);
  });
});

describe('dates', () => {
  test.each([
    ['2025', '2025', '2025'],
    ['2016-12', 'December 2016', 'Dec 2016'],
    ['2019-05', 'May 2019', 'May 2019'],
    ['2025-11-06', '6 November 2025', '6 Nov 2025'],
    ['2019/2021', '2019 to 2021', '2019 to 2021'],
    ['2014-01/2014-05', 'January 2014 to May 2014', 'Jan 2014 to May 2014'],
  ])('%s is %s, short %s', (date, long, short) => {
    expect(formatDate(date)).toBe(long);
    expect(formatShortDate(date)).toBe(short);
  });

  test('a short date keeps day, year and the first three letters of the month', () => {
    const month = integer({ min: 1, max: 12 }).map((value) => String(value).padStart(2, '0'));
    assert(
      property(array(month, { minLength: 1, maxLength: 2 }), constantFrom('2006', '2025'), (months, year) => {
        const date = months.map((value) => `${year}-${value}-01`).join('/');
        const long = formatDate(date).split(' ');
        expect(formatShortDate(date).split(' ')).toEqual(long.map((word) => word.slice(0, /\d/.test(word) ? 4 : 3)));
      }),
    );
  });
});
