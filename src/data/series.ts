/** Turns a figure file and its rows into what the pure chart pipeline draws. */
import { parseSpan } from '../chart/dates.ts';
import { formatNumber, formatShortDate } from '../chart/format.ts';
import type {
  Annotation,
  ChartFigure,
  Item,
  LaneEntry,
  Pair,
  Point,
  Segment,
  Series,
  Span,
  View,
} from '../chart/types.ts';
import { cellValue, fillTemplate } from './facts.ts';
import type { Data } from './collected.ts';
import type { Dataset, Figure, Row } from './schema.ts';

/** The figure ready for layout: numbers and finished texts only, no references. */
export function chartFigure(data: Data, figure: Figure): ChartFigure {
  return { id: figure.id, series: buildSeries(data, figure), views: figure.views.map((view) => buildView(data, view)) };
}

/** True for figures that are drawn as a scene; a chain is a list in HTML. */
export function isDrawn(figure: Figure): boolean {
  return figure.chart.type !== 'chain';
}

/** The rows that a figure draws: one, those it names, or all of its dataset. */
export function drawnRows(data: Data, { chart, dataset }: Figure): Row[] {
  if (chart.type === 'unit') return [findRow(data, chart.row)];
  if (chart.type === 'waffle')
    return chart.panels.flatMap(({ segments }) => segments.map(({ row }) => findRow(data, row)));
  if (chart.type === 'parts') return chart.bars.flatMap(({ parts }) => parts.map(({ row }) => findRow(data, row)));
  return findDataset(data, dataset).rows;
}

/** The dataset of that id. */
export function findDataset(data: Data, id: string): Dataset {
  const found = data.datasets.get(id);
  if (!found) throw new Error(`There is no dataset called "${id}".`);
  return found.value;
}

function buildSeries(data: Data, figure: Figure): Series {
  const { chart } = figure;
  const rows = findDataset(data, figure.dataset).rows;
  switch (chart.type) {
    case 'chain':
      throw new Error(`The figure "${figure.id}" is a list, not a drawing.`);
    case 'unit': {
      const row = findRow(data, chart.row);
      return { type: 'unit', item: { ...item(row), value: cellValue(data, row.id) } };
    }
    case 'snapshots':
      return { type: 'snapshots', unit: chart.unit, points: rows.map((row) => point(data, row)) };
    case 'lines': {
      const points = rows.map((row) => ({ ...point(data, row), basis: text(row, 'basis') }));
      const { unit, bases, labels } = chart;
      return { type: 'lines', unit, points, bases, ...(labels ? { labels } : {}) };
    }
    case 'bars': {
      const bars = rows.map((row) => ({
        ...item(row),
        label: text(row, 'label'),
        value: cellValue(data, row.id),
        approximate: row['approximate'] === true,
      }));
      return { type: 'bars', unit: chart.unit, bars };
    }
    case 'waffle': {
      const panels = chart.panels.map((panel) => ({
        label: fillTemplate(data, panel.label),
        ...(panel.caption ? { caption: fillTemplate(data, panel.caption) } : {}),
        segments: panel.segments.map((segment) => namedSegment(data, segment)),
      }));
      return { type: 'waffle', panels };
    }
    case 'parts': {
      const bars = chart.bars.map((bar) => ({
        id: bar.id,
        label: fillTemplate(data, bar.label),
        parts: bar.parts.map((part) => namedSegment(data, part)),
      }));
      return { type: 'parts', bars };
    }
    case 'dumbbell': {
      const { unit, from, to, ticks } = chart;
      return { type: 'dumbbell', unit, from, to, ticks, pairs: rows.map((row) => pair(data, row)) };
    }
    case 'lanes': {
      const lanes = chart.lanes.map((lane) => ({
        label: lane.label,
        entries: rows.filter((row) => row['lane'] === lane.id).map((row) => laneEntry(data, row)),
      }));
      return { type: 'lanes', lanes };
    }
    case 'timeline': {
      const events = rows.map((row) => ({
        ...item(row),
        ...span(row, 'date'),
        title: fillTemplate(data, text(row, 'title')),
        when: formatShortDate(text(row, 'date')),
        lane: text(row, 'lane'),
      }));
      const offices = findDataset(data, chart.offices).rows.map((row) => ({
        id: row.id,
        name: text(row, 'name'),
        from: span(row, 'from').from,
        // The holder at the last sighting stays to the end of the axis.
        to: typeof row['to'] === 'string' ? span(row, 'to').from : 9999,
      }));
      const counts = findDataset(data, chart.counts).rows.map((row) => point(data, row));
      return { type: 'timeline', lanes: chart.lanes, events, offices, counts };
    }
  }
}

function buildView(data: Data, view: Figure['views'][number]): View {
  // The name is for lists of views, which the page writes; drawings do without it.
  const { annotations, window, alt, name: _, ...rest } = view;
  return {
    ...rest,
    ...(annotations ? { annotations: annotations.map((note) => annotation(data, note)) } : {}),
    ...(window ? { window: { from: parsed(window.from).from, to: parsed(window.to).to } } : {}),
    alt: fillTemplate(data, alt),
  };
}

type AnnotationFile = NonNullable<Figure['views'][number]['annotations']>[number];

function annotation(data: Data, { text: words, at }: AnnotationFile): Annotation {
  const place = 'row' in at ? at : { date: parsed(at.date).from, value: at.value };
  return { text: fillTemplate(data, words), at: place };
}

function item(row: Row): Item {
  return { id: row.id, status: row.status, oneReport: row.confidence === 'one-report' };
}

/** A pair starts at another row's value, or at the number in its own "before". */
function pair(data: Data, row: Row): Pair {
  const of = row['of'];
  const start =
    typeof of === 'string'
      ? { value: cellValue(data, of), status: findRow(data, of).status }
      : { value: cellValue(data, row.id, 'before') };
  const words = row['printed'];
  return {
    ...item(row),
    label: fillTemplate(data, text(row, 'label')),
    start,
    value: cellValue(data, row.id),
    ...(typeof words === 'string' ? { words } : {}),
  };
}

function laneEntry(data: Data, row: Row): LaneEntry {
  const shown = row['shown'];
  const value = formatNumber(cellValue(data, row.id));
  return {
    ...item(row),
    shown: typeof shown === 'string' ? fillTemplate(data, shown) : value,
    words: fillTemplate(data, text(row, 'what')),
  };
}

function namedSegment(data: Data, { row, label }: { row: string; label: string }): Segment {
  return { ...item(findRow(data, row)), label: fillTemplate(data, label), value: cellValue(data, row) };
}

function point(data: Data, row: Row): Point {
  return { ...item(row), ...span(row, 'date'), label: text(row, 'label'), value: cellValue(data, row.id) };
}

function span(row: Row, column: string): Span {
  return parsed(text(row, column));
}

function parsed(date: string): Span {
  const result = parseSpan(date);
  if (!result) throw new Error(`"${date}" is not a date.`);
  return result;
}

function text(row: Row, column: string): string {
  const value = row[column];
  if (typeof value !== 'string') throw new Error(`The row "${row.id}" has no text in "${column}".`);
  return value;
}

function findRow(data: Data, id: string): Row {
  const found = data.rows.get(id);
  if (!found) throw new Error(`There is no row called "${id}".`);
  return found.row;
}
