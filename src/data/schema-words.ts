/** What the schema finds wrong, as problems with line, row and plain words. */
import type { z } from 'zod';
import { noDate } from './date-words.ts';
import { kindWords, missingField, retyped, toWrite } from './field-words.ts';
import { listOf, partOf } from './names.ts';
import type { Located } from './parse.ts';
import { show, showInTable, type Path, type Problem, type Wording } from './problems.ts';
import { fieldAt, fieldNamesAt, type FieldHelp } from './schema-fields.ts';
import { suggest } from './suggest.ts';

const MOST_ISSUES = 500;

/** Every issue of one file. */
export function schemaProblems(file: Located, all: z.core.$ZodIssue[]): Problem[] {
  // The same slip on every row of a long file needs no thousand sentences.
  const issues = all.slice(0, MOST_ISSUES);
  const misspelled = issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => String([...issue.path, meant(file, issue.path.map(asKey), key)]))
      : [],
  );
  return issues.flatMap((issue) => {
    const at = issue.path.map(asKey);
    // A misspelled field is there under its wrong name.
    if (misspelled.includes(String(issue.path)) && valueAt(file.value, at) === undefined) return [];
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => file.problem([...at, key], unknownField(file, at, key)));
    }
    const slip = valueAt(file.value, at) === undefined ? misspelledAs(file, at) : undefined;
    const group = at.slice(0, -1);
    if (slip) return [file.problem([...group, slip], unknownField(file, group, slip))];
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
    return [file.problem(at, words(issue, file, at))];
  });
}

/** How far into a value the complaints of a member of a union reach: the farther, the nearer it fits. */
function depth(issues: z.core.$ZodIssue[]): number {
  return Math.max(0, ...issues.map(({ path, code }) => path.length + (code === 'unrecognized_keys' ? 1 : 0)));
}

function unknownField(file: Located, group: Path, key: string): string {
  const names = fieldNamesAt(file, group).filter((name) => name !== '$schema');
  const otherwise = `Remove it. The fields here are: ${names.join(', ')}.`;
  return `There is no field called ${show(key)} here.\n${suggest(key, absent(file, group), otherwise)}`;
}

/** The fields that a group may have and has not: one that is there already is not what was meant. */
function absent(file: Located, group: Path): string[] {
  return fieldNamesAt(file, group).filter((name) => valueAt(file.value, [...group, name]) === undefined);
}

/** The name under which a missing field of a row is there all the same. */
function misspelledAs(file: Located, at: Path): string | undefined {
  const [field, group] = [String(at.at(-1)), at.slice(0, -1)];
  const row = at[0] === 'rows' && at.length === 3 ? valueAt(file.value, group) : undefined;
  const known = fieldNamesAt(file, group);
  const strange = typeof row === 'object' && row !== null ? Object.keys(row).filter((key) => !known.includes(key)) : [];
  return strange.find((key) => meant(file, group, key) === field);
}

/** The field that a misspelled one was meant to be. */
function meant(file: Located, group: Path, key: string): string | undefined {
  return /"(.*)"/.exec(suggest(key, absent(file, group), ''))?.[1];
}

