import { array, assert, integer, property, stringMatching } from 'fast-check';
import { describe, expect, test } from 'vitest';
import widths from '../../charts/shared/text-widths.json' with { type: 'json' };
import { textWidth, wrapText } from '../../charts/shared/text.ts';
import { measureWidths } from '../../setup/widths.ts';
import { allDrawings, complaints, texts } from './helpers.ts';

describe('wrapText', () => {
  const words = array(stringMatching(/^[A-Za-z0-9,.–’]{1,12}$/), { minLength: 1, maxLength: 24 });

  test('loses no word, and every line fits or is a single word', () => {
    assert(
      property(words, integer({ min: 20, max: 400 }), integer({ min: 13, max: 20 }), (list, width, size) => {
        const lines = wrapText(list.join(' '), width, size);
        expect(lines.join(' ')).toBe(list.join(' '));
        for (const line of lines) {
          if (line.includes(' ')) expect(textWidth(line, size)).toBeLessThanOrEqual(width);
        }
      }),
    );
  });

  test('breaks only where the next word would not fit', () => {
    assert(
      property(words, integer({ min: 20, max: 400 }), (list, width) => {
        const lines = wrapText(list.join(' '), width, 14, true);
        lines.slice(1).forEach((line, index) => {
          const longer = `${lines[index]} ${line.split(' ')[0]}`;
          expect(textWidth(longer, 14, true)).toBeGreaterThan(width);
        });
      }),
    );
  });

  test('an empty text has no lines', () => {
    expect(wrapText('', 100, 14)).toEqual([]);
  });
});

describe('textWidth', () => {
  test('grows with the size, and bold is wider', () => {
    expect(textWidth('Counts', 28)).toBeCloseTo(2 * textWidth('Counts', 14), 6);
    expect(textWidth('Counts', 14, true)).toBeGreaterThan(textWidth('Counts', 14));
    expect(textWidth('', 14)).toBe(0);
  });

  test('the table is what the font measures', async () => {
    expect(await measureWidths()).toEqual(widths);
  });

  test('the table knows every character that a chart writes', () => {
    const known = new Set(widths.characters);
    const unknown = complaints(({ scene }) =>
      texts(scene.marks).flatMap(({ text }) => [...text].filter((character) => !known.has(character))),
    );
    expect(allDrawings().length).toBeGreaterThan(0);
    expect(unknown).toEqual([]);
  });
});
