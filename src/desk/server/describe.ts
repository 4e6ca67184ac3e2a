/** Describes data files as tables, with titles and help from the schema. */
import { z } from 'zod';
import type { DataFile } from '../../data/read.ts';
import {
  correctionsFileSchema,
  datasetSchema,
  rowSchema,
  sourceSchema,
  storyFileSchema,
  viewSchema,
  type Column,
} from '../../data/schema/schema.ts';
import { viewName } from '../../data/figure-evidence.ts';
import { titleOf } from '../../diff/edited-values.ts';
import { STORY_PATH } from '../../story/outline.ts';
import { canReadRows } from '../draft/edits.ts';
import { SCENES } from '../draft/story-rows.ts';
import { WHOLE, type Field, type Table } from '../sheet.ts';

const TYPES: Record<Column['type'], string> = {
  count: 'A whole number from 0.',
  date: 'A date: 2025, 2025-11, 2025-11-26, or an interval 2019/2021.',
  text: 'Text. {row-id} stands for another row’s number.',
  row: 'The id of another row.',
  flag: 'true or false.',
};

const headSchema = datasetSchema.pick({ title: true, columns: true }).loose();

const LISTS: Record<string, Omit<Table, 'path'>> = {
  'data/sources.json': {
    list: 'sources',
    title: 'Sources',
    fields: schemaFields(sourceSchema),
  },
  'data/corrections.json': {
    list: 'corrections',
    title: 'Corrections',
    fields: schemaFields(correctionsFileSchema.shape.corrections.element),
  },
  'data/story.json': {
    list: WHOLE,
    isFixed: true,
    title: 'Headline and standfirst',
    fields: schemaFields(storyFileSchema.omit({ $schema: true })),
  },
  [STORY_PATH]: {
    list: SCENES,
    isFixed: true,
    title: 'Scenes and steps',
    // Of the tags of the story's text only these are shown: a scene has a title; a step a paragraph, a figure and a view.
    fields: ['id', 'title', 'text', 'figure', 'view'].map((name): Field => {
      const kind = name === 'id' ? 'id' : 'text';
      // A cell that is emptied stays a cell: a scene has no paragraph, and a step no title.
      return { name, title: titleOf(name), help: '', kind, empty: 'null', optional: true, choices: [] };
    }),
  },
};

const VIEWS = {
  list: 'views',
  // What is read most often stands first.
  fields: schemaFields(viewSchema.pick({ id: true, name: true, alt: true }).extend(viewSchema.shape)),
};

/** A data file as a table; one whose columns or rows cannot be read is none, and its problems say where it is broken. */
export function tableOf({ path, text }: DataFile): Table | undefined {
  const [, folder, name = ''] = /^data\/(datasets|figures)\/(.*)\.json$/.exec(path) ?? [];
  const figure = folder === 'figures' ? { ...VIEWS, title: `Figure: ${viewName({ id: name })}` } : undefined;
  const table = folder === 'datasets' ? datasetTable(text) : (figure ?? LISTS[path]);
  return table && canReadRows(text, table.list) ? { path, ...table } : undefined;
}

function datasetTable(text: string): Omit<Table, 'path'> | undefined {
  if (!canReadRows(text, 'rows')) return undefined;
  const head = headSchema.safeParse(JSON.parse(text)).data;
  return head && { list: 'rows', title: head.title, fields: rowFields(head.columns) };
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

/** The fields of an object's schema as columns. What holds groups of its own fits no cell, and is edited in the file. */
export function schemaFields(schema: z.ZodObject): Field[] {
  const { properties = {}, required = [] } = z.toJSONSchema(schema, { io: 'input' });
  return Object.entries(properties).flatMap(([name, property]): Field[] => {
    const members = typeof property === 'object' ? [property, ...(property.anyOf ?? [])] : [];
    const shapes = members.filter((shape) => typeof shape === 'object');
    const types = new Set(shapes.flatMap(({ type }) => type ?? []));
    const choices = shapes.flatMap((shape) => shape.enum ?? []).filter((choice) => typeof choice === 'string');
    const holdsGroups = shapes.some(
      ({ type, items }) => type === 'object' || (typeof items === 'object' && 'properties' in items),
    );
    if (holdsGroups) return [];
    const [title] = shapes.flatMap((shape) => shape.title ?? []);
    // Examples are written as a file holds them, with quotation marks and brackets.
    const help = new Set(shapes.flatMap(({ description }) => description?.split('\nFor example')[0] ?? []));
    const [optional, nullable] = [!required.includes(name), types.has('null')];
    if (optional && ![...help].some((words) => words.includes('left out'))) help.add('May be left out.');
    const kind = choices.length > 0 ? 'choice' : kindOf(name, types);
    const empty = nullable ? 'null' : 'left-out';
    const said = { name, title: title ?? titleOf(name), help: [...help].join(' ') };
    return [{ ...said, kind, empty, optional: optional || nullable, choices }];
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
