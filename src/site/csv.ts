/** A dataset as a download: every column, with status, sources and notes beside each value. */
import { csvFormatRow } from 'd3';
import { cellValue, fillTemplate } from '../data/facts.ts';
import type { Data } from '../data/data.ts';
import type { Column, Dataset, Row } from '../data/schema/schema.ts';
import { rowSources } from '../data/tables.ts';

type Cell = string | number | boolean | null;

/** On what terms the numbers may be used: no licence is known for all of them, so none is claimed. */
export const RIGHTS =
  'The underlying figures belong to their publishers, each named with its source; please name the source when you use one.';

/** The dataset as CSV (RFC 4180): texts filled in, our arithmetic worked out. */
export function datasetCsv(data: Data, dataset: Dataset): string {
  const own = dataset.columns.map(({ name }) => name);
  const header = ['id', ...own, 'status', 'confidence', 'sources', 'note', 'formula'];
  const rows = dataset.rows.map((row) => {
    const sources = rowSources(data, row).map(({ publisher, url }) => (url ? `${publisher} <${url}>` : publisher));
    const record = rowRecord(data, dataset, row, sources.join('; '));
    return header.map((name) => guarded(record[name] ?? null));
  });
  // Spreadsheets that see no byte-order mark read “ as three letters of another alphabet.
  return `\uFEFF${[header, ...rows].map((row) => `${csvFormatRow(row)}\r\n`).join('')}`;
}

/** The dataset as an object for JSON, with its columns described and its sources in full. */
export function datasetJson(data: Data, dataset: Dataset): object {
  return {
    id: dataset.id,
    title: dataset.title,
    description: fillTemplate(data, dataset.description),
    rights: RIGHTS,
    columns: dataset.columns.map(({ name, title, type }) => ({ name, title, type })),
    rows: dataset.rows.map((row) => {
      const sources = rowSources(data, row).map(({ id, publisher, title, url, published, accessed, read }) => {
        return { id, publisher, title, url, published, accessed, read };
      });
      return rowRecord(data, dataset, row, sources);
    }),
  };
}

function rowRecord<Sources>(
  data: Data,
  { columns }: Dataset,
  row: Row,
  sources: Sources,
): Record<string, Cell | Sources> {
  const { id, status, confidence, note, formula = null } = row;
  const cells = Object.fromEntries(columns.map((column) => [column.name, cell(data, row, column)]));
  return {
    id,
    ...cells,
    status,
    confidence,
    sources,
    note: note === undefined ? null : fillTemplate(data, note),
    formula,
  };
}

/** The value of a cell as it is shown: numbers worked out, texts without open references. */
function cell(data: Data, row: Row, { name, type }: Column): Cell {
  if (name === 'value' && row.formula) return cellValue(data, row.id);
  const value = row[name];
  if (typeof value === 'string') return type === 'text' ? fillTemplate(data, value) : value;
  return typeof value === 'number' || typeof value === 'boolean' ? value : null;
}

/** A download in JSON, letter by letter as it is published. */
export function jsonText(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** A spreadsheet would run a text that starts like a formula; an apostrophe keeps it a text. */
export function guarded(value: Cell): string {
  if (value === null) return '';
  return typeof value === 'string' && /^[=+\-@\t\r\n＝＋－＠]/.test(value) ? `'${value}` : String(value);
}
