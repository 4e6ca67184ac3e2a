/** What the schema finds wrong, as problems with line, row and plain words. */
import type { z } from 'zod';
import { listOf, partOf } from './names.ts';
import type { Located } from './parse.ts';
import { show, showInTable, type Path, type Problem, type Wording } from './problems.ts';
import { exampleOf, fieldNames } from './schema-fields.ts';
import { suggest } from './suggest.ts';

const MOST_ISSUES = 500;

/** Every issue of one file. */
export function schemaProblems(file: Located, all: z.core.$ZodIssue[]): Problem[] {
  // The same slip on every row of a long file needs no thousand sentences.
  const issues = all.slice(0, MOST_ISSUES);
  const misspelled = issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys' ? issue.keys.map((key) => String([...issue.path, meant(key)])) : [],
  );
  return issues.flatMap((issue) => {
    const at = issue.path.map(asKey);
    // A misspelled field is there under its wrong name.
    if (misspelled.includes(String(issue.path)) && valueAt(file.value, at) === undefined) return [];
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => file.problem([...at, key], unknownField(key)));
    }
    const slip = valueAt(file.value, at) === undefined ? misspelledAs(file, at) : undefined;
    if (slip) return [file.problem([...at.slice(0, -1), slip], unknownField(slip))];
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
    return [file.problem(at, words(issue, valueAt(file.value, at), at))];
  });
}

/** How far into a value the complaints of a member of a union reach: the farther, the nearer it fits. */
function depth(issues: z.core.$ZodIssue[]): number {
  return Math.max(0, ...issues.map(({ path, code }) => path.length + (code === 'unrecognized_keys' ? 1 : 0)));
}

function unknownField(key: string): string {
  return `There is no field called ${show(key)} here.\n${suggest(key, fieldNames(), 'Check the spelling, or remove it.')}`;
}

/** The name under which a missing field of a row is there all the same. */
function misspelledAs(file: Located, at: Path): string | undefined {
  const field = String(at.at(-1));
  const row = at[0] === 'rows' && at.length === 3 ? valueAt(file.value, at.slice(0, -1)) : undefined;
  const keys = typeof row === 'object' && row !== null ? Object.keys(row) : [];
  return keys.find((key) => meant(key) === field && key !== field);
}

/** The field that a misspelled one was meant to be. */
function meant(key: string): string | undefined {
  return /"(.*)"/.exec(suggest(key, fieldNames(), ''))?.[1];
}

/** As the file has it; and, of single values, as a table shows them. */
function words(issue: z.core.$ZodIssue, found: unknown, at: Path): Wording {
  const field = String(at.at(-1) ?? '');
  const example = exampleOf(field);
  const sample = example === undefined ? '' : `, for example ${show(example)}`;
  const [inCell, shown] = [showInTable(found), example === undefined ? '' : `, for example ${showInTable(example)}`];
  if (at.length === 0 && issue.code === 'invalid_type') {
    return 'The file does not hold a group in braces { }.\nRestore its last version, or compare it with another file of the folder.';
  }
  if (found === undefined) {
    return {
      inFile: `The field "${field}" is missing.\nAdd it${example === undefined ? '' : `, for example "${field}": ${show(example)}`}.`,
      inTable: `This is empty, and every row needs it.\nWrite it${shown}.`,
    };
  }
  switch (issue.code) {
    case 'invalid_value': {
      const known = issue.values.map(String);
      const rest = `It must be one of: ${known.join(', ')}.\n${suggest(String(found), known, 'Choose one of them.')}`;
      return { inFile: `This says ${show(found)}. ${rest}`, inTable: `This says ${inCell}. ${rest}` };
    }
    case 'invalid_type':
      return {
        inFile: `This says ${show(found)}, but it must be ${article(issue.expected)}.\n${fixType(issue.expected, found, sample)}`,
        inTable:
          found === null
            ? `This is empty, and every row needs it.\nWrite it${shown}.`
            : `This says ${inCell}, but it must be ${CELLS[issue.expected] ?? `a ${issue.expected}`}.\nChange it${shown}.`,
      };
    case 'too_small': {
      const rule = 'This is empty, and nothing would be shown.';
      const least = `${String(issue.minimum)} ${Number(issue.minimum) === 1 ? 'item' : 'items'}`;
      if (issue.origin === 'array') return `${rule}\nWrite at least ${least}.`;
      return { inFile: `${rule}\nWrite text in quotes${sample}.`, inTable: `${rule}\nWrite text${shown}.` };
    }
    case 'invalid_union': {
      const kind = issue.discriminator;
      if (!kind)
        return `This says ${show(found)}. A cell holds text in quotes, a number, true or false; no list and no group.\nWrite one value.`;
      const known = listOf(partOf(issue, 'options')).map(String);
      const wrong = typeof found === 'string' ? found : String(partOf(found, kind) ?? '');
      return `There is no chart of the type ${show(wrong)}.\n${suggest(wrong, known)}`;
    }
    case 'invalid_format':
      if (issue.format === 'url')
        return {
          inFile: `This says ${show(found)}, which is no web address.\nWrite the whole address, starting with https://, or null where there is none.`,
          inTable: `${inCell} is no web address.\nWrite the whole address, starting with https://, or leave the cell empty where there is none.`,
        };
      break;
    default:
  }
  if (field === 'id' && typeof found === 'string')
    return `This says ${show(found)}. An id ${issue.message}.\nChange it to "${slug(found)}".`;
  const [rule = '', fix = `Change it${sample}.`] = issue.message.split('\n');
  const broken = rule.startsWith('must') ? rule : `is not right (${rule})`;
  return {
    inFile: `This says ${show(found)}. It ${broken}.\n${fix}`,
    inTable: `This says ${inCell}. It ${broken}.\n${issue.message.includes('\n') ? fix : `Change it${shown}.`}`,
  };
}

/** A name made of any text: "Pool 2020" → "pool-2020". */
function slug(text: string): string {
  const words =
    text
      .toLowerCase()
      .normalize('NFKD')
      .match(/[a-z0-9]+/g) ?? [];
  return words.join('-') || 'a-name';
}

/** What a cell may have to hold, for those who see no brackets. */
const CELLS: Record<string, string> = {
  string: 'text',
  array: 'a list, its items parted by semicolons',
  boolean: 'true or false',
  number: 'a number',
};

function article(type: string): string {
  const kinds: Record<string, string> = {
    string: 'text in quotes',
    array: 'a list in [ ]',
    object: 'a group in { }',
    boolean: 'true or false, without quotes',
    number: 'a number, without quotes',
  };
  return kinds[type] ?? `a ${type}`;
}

function fixType(expected: string, found: unknown, sample: string): string {
  if (expected === 'string' && (typeof found === 'number' || typeof found === 'boolean'))
    return `Change it to "${String(found)}".`;
  if (expected === 'array' && typeof found === 'string') return `Change it to [${show(found)}].`;
  return `Change it${sample}.`;
}

function asKey(key: PropertyKey): string | number {
  return typeof key === 'symbol' ? String(key) : key;
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(partOf, value);
}
