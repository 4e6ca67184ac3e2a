/** The generated JSON Schemas are those of the code, they describe every field, and every data file points at one that is there. */
import { partOf } from '../../data/row-name.ts';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { jsonSchemas } from '../../data/schema/json-schemas.ts';
import { readDataFiles } from '../../data/read.ts';

test.each([...jsonSchemas()])('%s is up to date: npm run schemas', (name, text) => {
  expect(readFileSync(`data/schema/${name}`, 'utf8')).toBe(text);
});

test('every data file names a schema that exists', () => {
  const dead = readDataFiles().filter(({ path, text }) => {
    const [, schema = ''] = /"\$schema":\s*"([^"]+)"/.exec(text) ?? [];
    return !schema || !existsSync(join(dirname(path), schema));
  });
  expect(dead.map(({ path }) => path)).toEqual([]);
});

const ajv = new Ajv({ strict: false });
addFormats.default(ajv);

/** Whether a value fits a part of a schema. */
function fits(schema: unknown, value: unknown): boolean {
  if (typeof schema !== 'object' || schema === null) throw new Error('No schema');
  return ajv.compile(schema)(value) === true;
}

interface Field {
  name: string;
  schema: unknown;
}

/** Every named field of a schema, at any depth. */
function fieldsOf(schema: unknown, name = ''): Field[] {
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([key, part]) => {
    if (key !== 'properties' || typeof part !== 'object' || part === null) return fieldsOf(part, name);
    return Object.entries(part).flatMap(([field, inner]) => [
      { name: `${name}${field}`, schema: inner },
      ...fieldsOf(inner, `${name}${field}.`),
    ]);
  });
}

describe.each([...jsonSchemas()])('the fields of %s', (_, text) => {
  const schema: unknown = JSON.parse(text);
  const fields = fieldsOf(schema);

  test('are all described', () => {
    expect(fields.length).toBeGreaterThan(3);
    const bare = fields.filter(({ schema: field }) => typeof partOf(field, 'description') !== 'string');
    expect(bare.map(({ name }) => name)).toEqual([]);
  });
});

test('the schemas are of the draft that editing programs know, and the data files fit them', () => {
  for (const { path, text } of readDataFiles()) {
    const [, name = ''] = /"\$schema":\s*"[^"]*\/([^"]+)"/.exec(text) ?? [];
    const schema: unknown = JSON.parse(jsonSchemas().get(name) ?? 'null');
    expect(partOf(schema, '$schema')).toBe('http://json-schema.org/draft-07/schema#');
    expect(fits(schema, JSON.parse(text)), path).toBe(true);
  }
});
