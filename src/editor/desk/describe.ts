/** Describes data files as tables, with titles and help from the schema. */
import { z } from 'zod';
import { correctionsFileSchema, rowSchema, sourceSchema, type Column, type Dataset } from '../../data/schema/schema.ts';
import type { Field, Json, Kind, Table } from './table.ts';
import { showCell } from './values.ts';

const TYPES: Record<Column['type'], string> = {
  count: 'A whole number from 0.',
  date: 'A date: 2025, 2025-11, 2025-11-26, or an interval 2019/2021.',
  text: 'Text. {row-id} stands for another row’s number.',
  row: 'The id of another row.',
  flag: 'true or false.',
};

/** The table of a dataset: its own columns between the id and what every row says. */
export function datasetTable(path: string, dataset: Pick<Dataset, 'title' | 'description' | 'columns'>): Table {
  const [id, ...common] = schemaFields(rowSchema);
  const columns = dataset.columns.map(({ name, title, type, optional = false }): Field => {
    const help = optional ? `${TYPES[type]} May be left out.` : TYPES[type];
    return { name, title, help, kind: type, empty: 'left-out', optional, choices: [] };
  });
  const { title, description } = dataset;
  return { path, list: 'rows', title, description, fields: [...(id ? [id] : []), ...columns, ...common] };
}

/** The table of the sources. */
export function sourcesTable(path: string): Table {
  return {
    path,
    list: 'sources',
    title: 'Sources',
    description: 'Every document that a row names: who published it, where it can be read, and how it was read.',
    fields: schemaFields(sourceSchema),
  };
}

/** The table of the corrections. */
export function correctionsTable(path: string): Table {
  return {
    path,
    list: 'corrections',
    title: 'Corrections',
    description:
      'Every change of a value that readers have seen, the newest first: what it said, what it says, and why.',
    fields: schemaFields(correctionsFileSchema.shape.corrections.element),
  };
}

/** The fields of an object's schema as columns. */
export function schemaFields(schema: z.ZodObject): Field[] {
  return Object.entries(schema.shape).map(([name, field]) => {
    const json = z.toJSONSchema(z.object({ [name]: field }), { io: 'input' });
    const property = json.properties?.[name];
    const described = typeof property === 'object' ? property : {};
    const shapes = [described, ...(described.anyOf ?? [])].filter((shape) => typeof shape === 'object');
    const choices = shapes.flatMap((shape) => shape.enum ?? []).filter((choice) => typeof choice === 'string');
    const optional = !json.required?.includes(name);
    const nullable = shapes.some((shape) => shape.type === 'null');
    const [example] = [...(described.examples ?? []), ...shapes.flatMap((shape) => shape.examples ?? [])];
    const help = [...new Set([described.description, ...shapes.map((shape) => shape.description)])]
      .flatMap((words) => words?.split('\nFor example')[0] ?? [])
      .concat(optional && !/left out/.test(described.description ?? '') ? 'May be left out.' : [])
      .concat(isPlain(example) && choices.length === 0 ? `For example: ${showCell(example)}` : [])
      .join(' ');
    return {
      name,
      title: described.title ?? titleOf(name),
      help,
      kind: kindOf(
        name,
        shapes.flatMap((shape) => shape.type ?? []),
        choices,
      ),
      empty: nullable ? 'null' : 'left-out',
      optional: optional || nullable,
      choices,
    };
  });
}

/** An example that looks in a cell as it looks in the file, but for its quotation marks and brackets. */
function isPlain(example: unknown): example is Json {
  return (
    ['string', 'number'].includes(typeof example) ||
    (Array.isArray(example) && example.every((item) => typeof item === 'string'))
  );
}

function kindOf(name: string, types: string[], choices: string[]): Kind {
  if (choices.length > 0) return 'choice';
  if (name === 'id') return 'id';
  if (types.includes('array')) return 'list';
  if (types.includes('boolean')) return 'flag';
  if (types.includes('integer')) return 'count';
  if (types.includes('number')) return 'number';
  if (/^(date|published|accessed|nextUpdate)$/.test(name)) return 'date';
  return types.includes('object') ? 'json' : 'text';
}

/** "nextUpdate" → "Next update" */
export function titleOf(name: string): string {
  const words = name.replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}
