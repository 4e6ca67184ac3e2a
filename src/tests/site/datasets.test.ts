import { readFileSync } from 'node:fs';
import { csvParse } from 'd3';
import { describe, expect, it } from 'vitest';
import { guarded } from '../../site/csv.ts';
import { cellValue, fillTemplate } from '../../data/facts.ts';
import { loadData } from '../../data/load.ts';

const data = loadData();
const datasets = [...data.datasets.values()].map(({ value }) => [value.id, value] as const);

/** The text that a spreadsheet is given back, without the apostrophe that keeps it a text. */
const plain = (text: string | undefined): string => (text ?? '').replace(/^'(?=[=+\-@\t\r])/, '');

describe.each(datasets)('the download of %s', (id, dataset) => {
  const file = readFileSync(`dist/datasets/${id}.csv`, 'utf8');
  const csv = file.replace(/^\uFEFF/, '');
  const json: unknown = JSON.parse(readFileSync(`dist/datasets/${id}.json`, 'utf8'));
  const rows = csvParse(csv);

  it('opens in spreadsheets with its quotation marks right', () => {
    expect(file).toBe(`\uFEFF${csv}`);
  });

  it('reads back to the same rows, with computed values worked out', () => {
    expect(rows.map((row) => row['id'])).toEqual(dataset.rows.map((row) => row.id));
    dataset.rows.forEach((row, index) => {
      for (const { name, type } of dataset.columns) {
        const cell = plain(rows[index]?.[name]);
        if (type === 'count' && (row[name] != null || row.formula)) {
          expect(Number(cell), `${row.id}.${name}`).toBe(cellValue(data, row.id, name));
        } else expect(cell, `${row.id}.${name}`).toBe(fillTemplate(data, String(row[name] ?? '')));
      }
      expect(rows[index]).toMatchObject({ status: row.status, confidence: row.confidence });
      for (const source of row.sources) {
        const { publisher, url } = data.sources.get(source) ?? { publisher: '?', url: '?' };
        expect(rows[index]?.['sources']).toContain(url ? `${publisher} <${url}>` : publisher);
      }
      if (row.note) expect(plain(rows[index]?.['note'])).toBe(fillTemplate(data, row.note));
    });
  });

  it('ends each line as RFC 4180 says, and holds no open reference', () => {
    expect(csv.endsWith('\r\n')).toBe(true);
    expect(csv.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(csv).not.toMatch(/\{[a-z]|undefined|NaN/);
  });

  it('says the same in JSON, with sources and rights in full', () => {
    expect(json).toMatchObject({ id, title: dataset.title, rights: expect.stringContaining('publishers') });
    expect(json).toHaveProperty('rows.length', dataset.rows.length);
    dataset.rows.forEach((row, index) => {
      expect(json).toHaveProperty(['rows', index, 'id'], row.id);
      expect(json).toHaveProperty(['rows', index, 'sources', 'length'], row.sources.length);
      if (row.formula) expect(json).toHaveProperty(['rows', index, 'value'], cellValue(data, row.id));
    });
    expect(JSON.stringify(json)).not.toMatch(/\{[a-z][\w-]*[}|]/);
  });
});

describe('a spreadsheet runs nothing', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1'])('%j becomes a text', (text) => {
    expect(guarded(text)).toBe(`'${text}`);
  });

  it('leaves other texts, numbers and empty cells as they are', () => {
    expect(['a=b', 5, -5, true, null].map(guarded)).toEqual(['a=b', '5', '-5', 'true', '']);
  });
});
