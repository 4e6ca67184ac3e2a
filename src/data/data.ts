/** The data as one index. */
import type { DataFile } from './read.ts';
import type { Correction, Dataset, FactDefinition, Figure, Published, Row, Source } from './schema/schema.ts';

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
export type Data = ReturnType<typeof emptyData> & {
  /** What readers last saw, by row and column; nothing while nothing has been published. */
  published?: Map<string, Published['rows'][number]['values']>;
};

export function emptyData() {
  return {
    story: { name: '', number: '', authority: '', question: '', headline: '', standfirst: '', description: '' },
    sources: new Map<string, Source>(),
    datasets: new Map<string, Filed<Dataset>>(),
    figures: new Map<string, Filed<Figure>>(),
    facts: new Map<string, Filed<FactDefinition> & { index: number }>(),
    rows: new Map<string, FiledRow>(),
    corrections: new Array<Correction>(),
    /** The corrections that readers have seen. */
    released: new Array<Correction>(),
  };
}
