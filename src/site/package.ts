/** All datasets described for programs: a Data Package of version 2 (datapackage.org) beside the downloads. */
import { createHash } from 'node:crypto';
import { definitionOf } from '../charts/chart.ts';
import { datasetCsv, datasetJson, RIGHTS } from './csv.ts';
import { cellValue, fillTemplate } from '../data/facts.ts';
import type { Data } from '../data/data.ts';
import { confidenceSchema, rowSchema, statusSchema } from '../data/schema/schema.ts';
import type { Column, Dataset, Source } from '../data/schema/schema.ts';

/** What the whole follows; the specification ignores such a line in the parts. */
const PROFILE = 'https://datapackage.org/profiles/2.0/datapackage.json';

/** What the package says of itself, and where its files are. */
export interface PackageInfo {
  name: string;
  title: string;
  description: string;
  /** The address of the story. */
  homepage: string;
  /** The address of the package itself, which no other package has. */
  address: string;
  /** The place of a download, relative to the package. */
  pathOf: (id: string, form: 'csv' | 'json') => string;
}

/** A column of a table, in the words of Table Schema. */
export interface Field {
  name: string;
  title: string;
  type: 'string' | 'integer' | 'number' | 'boolean' | 'array';
  description?: string;
  /** What the number counts; the specification has no word for it. */
  unit?: string;
  constraints?: { required?: boolean; unique?: boolean; minimum?: number; pattern?: string; enum?: readonly string[] };
  trueValues?: string[];
  falseValues?: string[];
}

export interface TableSchema {
  fields: Field[];
  primaryKey: string[];
  missingValues: string[];
  foreignKeys?: { fields: string[]; reference: { resource?: string; fields: string[] } }[];
}

export interface Resource {
  name: string;
  type: 'table';
  title: string;
  description: string;
  path: string;
  format: 'csv' | 'json';
  mediatype: string;
  encoding: 'utf-8';
  bytes: number;
  hash: string;
  /** Where the rows stand inside a JSON file. */
  dialect?: { property: string; itemType: 'object'; itemKeys: string[] };
  sources: PackageSource[];
  schema: TableSchema;
}

export interface PackageSource {
  title: string;
  path?: string;
  version?: string;
}

export interface DataPackage {
  $schema: string;
  name: string;
  id: string;
  title: string;
  description: string;
  homepage: string;
  version: string;
  created: string;
  /** In words: the publishers have licensed nothing that we could name here. */
  rights: string;
  sources: PackageSource[];
  resources: Resource[];
}

/** The package; the same data give the same package, whenever it is built. */
export function dataPackage(data: Data, info: PackageInfo): DataPackage {
  const datasets = [...data.datasets.values()].map(({ value }) => value);
  const resources = datasets.flatMap((dataset) => resourcesOf(data, dataset, info));
  const read = newestReading(data);
  const state = sha256(resources.map(({ hash }) => hash).join('\n')).slice(0, 12);
  return {
    $schema: PROFILE,
    name: info.name,
    id: info.address,
    title: info.title,
    description: info.description,
    homepage: info.homepage,
    version: `${read.split('-').map(Number).join('.')}+${state}`,
    created: `${read}T00:00:00Z`,
    rights: RIGHTS,
    sources: [...data.sources.values()].map(sourceOf),
    resources,
  };
}

/** The day on which the newest of the sources was read, in full. */
function newestReading(data: Data): string {
  const days = [...data.sources.values()].map(({ accessed }) => accessed).sort();
  const newest = days.at(-1) ?? '1970';
  return `${newest}-01-01`.slice(0, 10);
}

function resourcesOf(data: Data, dataset: Dataset, { pathOf }: PackageInfo): Resource[] {
  const { id, title } = dataset;
  const used = new Set(dataset.rows.flatMap((row) => row.sources));
  const sources = [...used].flatMap((source) => data.sources.get(source) ?? []).map(sourceOf);
  const description = fillTemplate(data, dataset.description);
  const file = (form: 'csv' | 'json', text: string) => ({
    path: pathOf(id, form),
    format: form,
    encoding: 'utf-8' as const,
    bytes: Buffer.byteLength(text),
    hash: `sha256:${sha256(text)}`,
    sources,
    schema: tableSchema(data, dataset, form),
  });
  const json = file('json', jsonText(datasetJson(data, dataset)));
  return [
    {
      name: id,
      type: 'table',
      title,
      description: `${description} An apostrophe before =, +, - or @ at the start of a text keeps spreadsheets from running it.`,
      mediatype: 'text/csv',
      ...file('csv', datasetCsv(data, dataset)),
    },
    {
      name: `${id}.json`,
      type: 'table',
      title,
      description,
      mediatype: 'application/json',
      dialect: { property: 'rows', itemType: 'object', itemKeys: json.schema.fields.map((field) => field.name) },
      ...json,
    },
  ];
}

