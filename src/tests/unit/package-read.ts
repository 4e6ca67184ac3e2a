/** Reads a download with nothing but its Table Schema, as a program that has never seen the site would. */
import { csvParse } from 'd3';
import type { Field, Resource } from '../../site/data-package.ts';

type Value = string | number | boolean | null;

/** The rows of a CSV, each value of the type that its field names; what breaks a constraint throws. */
export function readCsv(text: string, { schema }: Resource): Record<string, Value>[] {
  const table = csvParse(text.replace(/^\uFEFF/, ''));
  const names = schema.fields.map(({ name }) => name);
  if (table.columns.join() !== names.join()) throw new Error(`The columns are ${table.columns.join()}`);
  return table.map((row) =>
    Object.fromEntries(
      schema.fields.map((field) => [field.name, cast(field, row[field.name] ?? '', schema.missingValues)]),
    ),
  );
}

function cast(field: Field, text: string, missing: string[]): Value {
  const { name, type, constraints = {} } = field;
  const fail = (what: string): never => {
    throw new Error(`${name} is ${JSON.stringify(text)}, which is ${what}`);
  };
  if (missing.includes(text)) return constraints.required ? fail('missing') : null;
  if (constraints.enum && !constraints.enum.includes(text)) fail('not in its list');
  if (type === 'boolean') return text === 'true' || (text === 'false' ? false : fail('no flag'));
  if (type !== 'integer' && type !== 'number') return text;
  const value = Number(text);
  if (!Number.isFinite(value) || (type === 'integer' && !Number.isInteger(value))) fail(`no ${type}`);
  if (value < (constraints.minimum ?? -Infinity)) fail('too small');
  return value;
}
