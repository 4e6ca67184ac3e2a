/** What must stand beside a chart wherever words alone are shown: which number has which status, and from where. */
import { formatNumber } from '../charts/format.ts';
import type { Data } from '../data/collected.ts';
import { cellValue } from '../data/facts.ts';
import type { Figure, Row } from '../data/schema.ts';
import { drawnRows } from '../data/series.ts';
import { figureStatusLabels } from '../figure/evidence.ts';
import { rowStatus, STATUS_WORDS } from '../figure/words.ts';
import { embedParts, WORDS } from './parts.ts';

/** More numbers than this are no sentence any more. */
const MOST_NUMBERS = 5;

/** "55,974: published, as reported; 37,302: …"; where there are many numbers, or none, the statuses alone. */
export function numbersSentence(data: Data, figure: Figure): string {
  const rows = [...new Set(drawnRows(data, figure))];
  const counted = rows.every(({ id }) => data.rows.get(id)?.dataset.columns.some(isValue));
  if (counted && rows.length <= MOST_NUMBERS) return rows.map((row) => numberWords(data, row)).join('; ');
  const statuses = figureStatusLabels(data, figure).map(({ words }) => inSentence(words));
  return `Its numbers: ${statuses.join('; ')}`;
}

/** "Sources: LBC, 2025; BBC News, 2017", or how many there are. */
export function sourcesSentence(data: Data, figure: Figure): string {
  const { sources } = embedParts(data, figure);
  if (typeof sources === 'number') return `${WORDS.sources} ${sources} documents, each beside its row`;
  const names = sources.map(({ name }) => name).join('; ');
  return `${sources.length > 1 ? WORDS.sources : WORDS.source} ${names}`;
}

/** "Leaked · not confirmed by the Home Office" → "leaked, not confirmed by the Home Office" */
export function inSentence(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1).replaceAll(' · ', ', ');
}

function isValue({ name, type }: { name: string; type: string }): boolean {
  return name === 'value' && type === 'count';
}

function numberWords(data: Data, row: Row): string {
  const about = row['approximate'] === true ? 'about ' : '';
  // A formula names rows, which mean nothing outside the table.
  const status = row.status === 'derived' ? STATUS_WORDS.derived : rowStatus(row);
  return `${about}${formatNumber(cellValue(data, row.id))}: ${inSentence(status)}`;
}
