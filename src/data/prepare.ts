/**
 * A figure as readers get it: every text filled in, every number traced, every status and source named. Page, embed,
 * still, download and desk print these records and look nothing up themselves.
 */
import type { DrawnFigure } from '../charts/chart.ts';
import { formatNumber } from '../charts/format.ts';
import type { Status } from '../charts/types.ts';
import type { Data } from './data.ts';
import {
  figureDatasets,
  figureSources,
  figureStatusLabels,
  keyRow,
  sourceLine,
  viewName,
  wholeView,
  type NamedSource,
} from './figure-evidence.ts';
import { cellValue, fillTemplate } from './facts.ts';
import { prepareText, type PreparedText } from './prepared-text.ts';
import type { Dataset, Figure, Row, Source } from './schema/schema.ts';
import { chartFigure, drawnRows, findDataset, isDrawn } from './series.ts';
import { rowStatus, STATUS_NAMES, type StatusLabel } from './status-words.ts';
import { listItems, prepareTable, type ListItem, type PreparedTable } from './tables.ts';

export interface PreparedView {
  id: string;
  name: string;
  alt: string;
  statusLabels: StatusLabel[];
  sources: NamedSource[] | number;
}

/** A number with how it became public. */
export interface PreparedNumber {
  value: string;
  statusWords: string;
}

/** The number that a figure is about, to be set large: solid where it is on the record, in outline where it is not. */
export interface KeyNumber {
  text: string;
  status: Status;
  /** What it counts and how it became public, in words right below it, so that no cropping parts the two. */
  words: string;
}

/** A number that readers may guess before they see the chart. In its text # stands for the guess. */
export interface PreparedGuess {
  question: string;
  answer: number;
  status: Status;
  most: number;
  unit: string;
  text: PreparedText;
}

export interface PreparedFigure {
  id: string;
  title: PreparedText;
  subtitle: PreparedText;
  note: PreparedText | undefined;
  guess: PreparedGuess | undefined;
  /** In the order of the story. */
  views: PreparedView[];
  /** The same as readers are offered them: the one that says most alone first. */
  offered: [PreparedView, ...PreparedView[]];
  statusLabels: StatusLabel[];
  /** Each publisher once, or the number of documents where there are too many to name. */
  sources: NamedSource[] | number;
  documents: Source[];
  /** What is drawn, or the entries of a figure that is a list. */
  body: DrawnFigure | ListItem[];
  keyNumber: KeyNumber | undefined;
  /** The numbers that it draws, where every mark stands for one. */
  numbers: PreparedNumber[] | undefined;
  /** The rows that stand below it as tables. */
  tables: PreparedTable[];
  datasets: Dataset[];
}

export function prepareFigure(data: Data, figure: Figure): PreparedFigure {
  const view = (each: Figure['views'][number]): PreparedView => ({
    id: each.id,
    name: viewName(each),
    alt: prepareText(data, each.alt).plain,
    statusLabels: figureStatusLabels(data, figure, each.id),
    sources: sourceLine(data, figure, each.id),
  });
  const whole = wholeView(figure);
  const key = keyRow(data, figure);
  return {
    id: figure.id,
    title: prepareText(data, figure.title),
    subtitle: prepareText(data, figure.subtitle),
    note: figure.note ? prepareText(data, figure.note) : undefined,
    guess: figure.guess && prepareGuess(data, figure.guess),
    views: figure.views.map(view),
    offered: [view(whole), ...figure.views.filter((each) => each !== whole).map(view)],
    statusLabels: figureStatusLabels(data, figure),
    sources: sourceLine(data, figure),
    documents: figureSources(data, figure),
    body: isDrawn(figure) ? chartFigure(data, figure) : listItems(data, findDataset(data, figure.dataset)),
    keyNumber: key && prepareNumber(data, key),
    numbers: drawnNumbers(data, figure),
    tables: [figure.dataset, ...(figure.context ?? [])].map((id) => prepareTable(data, id)),
    datasets: figureDatasets(data, figure),
  };
}

function prepareGuess(data: Data, guess: NonNullable<Figure['guess']>): PreparedGuess | undefined {
  const { plain, parts } = prepareText(data, guess.answer);
  const fact = parts.find((part) => typeof part !== 'string');
  const answer = Number(plain.replaceAll(',', ''));
  // Where the answer is no number there is nothing to guess, and the chart stands as any other.
  if (!fact || Number.isNaN(answer)) return undefined;
  return {
    question: fillTemplate(data, guess.question),
    answer,
    status: fact.status,
    most: guess.most,
    unit: fillTemplate(data, guess.unit),
    text: prepareText(data, guess.text),
  };
}

/** A row as the number that a picture sets large. */
export function prepareNumber(data: Data, row: Row): KeyNumber {
  const { label } = row;
  const words =
    typeof label === 'string' ? `${fillTemplate(data, label)} · ${rowStatus(data, row)}` : rowStatus(data, row);
  return { text: formatNumber(cellValue(data, row.id)), status: row.status, words };
}

function drawnNumbers(data: Data, figure: Figure): PreparedNumber[] | undefined {
  const rows = [...new Set(drawnRows(data, figure))];
  const isCounted = (id: string): boolean =>
    data.rows.get(id)?.dataset.columns.some(({ name, type }) => name === 'value' && type === 'count') ?? false;
  if (!rows.every(({ id }) => isCounted(id))) return undefined;
  return rows.map((row) => ({
    value: `${row['approximate'] === true ? 'about ' : ''}${formatNumber(cellValue(data, row.id))}`,
    // A formula names rows, which mean nothing outside the table.
    statusWords: row.status === 'derived' ? STATUS_NAMES.derived : rowStatus(data, row),
  }));
}
