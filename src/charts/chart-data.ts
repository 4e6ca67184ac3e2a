/** What a series is made of: rows with their cells, read into the shapes that charts draw. */
import { parseSpan } from './dates.ts';
import type { Item, Point, Span, Status } from './types.ts';

/** A row as charts see it: cells under the names of their columns. */
export interface ChartRow {
  id: string;
  status: Status;
  confidence: string;
  [column: string]: unknown;
}

/** The data that a series is made of. Whoever draws gives it, so that charts know nothing of files. */
export interface ChartData {
  /** The rows of the figure's dataset. */
  rows: ChartRow[];
  rowsOf: (dataset: string) => ChartRow[];
  row: (id: string) => ChartRow;
  /** The number in a column, computed where a formula stands for it. */
  value: (id: string, column?: string) => number;
  /** A text with its references filled in. */
  fill: (template: string) => string;
}

export function itemOf({ id, status, confidence }: ChartRow): Item {
  return { id, status, oneReport: confidence === 'one-report' };
}

export function pointOf(data: ChartData, row: ChartRow): Point {
  return { ...itemOf(row), ...spanAt(row, 'date'), label: textAt(row, 'label'), value: data.value(row.id) };
}

/** The stretch of time that a date means; a text that is none is an error with the text. */
export function spanOf(date: string): Span {
  const span = parseSpan(date);
  if (!span) throw new Error(`"${date}" is not a date.`);
  return span;
}

export function spanAt(row: ChartRow, column: string): Span {
  return spanOf(textAt(row, column));
}

export function textAt(row: ChartRow, column: string): string {
  const value = row[column];
  if (typeof value !== 'string') throw new Error(`The row "${row.id}" has no text in "${column}".`);
  return value;
}
