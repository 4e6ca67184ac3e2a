/** What a row says twice in ways that cannot both be true: its status and what was read, its day and its label, its words and what it found. */
import { locate } from '../parse.ts';
import { parseSpan } from '../../charts/dates.ts';
import type { Data, FiledRow } from '../../data/data.ts';
import { show, type Problem } from '../problems.ts';
import type { Row } from '../../data/schema/schema.ts';

/** Everything of one row that contradicts itself. */
export function contradictions(data: Data, entry: FiledRow): Problem[] {
  return [...readTwice(data, entry), ...madePublicTwice(data, entry), ...datedTwice(entry), ...foundNothing(entry)];
}

/** "primary" says that the document itself was read, and readers would not be told of the report. */
function readTwice(data: Data, { row, index, file }: FiledRow): Problem[] {
  const sources = row.sources.flatMap((id) => data.sources.get(id) ?? []);
  if (row.confidence !== 'primary' || sources.length === 0 || sources.some(({ read }) => read !== 'report')) return [];
  return [
    locate(file).problem(
      ['rows', index, 'confidence'],
      'The confidence says "primary", but every source is a report by others.\nChange it to "one-report" or "several-reports", or name the document itself.',
    ),
  ];
}

/** A label that names years, none of which the row is of: one of the two was not changed with the other. */
function datedTwice({ dataset, row, index, file }: FiledRow): Problem[] {
  const dates = dataset.columns.filter(({ type }) => type === 'date').map(({ name }) => row[name]);
  const spans = dates.flatMap((date) => (typeof date === 'string' ? (parseSpan(date) ?? []) : []));
  const label = typeof row['label'] === 'string' ? row['label'] : '';
  const years = [...label.matchAll(/\b(?:19|20)\d{2}\b/g)].map(([year]) => Number(year));
  const isOf = (year: number): boolean => spans.some(({ from, to }) => year < to && year + 1 > from);
  if (spans.length === 0 || years.length === 0 || row.unusual || years.some(isOf)) return [];
  return [
    locate(file).problem(
      ['rows', index, 'label'],
      `The label says ${show(label)}, but the date says ${dates.map(show).join(', ')}.\nCorrect whichever is wrong.`,
      'warning',
    ),
  ];
}

/** A source may say of its own numbers how they became public; words like these in a note say it too, less surely. */
const CALLED: [status: Row['status'], words: RegExp][] = [
  ['published', /\b(?:published|official) (?:information|statistics|figures|data)\b/i],
  [
    'released',
    /\bfreedom[- ]of[- ]information (?:answer|release|request|letter)\b|\bFOI (?:answer|release|request|letter)\b/i,
  ],
];

/** "released" of what its source calls published, or the other way round. */
function madePublicTwice(data: Data, { row, index, file }: FiledRow): Problem[] {
  if (row.status !== 'published' && row.status !== 'released') return [];
  const sources = row.sources.flatMap((id) => data.sources.get(id) ?? []);
  const declared = new Set(sources.map(({ calls }) => calls));
  const notes = [row.note ?? '', ...sources.map(({ note = '' }) => note)].filter(Boolean);
  const worded = CALLED.filter(([, words]) => notes.some((note) => words.test(note))).map(([status]) => status);
  const said = declared.size === 1 ? [...declared].find((calls) => calls !== undefined) : undefined;
  const other = said ?? (worded.length === 1 && declared.has(undefined) ? worded[0] : undefined);
  if (other === undefined || other === row.status) return [];
  const who = said ? 'its source calls the number' : 'a note of the row or of its source speaks of what is';
  return [
    locate(file).problem(
      ['rows', index, 'status'],
      `The status says "${row.status}", but ${who} ${other}.\nChange the status to "${other}", or correct what the ${said ? 'source says under "calls"' : 'note says'}.`,
      said ? 'error' : 'warning',
    ),
  ];
}

/** A row without a number that is "unknown" tells of a search: its date must not count as news. */
function foundNothing({ dataset, row, index, file }: FiledRow): Problem[] {
  const types = new Set(dataset.columns.map(({ type }) => type));
  if (row.found !== undefined || types.has('count') || !types.has('date')) return [];
  const column = dataset.columns.find(({ name }) => /^(?:un|not )known$|^no\w* found$/i.test(String(row[name] ?? '')));
  if (!column) return [];
  return [
    locate(file).problem(['rows', index, column.name], {
      code: 'search-without-result',
      column: column.title,
      value: row[column.name],
    }),
  ];
}
