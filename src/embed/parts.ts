/** What an embed says, from the data: the page prints it, and the height is computed from it. */
import type { DrawnFigure } from '../charts/chart.ts';
import { fillTemplate } from '../data/facts.ts';
import type { Data } from '../data/collected.ts';
import type { Figure } from '../data/schema.ts';
import { chartFigure, findDataset, isDrawn } from '../data/series.ts';
import { figureStatusLabels, sourceLine, viewName, wholeView, type NamedSource } from '../figure/evidence.ts';
import type { StatusLabel } from '../figure/words.ts';
import { listItems, type ListItem } from '../figure/still.ts';

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

export interface EmbedParts {
  title: string;
  subtitle: string;
  statusLabels: StatusLabel[];
  /** The view that says most alone stands first; the others follow in the order of the story. */
  views: EmbedView[];
  /** What is drawn, or the entries of a figure that is a list. */
  body: DrawnFigure | ListItem[];
  note: string;
  /** Each publisher once, or the number of documents where there are too many to name. */
  sources: NamedSource[] | number;
}

/** Everything that the embed of a figure says. */
export function embedParts(data: Data, figure: Figure): EmbedParts {
  const views = [...new Set([wholeView(figure), ...figure.views])];
  return {
    title: fillTemplate(data, figure.title),
    subtitle: fillTemplate(data, figure.subtitle),
    statusLabels: figureStatusLabels(data, figure),
    views: views.map((view) => ({ id: view.id, name: viewName(view), alt: fillTemplate(data, view.alt) })),
    body: isDrawn(figure) ? chartFigure(data, figure) : listItems(data, findDataset(data, figure.dataset)),
    note: fillTemplate(data, figure.note ?? ''),
    sources: sourceLine(data, figure),
  };
}

/** "12 documents, each named on this chart’s page" */
export function countedSources(count: number): string {
  return `${count} documents, each named on this chart’s page`;
}

/** What a pinned copy says of itself. */
export function pinnedWords(date: string): string {
  return `This is the version of ${date}. There may be newer data.`;
}
