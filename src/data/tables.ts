/** Datasets as readers get them, cell by cell: the one place that says what a cell holds and how it reads. */
import { formatDate, formatNumber, formatShortDate } from '../charts/format.ts';
import type { Status } from '../charts/types.ts';
import type { Data } from './data.ts';
import { cellValue, fillTemplate, resolveFact } from './facts.ts';
import { prepareText, textOf, type PreparedText } from './prepared-text.ts';
import type { Column, Dataset, Row, Source } from './schema/schema.ts';
import { findDataset } from './series.ts';
import { rowStatus, sourceName } from './status-words.ts';

export interface PreparedRow {
  id: string;
  status: Status;
  /** How it became public, in words. */
  statusWords: string;
  note: PreparedText | undefined;
  sources: Source[];
  /** One text for each column of the table. */
  cells: PreparedText[];
}

export interface PreparedTable {
  id: string;
  title: string;
  description: string;
  /** The columns that readers see; flags are drawn and not told. */
  columns: Column[];
  rows: PreparedRow[];
}

/** One entry of a figure that is a list. */
export interface ListItem {
  status: Status;
  heading: string;
  /** Its dates and counts. */
  when: string;
  sources: Source[];
  text: PreparedText;
}

export function prepareTable(data: Data, id: string): PreparedTable {
  const dataset = findDataset(data, id);
  const columns = dataset.columns.filter(({ type }) => type !== 'flag');
  return {
    id,
    title: dataset.title,
    description: fillTemplate(data, dataset.description),
    columns,
    rows: dataset.rows.map((row) => ({
      id: row.id,
      status: row.status,
      statusWords: rowStatus(data, row),
      note: row.note ? prepareText(data, row.note) : undefined,
      sources: rowSources(data, row),
      cells: columns.map((column) => shownCell(data, row, column)),
    })),
  };
}

/** The documents that a row names. */
export function rowSources(data: Data, row: Row): Source[] {
  return row.sources.flatMap((id) => data.sources.get(id) ?? []);
}

function shownCell(data: Data, row: Row, { name, type }: Column): PreparedText {
  if (type === 'count') return textOf(formatNumber(cellValue(data, row.id, name)));
  const value = row[name];
  if (typeof value !== 'string') return textOf('–');
  if (type === 'date') return textOf(formatShortDate(value));
  return type === 'row' ? textOf(resolveFact(data, value)) : prepareText(data, value);
}

/** The rows of a list as entries: the first text leads, dates and counts follow it, further texts explain. */
export function listItems(data: Data, { columns, rows }: Dataset): ListItem[] {
  const [heading, ...texts] = columns.filter(({ type }) => type === 'text').map(({ name }) => name);
  const dated = columns.filter(({ type }) => type === 'date' || type === 'count');
  const words = (row: Row, name: string): string => (typeof row[name] === 'string' ? row[name] : '');
  return rows.map((row) => ({
    status: row.status,
    heading: heading === undefined ? row.id : fillTemplate(data, words(row, heading)),
    when: dated
      .map(({ name, type }) =>
        type === 'count' ? formatNumber(cellValue(data, row.id, name)) : formatDate(words(row, name)),
      )
      .filter(Boolean)
      .join(' · '),
    sources: rowSources(data, row),
    text: prepareText(data, texts.flatMap((name) => words(row, name) || []).join(' ')),
  }));
}

/** What stands below the heading of an entry: when, and who says so. */
export function itemDetail({ when, sources }: ListItem): string {
  return [when, ...new Set(sources.map(sourceName))].filter(Boolean).join(' · ');
}
