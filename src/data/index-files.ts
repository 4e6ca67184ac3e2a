/** Which file of `data/` holds what, and where its items go in the index. Whoever reads says what happens to a mistake. */
import type { z } from 'zod';
import type { Data } from './data.ts';
import type { DataFile } from './read.ts';
import * as schemas from './schema/schema.ts';

/** How a file is read, and what is done with what cannot go into the index. */
export interface Reader {
  /** The value of the file, or nothing where it does not fit. */
  read<T extends z.ZodType>(schema: T): z.infer<T> | undefined;
  /** An id that stands twice; the first counts. */
  repeated(place: { list: 'sources' | 'facts' | 'rows'; index: number; id: string }): void;
  /** A file of no known name, or a dataset or figure whose id is another than its name. */
  unknown(): void;
}

/** Adds what a file holds. The settings of a chart are checked by whoever gives a schema that knows the types. */
export function indexFile(
  data: Data,
  file: DataFile,
  reader: Reader,
  figures: z.ZodType<schemas.Figure> = schemas.figureSchema,
): void {
  const { path } = file;
  if (path === 'data/story.json') data.story = reader.read(schemas.storyFileSchema) ?? data.story;
  else if (path === 'data/sources.json') {
    addEach(data.sources, 'sources', reader.read(schemas.sourcesFileSchema)?.sources ?? [], reader, (source) => source);
  } else if (path === 'data/facts.json') {
    const facts = reader.read(schemas.factsFileSchema)?.facts ?? [];
    addEach(data.facts, 'facts', facts, reader, (fact, index) => ({ value: fact, file, index }));
  } else if (path === 'data/corrections.json') {
    data.corrections = reader.read(schemas.correctionsFileSchema)?.corrections ?? [];
  } else if (path === 'data/published.json') {
    const value = reader.read(schemas.publishedFileSchema);
    if (value) data.published = new Map(value.rows.map(({ row, values }) => [row, values]));
    data.released = value?.corrections ?? [];
  } else if (path.startsWith('data/datasets/')) {
    const dataset = reader.read(schemas.datasetSchema);
    if (!dataset) return;
    if (!path.endsWith(`/${dataset.id}.json`)) reader.unknown();
    data.datasets.set(dataset.id, { file, value: dataset });
    addEach(data.rows, 'rows', dataset.rows, reader, (row, index) => ({ dataset, row, index, file }));
  } else if (path.startsWith('data/figures/')) {
    const value = reader.read(figures);
    if (!value) return;
    if (!path.endsWith(`/${value.id}.json`)) reader.unknown();
    data.figures.set(value.id, { file, value });
  } else if (path !== schemas.RULES_PATH) reader.unknown();
}

function addEach<Item extends { id: string }, Entry>(
  map: Map<string, Entry>,
  list: 'sources' | 'facts' | 'rows',
  items: Item[],
  reader: Reader,
  entry: (item: Item, index: number) => Entry,
): void {
  items.forEach((item, index) => {
    if (map.has(item.id)) reader.repeated({ list, index, id: item.id });
    else map.set(item.id, entry(item, index));
  });
}
