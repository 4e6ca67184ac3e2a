/** All datasets described for programs: a Data Package of version 2 (datapackage.org) beside the downloads. */
import { createHash } from 'node:crypto';
import { definitionOf } from '../charts/chart.ts';
import { datasetPath } from '../figure/places.ts';
import { datasetCsv, RIGHTS } from './csv.ts';
import { cellValue, fillTemplate } from '../data/facts.ts';
import type { Data } from '../data/data.ts';
import { lastRead } from '../data/freshness.ts';
import {
  confidenceSchema,
  rowSchema,
  statusSchema,
  type Column,
  type Dataset,
  type Source,
} from '../data/schema/schema.ts';
import { rowSources } from '../data/tables.ts';
import { wholeDay } from './feed.ts';

const APOSTROPHE = 'An apostrophe before =, +, - or @ at the start of a text keeps spreadsheets from running it.';

/** A column of a table, in the words of Table Schema. */
export interface Field {
  name: string;
  title?: string;
  type: 'string' | 'integer' | 'number' | 'boolean';
  description?: string | undefined;
  /** What the number counts; the specification has no word for it. */
  unit?: string | undefined;
  constraints?: { required?: boolean; unique?: boolean; minimum?: number; enum?: readonly string[] };
}

/** What a text of that type holds. No type of the specification holds years, months, days and intervals in one column. */
const HOLDS: Partial<Record<Column['type'], string>> = {
  date: 'A year, a month, a day, or an interval with a stroke between its ends (ISO 8601).',
  row: 'The id of another row.',
};

export type DataPackage = ReturnType<typeof dataPackage>;
export type Resource = DataPackage['resources'][number];

/** The package, the same whenever it is built; its id is its own address, `homepage` is the story. */
export function dataPackage(data: Data, about: Record<'name' | 'title' | 'description' | 'homepage' | 'id', string>) {
  const resources = [...data.datasets.values()].map(({ value }) => resourceOf(data, value));
  const read = wholeDay(lastRead(data));
  const state = sha256(resources.map(({ hash }) => hash).join('\n')).slice(0, 12);
  return {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    ...about,
    version: `${read.split('-').map(Number).join('.')}+${state}`,
    created: `${read}T00:00:00Z`,
    // In words: the publishers have licensed nothing that we could name here.
    rights: RIGHTS,
    sources: [...data.sources.values()].map(sourceOf),
    resources,
  };
}

/** The CSV of a dataset; its JSON says the same, with its columns in itself. */
function resourceOf(data: Data, dataset: Dataset) {
  const text = datasetCsv(data, dataset);
  const used = new Set(dataset.rows.flatMap((row) => rowSources(data, row)));
  return {
    name: dataset.id,
    type: 'table',
    title: dataset.title,
    description: `${fillTemplate(data, dataset.description)} ${APOSTROPHE}`,
    // Relative to the package.
    path: datasetPath(dataset.id, 'csv'),
    format: 'csv',
    bytes: Buffer.byteLength(text),
    hash: `sha256:${sha256(text)}`,
    sources: [...used].map(sourceOf),
    schema: tableSchema(data, dataset),
  };
}

function tableSchema(data: Data, dataset: Dataset) {
  const { shape } = rowSchema;
  const chosen = ({ description, options }: typeof statusSchema | typeof confidenceSchema) => {
    return { type: 'string', description, constraints: { required: true, enum: options } } as const;
  };
  const fields: Field[] = [
    { name: 'id', type: 'string', constraints: { required: true, unique: true } },
    ...dataset.columns.map((column) => columnField(data, dataset, column)),
    { name: 'status', ...chosen(statusSchema) },
    { name: 'confidence', ...chosen(confidenceSchema) },
    { name: 'sources', type: 'string', description: 'Publishers and addresses; a row of our arithmetic has none.' },
    { name: 'note', type: 'string', description: shape.note.description },
    { name: 'formula', type: 'string', description: shape.formula.description },
  ];
  return { fields, primaryKey: ['id'], missingValues: [''] };
}

function columnField(data: Data, dataset: Dataset, { name, title, type, optional }: Column): Field {
  const constraints = optional ? {} : { required: true };
  if (type === 'flag') return { name, title, type: 'boolean' };
  if (type !== 'count') return { name, title, type: 'string', description: HOLDS[type], constraints };
  const computed = dataset.rows.filter((row) => name === 'value' && row.formula);
  const whole = computed.every((row) => Number.isInteger(cellValue(data, row.id)));
  const unit = unitOf(data, dataset, name);
  return { name, title, type: whole ? 'integer' : 'number', unit, constraints: { ...constraints, minimum: 0 } };
}

/** What the numbers of a column count, where a figure that draws them says it. */
function unitOf(data: Data, dataset: Dataset, column: string): string | undefined {
  for (const { value } of data.figures.values()) {
    const { chart } = value;
    const { columns = ['value'] } = definitionOf(chart.type);
    if (value.dataset === dataset.id && columns.includes(column) && 'unit' in chart) return chart.unit;
  }
  return undefined;
}

function sourceOf({ publisher, title, url, published }: Source) {
  return { title: `${publisher}: ${title}`, ...(url && { path: url }), ...(published && { version: published }) };
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
