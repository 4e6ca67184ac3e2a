/** The data as one index, and what is known of the files they came from. Types only. */
import type { Broken } from '../check/broken.ts';
import type { Located } from '../check/parse.ts';
import type { Problem } from '../check/problems.ts';
import type { Correction, Dataset, FactDefinition, Figure, Published, Row, Source } from './schema/schema.ts';

/** A checked item together with the file it came from, so that later checks can name the line. */
export interface Filed<T> {
  file: Located;
  value: T;
}

export interface FiledRow {
  dataset: Dataset;
  row: Row;
  /** Its place among the rows of the file, from 0. */
  index: number;
  file: Located;
}

/** A row that does not fit the schema; its other cells are checked all the same, so that nobody mends them one by one. */
export interface RefusedRow {
  dataset: Dataset;
  row: Record<string, unknown>;
  index: number;
  file: Located;
}

/** The column that says of what time a row is; undefined where a table has none. */
export function dateColumn({ columns }: Dataset): string | undefined {
  return columns.find(({ type }) => type === 'date')?.name;
}

/** Everything in `data/`, indexed by id. */
export interface Data {
  sources: Map<string, Source>;
  datasets: Map<string, Filed<Dataset>>;
  figures: Map<string, Filed<Figure>>;
  facts: Map<string, Filed<FactDefinition> & { index: number }>;
  rows: Map<string, FiledRow>;
  /** Every correction of a published value, as the file orders them. */
  corrections: Correction[];
  /** What readers last saw, by row and column; undefined while nothing has been published. */
  published: Map<string, Published['rows'][number]['values']> | undefined;
  /** The corrections that readers have seen. */
  released: Correction[];
}

/** The data as far as they can be read. */
export interface Collected {
  data: Data;
  problems: Problem[];
  broken: Broken;
  refused: RefusedRow[];
  /** The place of each source in its file, from 0. */
  sourcePlaces: Map<string, number>;
  /** Files that later checks point into. */
  files: Map<string, Located>;
}
