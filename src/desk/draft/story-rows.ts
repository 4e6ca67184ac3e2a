/**
 * The story's text as rows: each scene with its title, each step with its paragraph. What stands between them is never
 * touched, and a new step is written behind the row before it.
 */
import type { DraftRow, Values } from '../sheet.ts';

/** The name of the list of scenes and steps. */
export const SCENES = 'scenes';

/** A scene or step in the text, with the place of each of its values. */
interface Part {
  values: Record<string, string>;
  places: Record<string, { from: number; to: number }>;
  start: number;
  end: number;
}

const TAG = /<(Scene|Step)\b(?:[^>"]|"[^"]*")*>/g;
const ATTRIBUTE = /\b(id|title|figure|view)="([^"]*)"/dg;
const BODY = /^\s*([^]*?)\s*<\/Step>/d;

export function readStoryRows(text: string): DraftRow[] {
  return partsOf(text).map(({ values }, from) => ({ from, values }));
}

/** The cell of a scene or step that a line of the text belongs to, as problems of other files name theirs. */
export function placeAtLine(text: string, line: number): { at: (string | number)[]; place?: string } {
  const lineOf = (offset: number): number => text.slice(0, offset).split('\n').length;
  const parts = partsOf(text);
  const row = parts.findIndex(({ start, end }) => lineOf(start) <= line && line <= lineOf(end));
  const { id, text: words } = parts[row]?.values ?? {};
  if (id === undefined) return { at: [] };
  const field = words === undefined ? 'title' : 'text';
  return { at: [SCENES, row, field], place: `${id}, "${field}"` };
}

/** The text with the values of its rows as the draft has them. */
export function editedStory(text: string, rows: DraftRow[]): string {
  const parts = partsOf(text);
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  const written = (value: string): string => value.replace(/\r?\n/g, lineEnd);
  const edits = rows.flatMap(({ from, values }, index) => {
    const part = from === null ? undefined : parts[from];
    if (part)
      return Object.entries(part.places).flatMap(([name, place]) => {
        const now = wordsOf(values, name);
        if (now === part.values[name]) return [];
        return [{ ...place, words: name === 'text' ? written(now) : inQuotes(now) }];
      });
    const before = rows.slice(0, index).findLast((row) => row.from !== null)?.from ?? -1;
    const at = parts[before]?.end ?? text.length;
    return [{ from: at, to: at, words: written(`\n\n${stepText(values)}`) }];
  });
  // From the end, so that the places before it stay; of several new steps at one place the last is written first.
  return edits
    .reverse()
    .sort((one, other) => other.from - one.from)
    .reduce((all, { from, to, words }) => all.slice(0, from) + words + all.slice(to), text);
}

function stepText(values: Values): string {
  const attributes = ['id', 'figure', 'view'].map((name) => ` ${name}="${inQuotes(wordsOf(values, name))}"`);
  return `<Step${attributes.join('')}>\n\n${wordsOf(values, 'text')}\n\n</Step>`;
}

function partsOf(text: string): Part[] {
  return [...text.matchAll(TAG)].map(({ 0: tag, 1: name, index }) => {
    const part: Part = { values: {}, places: {}, start: index, end: index + tag.length };
    const add = (field: string, value: string, start: number, [from, to] = [0, 0]): void => {
      part.values[field] = value;
      part.places[field] = { from: start + from, to: start + to };
    };
    for (const { 1: field = '', 2: value = '', indices } of tag.matchAll(ATTRIBUTE))
      add(field, value, index, indices?.[2]);
    const body = name === 'Step' ? BODY.exec(text.slice(part.end)) : undefined;
    if (body) add('text', body[1] ?? '', part.end, body.indices?.[1]);
    part.end += body?.[0].length ?? 0;
    return part;
  });
}

function wordsOf(values: Values, name: string): string {
  return String(values[name] ?? '');
}

/** A straight quotation mark would end the attribute. */
function inQuotes(words: string): string {
  return words.replaceAll('"', '&quot;').replace(/\s*\n\s*/g, ' ');
}
