/** What the schema finds wrong, as problems with line, row and plain words. */
import { listOf, partOf } from '../../data/row-name.ts';
import type { z } from 'zod';
import { DATE_FORMS } from '../../charts/field.ts';
import type { DateKind, Expected, Kind, Mistake } from '../../data/mistakes/mistake.ts';
import type { Located } from '../parse.ts';
import type { Path, Problem } from '../problems.ts';
import { fieldNamesAt } from './schema-fields.ts';
import { suggest } from '../../data/mistakes/suggest.ts';

const MOST_ISSUES = 500;

/** Every issue of one file. */
export function schemaProblems(file: Located, all: z.core.$ZodIssue[]): Problem[] {
  // The same slip on every row of a long file needs no thousand sentences.
  const issues = all.slice(0, MOST_ISSUES);
  return issues.flatMap((issue) => {
    const at = issue.path.map(asKey);
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => file.problem([...at, key], unknownField(file, at, key)));
    const slip = valueAt(file.value, at) === undefined ? misspelledAs(file, at) : undefined;
    const group = at.slice(0, -1);
    // Where fields are closed, the schema tells of the wrong name by itself.
    if (slip) return isRow(group) ? [file.problem([...group, slip], unknownField(file, group, slip))] : [];
    if (issue.code === 'invalid_union' && issue.errors.length > 0) {
      // The member of the union that fits best has the fewest complaints; cells have one complaint for each type.
      const nearest = [...issue.errors].sort((a, b) => depth(b) - depth(a) || a.length - b.length)[0] ?? [];
      if (depth(nearest) > 0) {
        return schemaProblems(
          file,
          nearest.map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] })),
        );
      }
    }
    return [file.problem(at, mistakeIn(issue, file, at))];
  });
}

/** How far into a value the complaints of a member of a union reach: the farther, the nearer it fits. */
function depth(issues: z.core.$ZodIssue[]): number {
  return Math.max(0, ...issues.map(({ path, code }) => path.length + (code === 'unrecognized_keys' ? 1 : 0)));
}

function unknownField(file: Located, group: Path, key: string): Mistake {
  const known = fieldNamesAt(file, group).filter((name) => name !== '$schema');
  return { code: 'unknown-field', name: key, candidates: suggest(key, absent(file, group)), known };
}

/** The fields that a group may have and has not: one that is there already is not what was meant. */
function absent(file: Located, group: Path): string[] {
  return fieldNamesAt(file, group).filter((name) => valueAt(file.value, [...group, name]) === undefined);
}

/** The name under which a missing field is there all the same. */
function misspelledAs(file: Located, at: Path): string | undefined {
  const group = at.slice(0, -1);
  const [known, free] = [fieldNamesAt(file, group), absent(file, group)];
  const found = valueAt(file.value, group);
  const strange = Object.keys(typeof found === 'object' && found !== null ? found : {}).filter(
    (key) => !known.includes(key),
  );
  return strange.find((key) => suggest(key, free).near === at.at(-1));
}

/** A row takes further fields, the columns of its dataset. */
function isRow(group: Path): boolean {
  return group[0] === 'rows' && group.length === 2;
}

/** An issue of the schema as a mistake of a value, a field or a name. */
function mistakeIn(issue: z.core.$ZodIssue, file: Located, at: Path): Mistake {
  const found = valueAt(file.value, at);
  const name = String(at.at(-1) ?? '');
  const expected = expectedBy(issue);
  if (at.length === 0 && issue.code === 'invalid_type') return { code: 'no-group' };
  if (found === undefined) return { code: 'missing-value', name, isNull: false, expected };
  if (issue.code === 'too_small') return { code: 'nothing-in-it', expected };
  if (expected.kind !== 'other') {
    // A chart is named by its type.
    const kind = issue.code === 'invalid_union' ? issue.discriminator : undefined;
    return { code: 'wrong-kind', value: (kind && partOf(found, kind)) ?? found, expected };
  }
  // A rule of the schema brings its words, and on a second line what to do.
  const [rule = '', fix] = issue.message.split('\n');
  const better = name === 'id' ? slug(String(found)) : '';
  return {
    code: 'broken-rule',
    value: found,
    rule,
    fix: fix ?? (better ? `Change it to "${better}".` : 'Write it in that form.'),
  };
}

const KINDS: Record<string, Kind> = { string: 'text', boolean: 'flag', array: 'list', object: 'group' };

/** What the schema asked for; of another kind where a rule says it in its own words. */
function expectedBy(issue: z.core.$ZodIssue): Expected {
  const of = (kind: Kind, choices: unknown[] = [], dates: DateKind = 'date'): Expected => ({
    kind,
    dates,
    choices: choices.map(String),
  });
  const kindOf = (type: string): Kind => KINDS[type] ?? 'number';
  switch (issue.code) {
    case 'invalid_type':
      return of(kindOf(issue.expected));
    case 'too_small':
      return of(kindOf(issue.origin));
    case 'invalid_value':
      return of('text', issue.values);
    case 'invalid_format':
      if (issue.format === 'url') return of('address');
      if (issue.pattern === String(DATE_FORMS.day)) return of('date', [], 'day');
      return of(issue.pattern === String(DATE_FORMS.date) ? 'date' : 'other');
    case 'invalid_union': {
      const isGroup = issue.errors.flat().some((inner) => inner.code === 'invalid_type' && inner.expected === 'object');
      return of(isGroup ? 'group' : 'number or text', listOf(partOf(issue, 'options')));
    }
    default:
      return of('other');
  }
}

/** A name made of any text: "Tea 2020" → "tea-2020". */
function slug(text: string): string {
  const words =
    text
      .toLowerCase()
      .normalize('NFKD')
      .match(/[a-z0-9]+/g) ?? [];
  return words.join('-');
}

function asKey(key: PropertyKey): string | number {
  return typeof key === 'symbol' ? String(key) : key;
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(partOf, value);
}
