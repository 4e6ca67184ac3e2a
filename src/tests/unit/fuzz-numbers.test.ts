/** A changed number shows wherever the old one did; what leaves as CSV comes back as it was; facts stay texts. */
import { csvParseRows } from 'd3';
import fc from 'fast-check';
import { beforeAll, expect, test, vi } from 'vitest';
import { formatNumber } from '../../charts/format.ts';
import { datasetCsv, guarded } from '../../site/csv.ts';
import { fillTemplate, prepareText } from '../../data/facts.ts';
import type { Data } from '../../data/data.ts';
import { parseData } from '../../data/load.ts';
import { figureDatasets } from '../../data/figure-evidence.ts';
import { richText } from '../../figure/rich.ts';
import { splitBlock } from '../../desk/cells.ts';
import { FILES, HOSTILE_TEXTS, runs, TIMEOUT } from './arbitraries.ts';
import { datasetOutputs, figureOutputs, type Output } from './fuzz-outputs.ts';

beforeAll(() => {
  vi.stubEnv('SITE', 'https://site.test');
});

/** Sums that do not add up would refuse every change of a part. */
const files = FILES.map(({ path, text }) => ({
  path,
  text: text.replace(/"sums": \[[\s\S]*?\n? *\],\n(?=\s*"rows")/, ''),
}));
const data = parseData(files);

/** Numbers long enough to be told from coordinates. */
const rows = [...data.rows.values()].flatMap(({ row, dataset, file }) => {
  const { value } = row;
  return typeof value === 'number' && value >= 1000 && !row.formula ? [{ id: row.id, value, dataset, file }] : [];
});
type Numbered = (typeof rows)[number];

function outputsAround(source: Data, { id }: Numbered): Output[] {
  const home = source.rows.get(id)?.dataset;
  if (!home) throw new Error(`There is no row "${id}"`);
  const figures = [...source.figures.values()].filter(({ value }) => figureDatasets(source, value).includes(home));
  return [...datasetOutputs(source, home), ...figures.flatMap(({ value }) => figureOutputs(source, value))];
}

/** How often a number stands in a text by itself: as readers see it, and as programs do. */
function occurrences({ text }: Output, value: number): number {
  const count = (pattern: string): number => text.match(new RegExp(pattern, 'g'))?.length ?? 0;
  const shown = formatNumber(value);
  return count(`(?<![\\d,])${shown}(?!\\d|[,.]\\d)`) + count(`(?<![\\d.])${value}(?!\\d|\\.\\d)`);
}

test('wherever the old number stood, the new one stands', { timeout: TIMEOUT }, () => {
  const before = new Map<string, Output[]>();
  let found = 0;
  fc.assert(
    fc.property(fc.constantFrom(...rows), fc.integer({ min: 1, max: 3 }), (row, more) => {
      const { path } = row.file;
      const [old, now] = [row.value, row.value + more];
      const changed = files.map((file) => {
        if (file.path !== path) return file;
        const text = file.text.replace(new RegExp(`("id": "${row.id}".*?"value": )${old}\\b`), `$1${now}`);
        expect(text).not.toBe(file.text);
        return { path, text };
      });
      const holders = [...data.figures.values()].map(({ value }) => value);
      const tables = new Set([
        `CSV of ${row.dataset.id}`,
        `JSON of ${row.dataset.id}`,
        ...holders
          .filter(({ dataset, context = [] }) => [dataset, ...context].includes(row.dataset.id))
          .map(({ id }) => `embed of ${id}`),
      ]);
      const first = before.get(row.id) ?? outputsAround(data, row);
      before.set(row.id, first);
      const second = outputsAround(parseData(changed), row);
      expect(second.map(({ name }) => name)).toEqual(first.map(({ name }) => name));
      second.forEach((output, index) => {
        const earlier = first[index] ?? output;
        const lost = occurrences(earlier, old) - occurrences(output, old);
        const gained = occurrences(output, now) - occurrences(earlier, now);
        expect([output.name, gained]).toEqual([output.name, lost]);
        found += lost;
        // Tables show every row that they hold, so that the old number must have stood there.
        if (tables.has(output.name)) expect([output.name, lost > 0]).toEqual([output.name, true]);
      });
    }),
    runs(40, 0.02),
  );
  expect(found).toBeGreaterThan(100);
});

const cell = fc.oneof(
  fc.constantFrom(...HOSTILE_TEXTS),
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
);

test('a dataset comes back from its CSV, cell by cell', { timeout: TIMEOUT }, () => {
  const entry = data.datasets.get('pool-counts');
  const row = entry?.value.rows[0];
  if (!entry || !row) throw new Error('pool-counts has no rows');
  fc.assert(
    fc.property(cell, cell, fc.nat(), (label, basis, value) => {
      // Braces are references, which the check has looked at long before.
      const words = { label: label.replace(/[{}]/g, ''), basis: basis.replace(/[{}]/g, '') };
      const csv = datasetCsv(data, { ...entry.value, rows: [Object.assign({ ...row }, words, { value }), row] });
      const [header = [], first = [], ...rest] = csvParseRows(csv);
      const read = (name: string): string => first[header.indexOf(name)] ?? '';
      expect(read('label')).toBe(guarded(words.label));
      expect(read('label').replace(/^'(?=[=+\-@\t\r\n＝＋－＠])/, '')).toBe(words.label);
      for (const written of first) expect(written).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
      expect([read('basis'), read('value'), rest.length]).toEqual([guarded(words.basis), String(value), 1]);
      expect([first, ...rest].every((cells) => cells.length === header.length)).toBe(true);
    }),
    runs(300, 0.1),
  );
});

test('what is pasted into the desk is cut into the cells it had', { timeout: TIMEOUT }, () => {
  const plain = fc.stringMatching(/^[^"\t\r\n\0\ufeff]{1,20}$/);
  fc.assert(
    fc.property(fc.array(fc.tuple(plain, plain, plain), { minLength: 1, maxLength: 6 }), (table) => {
      const text = table.map((cells) => cells.join('\t')).join('\n');
      expect(splitBlock(text)).toEqual(table);
      expect(splitBlock(`\ufeff${text.replaceAll('\n', '\r\n')}\r\n`)).toEqual(table);
    }),
    runs(300, 0.1),
  );
});

test('a fact that says anything stays a text', { timeout: TIMEOUT }, () => {
  const found = data.rows.get('pool-2016-12');
  if (!found) throw new Error('pool-2016-12 is gone');
  fc.assert(
    fc.property(cell, cell, (label, around) => {
      const source = {
        ...data,
        rows: new Map(data.rows).set('pool-2016-12', { ...found, row: Object.assign({ ...found.row }, { label }) }),
      };
      const template = `${around.replace(/[{}]/g, '')}{pool-2016-12.label}`;
      const [before = '', fact] = prepareText(source, template).parts;
      expect(before + (typeof fact === 'object' ? fact.text : '')).toBe(around.replace(/[{}]/g, '') + label);
      expect(fillTemplate(source, template)).toBe(around.replace(/[{}]/g, '') + label);
      expect(richText(source, template)).not.toMatch(/[<>"']/);
    }),
    runs(300, 0.1),
  );
});
