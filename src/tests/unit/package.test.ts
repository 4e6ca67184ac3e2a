import { describe, expect, test } from 'vitest';
import { datasetCsv, datasetJson, jsonText } from '../../site/csv.ts';
import type { Data } from '../../data/data.ts';
import { parseData } from '../../data/load.ts';
import { dataPackage, type DataPackage, type Resource } from '../../site/data-package.ts';
import type { DataFile } from '../../data/read.ts';
import { frozenFiles } from '../frozen.ts';
import { readCsv } from './package-read.ts';
import { faults } from './package-rules.ts';

const files = frozenFiles;
const data = parseData(files);
const described = packageOf(data);

function packageOf(source: Data): DataPackage {
  return dataPackage(source, {
    name: 'absconder-counts',
    title: 'A title',
    description: 'A description',
    homepage: 'https://example.org/',
    id: 'https://example.org/datapackage.json',
  });
}

const edited = (path: string, from: string, to: string): DataFile[] =>
  files.map((file) => {
    if (file.path !== path) return file;
    expect(file.text).toContain(from);
    return { path, text: file.text.replace(from, to) };
  });

/** The apostrophe that keeps a spreadsheet from running a text; the resource's description says so. */
const bare = (value: unknown): unknown => (typeof value === 'string' ? value.replace(/^'(?=[=+\-@\t\r])/, '') : value);

/** The rows of the JSON download as flat as those of the CSV. */
function jsonRows(source: Data, id: string): Record<string, unknown>[] {
  const dataset = source.datasets.get(id)?.value;
  if (!dataset) throw new Error(`There is no dataset ${id}`);
  const { rows } = JSON.parse(jsonText(datasetJson(source, dataset)));
  return rows.map(({ sources, ...row }: { sources: { publisher: string; url: string | null }[] }) => ({
    ...row,
    sources: sources.map(({ publisher, url }) => (url ? `${publisher} <${url}>` : publisher)).join('; ') || null,
  }));
}

function csvRows(source: Data, resource: Resource): Record<string, unknown>[] {
  const dataset = source.datasets.get(resource.name)?.value;
  if (!dataset) throw new Error(`There is no dataset ${resource.name}`);
  return readCsv(datasetCsv(source, dataset), resource).map((row) =>
    Object.fromEntries(Object.entries(row).map(([name, value]) => [name, bare(value)])),
  );
}

describe('the Data Package', () => {
  test('is as the specification says', () => {
    expect(faults(JSON.parse(JSON.stringify(described)))).toEqual([]);
  });

  test('describes each dataset', () => {
    const names = [...data.datasets.keys()].map((id) => `datasets/${id}.csv`);
    expect(described.resources.map(({ path }) => path)).toEqual(names);
  });

  test('takes its version and its date from the data', () => {
    const newest =
      [...data.sources.values()]
        .map(({ accessed }) => accessed)
        .sort()
        .at(-1) ?? '';
    expect(described.created).toBe(`${newest}T00:00:00Z`);
    expect(described.version).toMatch(/^\d{4}\.\d{1,2}\.\d{1,2}\+[0-9a-f]{12}$/);
    expect(packageOf(parseData(files))).toEqual(described);
    const after = packageOf(parseData(edited('data/datasets/pool-counts.json', '53298', '61400')));
    expect(after.created).toBe(described.created);
    expect(after.version).not.toBe(described.version);
  });

  test('claims no licence and names every source', () => {
    expect(described).not.toHaveProperty('licenses');
    expect(described.rights).toContain('belong to their publishers');
    expect(described.sources).toHaveLength(data.sources.size);
    const used = described.resources.flatMap(({ sources }) => sources.map(({ title }) => title));
    expect(described.sources.map(({ title }) => title)).toEqual(expect.arrayContaining(used));
  });

  test('names statuses, units and empty values', () => {
    const schema = (name: string) => described.resources.find((resource) => resource.name === name)?.schema;
    const field = (name: string, column: string) => schema(name)?.fields.find((each) => each.name === column);
    expect(field('pool-counts', 'status')?.constraints?.enum).toEqual(['published', 'released', 'leaked', 'derived']);
    expect(field('pool-counts', 'value')).toMatchObject({
      type: 'integer',
      unit: 'people',
      constraints: { minimum: 0 },
    });
    expect(field('settlement-years', 'before')).toMatchObject({ unit: 'years' });
    expect(schema('pool-counts')).toMatchObject({ primaryKey: ['id'], missingValues: [''] });
  });
});

describe.each(described.resources.map((resource) => [resource.name, resource] as const))(
  'the table %s',
  (_, resource) => {
    test('reads back from CSV, by its schema alone, to the rows of the JSON', () => {
      expect(csvRows(data, resource)).toEqual(jsonRows(data, resource.name));
    });
  },
);

describe('hostile strings', () => {
  test.each(['=HYPERLINK("https://example.org","x")', '+1', '-1', '@SUM(A1)', 'a,"b"\n;c', '</script><b>', "'quoted"])(
    '%j survives the way through CSV',
    (hostile) => {
      const json = JSON.stringify(hostile).slice(1, -1);
      const source = parseData(
        edited('data/datasets/pool-counts.json', '"label": "October 2025"', `"label": "${json}"`),
      );
      const after = packageOf(source);
      expect(faults(JSON.parse(JSON.stringify(after)))).toEqual([]);
      const resource = after.resources.find(({ name }) => name === 'pool-counts');
      if (!resource) throw new Error('The table is gone');
      const rows = csvRows(source, resource);
      expect(rows).toEqual(jsonRows(source, 'pool-counts'));
      expect(rows.map(({ label }) => label)).toContain(hostile);
    },
  );
});

describe('the rules notice', () => {
  const first = ({ resources }: DataPackage): Resource => {
    const [resource] = resources;
    if (!resource) throw new Error('There is no table');
    return resource;
  };
  const field = (copy: DataPackage, name: string): object =>
    first(copy).schema.fields.find((each) => each.name === name) ?? {};
  const withKey = (copy: DataPackage, key: object): void =>
    void Object.assign(first(copy).schema, {
      foreignKeys: [{ fields: ['id'], reference: { resource: 'pool-counts', fields: ['id'] }, ...key }],
    });

  test.each<[string, (copy: DataPackage) => void, string]>([
    ['a path that climbs', (copy) => Object.assign(first(copy), { path: '../secret.csv' }), 'path is'],
    ['an address with a space', (copy) => Object.assign(copy, { homepage: 'https://example.org/a b' }), 'homepage is'],
    ['a moment without a time', (copy) => Object.assign(copy, { created: '2026-11-22' }), 'created is'],
    ['a day that is none', (copy) => Object.assign(copy, { created: '2026-13-45T00:00:00Z' }), 'created is'],
    ['a licence without a name', (copy) => Object.assign(copy, { licenses: [{}] }), 'licenses is'],
    ['a licence named in words', (copy) => Object.assign(copy, { licenses: [{ name: 'CC BY 4' }] }), 'licenses is'],
    ['an unknown word', (copy) => Object.assign(copy, { licence: 'x' }), 'nothing is called licence'],
    ['a dialect that is no group', (copy) => Object.assign(first(copy), { dialect: 'x.json' }), 'dialect is'],
    ['a type that is none', (copy) => Object.assign(field(copy, 'id'), { type: 'count' }), 'type is'],
    [
      'a limit that is no number',
      (copy) => Object.assign(field(copy, 'id'), { type: 'integer', constraints: { minimum: '0' } }),
      'minimum is',
    ],
    [
      'a choice that stands twice',
      (copy) => Object.assign(field(copy, 'status'), { constraints: { enum: ['leaked', 'leaked'] } }),
      'enum is',
    ],
    [
      'what cannot be asked of a type',
      (copy) => Object.assign(field(copy, 'id'), { constraints: { minimum: 0 } }),
      'nothing is called minimum',
    ],
    ['a key of no field', (copy) => Object.assign(first(copy).schema, { primaryKey: ['nothing'] }), 'no field nothing'],
    ['a key from no field', (copy) => withKey(copy, { fields: [] }), 'a key of no field'],
    [
      'a key to no field',
      (copy) => withKey(copy, { reference: { resource: 'pool-counts', fields: ['nothing'] } }),
      'a key to no field',
    ],
    [
      'a key into no table',
      (copy) => withKey(copy, { reference: { resource: 'nowhere', fields: ['id'] } }),
      'a key into no other resource',
    ],
    [
      'two resources of one name',
      ({ resources }) => resources.push(...structuredClone(resources.slice(0, 1))),
      'the same name',
    ],
  ])('%s', (_, damage, says) => {
    const copy = structuredClone(described);
    damage(copy);
    expect(faults(copy).join('\n')).toContain(says);
  });
});
