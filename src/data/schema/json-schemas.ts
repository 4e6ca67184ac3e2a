/** JSON Schemas of the data files, generated from the zod schemas, so that editors' tools complete and underline. */
import { z } from 'zod';
import { chartSchema } from '../../charts/chart.ts';
import * as schemas from './schema.ts';

/** The shape of a figure file with the settings of every chart type, which pages that draw nothing do not load. */
export const figureSchema = schemas.figureSchema.extend({ chart: chartSchema.describe('How the rows are drawn.') });

const FILES = {
  story: schemas.storyFileSchema,
  sources: schemas.sourcesFileSchema,
  facts: schemas.factsFileSchema,
  dataset: schemas.datasetSchema,
  figure: figureSchema,
  corrections: schemas.correctionsFileSchema,
  published: schemas.publishedFileSchema,
  rules: schemas.rulesFileSchema,
};

/** The schema files by name, as text ready to write into `data/schema/`. */
export function jsonSchemas(): Map<string, string> {
  return new Map(
    Object.entries(FILES).map(([name, schema]) => [
      `${name}.schema.json`,
      `${JSON.stringify(z.toJSONSchema(schema, { target: 'draft-7', io: 'input' }), null, 2)}\n`,
    ]),
  );
}
