/** All datasets described for programs: a Data Package of version 2 (datapackage.org) beside the downloads. */
import { createHash } from 'node:crypto';
import { definitionOf } from '../charts/chart.ts';
import { csvFile, datasetJson, RIGHTS } from './csv.ts';
import { cellValue, fillTemplate } from '../data/facts.ts';
import type { Data } from '../data/data.ts';
import { confidenceSchema, rowSchema, statusSchema } from '../data/schema/schema.ts';
import type { Column, Dataset, Source } from '../data/schema/schema.ts';

/** What the whole follows; the specification ignores such a line in the parts. */
const PROFILE = 'https://datapackage.org/profiles/2.0/datapackage.json';
const APOSTROPHE = 'An apostrophe before =, +, - or @ at the start of a text keeps spreadsheets from running it.';

type Form = 'csv' | 'json';

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
  pathOf: (id: string, form: Form) => string;
}

/** A column of a table, in the words of Table Schema. */
export interface Field {
  name: string;
  title: string;
  type: 'string' | 'integer' | 'number' | 'boolean' | 'array';
  description?: string | undefined;
  /** What the number counts; the specification has no word for it. */
  unit?: string;
  constraints?: { required?: boolean; unique?: boolean; minimum?: number; pattern?: string; enum?: readonly string[] };
  trueValues?: string[];
  falseValues?: string[];
}

export type DataPackage = ReturnType<typeof dataPackage>;
export type Resource = DataPackage['resources'][number];

/** The package; the same data give the same package, whenever it is built. */
export function dataPackage(data: Data, { pathOf, address, ...info }: PackageInfo) {
  const resources = [...data.datasets.values()].flatMap(({ value }) => [
    resourceOf(data, value, 'csv', pathOf(value.id, 'csv')),
    resourceOf(data, value, 'json', pathOf(value.id, 'json')),
  ]);
  const read = newestReading(data);
  const state = sha256(resources.map(({ hash }) => hash).join('\n')).slice(0, 12);
  return {
    $schema: PROFILE,
    name: info.name,
    id: address,
    title: info.title,
    description: info.description,
    homepage: info.homepage,
    version: `${read.split('-').map(Number).join('.')}+${state}`,
    created: `${read}T00:00:00Z`,
    // In words: the publishers have licensed nothing that we could name here.
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

/** One download of a dataset: its CSV, or its JSON, whose rows stand inside it. */
function resourceOf(data: Data, dataset: Dataset, format: Form, path: string) {
  const isCsv = format === 'csv';
  const text = isCsv ? csvFile(data, dataset) : jsonText(datasetJson(data, dataset));
  const description = fillTemplate(data, dataset.description);
  const schema = tableSchema(data, dataset, format);
  const used = new Set(dataset.rows.flatMap((row) => row.sources));
  return {
    name: isCsv ? dataset.id : `${dataset.id}.json`,
    type: 'table',
    title: dataset.title,
    description: isCsv ? `${description} ${APOSTROPHE}` : description,
    mediatype: isCsv ? 'text/csv' : 'application/json',
    ...(isCsv
      ? {}
      : { dialect: { property: 'rows', itemType: 'object', itemKeys: schema.fields.map(({ name }) => name) } }),
    path,
    format,
    encoding: 'utf-8',
    bytes: Buffer.byteLength(text),
    hash: `sha256:${sha256(text)}`,
    sources: [...used].flatMap((source) => data.sources.get(source) ?? []).map(sourceOf),
    schema,
  };
}

/** A download in JSON, letter by letter as it is published. */
export function jsonText(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function tableSchema(data: Data, dataset: Dataset, form: Form) {
  const { shape } = rowSchema;
  const fields: Field[] = [
    {
      name: 'id',
      title: 'Row',
      type: 'string',
      description: shape.id.description,
      constraints: { required: true, unique: true },
    },
    ...dataset.columns.map((column) => columnField(data, dataset, column)),
    fixed('status', 'How it became public', statusSchema),
    fixed('confidence', 'What was read', confidenceSchema),
    {
      name: 'sources',
      title: 'Sources',
      type: form === 'csv' ? 'string' : 'array',
      description: 'The documents that the row rests on; a row of our arithmetic has none of its own.',
    },
    { name: 'note', title: 'Note', type: 'string', description: shape.note.description },
    { name: 'formula', title: 'Formula', type: 'string', description: shape.formula.description },
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
function foreignKeys(data: Data, dataset: Dataset, form: Form) {
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
  return {
    name,
    title,
    type: 'string',
    description: schema.description,
    constraints: { required: true, enum: schema.options },
  };
}

function sourceOf({ publisher, title, url, published }: Source) {
  return {
    title: `${publisher}: ${title}`,
    ...(url ? { path: url } : {}),
    ...(published ? { version: published } : {}),
  };
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
