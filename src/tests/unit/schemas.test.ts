/** The generated JSON Schemas are those of the code, and every data file points at one that is there. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { jsonSchemas } from '../../data/json-schemas.ts';
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
