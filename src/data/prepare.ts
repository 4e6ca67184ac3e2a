/** A figure as readers get it, every text, number, status and source filled in: whoever prints it looks nothing up. */
import { formatNumber } from '../charts/format.ts';
import type { Data } from './data.ts';
import { figureDatasets, figureSources, labelsOf, keyRow, sourceLine, viewName, wholeView } from './figure-evidence.ts';
import { cellValue, fillTemplate, prepareText } from './facts.ts';
import type { Figure, Row } from './schema/schema.ts';
import { chartFigure, findDataset, isDrawn } from './series.ts';
import { rowStatus } from './status-words.ts';
import { listItems, prepareTable } from './tables.ts';

export type PreparedView = ReturnType<typeof prepareView>;
export type PreparedFigure = ReturnType<typeof prepareFigure>;
export type KeyNumber = ReturnType<typeof prepareNumber>;
export type PreparedGuess = NonNullable<ReturnType<typeof prepareGuess>>;

function prepareView(data: Data, figure: Figure, view: Figure['views'][number]) {
  return {
    id: view.id,
    name: viewName(view),
    alt: prepareText(data, view.alt).plain,
    statusLabels: labelsOf(data, figure, view.id),
    sources: sourceLine(data, figure, view.id),
  };
}

export function prepareFigure(data: Data, figure: Figure) {
  const { id, dataset, context = [] } = figure;
  const views = figure.views.map((view) => prepareView(data, figure, view));
  const whole = prepareView(data, figure, wholeView(figure));
  /** The views as readers are offered them: the one that says most alone first. */
  const offered: [PreparedView, ...PreparedView[]] = [whole, ...views.filter((view) => view.id !== whole.id)];
  const key = keyRow(data, figure);
  return {
    id,
    title: prepareText(data, figure.title),
    subtitle: prepareText(data, figure.subtitle),
    note: figure.note ? prepareText(data, figure.note) : undefined,
    guess: figure.guess && prepareGuess(data, figure.guess),
    views,
    offered,
    statusLabels: labelsOf(data, figure),
    /** Each publisher once, or the number of documents where there are too many to name. */
    sources: sourceLine(data, figure),
    documents: figureSources(data, figure),
    body: isDrawn(figure) ? chartFigure(data, figure) : listItems(data, findDataset(data, dataset)),
    keyNumber: key && prepareNumber(data, key),
    /** The rows that stand below it as tables. */
    tables: [dataset, ...context].map((table) => prepareTable(data, table)),
    datasets: figureDatasets(data, figure),
  };
}

/** A number that readers may guess before they see the chart. In its text # stands for the guess. */
function prepareGuess(data: Data, guess: NonNullable<Figure['guess']>) {
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

/** A row as the number that a picture sets large, with the words below it that no cropping may part from it. */
export function prepareNumber(data: Data, row: Row) {
  const label = typeof row.label === 'string' ? `${fillTemplate(data, row.label)} · ` : '';
  return { text: formatNumber(cellValue(data, row.id)), status: row.status, words: label + rowStatus(data, row) };
}
