/** What can be wrong in a row by itself: its cells, its sources, its status. */
import { parseSpan } from '../chart/dates.ts';
import { formatNumber } from '../chart/format.ts';
import type { Collected, RefusedRow } from './collect.ts';
import { listOf } from './names.ts';
import { show, type Path, type Problem } from './problems.ts';
import { suggest } from './suggest.ts';
import type { Column, Dataset } from './schema.ts';

/** What every row may say beside its dataset's own columns. */
export const OWN_FIELDS = ['id', 'status', 'confidence', 'sources', 'note', 'formula', 'unusual'];

/** The mistakes of every row; a row with one is remembered as broken. */
export function checkRows(collected: Collected): Problem[] {
  const known = new Map<Dataset, Set<string>>();
  for (const { value } of collected.data.datasets.values()) {
    known.set(value, new Set([...OWN_FIELDS, ...value.columns.map(({ name }) => name)]));
  }
  // The same slip may be on every row; the search for what was meant is made once.
  const messages = new Map<string, string>();
  const unknownSource = (source: string): string => {
    const message =
      messages.get(source) ??
      `There is no source called "${source}" in data/sources.json.\n${suggest(source, collected.data.sources.keys(), 'Add it there first.')}`;
    messages.set(source, message);
    return message;
  };
  const rows = [...collected.data.rows.values()].flatMap((entry) => {
    const problems = checkRow(collected, entry, known.get(entry.dataset) ?? new Set(), unknownSource);
    if (problems.length > 0) collected.broken.add(entry.row.id);
    return problems;
  });
  const refused = collected.refused.flatMap((entry) =>
    checkRow(collected, entry, known.get(entry.dataset) ?? new Set(), unknownSource).filter(
      ({ path, at }) => !collected.problems.some((other) => other.path === path && isPlace(other.at, at.slice(0, 3))),
    ),
  );
  return [...rows, ...refused];
}

/** True where a place is the same, or inside it. */
function isPlace(place: Path, of: Path): boolean {
  return of.every((part, index) => place[index] === part);
}

function checkRow(
  collected: Collected,
  { dataset, row, index, file }: RefusedRow,
  known: Set<string>,
  unknownSource: (source: string) => string,
): Problem[] {
  const { data, broken } = collected;
  const problems: Problem[] = [];
  const report = (field: string, message: string): void => {
    problems.push(file.problem(['rows', index, field], message));
  };
  const sources = listOf(row['sources']);
  for (const [place, source] of sources.entries()) {
    if (typeof source !== 'string' || data.sources.has(source) || broken.has(source)) continue;
    problems.push(file.problem(['rows', index, 'sources', place], unknownSource(source)));
  }
  if (row['status'] === 'derived' && !row['formula']) {
    report(
      'status',
      'The status says "derived", our arithmetic, which needs a "formula" that shows it.\nAdd one, for example "formula": "[row-a] - [row-b]", or change the status.',
    );
  }
  if (row['status'] !== 'derived' && sources.length === 0) {
    report(
      'sources',
      'The list of sources is empty. Every row needs at least one source.\nAdd the id of a source of data/sources.json.',
    );
  }
  if (row['status'] === 'leaked' && row['confidence'] === 'primary') {
    report(
      'confidence',
      'A leaked value cannot be "primary": nobody outside has read the document itself.\nChange it to "one-report" or "several-reports", or correct the status.',
    );
  }
  const strange = Object.keys(row).filter((key) => !known.has(key));
  const misspelled = new Set(strange.map((key) => suggest(key, known, '')));
  for (const column of dataset.columns) {
    // A formula works its value out; a misspelled column is there under its wrong name.
    const isElsewhere = row[column.name] === undefined && misspelled.has(`Did you mean "${column.name}"?`);
    if (isElsewhere || (row['formula'] !== undefined && column.name === 'value')) continue;
    const message = checkCell(collected, column, row[column.name]);
    if (message) report(column.name, message);
  }
  for (const key of strange) report(key, unknownColumn(key, known));
  return problems;
}

function unknownColumn(key: string, known: Set<string>): string {
  const near = suggest(key, known);
  return `No column is called ${show(key)}.\n${near.startsWith('Did') ? near : 'Remove it, or add the column to "columns".'}`;
}

