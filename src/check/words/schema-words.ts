/** What the schema finds wrong, as problems with line, row and plain words. */
import { listOf, partOf } from '../../data/row-name.ts';
import type { z } from 'zod';
import { DATE_FORMS } from '../../charts/field.ts';
import type { DateKind, Expected, Kind, Mistake } from '../../data/mistakes/mistake.ts';
import type { Located } from '../parse.ts';
import type { Path, Problem } from '../problems.ts';
import { suggest } from '../../data/mistakes/suggest.ts';

const MOST_ISSUES = 500;

/** Every issue of one file. */
export function schemaProblems(file: Located, all: z.core.$ZodIssue[]): Problem[] {
  // The same slip on every row of a long file needs no thousand sentences.
  const issues = all.slice(0, MOST_ISSUES);
  const meant = new Set<string>();
  const problems = issues.flatMap((issue) => {
    const at = issue.path.map(asKey);
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((name) => {
        const near = suggest(name, missingIn(file, at, issues)).near;
        if (near) meant.add(JSON.stringify([...at, near]));
        return file.problem([...at, name], { code: 'unknown-field', name, near });
      });
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
  // What is there under a wrong name is not missing as well.
  return problems.filter(({ at }) => !meant.has(JSON.stringify(at)));
}

/** How far into a value the complaints of a member of a union reach: the farther, the nearer it fits. */
function depth(issues: z.core.$ZodIssue[]): number {
  return Math.max(0, ...issues.map(({ path, code }) => path.length + (code === 'unrecognized_keys' ? 1 : 0)));
}

/** The fields that a group lacks: one of them may be there under a wrong name. */
function missingIn(file: Located, group: Path, issues: z.core.$ZodIssue[]): string[] {
  const missing = issues.map(({ path }) => path.map(asKey)).filter((at) => valueAt(file.value, at) === undefined);
  return missing
    .filter((at) => JSON.stringify(at.slice(0, -1)) === JSON.stringify(group))
    .map((at) => String(at.at(-1)));
}

/** An issue of the schema as a mistake of a value, a field or a name. */
function mistakeIn(issue: z.core.$ZodIssue, file: Located, at: Path): Mistake {
  const found = valueAt(file.value, at);
  const name = String(at.at(-1) ?? '');
  const expected = expectedBy(issue);
  if (at.length === 0 && issue.code === 'invalid_type') return { code: 'no-group' };
  if (found === undefined) return { code: 'missing-value', name, expected };
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
