/** What the schemas say of a place in a data file, so that advice fits the place: a "title" is one thing in a source and another in a figure. */
import { listOf, partOf } from '../../data/row-name.ts';
import { DATE_FORMS } from '../../charts/field.ts';
import { jsonSchemas } from '../../data/schema/json-schemas.ts';
import type { Located } from '../parse.ts';
import type { Path } from '../problems.ts';

export interface FieldHelp {
  /** What the field is for: "Who published it."; empty where no schema knows the field. */
  words: string;
  /** A value that it may hold. */
  example: unknown;
  /** "string", "number", "null" and so on; lists of texts are "texts". */
  types: Set<string>;
  isAddress: boolean;
  /** The closed list that it takes its value from; else empty. */
  choices: string[];
  date: 'day' | 'date' | undefined;
}

/** What may stand at a place; undefined where the schema knows of no such field. */
export function fieldAt(file: Located, at: Path): FieldHelp | undefined {
  const [field] = partsAt(file, at);
  if (field === undefined) return undefined;
  const kinds = membersOf(field, undefined);
  const pattern = kinds.map((kind) => partOf(kind, 'pattern')).find((text) => text !== undefined);
  return {
    words: String(partOf(field, 'description') ?? '').split('\n')[0] ?? '',
    example: partOf(partOf(field, 'examples'), 0),
    types: new Set(kinds.flatMap(typesOf)),
    isAddress: kinds.some((kind) => partOf(kind, 'format') === 'uri'),
    choices: listOf(partOf(field, 'enum')).map(String),
    date: (['day', 'date'] as const).find((form) => DATE_FORMS[form].source === pattern),
  };
}

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
function partsAt(file: Located, at: Path): unknown[] {
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
function membersOf(part: unknown, value: unknown): unknown[] {
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

function typesOf(part: unknown): string[] {
  const type = partOf(part, 'type');
  if (type === 'array') return [partOf(partOf(part, 'items'), 'type') === 'string' ? 'texts' : 'array'];
  return (Array.isArray(type) ? type : [type]).map(String);
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
