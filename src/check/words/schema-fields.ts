/** What the schemas say of a place in a data file, so that advice fits the place: a "title" is one thing in a source and another in a figure. */
import { listOf, partOf } from '../../data/row-name.ts';
import { jsonSchemas } from '../../data/schema/json-schemas.ts';
import type { Located } from '../parse.ts';
import type { Path } from '../problems.ts';

/** The names of the fields that a group may have; a row has the columns of its dataset too. */
export function fieldNamesAt(file: Located, at: Path): string[] {
  const value = at.reduce<unknown>(partOf, file.value);
  const names = partsAt(file, at)
    .flatMap((part) => membersOf(part, value))
    .flatMap((part) => Object.keys(groupOf(partOf(part, 'properties'))));
  const isRow = at[0] === 'rows' && at.length === 2;
  const columns = isRow ? listOf(partOf(file.value, 'columns')).map((column) => partOf(column, 'name')) : [];
  return [...new Set([...names, ...columns.filter((name) => typeof name === 'string')])];
}

/** The parts of the schema that describe a place: several where a choice is still open. */
export function partsAt(file: Located, at: Path): unknown[] {
  let [parts, value]: [unknown[], unknown] = [[schemaOf(file.path)], file.value];
  for (const key of at) {
    parts = parts
      .flatMap((part) => membersOf(part, value))
      .map((part) => (typeof key === 'number' ? partOf(part, 'items') : partOf(partOf(part, 'properties'), key)))
      .filter((part) => part !== undefined);
    value = partOf(value, key);
  }
  return parts;
}

/** The members of a choice, or the part itself; only those that the value is, where it is one. */
export function membersOf(part: unknown, value: unknown): unknown[] {
  const members = listOf(partOf(part, 'oneOf') ?? partOf(part, 'anyOf'));
  if (members.length === 0) return [part];
  const fitting = [isOfType, isComplete].map((fits) => members.filter((member) => fits(member, value)));
  const open = fitting.find((some) => some.length > 0) ?? members;
  return open.flatMap((member) => membersOf(member, value));
}

/** True for a chart of the type that the value names. */
function isOfType(member: unknown, value: unknown): boolean {
  const type = partOf(partOf(partOf(member, 'properties'), 'type'), 'const');
  return type !== undefined && type === partOf(value, 'type');
}

/** True where a group has all that a member asks for. */
function isComplete(member: unknown, value: unknown): boolean {
  const needed = listOf(partOf(member, 'required'));
  return needed.length > 0 && needed.every((name) => partOf(value, name) !== undefined);
}

let schemas: Map<string, unknown> | undefined;

/** The schema of a file, read once. */
function schemaOf(path: string): unknown {
  schemas ??= new Map([...jsonSchemas()].map(([name, text]) => [name, JSON.parse(text)]));
  const [, folder, name = ''] = /^data\/(?:(datasets|figures)\/)?(.*)\.json$/.exec(path) ?? [];
  return schemas.get(`${folder ? folder.replace(/s$/, '') : name}.schema.json`);
}

function groupOf(value: unknown): object {
  return typeof value === 'object' && value !== null ? value : {};
}
