/** A figure as a picture that is honest alone: finding, measure, chart, caveat, status and source in one scene. */
import { formatDate, formatNumber } from '../charts/format.ts';
import { layout, naturalHeight } from '../charts/layout.ts';
import { stillPaint } from '../charts/theme.ts';
import type { DrawnFigure } from '../charts/chart.ts';
import type { Role, Scene, Status } from '../charts/types.ts';
import { cellValue, fillTemplate } from '../data/facts.ts';
import type { Data } from '../data/collected.ts';
import type { Column as DataColumn, Figure, Row } from '../data/schema.ts';
import { chartFigure, findDataset, isDrawn } from '../data/series.ts';
import { Column, onPanel } from './column.ts';
import { drawChart } from './draw.ts';
import { figureStatusLabels, sourceLine } from './evidence.ts';
import { sourceName, type StatusLabel } from './words.ts';

/** What a still is set on: a width, a margin, and how the chart is drawn in the room between. */
export interface Paper {
  width: number;
  margin: number;
  draw: (figure: DrawnFigure, view: string, width: number) => Scene;
}

/** The usual still, with a chart as tall as it wants to be. */
const PAGE: Paper = {
  width: 720,
  margin: 24,
  draw: (figure, view, width) => layout(figure, view, { width, height: naturalHeight(figure, width) }),
};

const RULE = 3;

const TITLE = { size: 23, fill: 'ink', bold: true, leading: 1.2 } as const;
const SUBTITLE = { size: 15, fill: 'ink-2' } as const;
const SMALL = { size: 13, fill: 'ink-2' } as const;

/** One entry of a figure that is a list. */
export interface ListItem {
  status: Status;
  heading: string;
  detail: string;
  text: string;
}

interface StillParts {
  title: string;
  subtitle: string;
  body: Scene | ListItem[];
  note: string;
  statusLabels: StatusLabel[];
  sources: string[];
  /** Where a reader finds the figure with its tables. */
  address: string;
}

/** The still of a view as SVG. */
export function figureStill(
  data: Data,
  figure: Figure,
  view: string,
  address: string,
  palette: Record<Role, string>,
  paper: Paper = PAGE,
): string {
  const scene = composeStill(stillParts(data, figure, view, address, paper), paper);
  const { alt = '' } = figure.views.find(({ id }) => id === view) ?? {};
  return drawChart({
    scene,
    id: `${figure.id}-${view}`,
    paint: stillPaint(palette),
    still: true,
    name: fillTemplate(data, figure.title),
    description: fillTemplate(data, alt),
  });
}

/** Everything that a still of a view says, from the data. */
function stillParts(data: Data, figure: Figure, view: string, address: string, paper: Paper): StillParts {
  return {
    title: fillTemplate(data, figure.title),
    subtitle: fillTemplate(data, figure.subtitle),
    body: isDrawn(figure)
      ? paper.draw(chartFigure(data, figure), view, paper.width - 2 * paper.margin)
      : listItems(data, findDataset(data, figure.dataset)),
    note: fillTemplate(data, figure.note ?? ''),
    statusLabels: figureStatusLabels(data, figure, view),
    sources: sourceItems(data, figure, view),
    address,
  };
}

/** Sets the parts below one another. Pure: the same parts give the same picture. */
function composeStill(parts: StillParts, { width, margin }: Paper): Scene {
  const { title, subtitle, body, note, statusLabels, sources, address } = parts;
  const column = new Column(margin, RULE + 18, width - 2 * margin);
  column.text(title, TITLE);
  column.space(4);
  column.text(subtitle, SUBTITLE);
  column.space(14);
  if (Array.isArray(body)) setList(column, body);
  else column.chart(body);
  column.space(16);
  column.statusLabels(statusLabels, 13.5);
  column.space(4);
  if (note) column.text(note, SMALL);
  column.space(4);
  column.list(sources, SMALL);
  column.text(address, SMALL);
  return onPanel(column, width, Math.ceil(column.y + margin - 6), RULE);
}

function setList(column: Column, items: ListItem[]): void {
  for (const { status, heading, detail, text } of items) {
    column.sign(status, 18);
    column.text(heading, { size: 16, fill: 'ink', bold: true }, 30);
    column.text(detail, SMALL, 30);
    column.space(2);
    column.text(text, { size: 14.5, fill: 'ink' }, 30);
    column.space(12);
  }
}

/** Rows as entries: the first text leads, dates and counts follow it, further texts explain. */
export function listItems(data: Data, { columns, rows }: { columns: DataColumn[]; rows: Row[] }): ListItem[] {
  const texts = columns.filter(({ type }) => type === 'text');
  const details = columns.filter(({ type }) => type === 'date' || type === 'count');
  const words = (row: Row, column: DataColumn): string =>
    typeof row[column.name] === 'string' ? fillTemplate(data, String(row[column.name])) : '';
  const detail = (row: Row, column: DataColumn): string => {
    if (column.type === 'count') return formatNumber(cellValue(data, row.id, column.name));
    return typeof row[column.name] === 'string' ? formatDate(String(row[column.name])) : '';
  };
  return rows.map((row) => ({
    status: row.status,
    heading: texts[0] ? words(row, texts[0]) : row.id,
    detail: [...details.map((column) => detail(row, column)), ...sourceNames(data, row)].filter(Boolean).join(' · '),
    text: texts
      .slice(1)
      .map((column) => words(row, column))
      .filter(Boolean)
      .join(' '),
  }));
}

function sourceNames(data: Data, row: Row): string[] {
  return [...new Set(row.sources.flatMap((id) => data.sources.get(id) ?? []).map(sourceName))];
}

/** "Sources: LBC, 2025 · Daily Mail, 2017", as items of a row. */
function sourceItems(data: Data, figure: Figure, view: string): string[] {
  const line = sourceLine(data, figure, view);
  if (typeof line === 'number') return [`Sources: ${line} documents, each named at the address below`];
  const [first = '', ...others] = line.map(({ name }) => name);
  return [`${others.length > 0 ? 'Sources' : 'Source'}: ${first}`, ...others];
}
