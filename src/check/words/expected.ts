/** What a place of the data takes: said by the type of a column, or by the schema of a field. */
import type { Expected, Kind } from '../../data/mistakes/mistake.ts';
import { showWhole } from '../problems.ts';
import type { Column } from '../../data/schema/schema.ts';
import type { FieldHelp } from './schema-fields.ts';

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
  string: 'text',
  number: 'number',
  boolean: 'flag',
  array: 'list',
  texts: 'texts',
  object: 'group',
};

/** What a field takes; the type is that which the schema asked for, where it says so. */
export function expectedBy(help: FieldHelp | undefined, choices: string[], asked?: string): Expected {
  const types = help?.types ?? new Set<string>();
  const mixed = types.has('string') && types.has('number');
  const only = ['texts', 'string', 'number', 'boolean', 'array', 'object'].find((type) => types.has(type));
  const kind = help?.date ? 'date' : mixed ? 'number or text' : (KINDS[only ?? asked ?? ''] ?? 'other');
  const [first = ''] = (help?.words ?? '').split(/\.(?: |$)/);
  return {
    kind,
    dates: help?.date ?? 'date',
    choices: choices.length > 0 ? choices : (help?.choices ?? []),
    purpose: first.replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase()),
    example: showWhole(help?.example),
    isAddress: help?.isAddress ?? false,
    mayBeNull: types.has('null'),
  };
}
