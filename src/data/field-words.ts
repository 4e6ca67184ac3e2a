/** What to write into a field, by what its schema says: never a value that would pass and be untrue. */
import { dateForms } from './date-words.ts';
import { show, showWhole, type Wording } from './problems.ts';
import { readDigits, ungrouped } from './read-digits.ts';
import { readFlag } from './read-flag.ts';
import type { FieldHelp } from './schema-fields.ts';

type Both = Exclude<Wording, string>;

/** A field that is not there. */
export function missingField(name: string, help: FieldHelp | undefined, listed: string[]): Both {
  const choices = listed.length > 0 ? listed : (help?.choices ?? []);
  const purpose = choices.length === 0 ? purposeOf(help) : '';
  return {
    inFile: `The field "${name}" is missing${purpose ? `: ${purpose}` : ''}.\nAdd ${addition(name, help, choices)}.`,
    inTable: `This is empty, and every row needs it.\n${toWrite(help, choices).inTable}`,
  };
}

/** The field to add, with dots where a value would be a claim. */
function addition(name: string, help: FieldHelp | undefined, choices: string[]): string {
  const types = help?.types ?? new Set();
  const field = `"${name}"`;
  if (choices.length > 0) return `${field}, one of: ${choices.join(', ')}`;
  if (help?.date) return `${field}: "…" with the date in place of the dots, in the form ${dateForms(help.date)}`;
  if (types.has('string') && types.has('number'))
    return `${field}: and the value, a number in digits or text in quotes`;
  if (types.has('string')) {
    const orNone = types.has('null') ? `, or add ${field}: null` : '';
    const what = help?.isAddress ? 'the whole address, starting with https://,' : 'the text';
    return `${field}: "…" with ${what} in place of the dots${orNone}`;
  }
  if (types.has('texts')) return `${field}: ["…"] with the ids in place of the dots, each in quotes`;
  if (types.has('number')) return `${field}: and the number, in digits`;
  if (types.has('boolean')) return `${field}, true or false`;
  const example = showWhole(help?.example);
  return example ? `it, for example ${field}: ${example}` : 'it as it was in the last version of the file';
}

/** What a value has to be, where the one that is there says nothing of what was meant. */
export function toWrite(help: FieldHelp | undefined, choices: string[] = help?.choices ?? []): Both {
  const same = (words: string): Both => ({ inFile: words, inTable: words });
  const types = help?.types ?? new Set();
  if (choices.length > 0) return same(`Choose one of: ${choices.join(', ')}.`);
  if (help?.date)
    return {
      inFile: `Write the date in quotes, in the form ${dateForms(help.date)}.`,
      inTable: `Write the date in the form ${dateForms(help.date)}.`,
    };
  if (types.has('string') && types.has('number'))
    return { inFile: 'Write a number in digits, or text in quotes.', inTable: 'Write a number or text.' };
  if (types.has('string'))
    return { inFile: `Write in quotes ${purposeOf(help) || 'the words'}.`, inTable: 'Write it in this cell.' };
  if (types.has('number')) return same('Write the number, in digits.');
  if (types.has('boolean')) return same('Write true or false.');
  const example = showWhole(help?.example);
  return {
    inFile: example ? `Change it, for example to ${example}` : 'Write one value.',
    inTable: 'Write it in this cell.',
  };
}

/** The value that is there, in the type that it should have had. */
export function retyped(expected: string, found: unknown, help: FieldHelp | undefined): Both {
  const other = toWrite(help);
  const change = (value: unknown): Both => ({ ...other, inFile: `Change it to ${show(value)}.` });
  if (expected === 'string' && (typeof found === 'number' || typeof found === 'boolean')) return change(String(found));
  if (expected === 'array' && typeof found === 'string')
    return {
      ...other,
      inFile: showWhole([found]) ? `Change it to ${show([found])}.` : 'Write [ before it and ] after it.',
    };
  if (expected === 'boolean') {
    const flag = readFlag(found);
    return flag === undefined ? other : change(flag);
  }
  if (expected === 'number' && typeof found === 'string') {
    const read = readDigits(ungrouped(found.trim()), { whole: false, decimalComma: false });
    // A full stop may part thousands or decimals, and here nothing says which.
    return read && !read.said ? change(read.value) : other;
  }
  return other;
}

/** What the field is for, to go on with in a sentence. */
function purposeOf(help: FieldHelp | undefined): string {
  const [first = ''] = (help?.words ?? '').split(/\.(?: |$)/);
  return first.replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase());
}

/** A type of the schema in words; in a table nobody sees quotation marks and brackets. */
export function kindWords(type: string): Both {
  return KINDS[type] ?? { inFile: `a ${type}`, inTable: `a ${type}` };
}

const KINDS: Record<string, Both> = {
  string: { inFile: 'text in quotes', inTable: 'text' },
  array: { inFile: 'a list in [ ]', inTable: 'a list, its items parted by semicolons' },
  texts: { inFile: 'a list in [ ]', inTable: 'a list, its items parted by semicolons' },
  object: { inFile: 'a group in { }', inTable: 'a group' },
  boolean: { inFile: 'true or false without quotes', inTable: 'true or false' },
  number: { inFile: 'a number without quotes', inTable: 'a number' },
  null: { inFile: 'null', inTable: 'empty' },
};