/** A download in JSON, letter by letter as it is published. */
export function jsonText(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function tableSchema(data: Data, dataset: Dataset, form: 'csv' | 'json'): TableSchema {
  const { shape } = rowSchema;
  const fields: Field[] = [
    { name: 'id', title: 'Row', type: 'string', ...about(shape.id), constraints: { required: true, unique: true } },
    ...dataset.columns.map((column) => columnField(data, dataset, column)),
    fixed('status', 'How it became public', statusSchema),
    fixed('confidence', 'What was read', confidenceSchema),
    {
      name: 'sources',
      title: 'Sources',
      type: form === 'csv' ? 'string' : 'array',
      description: 'The documents that the row rests on; a row of our arithmetic has none of its own.',
    },
    { name: 'note', title: 'Note', type: 'string', ...about(shape.note) },
    { name: 'formula', title: 'Formula', type: 'string', ...about(shape.formula) },
  ];
  const keys = foreignKeys(data, dataset, form);
  return {
    fields,
    primaryKey: ['id'],
    missingValues: [''],
    ...(keys.length > 0 ? { foreignKeys: keys } : {}),
  };
}

function columnField(data: Data, dataset: Dataset, column: Column): Field {
  const { name, title, type, optional } = column;
  const required = optional ? {} : { required: true };
  const constraints = optional ? {} : { constraints: required };
  switch (type) {
    case 'count': {
      const whole = dataset.rows.every(
        (row) => !(name === 'value' && row.formula) || Number.isInteger(cellValue(data, row.id)),
      );
      const unit = unitOf(data, dataset, name);
      const constraints = { ...required, minimum: 0 };
      return { name, title, type: whole ? 'integer' : 'number', constraints, ...(unit ? { unit } : {}) };
    }
    case 'date': {
      // No type of the specification holds years, months, days and intervals in one column.
      const date = '\\d{4}(-\\d{2}(-\\d{2})?)?';
      const description = 'A year, a month, a day, or an interval with a stroke between its ends (ISO 8601).';
      return { name, title, type: 'string', description, constraints: { ...required, pattern: `${date}(/${date})?` } };
    }
    case 'flag':
      return { name, title, type: 'boolean', trueValues: ['true'], falseValues: ['false'], ...constraints };
    case 'row':
      return { name, title, type: 'string', description: 'The id of another row.', ...constraints };
    case 'text':
      return { name, title, type: 'string', ...constraints };
  }
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

/** A column of row ids leads to another table where all its rows stand in the same one. */
function foreignKeys(data: Data, dataset: Dataset, form: 'csv' | 'json'): NonNullable<TableSchema['foreignKeys']> {
  return dataset.columns.flatMap(({ name, type }) => {
    if (type !== 'row') return [];
    const homes = new Set(dataset.rows.flatMap((row) => data.rows.get(String(row[name]))?.dataset.id ?? []));
    const [home] = homes;
    if (homes.size !== 1 || home === undefined) return [];
    const resource = home === dataset.id ? {} : { resource: form === 'csv' ? home : `${home}.json` };
    return [{ fields: [name], reference: { ...resource, fields: ['id'] } }];
  });
}

function fixed(name: string, title: string, schema: typeof statusSchema | typeof confidenceSchema): Field {
  return { name, title, type: 'string', ...about(schema), constraints: { required: true, enum: schema.options } };
}

/** The words that editors read beside the field. */
function about({ description }: { description?: string | undefined }): { description?: string } {
  return description === undefined ? {} : { description };
}

function sourceOf({ publisher, title, url, published }: Source): PackageSource {
  return {
    title: `${publisher}: ${title}`,
    ...(url ? { path: url } : {}),
    ...(published ? { version: published } : {}),
  };
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
