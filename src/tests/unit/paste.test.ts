/** Blocks pasted into the desk: how they are split, what each cell is taken for, and where it goes. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { said } from '../../check/words/say.ts';
import type { DraftRow, Field } from '../../desk/sheet.ts';
import { paste as pasteInto, readCell, showCell, splitBlock } from '../../desk/cells.ts';

function field(name: string, title: string, kind: Field['kind'], more: Partial<Field> = {}): Field {
  return { name, title, help: '', kind, empty: 'left-out', optional: false, choices: [], ...more };
}

const date = field('date', 'Date', 'date');
const count = field('value', 'People recorded', 'count');
const measure = field('rate', 'Rate', 'number');
const text = field('basis', 'What it counts', 'text');
const status = field('status', 'Status', 'choice', { choices: ['published', 'released', 'leaked', 'derived'] });
const list = field('sources', 'Sources', 'list');
const flag = field('approximate', 'Approximate', 'flag', { optional: true });
const FIELDS = [field('id', 'Id', 'id'), date, count, text, status, list];
const TABLE = { path: '', list: 'rows', title: 'Counts', fields: FIELDS };

describe('a block is split', () => {
  test.each<[string, string, string[][]]>([
    ['a single value', '53298', [['53298']]],
    ['a sentence with commas', 'One, two; and three', [['One, two; and three']]],
    ['a sentence that begins with a word in quotes', '"Out of contact", they say', [['"Out of contact", they say']]],
    ['tabs, as spreadsheets copy', 'a\tb\r\nc\td\r\n', [['a', 'b'], ['c', 'd']]], // prettier-ignore
    ['old line ends', 'a\tb\rc\td', [['a', 'b'], ['c', 'd']]], // prettier-ignore
    ['a byte-order mark', '\ufeffa\tb', [['a', 'b']]],
    ['a quoted cell with a line end', 'a\t"one\ntwo ""three"""\nb\tc', [['a', 'one\ntwo "three"'], ['b', 'c']]], // prettier-ignore
    ['a quoted cell alone', '"one\ntwo"', [['one\ntwo']]],
    ['a quotation mark that is never closed', 'a\t"Port\nb\tc', [['a', '"Port'], ['b', 'c']]], // prettier-ignore
    ['one that only the next column closes', '"Port\tof call"\nb\tc', [['"Port', 'of call"'], ['b', 'c']]], // prettier-ignore
    ['one that only a later row closes', 'a\t"Port\nb\t5"', [['a', '"Port'], ['b', '5"']]], // prettier-ignore
    ['one that is closed inside its cell', '"Port" of Dover\t"a"\nb\tc', [['"Port" of Dover', 'a'], ['b', 'c']]], // prettier-ignore
    ['a column of numbers with thousands', '1,234\n5,678\n12,345,678', [['1,234'], ['5,678'], ['12,345,678']]],
    ['a column of text with commas', 'One, two\nThree, four', [['One, two'], ['Three, four']]],
    ['short rows', 'a\tb\tc\nd', [['a', 'b', 'c'], ['d']]], // prettier-ignore
    ['empty cells', '\t\t5\n\t6\t', [['', '', '5'], ['', '6', '']]], // prettier-ignore
    ['markup', '<b>x</b>\t<script>\n&amp;\t"', [['<b>x</b>', '<script>'], ['&amp;', '"']]], // prettier-ignore
  ])('%s', (_, pasted, cells) => {
    expect(splitBlock(pasted)).toEqual(cells);
  });
});

describe('a number is read', () => {
  const SPACES = [' ', '\u00a0', '\u2007', '\u2009', '\u202f', '’', "'"];
  test.each([
    ['53298', 53298],
    [' 53298 ', 53298],
    ['53,298', 53298],
    ['1,234,567', 1234567],
    ['1.234.567', 1234567],
    ['1,234.0', 1234],
    ['1.234,0', 1234],
    ['53298.0', 53298],
    ['0', 0],
    ['-5', -5],
    ['−5', -5],
    ...SPACES.map((space): [string, number] => [`53${space}298`, 53298]),
  ])('%j is the count %d, without a word', (typed, value) => {
    expect(readCell(count, typed)).toEqual({ value });
  });

  test('a count that could be a fraction is taken as whole, and says so', () => {
    expect(readCell(count, '1.234')).toEqual({
      value: 1234,
      said: '“1.234” was taken as 1,234: counts are whole, so the full stop was read as a mark of thousands.',
    });
  });

  test('measures keep their fraction, and say what was taken where both readings are open', () => {
    expect(readCell(measure, '12,5')).toEqual({ value: 12.5 });
    expect(readCell(measure, '0,123')).toEqual({ value: 0.123 });
    expect(readCell(measure, '1.234')).toMatchObject({
      value: 1.234,
      said: expect.stringContaining('decimal point'),
    });
  });

  test('a fraction of a person stays a fraction, for the check to refuse', () => {
    expect(readCell(count, '12,5')).toEqual({ value: 12.5 });
  });

  test.each([
    'about 50',
    '45%',
    '12 345 6',
    '1,23,456',
    '1.2.3',
    '£5',
    '12-13',
    '1e',
    '99999999999999999999',
    '=SUM(A1)',
    '.',
    ',',
    '(37,302)',
    '12k',
    'Q3 [p]',
    '[p]37,302',
  ])('%j is no number and stays text', (typed) => {
    expect(readCell(count, typed)).toEqual({ value: typed });
  });
});

describe('marks of statistics', () => {
  test.each([
    ['37,302 [p]', 37302, '[p]'],
    ['37,302(r)', 37302, '(r)'],
    ['37302p', 37302, 'p'],
    ['55,974*', 55974, '*'],
    ['55,974 [note 3]', 55974, '[note 3]'],
    ['55,974(1)', 55974, '(1)'],
    ['-5 [e]', -5, '[e]'],
  ])('%j is the number %d; the mark is left out, and named', (typed, value, mark) => {
    const taken = readCell(count, typed);
    expect(taken.value).toBe(value);
    expect(taken.said).toContain(`the mark ${mark} was left out; look it up in the source, and say it in the note.`);
  });

  test('a mark beside a number that can be read in two ways says both', () => {
    const { value, said } = readCell(count, '1.234 [p]');
    expect(value).toBe(1234);
    expect(said).toMatch(
      /“1.234 \[p\]” was taken as 1,234: .*full stop was read as a mark of thousands; the mark \[p\] was left out/,
    );
  });

  test.each(['[x]', '[c]', '..', ':', '–', 'n/a'])(
    '%j stands for no number: it stays, for the check to refuse',
    (typed) => {
      expect(readCell(count, typed)).toEqual({ value: typed });
    },
  );
});

describe('a date is read', () => {
  test.each(['2025', '2025-10', '2025-11-26', '2019/2021'])('%s is a date of the files', (typed) => {
    expect(readCell(date, typed)).toEqual({ value: typed });
  });

  test.each([
    ['26/11/2025', '2025-11-26', '26 November 2025.'],
    ['26.11.25', '2025-11-26', '26 November 2025.'],
    ['3/4/2025', '2025-04-03', '3 April 2025: the day was read first.'],
    ['11/26/2025', '2025-11-26', 'the month stands first'],
    ['4/4/2025', '2025-04-04', '4 April 2025.'],
    ['26 November 2025', '2025-11-26', '26 November 2025.'],
    ['26-Nov-25', '2025-11-26', '26 November 2025.'],
    ['Nov 2025', '2025-11', 'November 2025.'],
    ['November 26, 2025', '2025-11-26', '26 November 2025.'],
    ['2025-11-26 00:00:00', '2025-11-26', '26 November 2025.'],
    ['Sept 2025', '2025-09', 'September 2025.'],
    ['2024 Q1', '2024-01/2024-03', 'January 2024 to March 2024: a quarter of the calendar year.'],
    ['Q4 2024', '2024-10/2024-12', 'a quarter of the calendar year'],
    ['Q1 2024/25', '2024-04/2024-06', 'a quarter of the financial year'],
    ['2024/25 Q4', '2025-01/2025-03', 'a quarter of the financial year'],
  ])('%s is taken as %s, and says so', (typed, value, said) => {
    const taken = readCell(date, typed);
    expect(taken.value).toBe(value);
    expect(taken.said).toContain(said);
  });

  test.each(['31/02/2025', '45987', 'soon', 'Q5 2025', '13/13/2025', 'Decline 21', 'FY2024/25'])(
    '%s is none and stays text',
    (typed) => {
      expect(readCell(date, typed)).toEqual({ value: typed });
    },
  );
});

test.each(['2024/25', 'FY24'])('%s may mean two things: it stays, and the check says how each is written', (typed) => {
  expect(readCell(date, typed)).toEqual({ value: typed });
  const message = said({ code: 'wrong-kind', value: typed, expected: { kind: 'span', choices: [] } }).message;
  expect(message).toMatch(/2019\/2021 or 2024-04\/2025-03/);
});

describe('other cells', () => {
  test('empty ones leave the field out, or hold null where the schema wants it', () => {
    expect(readCell(count, '  ')).toEqual({ value: undefined });
    expect(readCell({ ...text, empty: 'null' }, '')).toEqual({ value: null });
    expect(readCell(list, '')).toEqual({ value: [] });
  });

  test('choices and flags by what people write', () => {
    expect(readCell(status, 'Leaked')).toEqual({ value: 'leaked' });
    expect(readCell(status, '◌ leaked')).toEqual({ value: 'leaked' });
    expect(readCell(status, 'leeked')).toEqual({ value: 'leeked' });
    expect(readCell(flag, 'TRUE')).toEqual({ value: true });
    expect(readCell(flag, 'no')).toEqual({ value: false });
    expect(readCell(flag, 'perhaps')).toEqual({ value: 'perhaps' });
  });

  test('sources by id; a name stays, for the check to ask about', () => {
    expect(readCell(list, 'lbc-2025; mail-a')).toEqual({ value: ['lbc-2025', 'mail-a'] });
    expect(readCell(list, 'lbc-2025, mail-a')).toEqual({ value: ['lbc-2025', 'mail-a'] });
    expect(readCell(list, 'Mail, 2017')).toEqual({ value: ['Mail, 2017'] });
  });

  test('text with markup stays text', () => {
    expect(readCell(text, '<img src=x onerror=alert(1)> & "more"').value).toBe('<img src=x onerror=alert(1)> & "more"');
  });

  test('what is shown is read back as it was', () => {
    for (const value of [0, 999, 53298, 12.5, -4]) expect(readCell(measure, showCell(value)).value).toBe(value);
    for (const value of ['x', ['lbc-2025', 'mail-a']]) {
      expect(readCell(Array.isArray(value) ? list : text, showCell(value)).value).toEqual(value);
    }
  });
});

describe('a block is laid over the table', () => {
  const rows = ['a-1', 'a-2', 'a-3'].map((id, from): DraftRow => ({ from, values: { id, value: -1 } }));

  function paste(pasted: string, row: number, column: number) {
    const { rows: after, said } = pasteInto(pasted, TABLE, rows, row, column);
    return { after, said, added: after.length - rows.length };
  }

  /** The cells that differ; of a new row those that it does not begin with. */
  const cells = ({ after }: { after: DraftRow[] }): [number, string, unknown][] =>
    after.flatMap(({ values }, row) =>
      FIELDS.flatMap(({ name }): [number, string, unknown][] => {
        const before = rows[row]?.values[name];
        const isNew = !rows[row] && (String(values[name]).startsWith('a-') || values[name]?.toString() === '');
        return values[name] === before || isNew ? [] : [[row, name, values[name]]];
      }),
    );

  test('from the cell on, appending the rows that the table lacks', () => {
    const plan = paste('2016\t55974\n2020\t37302\n2025\t53298', 2, 1);
    expect(cells(plan)).toEqual([
      [2, 'date', '2016'],
      [2, 'value', 55974],
      [3, 'date', '2020'],
      [3, 'value', 37302],
      [4, 'date', '2025'],
      [4, 'value', 53298],
    ]);
    expect(plan.added).toBe(2);
    const replaced = '1 row had other values (a-3). Undo brings them back.';
    expect(plan.said).toEqual(['Pasted 3 rows of 2 cells.', replaced, '2 rows added at the end.']);
  });

  test('what a block without ids replaces is named; what fills an empty cell is not', () => {
    expect(paste('People recorded\tDate\n49815\t2026-10-31', 0, 0).said).toContain(
      '1 row had other values (a-1). Undo brings them back.',
    );
    expect(paste('2026-10-31', 0, 1).said).toEqual(['Pasted 1 row of 1 cell.']);
  });

  test('a row that was added for it takes a line with an id of its own', () => {
    const added: DraftRow[] = [...rows, { from: null, values: { id: 'a-4' } }];
    const { rows: after } = pasteInto('id\tvalue\nb-1\t49815', TABLE, added, 3, 0);
    expect(after).toHaveLength(4);
    expect(after[3]?.values).toMatchObject({ id: 'b-1', value: 49815 });
  });

  test('rows that a table of fixed rows has no room for are left out, and that is said', () => {
    const plan = pasteInto('2016\n2020', { ...TABLE, isFixed: true }, rows, 2, 1);
    expect(plan.rows).toHaveLength(3);
    expect(plan.said).toContain('1 row did not fit.');
  });

  test('of many cells that were read anew only the first are named', () => {
    const plan = paste(Array.from({ length: 300 }, () => '26 November 2025').join('\n'), 0, 1);
    expect(plan.said.filter((words) => words.includes('was taken as'))).toHaveLength(5);
    expect(plan.said).toContain('295 more cells taken like these: look at them.');
  });

  test('by its header, in titles or names, in any order', () => {
    const plan = paste('people recorded\tDATE\n1.234\t2016\n2,5\t2017', 0, 0);
    expect(cells(plan).slice(0, 2)).toEqual([
      [0, 'date', '2016'],
      [0, 'value', 1234],
    ]);
    expect(plan.said[0]).toBe('Pasted 2 rows of 2 cells, columns found by the header row.');
    expect(plan.said[1]).toContain('Row 1, People recorded: “1.234” was taken as 1,234');
  });

  test('by ids where the header has them: known rows are changed in place, new ones appended', () => {
    const plan = paste('id\tvalue\tdate\na-3\t3\t2016\nb-1\t1\t2017\na-1\t9\t2018', 1, 2);
    expect(cells(plan).filter(([, name]) => name === 'value')).toEqual([
      [0, 'value', 9],
      [2, 'value', 3],
      [3, 'value', 1],
    ]);
    expect(plan.added).toBe(1);
  });

  test.each([
    ['official counts with marks', '3,091 [p]\n3,936 [r]', [3091, 3936]],
    ['counts with a decimal comma', '3926,0\n5100,0', [3926, 5100]],
    ['counts with points and commas', '5.383,00\n4.761,00', [5383, 4761]],
    ['what is no number', '£5,383\n~5,383', ['£5,383', '~5,383']],
  ])('one column stays one column: %s', (_, pasted, values) => {
    expect(cells(paste(pasted, 0, 2))).toEqual(values.map((value, index) => [index, 'value', value]));
  });

  test('sentences and publishers with a comma stay whole', () => {
    expect(cells(paste('One, two\nThree, four', 0, 3)).map(([, name]) => name)).toEqual(['basis', 'basis']);
    expect(cells(paste('LBC, 2025\nLBC, 2025', 0, 5)).map(([, , value]) => value)).toEqual([
      ['LBC, 2025'],
      ['LBC, 2025'],
    ]);
  });

  test('columns that are unknown or do not fit are left out, and named', () => {
    const unknown = paste('Date\tPeople recordet\n2016\t5', 0, 0);
    expect(cells(unknown)).toEqual([[0, 'date', '2016']]);
    expect(unknown.said).toContain('Column 2, called “People recordet”, was left out: the table has no such column.');
    const wide = paste('leaked\tlbc-2025\tmore\tand more', 0, 4);
    expect(cells(wide)).toHaveLength(2);
    expect(wide.said).toContain('2 columns did not fit beside the last one and were left out.');
  });

  test('a header that knows few of the columns is still no row', () => {
    const plan = paste('Date\tPlace\tRegion\tTeam\tPeople recorded\n2016-12\tX\tY\tZ\t5,383', 0, 1);
    expect(cells(plan)).toEqual([
      [0, 'date', '2016-12'],
      [0, 'value', 5383],
    ]);
    expect(plan.said.join(' ')).toMatch(/“Place”, was left out.*“Region”, was left out/);
  });

  test('a row of data is no header, although a cell of it is called like a column', () => {
    expect(cells(paste('2016-12\t5\tStatus\n2017-12\t6\tother', 0, 1))).toHaveLength(6);
  });

  test('of two columns of one name the first is taken; one without a name is named by its place', () => {
    const plan = paste('Date\tPeople recorded\tPeople recorded\t\n2016-12\t1\t2\t3', 0, 0);
    expect(cells(plan)).toEqual([
      [0, 'date', '2016-12'],
      [0, 'value', 1],
    ]);
    expect(plan.said).toContain(
      'Column 3, called “People recorded”, was left out: of two columns of one name the first is taken.',
    );
    expect(plan.said).toContain('Column 4, without a name, was left out: the table has no such column.');
  });

  test('a header that names no column is left out all the same, and said', () => {
    const plan = paste('Year\tReturns\n2016\t5,383\n2017\t4,761', 0, 1);
    expect(cells(plan)).toEqual([
      [0, 'date', '2016'],
      [0, 'value', 5383],
      [1, 'date', '2017'],
      [1, 'value', 4761],
    ]);
    expect(plan.said).toContain(
      'The first row, “Year”, “Returns”, names no column of this table: it was left out, and the block laid from “Date” on.',
    );
    expect(cells(paste('[x]\n5,383', 0, 2)), 'a mark in place of a number is no header').toHaveLength(2);
  });

  test('a number that comes to stand among words is asked about', () => {
    const { said } = paste('leaked\t2,012', 0, 2);
    expect(said.join(' ')).toContain('Row 1, What it counts: “2,012” is a number among words.');
  });

  test('a line that is shorter than the others clears nothing beyond its end', () => {
    expect(cells(paste('a-1\nb-1\t2016\t5', 0, 0))).toEqual([
      [1, 'id', 'b-1'],
      [1, 'date', '2016'],
      [1, 'value', 5],
    ]);
  });

  test('empty cells clear what they cover; empty rows below the table add nothing', () => {
    const plan = paste('2016\t\n\t\n', 2, 1);
    expect(cells(plan)).toEqual([
      [2, 'date', '2016'],
      [2, 'value', undefined],
    ]);
    expect(plan.added).toBe(0);
  });

  test('any text is laid out without an error, fits the table, and loses no cell silently', () => {
    const odd = fc.constantFrom(
      '"',
      '\t',
      ';',
      ',',
      '\n',
      '\r\n',
      '\ufeff',
      '1.234',
      '1,5',
      '%',
      ' ',
      '<b>',
      '\0',
      'Date',
      'a-1',
      '\u202e',
    );
    const block = fc.array(fc.oneof(odd, fc.string({ unit: 'grapheme', maxLength: 5 })), { maxLength: 40 });
    fc.assert(
      fc.property(block, fc.nat(2), fc.nat(FIELDS.length - 1), (parts, row, column) => {
        const plan = paste(parts.join(''), row, column);
        expect(plan.said.length).toBeGreaterThan(0);
        for (const [, name, value] of cells(plan)) {
          // What is no number, date or list stays the text that was pasted.
          if (typeof value === 'string' && name === 'basis')
            expect(parts.join('').replace(/\r\n?/g, '\n').replaceAll('""', '"').replaceAll('\0', '')).toContain(
              value.replaceAll('""', '"'),
            );
        }
      }),
      { numRuns: 2000 },
    );
  });
});
