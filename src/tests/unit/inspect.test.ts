import { describe, expect, test } from 'vitest';
import { inReadingOrder, nearestPlace, placeByKey } from '../../charts/nearest.ts';

const row = [
  { key: 'c', x: 30, y: 5 },
  { key: 'a', x: 10, y: 9 },
  { key: 'b', x: 20, y: 0 },
];

test('the nearest place is the nearest in both directions', () => {
  expect(nearestPlace(row, 21, 9)?.key).toBe('b');
  expect(nearestPlace(row, 29, 9)?.key).toBe('c');
  expect(nearestPlace([], 0, 0)).toBeUndefined();
});

describe('keys', () => {
  test.each([
    [undefined, 'ArrowRight', 'a'],
    ['a', 'ArrowRight', 'b'],
    ['c', 'ArrowRight', 'c'],
    ['b', 'ArrowLeft', 'a'],
    ['a', 'ArrowUp', 'a'],
    [undefined, 'ArrowLeft', 'c'],
    ['b', 'Home', 'a'],
    ['b', 'End', 'c'],
    ['b', 'x', undefined],
  ])('from %s, %s leads to %s', (current, key, wanted) => {
    expect(placeByKey(inReadingOrder(row), current, key)?.key).toBe(wanted);
  });

  test('a chart that is taller than wide is read from top to bottom', () => {
    const column = row.map(({ key, x, y }) => ({ key, x: y, y: x }));
    expect(placeByKey(inReadingOrder(column), 'a', 'ArrowDown')?.key).toBe('b');
  });
});
