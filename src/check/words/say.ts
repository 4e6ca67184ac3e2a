/** The sentences for mistakes in values, fields and names: once for those who see a file, and once for those who see a table. */
import { formatNumber } from '../../charts/format.ts';
import { dateForms, noDate } from './date-words.ts';
import type { Expected, Kind, Mistake } from '../../data/mistake.ts';
import { show, showInTable, type Said, type Wording } from '../problems.ts';
import { MOST, retyped } from './retype.ts';
import { sayCorrection } from './say-corrections.ts';
import { sayText } from './say-story.ts';
import { MOST_LISTED, type Candidates } from '../../data/suggest.ts';

/** A file has quotation marks, brackets and null; a table has cells. */
export type Medium = 'file' | 'table';

/** The sentences of what a check found. */
export function said(words: Wording): Said {
  if (typeof words === 'string') return { message: words };
  return { mistake: words, message: say(words, 'file'), inTable: say(words, 'table') };
}

/** What is wrong and which rule it breaks; on a line of its own, what to do. */
export function say(mistake: Mistake, medium: Medium): string {
  const inFile = medium === 'file';
  const shown = inFile ? show : showInTable;
  const quoted = (text: string): string => (inFile ? `"${text}"` : `“${text}”`);
  switch (mistake.code) {
    case 'unknown-name':
      return `There is no ${mistake.kind} called "${mistake.name}".\n${didYouMean(mistake.candidates)}`;
    case 'not-drawn':
      return `The figure draws no row called "${mistake.name}".\n${didYouMean(mistake.candidates)}`;
    case 'unknown-source':
      return `There is no source called ${quoted(mistake.name)} in ${inFile ? 'data/sources.json' : 'the table “Sources”'}.\n${didYouMean(mistake.candidates, 'Add it there first.')}`;
    case 'unknown-field':
      return `There is no field called ${show(mistake.name)} here.\n${didYouMean(mistake.candidates, `Remove it. The fields here are: ${mistake.known.join(', ')}.`)}`;
    case 'unknown-column':
      return `No column is called ${show(mistake.name)}.\n${mistake.near ? `Did you mean "${mistake.near}"?` : 'Remove it, or add the column to "columns".'}`;
    case 'unknown-chart':
      return `There is no chart of the type ${show(mistake.name)}.\n${didYouMean(mistake.candidates)}`;
    case 'removed-row':
      return `The row "${mistake.name}" is gone since the correction of ${mistake.date}.\nTake it out here too, or reword the sentence.`;
    case 'broken-formula': {
      const { formula, because } = mistake;
      return `The formula "${formula}" does not work. ${typeof because === 'string' ? because : say(because, medium)}`;
    }
    case 'missing-value':
      return missing(mistake, inFile);
    case 'wrong-kind':
      return wrongKind(mistake.value, mistake.expected, inFile);
    case 'not-listed':
      return `This says ${shown(mistake.value)}. It must be one of: ${mistake.choices.join(', ')}.\n${didYouMean(mistake.candidates, 'Choose one of them.')}`;
    case 'no-address':
      return `This says ${shown(mistake.value)}, which is no web address.\nWrite the whole address, starting with https://, or ${inFile ? 'null' : 'leave the cell empty'} where there is none.`;
    case 'no-words':
      return `This ${mistake.value.trim() === '' ? 'is empty' : `says ${shown(mistake.value)}, which is no word`}. Readers would learn nothing from it.\nWrite the words.`;
    case 'count-out-of-range':
      return countWords(mistake.value);
    case 'nothing-in-it':
      return `This is empty, and nothing would be shown.\n${mistake.least === undefined ? toWrite(mistake.expected, inFile) : `Write at least ${mistake.least} ${mistake.least === 1 ? 'item' : 'items'}.`}`;
    case 'bad-name':
      return `This says ${shown(mistake.value)}. An id ${mistake.rule}.\n${renamed(mistake.better)}`;
    case 'broken-rule':
      return `This says ${shown(mistake.value)}. It ${mistake.rule}.\n${mistake.fix}`;
    case 'needs-formula':
      return `The status says "derived", our arithmetic, which needs a formula that shows it.\n${inFile ? 'Add one, for example "formula": "[row-a] - [row-b]"' : 'Write one under “Formula”, for example [row-a] - [row-b]'}, or change the status.`;
    case 'needs-source':
      return `The list of sources is empty. Every row needs at least one source.\n${inFile ? 'Add the id of a source of data/sources.json.' : 'Go to the cell and choose one; a new source is first added to the table “Sources”.'}`;
    case 'far-from-neighbours': {
      const { value, times, isAbove, neighbours } = mistake;
      const where = inFile ? 'in the row: "unusual": "…" with the reason in place of the dots' : 'under “Unusual”';
      return `This says ${formatNumber(value)}, about ${formatNumber(times)} times ${isAbove ? 'as much as' : 'less than'} beside it (${neighbours}). A digit too many or too few looks like this.\nCheck it against the source. If it is right, say why ${where}.`;
    }
    case 'search-without-result':
      return `“${mistake.column}” says ${shown(mistake.value)}: the row tells that nothing was found, and its date is the day of the search. The page would say that its facts reach to that day.\n${inFile ? 'Add "found": false to the row.' : 'Write false under “Found”.'}`;
    case 'unlike-period': {
      const where = inFile
        ? 'in the row why not: "unusual": "…" with the reason in place of the dots'
        : 'why not under “Unusual”';
      return `This period is ${mistake.length}, and most of the series are ${mistake.usual}: to readers they look alike.\nTake a period of the same length, or say ${where}.`;
    }
    case 'no-group':
      return 'The file does not hold a group in braces { }.\nRestore its last version, or compare it with another file of the folder.';
    case 'changed-value':
    case 'gone-row':
    case 'nothing-to-correct':
    case 'told-otherwise':
    case 'no-change':
    case 'row-says-otherwise':
      return sayCorrection(mistake, inFile);
    default:
      return sayText(mistake);
  }
}

