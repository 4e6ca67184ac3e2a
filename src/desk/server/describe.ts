/** Describes data files as tables, with titles and help from the schema. */
import { z } from 'zod';
import { isTooLarge } from '../../check/syntax.ts';
import type { DataFile } from '../../data/read.ts';
import * as schema from '../../data/schema/schema.ts';
import { viewName } from '../../data/figure-evidence.ts';
import { titleOf } from '../../diff/edited-values.ts';
import { STORY_PATH } from '../../story/outline.ts';
import { readRows } from '../draft/edits.ts';
import { SCENES, WHOLE, type Field, type Table } from '../sheet.ts';

const headSchema = schema.datasetSchema.pick({ title: true, columns: true }).loose();

const LISTS: Record<string, Omit<Table, 'path'>> = {
  'data/sources.json': { list: 'sources', title: 'Sources', fields: schemaFields(schema.sourceSchema) },
  'data/corrections.json': { list: 'corrections', title: 'Corrections', fields: schemaFields(schema.correctionSchema) },
  'data/story.json': {
    list: WHOLE,
    isFixed: true,
    title: 'Headline and standfirst',
    fields: schemaFields(schema.storyFileSchema.omit({ $schema: true })),
  },
  [STORY_PATH]: {
    list: SCENES,
    isFixed: true,
    title: 'Scenes and steps',
    // A scene has a title; a step a paragraph, a figure and a view. A cell that is emptied stays a cell.
    fields: ['id', 'title', 'text', 'figure', 'view'].map((name): Field => {
      const kind = name === 'id' ? 'id' : 'text';
      return { name, title: titleOf(name), help: '', kind, empty: 'null', optional: true, choices: [] };
    }),
  },
};

/** Of a view, what is read most often stands first. */
const VIEW = schemaFields(schema.viewSchema.pick({ id: true, name: true, alt: true }).extend(schema.viewSchema.shape));

/** A data file as a table; one whose columns or rows cannot be read is none, and its problems say where it is broken. */
export function tableOf({ path, text }: DataFile): Table | undefined {
  try {
    const table = isTooLarge(text) ? undefined : describe(path, text);
    if (table) readRows(text, table.list);
    return table && { path, ...table };
  } catch {
    return undefined;
  }
}

function describe(path: string, text: string): Omit<Table, 'path'> | undefined {
  const [, folder, name = ''] = /^data\/(datasets|figures)\/(.*)\.json$/.exec(path) ?? [];
  if (folder === 'figures') return { list: 'views', title: `Figure: ${viewName({ id: name })}`, fields: VIEW };
  if (folder !== 'datasets') return LISTS[path];
  const { title, columns } = headSchema.parse(JSON.parse(text));
  const own = columns.map(({ name, title, type, optional = false }): Field => {
    return { name, title, help: '', kind: type, empty: 'left-out', optional, choices: [] };
  });
  // A dataset's own columns stand between the id and what every row says.
  return { list: 'rows', title, fields: schemaFields(schema.rowSchema).toSpliced(1, 0, ...own) };
}

/** The fields of an object's schema as columns. What holds groups of its own fits no cell, and is edited in the file. */
export function schemaFields(object: z.ZodObject): Field[] {
  const { properties = {}, required = [] } = z.toJSONSchema(object, { io: 'input' });
  return Object.entries(properties).flatMap(([name, property]): Field[] => {
    const members = typeof property === 'object' ? [property, ...(property.anyOf ?? [])] : [];
    const shapes = members.filter((shape) => typeof shape === 'object');
    const types = new Set(shapes.flatMap(({ type }) => type ?? []));
    const choices = shapes.flatMap((shape) => shape.enum ?? []).filter((choice) => typeof choice === 'string');
    const holdsGroups = shapes.some(
      ({ type, items }) => type === 'object' || (typeof items === 'object' && 'properties' in items),
    );
    if (holdsGroups) return [];
    const { title = titleOf(name) } = shapes.find((shape) => shape.title) ?? {};
    // Examples are written as a file holds them, with quotation marks and brackets.
    const help = shapes.flatMap(({ description }) => description?.split('\nFor example')[0] ?? []).join(' ');
    const kind = choices.length > 0 ? 'choice' : kindOf(name, types);
    const empty = types.has('null') ? 'null' : 'left-out';
    return [{ name, title, help, kind, empty, optional: !required.includes(name) || empty === 'null', choices }];
  });
}

function kindOf(name: string, types: Set<string>): Field['kind'] {
  if (name === 'id') return 'id';
  if (types.has('array')) return 'list';
  if (types.has('boolean')) return 'flag';
  if (types.has('integer')) return 'count';
  if (types.has('number')) return 'number';
  return /^(date|published|accessed|nextUpdate)$/.test(name) ? 'date' : 'text';
}
