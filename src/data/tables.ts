/** Datasets as readers get them, cell by cell: the one place that says what a cell holds and how it reads. */
import { formatDate, formatNumber, formatShortDate } from '../charts/format.ts';
import type { Data } from './data.ts';
import { cellValue, fillTemplate, resolveFact, prepareText, textOf, type PreparedText } from './facts.ts';
import type { Column, Dataset, Row, Source } from './schema/schema.ts';
import { findDataset } from './series.ts';
import { rowStatus, sourceName } from './status-words.ts';

export type PreparedTable = ReturnType<typeof prepareTable>;
export type ListItem = ReturnType<typeof listItems>[number];

export function prepareTable(data: Data, id: string) {
  const { title, description, columns: all, rows } = findDataset(data, id);
  /** The columns that readers see; flags are drawn and not told. */
  const columns = all.filter(({ type }) => type !== 'flag');
  return {
    id,
    title,
    description: fillTemplate(data, description),
    columns,
    rows: rows.map((row) => ({
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
export function listItems(data: Data, { columns, rows }: Dataset) {
  const [heading, ...texts] = columns.filter(({ type }) => type === 'text').map(({ name }) => name);
  const words = (row: Row, name: string): string => (typeof row[name] === 'string' ? row[name] : '');
  const when = (row: Row, { name, type }: Column): string => {
    if (type === 'count') return formatNumber(cellValue(data, row.id, name));
    return type === 'date' ? formatDate(words(row, name)) : '';
  };
  return rows.map((row) => ({
    status: row.status,
    heading: heading === undefined ? row.id : fillTemplate(data, words(row, heading)),
    when: columns.flatMap((column) => when(row, column) || []).join(' · '),
    /** The first of each name. */
    sources: rowSources(data, row).filter(
      (source, index, all) => index === all.findIndex((each) => sourceName(each) === sourceName(source)),
    ),
    text: prepareText(data, texts.flatMap((name) => words(row, name) || []).join(' ')),
  }));
}

/** What stands below the heading of an entry: when, and who says so. */
export function itemDetail({ when, sources }: ListItem): string {
  return [when, ...sources.map(sourceName)].filter(Boolean).join(' · ');
}