/** "Did you mean" for a name that is nearly right, else what else to do, else the known names. */
export function didYouMean({ near, others, known, count }: Candidates, otherwise?: string): string {
  if (near !== undefined) return `Did you mean "${near}"?`;
  if (others.length > 0) {
    const named = others.map((name) => `"${name}"`);
    const alike = `With other numbers there ${named.length === 1 ? 'is' : 'are'} ${named.join(', ')}: take one only if it is what you mean.`;
    return otherwise ? `${otherwise} ${alike}` : alike;
  }
  if (otherwise) return otherwise;
  return count <= MOST_LISTED ? `Known: ${known.join(', ')}.` : `There are ${count} others; check the spelling.`;
}

/** For a name that should have another form: "pool-2020" for "Pool 2020". */
export function renamed(better: string): string {
  return better ? `Change it to "${better}".` : 'Write a name of that form.';
}

interface KindWords {
  /** What a value is, in a file and in a table. */
  is: [file: string, table: string];
  /** What stands after its name in a file. */
  add: string;
  /** What somebody writes, in a file and in a table. */
  write: [file: string, table: string];
}

const LIST = 'a list, its items parted by semicolons';

const KINDS: Record<Exclude<Kind, 'date'>, KindWords> = {
  count: {
    is: ['a whole number in digits, without quotes', 'a whole number'],
    add: ': and the number that the source gives, in digits',
    write: ['the number that the source gives, in digits', 'the number that the source gives'],
  },
  number: {
    is: ['a number without quotes', 'a number'],
    add: ': and the number, in digits',
    write: ['the number, in digits', 'the number'],
  },
  text: {
    is: ['text in quotes', 'text'],
    add: ': "…" with the text in place of the dots',
    write: ['the words in quotes', 'the words'],
  },
  row: {
    is: ['the id of a row in quotes', 'the id of a row'],
    add: ': "…" with the id of a row in place of the dots',
    write: ['the id of a row in quotes', 'the id of a row'],
  },
  flag: {
    is: ['true or false without quotes', 'true or false'],
    add: ', true or false',
    write: ['true or false', 'true or false'],
  },
  texts: {
    is: ['a list in [ ]', LIST],
    add: ': ["…"] with the ids in place of the dots, each in quotes',
    write: ['a list in [ ], each item in quotes', 'it in this cell'],
  },
  list: { is: ['a list in [ ]', LIST], add: '', write: ['a list in [ ]', 'it in this cell'] },
  group: { is: ['a group in { }', 'a group'], add: '', write: ['a group in { }', 'it in this cell'] },
  'number or text': {
    is: ['a number without quotes or text in quotes', 'a number or text'],
    add: ': and the value, a number in digits or text in quotes',
    write: ['a number in digits, or text in quotes', 'a number or text'],
  },
  other: { is: ['of another kind', 'of another kind'], add: '', write: ['one value', 'it in this cell'] },
};

