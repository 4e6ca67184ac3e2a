/** Edits of the desk written back into files: only the bytes of the edited values change. */
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { editedText, readRows } from '../../desk/draft/edits.ts';
import type { DraftRow, Json } from '../../desk/sheet.ts';
import { frozenFiles } from '../frozen.ts';

const FILE = `{
  "id": "counts",
  "rows": [
    {"id": "a-1", "date": "2016", "value": 55974, "sources": ["x", "y"], "note": "One \\u2013 two"},
    {"id": "a-2",  "date":"2020", "value": 3.7302e4, "sources": ["x"]},
    {"id": "a-3", "date": "2025", "value": 53298, "sources": ["x"]}
  ]
}
`;
const ORDER = ['id', 'date', 'value', 'sources', 'note'];

function edit(change: (rows: DraftRow[]) => DraftRow[], text = FILE): string {
  return editedText(text, 'rows', change(readRows(text, 'rows')), ORDER);
}

function set(row: number, field: string, value: Json | undefined): (rows: DraftRow[]) => DraftRow[] {
  return (rows) =>
    rows.map((each, index) => {
      if (index !== row) return each;
      const { [field]: _, ...others } = each.values;
      return { ...each, values: value === undefined ? others : { ...others, [field]: value } };
    });
}

const added = (values: DraftRow['values']): DraftRow => ({ from: null, values });

describe('one value', () => {
  test('a number changes its own bytes and no others, however its row is set', () => {
    expect(edit(set(1, 'value', 41250))).toBe(FILE.replace('3.7302e4', '41250'));
  });

  test('a value that is typed back is written as it was, escapes and all', () => {
    const there = edit(set(0, 'note', 'Other'));
    expect(there).toBe(FILE.replace('One \\u2013 two', 'Other'));
    expect(edit(set(0, 'note', 'One – two'))).toBe(FILE);
    expect(edit(set(1, 'value', 37302))).toBe(FILE);
  });

  test('a field that was not there comes where new rows have it, a field that goes takes its comma along', () => {
    expect(edit(set(2, 'note', 'New'))).toBe(
      FILE.replace('53298, "sources": ["x"]}', '53298, "sources": ["x"], "note": "New"}'),
    );
    expect(edit(set(0, 'note', undefined))).toBe(FILE.replace(', "note": "One \\u2013 two"', ''));
    expect(edit(set(2, 'id', undefined))).toBe(FILE.replace('{"id": "a-3", ', '{'));
    const without = edit(set(2, 'date', undefined));
    expect(editedText(without, 'rows', set(2, 'date', '2025')(readRows(without, 'rows')), ORDER)).toBe(FILE);
  });

  test('a field that stands twice in another row is left for the check to report', () => {
    const twice = FILE.replace('"date": "2016"', '"date": "2015", "date": "2016"');
    expect(edit(set(1, 'value', 41250), twice)).toBe(twice.replace('3.7302e4', '41250'));
  });

  test('in a list only the new item is written', () => {
    expect(edit(set(0, 'sources', ['x', 'y', 'z']))).toBe(FILE.replace('["x", "y"]', '["x", "y", "z"]'));
    expect(edit(set(0, 'sources', ['y']))).toBe(FILE.replace('["x", "y"]', '["y"]'));
    expect(edit(set(0, 'sources', []))).toBe(FILE.replace('["x", "y"]', '[]'));
  });

  test('text with markup, quotes and line ends stays text', () => {
    const hostile = '</script><b onclick="x">\n"&amp;\u2028';
    const text = edit(set(0, 'note', hostile));
    expect(readRows(text, 'rows')[0]?.values['note']).toBe(hostile);
    expect(text.split('\n')).toHaveLength(FILE.split('\n').length);
  });
});

