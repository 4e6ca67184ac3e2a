/** The data as one index. Types only. */
import type { DataFile } from './read.ts';
import type {
  Correction,
  Dataset,
  FactDefinition,
  Figure,
  Published,
  Row,
  Source,
  StoryFile,
} from './schema/schema.ts';

/** A checked item together with the file it came from, so that later checks can name the line. */
export interface Filed<T> {
  file: DataFile;
  value: T;
}

export interface FiledRow {
  dataset: Dataset;
  row: Row;
  /** Its place among the rows of the file, from 0. */
  index: number;
  file: DataFile;
}

/** The column that says of what time a row is; undefined where a table has none. */
export function dateColumn({ columns }: Dataset): string | undefined {
  return columns.find(({ type }) => type === 'date')?.name;
}

/** Everything in `data/`, indexed by id. */
export interface Data {
  /** What is said of the story as a whole. */
  story: StoryFile;
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
