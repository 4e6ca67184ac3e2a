/** A value that JSON takes for none: where it starts and ends, what its field holds, and what to write instead. */
import { numberWords } from './syntax-numbers.ts';
import { isJson, startsAsText, type Field, type Mistake, type Place } from './syntax-place.ts';

/** The value around the fault, where it is none. */
export function badValue(place: Place): Mistake | undefined {
  const { text, offset, opened } = place;
  const inner = opened.at(-1);
  const key = inner?.key;
  // In a list a bracket, comma or quotation mark that is out of place is no item.
  const isItem = inner?.open === '[' && !startsAsText(place) && /[^\s"{}[\],:]/.test(text[offset] ?? '');
  const found = key ? fieldValue(text, key.value) : isItem ? listItem(text, offset) : undefined;
  if (!found || offset < found.from || offset > found.from + found.raw.length) return undefined;
  const { from, raw } = found;
  // What starts like a text, a group or a comment was not left bare; a value that reads well is not the fault.
  if (/^(?:["{}[\]:,]|\/[/*])/.test(raw) || isJson(raw)) return undefined;
  const message = valueWords(raw, key ? fieldOf(text, key.name, from) : itemOf(place));
  return message === undefined ? undefined : { offset: from, message };
}

/** A value ends where the next name starts, or where its group or its line ends. */
const VALUE_END =
  /[,;]+\s*"|\s*"[^"\n]*"\s*:|,\s*["“”'‘’]?[\w-]+["“”'‘’]?\s*:|\s*\}(?=[\s\]},]*$|\s*,\s*\{\s*")|\s*[,;]*\s*$/m;

function fieldValue(text: string, start: number): { from: number; raw: string } {
  const rest = text.slice(start, start + 5000);
  const lead = /^[^\S\n]*/.exec(rest)?.[0].length ?? 0;
  const value = rest.slice(lead);
  const inBrackets = /^\(\s*["“][^()\n]*\)/.exec(value)?.[0];
  return { from: start + lead, raw: inBrackets ?? value.slice(0, VALUE_END.exec(value)?.index) };
}

/** In a list the whole line, where an item has one to itself; else what stands between brackets and commas. */
function listItem(text: string, offset: number): { from: number; raw: string } {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const line = /^[^\n]{0,5000}/.exec(text.slice(start, start + 5000))?.[0] ?? '';
  const pattern = /[[\]]/.test(line) ? /[^[\],\s][^[\]]*?(?=\s*(?:,\s|[[\]]|$))/g : /\S.*?(?=,?\s*$)/g;
  const part = [...line.matchAll(pattern)].findLast(({ index }) => start + index <= offset);
  return { from: start + (part?.index ?? 0), raw: part?.[0] ?? '' };
}

const TYPES = ['count', 'flag', 'text', 'date', 'row'] as const;

/** The column of that name says what the field holds; else other places that have the name do. */
export function fieldOf(text: string, name: string, from: number): Field {
  const quoted = `"${name.replace(/[^\w-]/g, '.')}"`;
  const column = new RegExp(`\\{[^{}]*"name"\\s*:\\s*${quoted}[^{}]*\\}`).exec(text)?.[0] ?? '';
  const typed = /"type"\s*:\s*"(\w+)"/.exec(column)?.[1];
  const type = TYPES.find((each) => each === typed);
  if (type)
    return { kind: type, without: /"optional"\s*:\s*true/.test(column) ? `leave "${name}" out` : 'remove the row' };
  const others = text.matchAll(new RegExp(`${quoted}\\s*:\\s*(["[\\d]|true\\b|false\\b)`, 'g'));
  const other = others.find(({ 0: { length }, index }) => index + length < from || index > from)?.[1];
  return { ...kindOf(other), without: `leave "${name}" out where it is optional` };
}

function itemOf({ text, opened }: Place): Field {
  const start = (opened.at(-1)?.offset ?? 0) + 1;
  return { ...kindOf(/^\s*(["\d])/.exec(text.slice(start, start + 200))?.[1]), without: 'remove it' };
}

/** By the character with which such values start. */
function kindOf(start: string | undefined): Pick<Field, 'kind'> {
  if (!start) return {};
  if (start === '"') return { kind: 'text' };
  if (start === '[') return { kind: 'list' };
  return { kind: /\d/.test(start) ? 'number' : 'flag' };
}

const DATE = /^\d{4}-(?:0[1-9]|1[0-2])(?:-\d{2})?$|^\d{1,2}[/.]\d{1,2}[/.]\d{4}$/;
const MARK = '["“”„‟″‘’‚\'`´«»‹›]';
const IS_MARKED = new RegExp(`^${MARK}`);
const MARKS = new RegExp(`^${MARK}+|${MARK}+$`, 'g');

function valueWords(raw: string, field: Field): string | undefined {
  const { kind } = field;
  if (kind === 'list' || /^\(\s*["“]/.test(raw)) return listWords(raw, field);
  if (kind === 'flag') return flagWords(raw);
  if (kind === 'count' || kind === 'number') return numberWords(raw, field);
  if (/^(?:none|null|true|false)$/i.test(raw))
    return `This says ${raw}.\nWrite ${raw.toLowerCase().replace('none', 'null')}, in small letters and without quotes.`;
  const isText =
    kind !== undefined || DATE.test(raw) || !/\d/.test(raw) || /^\p{L}/u.test(raw) || raw.replace(MARKS, '') !== raw;
  return isText ? textWords(raw, field) : numberWords(raw, field);
}

function listWords(raw: string, { without }: Field): string {
  const items = raw.split(',').map((item) => item.replace(/[()]/g, '').trim().replace(MARKS, ''));
  if (raw === '') return `The list is missing here.\nWrite it in square brackets, or ${without}.`;
  return `This is no list. A list stands between square brackets, its texts in straight double quotation marks.\nWrite ${JSON.stringify(items).replaceAll(',', ', ')}`;
}

function flagWords(raw: string): string {
  const right = /^\W*(?:true|yes|y)\W*$/i.test(raw)
    ? 'true'
    : /^\W*(?:false|no|n)\W*$/i.test(raw)
      ? 'false'
      : undefined;
  return `This says ${raw || 'nothing'}. It must be true or false.\nWrite ${right ?? 'one of the two'}, in small letters and without quotes.`;
}

function textWords(raw: string, { kind, without }: Field): string {
  const inside = raw.replace(MARKS, '');
  // Marks that have their like inside belong to the text: “Total”, as it was called.
  const isOwn = /[“”]/.test(inside);
  const text = (isOwn ? raw.replace(/"$/, '') : inside).trim();
  if (text === '')
    return `There is no ${kind === 'date' ? 'date' : 'text'} here.\nWrite it in straight double quotation marks, or ${without}.`;
  const fix = (place: string): string => `Write ${text.length > 60 ? `" ${place}.` : JSON.stringify(text)}`;
  if (raw.endsWith('"') && (isOwn || !IS_MARKED.test(raw)))
    return `The quotation mark " before this text is missing.\n${fix('before its first word')}`;
  if (inside !== raw && !isOwn)
    return `Text stands between straight double quotation marks, not curly or single ones.\n${fix('in place of its first mark and of its last')}`;
  const shown = raw.length > 40 ? `${raw.slice(0, 39)}…` : raw;
  const what = kind === 'date' || DATE.test(raw) ? 'Dates stand' : 'Text stands';
  return `This says ${shown} without quotation marks. ${what} between straight double ones.\n${fix('before its first word and after its last')}`;
}
