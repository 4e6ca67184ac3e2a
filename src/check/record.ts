/** The record of what readers last saw, as text for its file. */
import { currentValues } from './data/check-corrections.ts';
import type { Data } from '../data/data.ts';
import { isSame } from '../data/correction-log.ts';
import { type Correction, type Published, publishedFileSchema } from '../data/schema/schema.ts';

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

/** True where readers see what was recorded last. */
export function isRecorded(data: Data): boolean {
  const before = [...(data.published ?? [])].map(([row, values]) => ({ row, values }));
  return (
    JSON.stringify(before) === JSON.stringify(currentValues(data)) &&
    JSON.stringify(data.corrections) === JSON.stringify(data.released)
  );
}
