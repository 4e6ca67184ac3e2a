/** What the schema finds wrong, as problems with line, row and plain words. */
import { listOf, partOf } from '../../data/row-name.ts';
import type { z } from 'zod';
import { DATE_FORMS } from '../../charts/field.ts';
import { type Expected, type Kind, type Mistake, unknownName } from '../../data/mistakes/mistake.ts';
import type { Located } from '../parse.ts';
import type { Path, Problem } from '../problems.ts';

const MOST_ISSUES = 500;

/** Every issue of one file. The same slip on every row of a long file needs no thousand sentences. */
export function schemaProblems(file: Located, issues: z.core.$ZodIssue[]): Problem[] {
  return issues.slice(0, MOST_ISSUES).flatMap((issue) => {
    const at = issue.path.map((key) => (typeof key === 'symbol' ? String(key) : key));
    if (issue.code !== 'unrecognized_keys') return [file.problem(at, mistakeIn(issue, file, at))];
    return issue.keys.map((name) => file.problem([...at, name], unknownName('field', name, [])));
  });
}

/** An issue of the schema as a mistake of a value, a field or a name. */
function mistakeIn(issue: z.core.$ZodIssue, file: Located, at: Path): Mistake {
  const found = at.reduce<unknown>(partOf, file.value);
  const name = String(at.at(-1) ?? '');
  const expected = expectedBy(issue);
  if (found === undefined) return { code: 'missing-value', name, expected };
  if (issue.code === 'too_small') return { code: 'nothing-in-it', expected };
  if (expected.kind !== 'other') {
    // A chart is named by its type.
    const kind = issue.code === 'invalid_union' ? issue.discriminator : undefined;
    return { code: 'wrong-kind', value: (kind && partOf(found, kind)) ?? found, expected };
  }
  // A rule of the schema brings its words, and on a second line what to do.
  const [rule = '', fix = 'Write it in that form.'] = issue.message.split('\n');
  return { code: 'broken-rule', value: found, rule, fix };
}

const KINDS: Record<string, Kind> = { string: 'text', boolean: 'flag', array: 'list', object: 'group' };

/** What the schema asked for; of another kind where a rule says it in its own words. */
function expectedBy(issue: z.core.$ZodIssue): Expected {
  const of = (kind: Kind = 'number', choices: unknown[] = []): Expected => ({ kind, choices: choices.map(String) });
  switch (issue.code) {
    case 'invalid_type':
      return of(KINDS[issue.expected]);
    case 'too_small':
      return of(KINDS[issue.origin]);
    case 'invalid_value':
      return of('text', issue.values);
    case 'invalid_format':
      if (issue.format === 'url') return of('address');
      if (issue.pattern === String(DATE_FORMS.day)) return of('day');
      return of(issue.pattern === String(DATE_FORMS.date) ? 'date' : 'other');
    case 'invalid_union': {
      const isGroup = issue.errors.flat().some((inner) => inner.code === 'invalid_type' && inner.expected === 'object');
      return of(isGroup ? 'group' : 'cell', listOf(partOf(issue, 'options')));
    }
    default:
      return of('other');
  }
}
