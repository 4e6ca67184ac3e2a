/** Describes data files as tables, with titles and help from the schema. */
import { z } from 'zod';
import type { DataFile } from '../../data/read.ts';
import {
  correctionsFileSchema,
  datasetSchema,
  rowSchema,
  sourceSchema,
  type Column,
} from '../../data/schema/schema.ts';
import { titleOf } from '../../diff/edited-values.ts';
import { showCell } from '../cells/values.ts';
import { canReadRows } from '../draft/edits.ts';
import type { Field, Json, Table } from '../sheet.ts';

const TYPES: Record<Column['type'], string> = {
  count: 'A whole number from 0.',
  date: 'A date: 2025, 2025-11, 2025-11-26, or an interval 2019/2021.',
  text: 'Text. {row-id} stands for another row’s number.',
  row: 'The id of another row.',
  flag: 'true or false.',
};

const headSchema = datasetSchema.pick({ title: true, description: true, columns: true }).loose();

/** A data file as a table; one whose columns or rows cannot be read is none, and its problems say where it is broken. */
export function tableOf({ path, text }: DataFile): Table | undefined {
  const table = described(path, text);
  return table && canReadRows(text, table.list) ? { path, ...table } : undefined;
}

function described(path: string, text: string): Omit<Table, 'path'> | undefined {
  if (path === 'data/sources.json')
    return {
      list: 'sources',
      title: 'Sources',
      description: 'Every document that a row names: who published it, where it can be read, and how it was read.',
      fields: schemaFields(sourceSchema),
    };
  if (path === 'data/corrections.json')
    return {
      list: 'corrections',
      title: 'Corrections',
      description:
        'Every change of a value that readers have seen, the newest first: what it said, what it says, and why.',
      fields: schemaFields(correctionsFileSchema.shape.corrections.element),
    };
  if (!path.startsWith('data/datasets/') || !canReadRows(text, 'rows')) return undefined;
  const head = headSchema.safeParse(JSON.parse(text)).data;
  return head && { list: 'rows', title: head.title, description: head.description, fields: rowFields(head.columns) };
}

/** A dataset's own columns between the id and what every row says. */
function rowFields(columns: Column[]): Field[] {
  const [id, ...common] = schemaFields(rowSchema);
  const own = columns.map(({ name, title, type, optional = false }): Field => {
    const help = optional ? `${TYPES[type]} May be left out.` : TYPES[type];
    return { name, title, help, kind: type, empty: 'left-out', optional, choices: [] };
  });
  return [...(id ? [id] : []), ...own, ...common];
}

/** The fields of an object's schema as columns. */
export function schemaFields(schema: z.ZodObject): Field[] {
  const { properties = {}, required = [] } = z.toJSONSchema(schema, { io: 'input' });
  return Object.entries(properties).map(([name, property]) => {
    const members = typeof property === 'object' ? [property, ...(property.anyOf ?? [])] : [];
    const shapes = members.filter((shape) => typeof shape === 'object');
    const types = shapes.flatMap(({ type }) => type ?? []);
    const choices = shapes.flatMap((shape) => shape.enum ?? []).filter((choice) => typeof choice === 'string');
    const [title] = shapes.flatMap((shape) => shape.title ?? []);
    const [example] = shapes.flatMap((shape) => shape.examples ?? []);
    const words = new Set(shapes.flatMap(({ description }) => description?.split('\nFor example')[0] ?? []));
    const [optional, nullable] = [!required.includes(name), types.includes('null')];
    if (optional && ![...words].some((each) => each.includes('left out'))) words.add('May be left out.');
    if (isPlain(example) && choices.length === 0) words.add(`For example: ${showCell(example)}`);
    return {
      name,
      title: title ?? titleOf(name),
      help: [...words].join(' '),
      kind: choices.length > 0 ? 'choice' : kindOf(name, types),
      empty: nullable ? 'null' : 'left-out',
      optional: optional || nullable,
      choices,
    };
  });
}

/** An example that looks in a cell as it looks in the file, but for its quotation marks and brackets. */
function isPlain(example: unknown): example is Json {
  const isText = (item: unknown): boolean => typeof item === 'string';
  return typeof example === 'number' || isText(example) || (Array.isArray(example) && example.every(isText));
}

const KINDS = { array: 'list', boolean: 'flag', integer: 'count', number: 'number' } as const;

function kindOf(name: string, types: string[]): Field['kind'] {
  if (name === 'id') return 'id';
  const known = (['array', 'boolean', 'integer', 'number'] as const).find((type) => types.includes(type));
  if (known) return KINDS[known];
  if (/^(date|published|accessed|nextUpdate)$/.test(name)) return 'date';
  return types.includes('object') ? 'json' : 'text';
}