/** As the file has it; and, of single values, as a table shows them. */
function words(issue: z.core.$ZodIssue, file: Located, at: Path): Wording {
  const found = valueAt(file.value, at);
  const help = fieldAt(file, at);
  const name = String(at.at(-1) ?? '');
  if (at.length === 0 && issue.code === 'invalid_type') {
    return 'The file does not hold a group in braces { }.\nRestore its last version, or compare it with another file of the folder.';
  }
  if (found === undefined) return missingField(name, help, choicesOf(issue));
  if (help?.date && (typeof found === 'string' || typeof found === 'number')) return noDate(found, help.date);
  const [says, inTable] = [`This says ${show(found)}`, `This says ${showInTable(found)}`];
  switch (issue.code) {
    case 'invalid_value': {
      const known = choicesOf(issue);
      const rest = `It must be one of: ${known.join(', ')}.\n${suggest(String(found), known, 'Choose one of them.')}`;
      return { inFile: `${says}. ${rest}`, inTable: `${inTable}. ${rest}` };
    }
    case 'invalid_type': {
      const { inFile: kind, inTable: kindInTable } = kindWords(issue.expected);
      const fix = retyped(issue.expected, found, help);
      return {
        inFile: `${says}, but it must be ${kind}.\n${fix.inFile}`,
        inTable:
          found === null
            ? `This is empty, and every row needs it.\n${fix.inTable}`
            : `${inTable}, but it must be ${kindInTable}.\n${fix.inTable}`,
      };
    }
    case 'too_small': {
      const rule = 'This is empty, and nothing would be shown.';
      const least = `${String(issue.minimum)} ${Number(issue.minimum) === 1 ? 'item' : 'items'}`;
      if (issue.origin === 'array') return `${rule}\nWrite at least ${least}.`;
      const fix = toWrite(help);
      return { inFile: `${rule}\n${fix.inFile}`, inTable: `${rule}\n${fix.inTable}` };
    }
    case 'invalid_union': {
      const kind = issue.discriminator;
      if (!kind) return noneOf(found, help);
      const wrong = typeof found === 'string' ? found : String(partOf(found, kind) ?? '');
      return `There is no chart of the type ${show(wrong)}.\n${suggest(wrong, choicesOf(issue))}`;
    }
    case 'invalid_format':
      if (issue.format === 'url')
        return {
          inFile: `${says}, which is no web address.\nWrite the whole address, starting with https://, or null where there is none.`,
          inTable: `${showInTable(found)} is no web address.\nWrite the whole address, starting with https://, or leave the cell empty where there is none.`,
        };
      break;
    default:
  }
  if (typeof found === 'string' && name === 'id') return `${says}. An id ${issue.message}.\n${renamed(slug(found))}`;
  const [rule = '', fix = renamed(oneWord(String(found)))] = issue.message.split('\n');
  return { inFile: `${says}. It ${rule}.\n${fix}`, inTable: `${inTable}. It ${rule}.\n${fix}` };
}

/** The closed list that a value is taken from; empty where there is none. */
function choicesOf(issue: z.core.$ZodIssue): string[] {
  if (issue.code === 'invalid_value') return issue.values.map(String);
  return issue.code === 'invalid_union' ? listOf(partOf(issue, 'options')).map(String) : [];
}

/** A value that is of none of the kinds that its place takes. */
function noneOf(found: unknown, help: FieldHelp | undefined): Wording {
  // The columns of a row have no schema of their own: each holds what its type says.
  const kinds = [...(help?.types ?? ['string', 'number', 'boolean'])].map(kindWords);
  const list = (words: string[]): string => [words.slice(0, -1).join(', '), words.at(-1)].filter(Boolean).join(' or ');
  const fix = toWrite(help);
  return {
    inFile: `This says ${show(found)}. It must be ${list(kinds.map(({ inFile }) => inFile))}.\n${fix.inFile}`,
    inTable: `This says ${showInTable(found)}. It must be ${list(kinds.map(({ inTable }) => inTable))}.\n${fix.inTable}`,
  };
}

function renamed(name: string): string {
  return name ? `Change it to "${name}".` : 'Write a name of that form.';
}

/** A name made of any text: "Pool 2020" → "pool-2020". */
function slug(text: string): string {
  const words =
    text
      .toLowerCase()
      .normalize('NFKD')
      .match(/[a-z0-9]+/g) ?? [];
  return words.join('-');
}

/** "people recorded" → "peopleRecorded" */
function oneWord(text: string): string {
  return slug(text)
    .replace(/\d/g, '')
    .replace(/-+(.?)/g, (_, letter: string) => letter.toUpperCase());
}

function asKey(key: PropertyKey): string | number {
  return typeof key === 'symbol' ? String(key) : key;
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(partOf, value);
}
