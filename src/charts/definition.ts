/** What a chart type says of itself: the one thing that build, check and embed ask instead of its name. */
import type { z } from 'zod';
import { parseSpan } from './dates.ts';
import type { Item, Mark, Point, Series, Size, Span, Status, View } from './types.ts';

/** A name in the settings of a chart, and where it stands in the figure's file. */
export interface Named {
  name: string;
  at: (string | number)[];
}

/** A dataset that a chart draws beside its own: as marks for its rows, or as spans that follow one another. */
export interface FurtherDataset extends Named {
  as: 'marks' | 'spans';
}

/** How the figures of a type become marks; a type without it is a list in HTML. */
export interface Drawing<Chart, Drawn extends Series> {
  series(chart: Chart, data: ChartData): Drawn;
  height(series: Drawn, width: number): number;
  /** Where everything of one view goes. Its mark for a row has the same key in all views. */
  layout(series: Drawn, view: View, size: Size): Mark[];
  /** True where its points are too many for a label each, so that readers may ask for single ones. */
  inspectable?: boolean;
  /** What its marks can stand for: numbers from zero, or a whole number of signs. */
  counts?: 'from-zero' | 'signs';
  /** The heights at which it can be drawn beside its natural one, in px. */
  sizes?: {
    /** For a type that takes any height: the least at which its labels stay apart. */
    least?: number;
    /** The most that an embed gives it, on its narrow, middle and wide board. */
    embed?: Record<'narrow' | 'middle' | 'wide', number>;
    step?: number;
    /** A moment of its own in a sequence: without a panel, and as high as the screen. */
    open?: boolean;
  };
  /** The views as they are shown in less room than the chart would take. */
  compact?(series: Drawn, views: View[]): View[];
}

/** A chart type. What is left out does not apply to it. */
export interface Definition<Chart, Drawn extends Series = Series> {
  /** The `chart` object of a figure file; its `type` is a literal. */
  schema: z.ZodObject<{ type: z.ZodLiteral<string> }>;
  /** The rows that it draws one by one; without it all rows of the dataset. */
  rows?(chart: Chart): Named[];
  namedRows?(chart: Chart): Named[];
  datasets?(chart: Chart): FurtherDataset[];
  /** Lists in which each name may stand once: two marks of one name would be one mark. */
  once?(chart: Chart): Named[][];
  /** The column by which rows find their place, and the names it may hold. */
  groups?(chart: Chart): { column: string; names: string[] };
  /** True where its axis does not start at zero, which an alt text must say. */
  isCut?(chart: Chart): boolean;
  /** The row that the whole chart is about, or none; without it the first that its first view picks out. */
  key?(chart: Chart): string | undefined;
  /** The columns of numbers it draws; "value" where nothing is said. */
  columns?: string[];
  /** The rows whose numbers stand beside their marks in every view: all that it draws, or those that it names. */
  labelled?(chart: Chart): 'all' | string[];
  /** Whether rows follow one another in time: all of them, or those that say the same in a column. */
  order?: 'all' | { by: string };
  /** Which rows of a series stand for periods, which must then be equally long: each, or those whose date is a year or an interval. */
  periods?: 'all' | 'long';
  drawing?: Drawing<Chart, Drawn>;
}

/** A row as charts see it: cells under the names of their columns. */
export interface ChartRow {
  id: string;
  status: Status;
  confidence: string;
  [column: string]: unknown;
}

/** The data that a series is made of. Whoever draws gives it, so that charts know nothing of files. */
export interface ChartData {
  rows: ChartRow[];
  rowsOf: (dataset: string) => ChartRow[];
  row: (id: string) => ChartRow;
  /** The number in a column, computed where a formula stands for it. */
  value: (id: string, column?: string) => number;
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