function checkCell({ data, broken }: Collected, { type, title, optional }: Column, value: unknown): string | undefined {
  if (value === undefined || value === null) {
    if (optional) return undefined;
    return `"${title}" is missing. Every row of this dataset needs one.\nAdd ${SAMPLES[type]}.`;
  }
  switch (type) {
    case 'count':
      return checkCount(value);
    case 'date':
      return typeof value === 'string' && parseSpan(value) ? undefined : `This says ${show(value)}. ${dateRule(value)}`;
    case 'row':
      if (typeof value === 'string' && (data.rows.has(value) || broken.has(value))) return undefined;
      return `There is no row called ${show(value)}.\n${suggest(String(value), data.rows.keys())}`;
    case 'flag':
      return typeof value === 'boolean'
        ? undefined
        : `This says ${show(value)}. It must be true or false, without quotes.\nChange it to ${/^(?:true|yes|1)$/i.test(String(value)) ? 'true' : 'false'}.`;
    case 'text':
      if (typeof value === 'string' && value.trim()) return undefined;
      return `This says ${show(value)}. It must be text in quotes.\n${typeof value === 'string' ? 'Write the words.' : `Change it to ${JSON.stringify(String(value))}.`}`;
  }
}

const SAMPLES: Record<Column['type'], string> = {
  count: 'a plain number, such as 37302',
  date: 'a date, such as "2025-11"',
  row: 'the id of a row, such as "pool-2025-10"',
  flag: 'true or false',
  text: 'text in quotes',
};

function checkCount(value: unknown): string | undefined {
  if (typeof value === 'string') {
    const digits = value.replace(/[\s,'’]|\.(?=\d{3}(?:\D|$))/g, '');
    const fix = /^\d+$/.test(digits) ? `Change it to ${Number(digits)}` : 'Write the number in digits, without quotes.';
    return `This says ${show(value)} in quotes, so it is text. Counts are plain numbers.\n${fix}`;
  }
  if (typeof value !== 'number')
    return `This says ${show(value)}. Counts are plain numbers.\nWrite the number in digits.`;
  if (value > MOST)
    return `This says ${show(value)}, more than there are people. Counts are whole numbers from 0 to ${formatNumber(MOST)}.\nCheck the number of digits.`;
  if (value < 0)
    return `This says ${show(value)}. Counts are whole numbers from 0.\nRemove the minus sign, or check the source.`;
  if (Number.isInteger(value)) return undefined;
  const grouped = /^\d{1,3}\.\d{3}$/.test(String(value));
  return `This says ${show(value)}, which has a fraction. Counts are whole numbers from 0.\n${
    grouped
      ? `If the point parts thousands, change it to ${String(value).replace('.', '')}`
      : 'Write the whole number that the source gives.'
  }`;
}

/** More than anybody counts; a number above it is a slip of the keyboard. */
const MOST = 10_000_000_000;

/** The rule for dates, with the same day in the right form where it can be read. */
function dateRule(value: unknown): string {
  const rule = 'Dates look like "2025", "2025-11", "2025-11-26" or "2019/2021".';
  const text = String(value);
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return `${rule}\nThis day is not in the calendar: check the month and the day.`;
  const british = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(text);
  const named = /^(?:(\d{1,2})\s+)?([A-Za-z]{3})[a-z]*\.?\s+(\d{4})$/.exec(text);
  const month = named
    ? 'janfebmaraprmayjunjulaugsepoctnovdec'.indexOf((named[2] ?? '').toLowerCase()) / 3 + 1
    : Number(british?.[2]);
  const [year, day] = [named?.[3] ?? british?.[3], named?.[1] ?? british?.[1]];
  const two = (part: string | number): string => String(part).padStart(2, '0');
  const iso = year && Number.isInteger(month) ? [year, two(month), ...(day ? [two(day)] : [])].join('-') : '';
  const fix = iso && parseSpan(iso) ? iso : typeof value === 'number' && parseSpan(text) ? text : undefined;
  return `${rule}\n${fix ? `Change it to "${fix}"` : 'Write the year first, with hyphens.'}`;
}
