/** The texts of figures, tables and facts, as readers get them. */
import { formatNumber } from '../charts/format.ts';
import { eachText } from '../data/row-name.ts';
import { cellValue, findFact } from '../data/facts.ts';
import type { Data } from '../data/data.ts';
import type { Dataset, Figure, Row } from '../data/schema/schema.ts';
import { figureStatusLabels, sourceLine } from '../data/figure-evidence.ts';
import { statusWords } from '../data/status-words.ts';
import { computed, withOrigins, type Place, type StoryText, type TextKind, type Write } from './text-writer.ts';

/** Titles, notes, labels, alt texts, source lines, and what cells and facts come to. What a cell says by itself is a value, and among them only where every cell is asked for. */
export function dataTexts(
  data: Data,
  write: Write,
  sceneOf: (figure: string) => string | undefined,
  everyCell: boolean,
): StoryText[] {
  return [
    ...[...data.figures.values()].flatMap(({ value }) => [
      ...figureTexts(write, value, sceneOf(value.id)),
      ...evidenceTexts(data, value),
    ]),
    ...[...data.datasets.values()].flatMap(({ value }) => datasetTexts(write, value)),
    ...[...data.rows.values()].flatMap(({ row, dataset }) => rowTexts(data, write, row, dataset, everyCell)),
    ...[...data.facts.keys()].map((id) => factText(data, write, id)),
  ];
}

function figureTexts(write: Write, figure: Figure, scene: string | undefined): StoryText[] {
  const own = { figure: figure.id, ...(scene === undefined ? {} : { scene }) };
  const at = (kind: TextKind, words: string, part?: string): Place => {
    return { kind, ...own, ...(part === undefined ? {} : { part }), words: `Figure “${figure.id}”${words}` };
  };
  return [
    write(at('title', ': title'), figure.title),
    write(at('subtitle', ': subtitle'), figure.subtitle),
    ...(figure.note ? [write(at('note', ': note'), figure.note)] : []),
    ...guessTexts(figure).map(({ text, part }) => write(at('label', ': guess', part), text)),
    ...chartLabels(figure.chart).map(({ text, part }) => write(at('label', ': label in the chart', part), text)),
    ...figure.views.flatMap(({ id, name, alt }) => [
      ...(name ? [write(at('label', `, view “${id}”: name`, `name ${id}`), name)] : []),
      write(at('alt', `, view “${id}”: alt text`, id), alt),
    ]),
  ];
}

function guessTexts({ guess }: Figure): { text: string; part: string }[] {
  return guess
    ? (
        [
          ['question', guess.question],
          ['text', guess.text],
        ] as const
      ).map(([part, text]) => ({ text, part: `guess.${part}` }))
    : [];
}

/** The words that a chart's own description holds, whatever its type. */
function chartLabels(chart: Figure['chart']): { text: string; part: string }[] {
  const found: { text: string; part: string }[] = [];
  eachText(chart, (text, path) => {
    if (/^(?:label|caption|unit)$/.test(String(path.at(-1)))) found.push({ text, part: path.join('.') });
  });
  return found;
}

function evidenceTexts(data: Data, figure: Figure): StoryText[] {
  const place = { figure: figure.id, words: `Figure “${figure.id}”` };
  const line = sourceLine(data, figure);
  const sources =
    typeof line === 'number'
      ? `${line} documents, each named on this chart’s page`
      : line.map(({ name, status }) => `${name} (${status})`).join('; ');
  const statuses = figureStatusLabels(data, figure).map(({ words }) => words);
  return [
    computed({ kind: 'source', ...place, words: `${place.words}: source line` }, sources),
    computed({ kind: 'status', ...place, words: `${place.words}: how its numbers became public` }, statuses.join('; ')),
  ];
}

function datasetTexts(write: Write, { id: owner, title, description, columns }: Dataset): StoryText[] {
  const at = (kind: TextKind, words: string): Place => ({ kind, owner, words: `Table “${title}”: ${words}` });
  return [
    write(at('title', 'title'), title),
    write(at('description', 'description'), description),
    ...columns.map((column) => write({ ...at('label', 'heading of a column'), part: column.name }, column.title)),
  ];
}

/** What a row gives that does not stand in it: a formula's result, another row's value. Of a large table few rows do. */
function rowTexts(data: Data, write: Write, row: Row, { title, columns }: Dataset, everyCell: boolean): StoryText[] {
  const texts: StoryText[] = [];
  const isTold = (cell: string, isText: boolean): boolean => cell.includes('{') || (everyCell && isText);
  const at = (part: string, heading: string): Place => {
    return { kind: 'cell', owner: row.id, part, words: `Table “${title}”, row “${row.id}”: ${heading}` };
  };
  for (const { name, title: heading, type } of columns) {
    const cell = row[name];
    if (typeof cell !== 'string' || !(type === 'row' || isTold(cell, type === 'text'))) continue;
    texts.push(write(at(name, heading), type === 'row' ? `{${cell}}` : cell, [row.id]));
  }
  if (row.note && isTold(row.note, true)) texts.push(write(at('note', 'note'), row.note, [row.id]));
  if (row.formula) {
    const value = cellValue(data, row.id);
    const text = formatNumber(value, Number.isInteger(value) ? 0 : 1);
    texts.push(computed(at('value', 'computed value'), text, withOrigins(data, [row.id])));
  }
  return texts;
}

/** With how it became public: the sign beside the number says so in the prose. */
function factText(data: Data, write: Write, id: string): StoryText {
  const fact = findFact(data, id);
  const status = fact ? statusWords(data, fact.status) : '';
  return write({ kind: 'fact', owner: id, words: `Computed number “${id}”` }, `{${id}} · ${status}`);
}
