/** What a place of the data takes: said by the type of a column, or by the schema of a field. */
import type { Expected, Kind } from '../../data/mistakes/mistake.ts';
import { DATE_FORMS } from '../../charts/field.ts';
import { listOf, partOf } from '../../data/row-name.ts';
import type { Located } from '../parse.ts';
import type { Path } from '../problems.ts';
import { showWhole } from './show.ts';
import type { Column } from '../../data/schema/schema.ts';
import { membersOf, partsAt } from './schema-fields.ts';

const PLAIN: Omit<Expected, 'kind'> = {
  dates: 'date',
  choices: [],
  purpose: '',
  example: undefined,
  isAddress: false,
  mayBeNull: false,
};

/** What the cells of a column take. */
export function expectedIn({ type }: Pick<Column, 'type'>): Expected {
  return { ...PLAIN, kind: type, dates: 'span' };
}

const KINDS: Record<string, Kind> = {
  texts: 'texts',
  string: 'text',
  number: 'number',
  boolean: 'flag',
  array: 'list',
  object: 'group',
};

/** What the field at a place takes, by its schema; the choices and the type are those that the schema asked for, where it says so. */
export function expectedAt(file: Located, at: Path, choices: string[], asked = ''): Expected {
  const [field] = partsAt(file, at);
  const members = field === undefined ? [] : membersOf(field, undefined);
  const types = new Set(members.flatMap(typesOf));
  const pattern = members.map((member) => partOf(member, 'pattern')).find((text) => text !== undefined);
  const date = (['day', 'date'] as const).find((form) => DATE_FORMS[form].source === pattern);
  const only = Object.keys(KINDS).find((type) => types.has(type)) ?? asked;
  const mixed = types.has('string') && types.has('number');
  const [purpose = ''] = String(partOf(field, 'description') ?? '').split(/\.(?: |\n|$)|\n/);
  return {
    kind: date ? 'date' : mixed ? 'number or text' : (KINDS[only] ?? 'other'),
    dates: date ?? 'date',
    choices: choices.length > 0 ? choices : listOf(partOf(field, 'enum')).map(String),
    purpose: purpose.replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase()),
    example: showWhole(partOf(partOf(field, 'examples'), 0)),
    isAddress: members.some((member) => partOf(member, 'format') === 'uri'),
    mayBeNull: types.has('null'),
  };
}

/** "string", "number", "null" and so on; lists of texts are "texts". */
function typesOf(part: unknown): string[] {
  const type = partOf(part, 'type');
  if (type === 'array') return [partOf(partOf(part, 'items'), 'type') === 'string' ? 'texts' : 'array'];
  return (Array.isArray(type) ? type : [type]).map(String);
}