function missing({ name, isNull, expected }: Extract<Mistake, { code: 'missing-value' }>, inFile: boolean): string {
  if (!inFile) return `This is empty, and every row needs it.\n${toWrite(expected, inFile)}`;
  if (isNull) return `This says null, and every row needs a value.\n${toWrite(expected, inFile)}`;
  const { purpose, choices } = expected;
  return `"${name}" is missing${purpose && choices.length === 0 ? `: ${purpose}` : ''}.\nAdd ${addition(name, expected)}.`;
}

/** The field to add, with dots where a value would be a claim. */
function addition(name: string, { kind, choices, dates, isAddress, mayBeNull, example }: Expected): string {
  const field = `"${name}"`;
  const orNull = mayBeNull ? `, or add ${field}: null` : '';
  if (choices.length > 0) return `${field}, one of: ${choices.join(', ')}`;
  if (isAddress) return `${field}: "…" with the whole address, starting with https://, in place of the dots${orNull}`;
  if (kind === 'date')
    return `${field}: "…" with the date in place of the dots, in the form ${dateForms(dates)}${orNull}`;
  if (KINDS[kind].add) return `${field}${KINDS[kind].add}${kind === 'text' ? orNull : ''}`;
  return example ? `it, for example ${field}: ${example}` : 'it as it was in the last version of the file';
}

/** What a value has to be, where the one that is there says nothing of what was meant. */
function toWrite({ kind, choices, dates, purpose, example }: Expected, inFile: boolean): string {
  if (choices.length > 0) return `Choose one of: ${choices.join(', ')}.`;
  if (kind === 'date') return `Write the date ${inFile ? 'in quotes, ' : ''}in the form ${dateForms(dates)}.`;
  if (kind === 'text' && purpose) return inFile ? `Write in quotes ${purpose}.` : 'Write it in this cell.';
  if (inFile && example && ['list', 'group', 'other'].includes(kind)) return `Change it, for example to ${example}`;
  return `Write ${KINDS[kind].write[inFile ? 0 : 1]}.`;
}

function wrongKind(value: unknown, expected: Expected, inFile: boolean): string {
  const { kind, dates, mayBeNull } = expected;
  const isNothing = value === null || (typeof value === 'string' && value.trim() === '');
  if (isNothing && !inFile) return `This is empty, and every row needs it.\n${toWrite(expected, inFile)}`;
  if (kind === 'date' && (typeof value === 'string' || typeof value === 'number')) return noDate(value, dates, inFile);
  const is = kind === 'date' ? (inFile ? 'a date in quotes' : 'a date') : KINDS[kind].is[inFile ? 0 : 1];
  const right = inFile ? retyped(value, kind) : undefined;
  const orNull = mayBeNull ? (inFile ? ' or null' : ' or empty') : '';
  return `This says ${inFile ? show(value) : showInTable(value)}, but it must be ${is}${orNull}.\n${
    right === undefined ? toWrite(expected, inFile) : `Change it to ${show(right)}`
  }`;
}

function countWords(value: number): string {
  const rule = 'Counts are whole numbers from 0';
  if (value > MOST)
    return `This says ${show(value)}, more than there are people. ${rule} to ${formatNumber(MOST)}.\nCheck the number of digits.`;
  if (value < 0) return `This says ${show(value)}. ${rule}.\nRemove the minus sign, or check the source.`;
  const isGrouped = /^[1-9]\d{0,2}\.\d{3}$/.test(String(value));
  return `This says ${show(value)}, which has a fraction. ${rule}.\n${
    isGrouped
      ? `If the point parts thousands, change it to ${String(value).replace('.', '')}`
      : 'Write the whole number that the source gives.'
  }`;
}
