/** The record of what readers last saw, as text for its file and in words for the editor who publishes. */
import { rowName } from '../data/row-name.ts';
import { currentValues } from './data/check-corrections.ts';
import type { Data } from '../data/data.ts';
import { show } from './words/show.ts';
import { isSame } from '../data/correction-log.ts';
import type { Correction, Published } from '../data/schema/schema.ts';
import { publishedFileSchema } from '../data/schema/schema-log.ts';

/** The text of `data/published.json`, one row a line. */
export function recordText(rows: Published['rows'], day: string, corrections: Correction[] = []): string {
  const [lines, told] = [rows, corrections].map((list) =>
    list.map((item) => `    ${JSON.stringify(item)}`).join(',\n'),
  );
  return `{
  "$schema": "./schema/published.schema.json",
  "recorded": ${JSON.stringify(day)},
  "rows": [
${lines}
  ]${told ? `,\n  "corrections": [\n${told}\n  ]` : ''}
}
`;
}

const OURS = /^<{7}.*\n([^]*?)^(?:\|{7}[^]*?^)?={7}\n[^]*?^>{7}.*\n?/gm;
const THEIRS = /^<{7}[^]*?^={7}\n([^]*?)^>{7}.*\n?/gm;

/** The record that two branches both wrote, with git's marks in it, as one; undefined where it is none. */
export function joinedRecord(text: string, now: Published['rows'], day: string): string | undefined {
  const [ours, theirs] = [OURS, THEIRS].map((marks) => sideOf(text, marks));
  if (!/^<{7}/m.test(text) || !ours || !theirs) return undefined;
  const current = new Map(now.map(({ row, values }) => [row, values]));
  const rows = new Map([...theirs.rows, ...ours.rows].map(({ row, values }) => [row, values]));
  // Each branch asked for the corrections of what it changed: what the data say now was told by one of them.
  for (const { row, values } of theirs.rows)
    if (JSON.stringify(current.get(row)) === JSON.stringify(values)) rows.set(row, values);
  const told = [...(ours.corrections ?? []), ...(theirs.corrections ?? [])];
  const unlike = told.filter((entry, index) => told.findIndex((other) => isSame(entry, other)) === index);
  return recordText(
    [...rows].map(([row, values]) => ({ row, values })),
    day,
    unlike,
  );
}

function sideOf(text: string, marks: RegExp): Published | undefined {
  try {
    return publishedFileSchema.parse(JSON.parse(text.replace(marks, '$1')));
  } catch {
    return undefined;
  }
}

/** What a new record changes; empty where readers see what they saw before. */
export function recordChanges(data: Data): string[] {
  const before = data.published ?? new Map<string, Published['rows'][number]['values']>();
  const now = new Map(currentValues(data).map(({ row, values }) => [row, values]));
  const name = (id: string): string => {
    const found = data.rows.get(id);
    return found ? `${found.dataset.title}, ${rowName(found.dataset, found.row)} (${id})` : id;
  };
  const added = [...now.keys()].filter((id) => !before.has(id));
  const changed = [...now].flatMap(([id, values]) => {
    const old = before.get(id) ?? {};
    const columns = before.has(id) ? [...new Set([...Object.keys(old), ...Object.keys(values)])] : [];
    return columns
      .filter((column) => old[column] !== values[column])
      .map((column) => `Changed: ${name(id)}, ${column}: ${show(old[column])} → ${show(values[column])}`);
  });
  const gone = [...before.keys()].filter((id) => !now.has(id)).map((id) => `Gone: ${id}`);
  const isLong = added.length > 10;
  const isTold = JSON.stringify(data.corrections) !== JSON.stringify(data.released);
  return [
    ...(isLong ? [`New: ${added.length} rows`] : added.map((id) => `New: ${name(id)}`)),
    ...changed,
    ...gone,
    ...(isTold ? [`Corrections that readers see: ${data.corrections.length}`] : []),
  ];
}