describe('rows', () => {
  test('an added row is one line, set like its neighbours, wherever it stands', () => {
    const row = added({ sources: ['x'], value: 1, id: 'a-4' });
    const line = '    {"id": "a-4", "value": 1, "sources": ["x"]}';
    const last = '    {"id": "a-3", "date": "2025", "value": 53298, "sources": ["x"]}';
    expect(edit((rows) => [...rows, row])).toBe(FILE.replace(last, `${last},\n${line}`));
    expect(edit((rows) => rows.toSpliced(2, 0, row))).toBe(FILE.replace(last, `${line},\n${last}`));
    expect(edit((rows) => [row, ...rows])).toBe(FILE.replace('    {"id": "a-1"', `${line},\n    {"id": "a-1"`));
  });

  test('a deleted row takes its line along; the others keep their bytes', () => {
    for (const row of [0, 1, 2]) {
      const text = edit((rows) => rows.toSpliced(row, 1));
      const kept = FILE.split('\n').filter((line) => !line.includes(`"a-${row + 1}"`));
      const comma = (line: string): string => line.replace(/,$/, '');
      expect(text.split('\n').map(comma)).toEqual(kept.map(comma));
      expect(readRows(text, 'rows')).toHaveLength(2);
    }
  });

  test('a list without rows gets its first on a line of its own', () => {
    const empty = '{\n  "corrections": []\n}\n';
    const row = added({ date: '2026-11-23', why: 'A digit was wrong.' });
    expect(editedText(empty, 'corrections', [], [])).toBe(empty);
    expect(editedText(empty, 'corrections', [row], ['date', 'why'])).toBe(
      '{\n  "corrections": [\n    {"date": "2026-11-23", "why": "A digit was wrong."}\n  ]\n}\n',
    );
  });

  test('rows over several lines, tabs and Windows line ends keep their form', () => {
    const wide = '{\r\n\t"rows": [\r\n\t\t{\r\n\t\t\t"id": "a",\r\n\t\t\t"value": 1\r\n\t\t}\r\n\t]\r\n}';
    expect(edit(set(0, 'value', 2), wide)).toBe(wide.replace('1', '2'));
    expect(edit((rows) => [...rows, added({ id: 'b', value: 3 })], wide)).toBe(
      wide.replace('\r\n\t\t}\r\n\t]', '\r\n\t\t},\r\n\t\t{\r\n\t\t\t"id": "b",\r\n\t\t\t"value": 3\r\n\t\t}\r\n\t]'),
    );
  });

  test('a file without the list, or with a row that is none, says so', () => {
    expect(() => readRows('{"id": "x"}', 'rows')).toThrow('The file has no list called "rows".');
    expect(() => readRows('{"rows": [1]}', 'rows')).toThrow('Item 1 of "rows" is not a row in { }.');
  });
});

describe('the data files of the story', () => {
  const files = frozenFiles.flatMap(({ path, text }) => {
    const list = path === 'data/sources.json' ? 'sources' : 'rows';
    return path.includes('/datasets/') || list === 'sources' ? [{ path, text, list }] : [];
  });

  test.each(files)('$path: no edit, no change', ({ text, list }) => {
    expect(editedText(text, list, readRows(text, list), [])).toBe(text);
  });

  test.each(files)('$path: rewriting a row gives the same bytes, deleting it leaves the others', ({ text, list }) => {
    const rows = readRows(text, list);
    for (const [index, row] of rows.entries()) {
      const anew = rows.with(index, { ...row, values: { ...row.values } });
      expect(editedText(text, list, anew, [])).toBe(text);
      if (rows.length === 1) continue;
      const less = editedText(text, list, rows.toSpliced(index, 1), []);
      expect(readRows(less, list).map(({ values }) => values)).toEqual(
        rows.toSpliced(index, 1).map(({ values }) => values),
      );
    }
  });

  test('any edits read back as they were meant, and leave every row that was not edited byte for byte', () => {
    const file = files.find(({ path }) => path.endsWith('/pool-counts.json'));
    if (!file) throw new Error('pool-counts.json is missing');
    const rows = readRows(file.text, 'rows');
    const json = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.integer(),
      fc.boolean(),
      fc.array(fc.string()),
      fc.constant(null),
    );
    const field = fc.constantFrom('value', 'note', 'basis', 'sources', 'formula', 'label');
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(2), field, fc.option(json, { nil: undefined })), { maxLength: 6 }),
        (edits) => {
          let draft = rows;
          for (const [row, name, value] of edits) draft = set(row, name, value)(draft);
          const text = editedText(file.text, 'rows', draft, [
            'id',
            'date',
            'label',
            'value',
            'basis',
            'note',
            'formula',
          ]);
          const back = readRows(text, 'rows');
          expect(back.every(({ values }, index) => isDeepStrictEqual(values, draft[index]?.values))).toBe(true);
          const [before, after] = [file.text.split('\n'), text.split('\n')];
          expect(after).toHaveLength(before.length);
          const edited = new Set(edits.map(([row]) => row + 12));
          after.forEach((line, index) => edited.has(index) || expect(line).toBe(before[index]));
        },
      ),
      { numRuns: 300 },
    );
  });
});
