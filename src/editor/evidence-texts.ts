/** The words that say where numbers come from and how they became public, as texts that a comparison follows. */
import { formatDate } from '../charts/format.ts';
import type { Data } from '../data/collected.ts';
import { fillTemplate, resolveFact } from '../data/facts.ts';
import type { Dataset, FactDefinition, Figure, Row } from '../data/schema.ts';
import { findDataset, isDrawn } from '../data/series.ts';
import { figureStatusLabels, sourceLine } from '../data/evidence.ts';
import { sourceName, STATUS_WORDS } from '../data/status-words.ts';
import type { Place, StoryText } from './story-text.ts';

/** Source lines, status words and the links of chains; each figure, table and computed number has its own. */
export function evidenceTexts(data: Data): StoryText[] {
  return [
    ...[...data.figures.values()].flatMap(({ value }) => figureTexts(data, value)),
    ...[...data.datasets.values()].map(({ value }) => tableSources(data, value)),
    ...[...data.facts.values()].map(({ value }) => factStatus(data, value)),
  ];
}

function figureTexts(data: Data, figure: Figure): StoryText[] {
  const name = `Figure “${figure.id}”`;
  const own = { figure: figure.id };
  const line = sourceLine(data, figure);
  // Where the line only counts the documents, the lines of single views name them.
  const views = typeof line === 'number' ? figure.views.map(({ id }) => id) : [];
  const statuses = figureStatusLabels(data, figure).map(({ words }) => words);
  return [
    computed({ kind: 'source', ...own, words: `${name}: source line` }, sourceWords(line)),
    ...views.map((view) => {
      const words = `${name}, view “${view}”: source line`;
      return computed({ kind: 'source', ...own, view, words }, sourceWords(sourceLine(data, figure, view)));
    }),
    computed({ kind: 'status', ...own, words: `${name}: how its numbers became public` }, statuses.join('; ')),
    ...(isDrawn(figure) ? [] : findDataset(data, figure.dataset).rows.map((row) => chainLink(data, figure, row))),
  ];
}

function sourceWords(line: ReturnType<typeof sourceLine>): string {
  return typeof line === 'number'
    ? `${line} documents, each named on this chart’s page`
    : line.map(({ name, status }) => `${name} (${status})`).join('; ');
}

/** A chain is a list in HTML, and has no drawing that could look different. */
function chainLink(data: Data, { id }: Figure, row: Row): StoryText {
  const cell = (column: string): string => String(row[column] ?? '');
  const source = data.sources.get(row.sources[0] ?? '');
  const head = [fillTemplate(data, cell('who')), formatDate(cell('date')), source && sourceName(source)];
  const text = `${head.filter(Boolean).join(' · ')} · ${STATUS_WORDS[row.status]}: ${fillTemplate(data, cell('what'))}`;
  const words = `Figure “${id}”, link “${row.id}”`;
  return computed({ kind: 'row', figure: id, row: row.id, part: 'link', words }, text);
}

/** The last column of a table, each document once. */
function tableSources(data: Data, { id, title, rows }: Dataset): StoryText {
  const ids = new Set(rows.flatMap(({ sources }) => sources));
  const names = new Set([...ids].flatMap((source) => data.sources.get(source) ?? []).map(sourceName));
  const words = `Table “${title}”: sources named in its rows`;
  return computed({ kind: 'source', dataset: id, words }, [...names].join('; '));
}

function factStatus(data: Data, { id }: FactDefinition): StoryText {
  const words = `Computed number “${id}”: how it became public`;
  return computed({ kind: 'status', fact: id, words }, STATUS_WORDS[resolveFact(data, id).status]);
}

/** Nobody wrote these words for their place, so there is no template that could have been rewritten. */
function computed(place: Place, text: string): StoryText {
  return { place, text, template: '', rows: [] };
}
