/** What an embed says, from the data: the page prints it, and the height is computed from it. */
import type { ChartFigure, Status } from '../chart/types.ts';
import { fillTemplate } from '../data/facts.ts';
import type { Data } from '../data/load.ts';
import type { Figure } from '../data/schema.ts';
import { chartFigure, drawnRows, findDataset, isDrawn } from '../data/series.ts';
import { figureStatuses, viewName, wholeView } from '../figure/evidence.ts';
import { sourceName } from '../figure/words.ts';
import { listItems, type ListItem } from '../figure/still.ts';

/** More sources than this are left to the table, which gives each beside its row. */
const MOST_SOURCES = 6;

export const WORDS = {
  source: 'Source:',
  sources: 'Sources:',
  table: 'See these numbers as a table',
  story: 'Read this chart in its story',
  live: 'See the newest version',
} as const;

export interface EmbedView {
  id: string;
  name: string;
  alt: string;
}

export interface EmbedSource {
  name: string;
  status: Status;
  url: string | null;
  title: string;
}

export interface EmbedParts {
  title: string;
  subtitle: string;
  statuses: Status[];
  /** The view that says most alone stands first; the others follow in the order of the story. */
  views: EmbedView[];
  /** What is drawn, or the entries of a figure that is a list. */
  body: ChartFigure | ListItem[];
  note: string;
  /** Each document once, or their number where there are too many to name. */
  sources: EmbedSource[] | number;
}

/** Everything that the embed of a figure says. */
export function embedParts(data: Data, figure: Figure): EmbedParts {
  const views = [...new Set([wholeView(figure), ...figure.views])];
  return {
    title: fillTemplate(data, figure.title),
    subtitle: fillTemplate(data, figure.subtitle),
    statuses: figureStatuses(data, figure),
    views: views.map(({ id, alt }) => ({ id, name: viewName(id), alt: fillTemplate(data, alt) })),
    body: isDrawn(figure) ? chartFigure(data, figure) : listItems(data, findDataset(data, figure.dataset)),
    note: fillTemplate(data, figure.note ?? ''),
    sources: namedSources(data, figure),
  };
}

function namedSources(data: Data, figure: Figure): EmbedSource[] | number {
  const named = new Map<string, EmbedSource>();
  for (const { sources, status } of drawnRows(data, figure)) {
    for (const { url, title, ...source } of sources.flatMap((id) => data.sources.get(id) ?? [])) {
      const name = sourceName({ url, title, ...source });
      if (!named.has(name)) named.set(name, { name, status, url, title });
    }
  }
  return named.size > MOST_SOURCES ? named.size : [...named.values()];
}

/** "Sources: 12 documents, each beside its row in the table" */
export function countedSources(count: number): string {
  return `${WORDS.sources} ${count} documents, each beside its row in the table`;
}

/** What a pinned copy says of itself. */
export function pinnedWords(date: string): string {
  return `This is the version of ${date}. There may be newer data.`;
}
