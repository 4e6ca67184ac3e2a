/** Every text that the data can change, as readers get it: what the desk shows beside a table and what a diff compares. */
import { formatNumber } from '../charts/format.ts';
import { cellValue, formulaRows, resolveFact } from '../data/facts.ts';
import type { Data } from '../data/collected.ts';
import type { Dataset, FactDefinition, Figure, Row } from '../data/schema.ts';
import { rowStatus } from '../data/status-words.ts';
import { STORY_DESCRIPTION, STORY_ROW, STORY_TITLE } from '../story/title.ts';
import { findTags } from '../story/outline.ts';
import type { Place, StoryText, TextKind } from './story-text.ts';
import { storyPassages } from './passages.ts';
import { sentences } from './story-sentences.ts';

type Write = (place: Place, template: string, own?: string[]) => StoryText;

/** Every text of the story and its figures, tables and facts, in the order of reading; of the rows, those that are wanted. Sources are not among them. */
export function storyTexts(
  data: Data,
  story: string,
  wanted: (row: Row, dataset: Dataset) => boolean = () => true,
): StoryText[] {
  const write = writer(data);
  const scenes = scenesOfFigures(story);
  const rows = [...data.rows.values()].filter(({ row, dataset }) => wanted(row, dataset));
  return [
    ...pageTexts(write),
    ...proseTexts(write, story),
    ...[...data.figures.values()].flatMap(({ value }) => figureTexts(write, value, scenes.get(value.id))),
    ...[...data.datasets.values()].flatMap(({ value }) => datasetTexts(write, value)),
    ...rows.flatMap(({ row, dataset }) => rowTexts(data, write, row, dataset)),
    ...[...data.facts.values()].map(({ value }) => factText(write, value)),
  ];
}

/** The texts that say something else when one of the rows changes. */
export function affectedBy(texts: StoryText[], rowIds: Iterable<string>): StoryText[] {
  const changed = new Set(rowIds);
  return texts.filter(({ rows }) => rows.some((row) => changed.has(row)));
}

/** Fills in references and follows each to its rows; what a reference gives is worked out once. */
function writer(data: Data): Write {
  const known = new Map<string, { text: string; rows: string[] }>();
  const find = (reference: string): { text: string; rows: string[] } => {
    let found = known.get(reference);
    if (!found) {
      found = resolved(data, reference);
      known.set(reference, found);
    }
    return found;
  };
  return (place, template, own = []) => {
    if (!template.includes('{')) return { place, text: template, template, rows: own };
    const rows = new Set(own);
    const text = template.replace(/\{(=?)([^{}]+)\}/g, (_, declared: string, reference: string) => {
      if (declared) return reference;
      const found = find(reference);
      for (const row of found.rows) rows.add(row);
      return found.text;
    });
    return { place, text, template, rows: [...rows] };
  };
}

/** A reference that leads nowhere stays as it is written: to report it is the check's task. */
function resolved(data: Data, reference: string): { text: string; rows: string[] } {
  try {
    const { text, rows } = resolveFact(data, reference);
    return { text, rows: withOrigins(data, rows) };
  } catch {
    return { text: `{${reference}}`, rows: [] };
  }
}

/** The rows, and those that their formulas are worked out from. */
function withOrigins(data: Data, rows: string[]): string[] {
  const all = new Set(rows);
  // A set hands on what is added to it while it is walked through.
  for (const id of all) {
    const formula = data.rows.get(id)?.row.formula;
    if (formula) for (const origin of formulaRows(data, formula)) all.add(origin);
  }
  return [...all];
}

function pageTexts(write: Write): StoryText[] {
  const at = (part: string, words: string): Place => ({ kind: 'page', part, words });
  return [
    write(at('number', 'Top of the story: the big number'), `{${STORY_ROW}}`),
    write(at('title', 'Title of the page'), STORY_TITLE),
    write(at('description', 'Description of the page, for search and shared links'), STORY_DESCRIPTION),
  ];
}

function proseTexts(write: Write, story: string): StoryText[] {
  const paragraphs = new Map<string, number>();
  return storyPassages(story).flatMap((passage) => {
    const scene = passage.owner.replace(/^scene /, '');
    const found = sentences(passage, story);
    if (passage.kind === 'title') {
      const place: Place = { kind: 'title', scene, words: `Scene “${scene}”: title` };
      const template = found.map((sentence) => sentence.template).join(' ');
      return [{ ...write(place, template), marked: template }];
    }
    const paragraph = (paragraphs.get(scene) ?? 0) + 1;
    paragraphs.set(scene, paragraph);
    const words = `Scene “${scene}”, paragraph ${paragraph}`;
    return found.map(({ template, marked }) => ({ ...write({ kind: 'sentence', scene, words }, template), marked }));
  });
}

/** Which scene shows a figure. */
function scenesOfFigures(story: string): Map<string, string> {
  const scenes = new Map<string, string>();
  let scene = '';
  for (const { name, attributes } of findTags(story)) {
    if (name === 'Scene') scene = attributes['id'] ?? '';
    const shown = name === 'Figure' ? attributes['id'] : name === 'Scrolly' ? attributes['figures'] : undefined;
    for (const id of shown?.split(' ') ?? []) scenes.set(id, scene);
  }
  return scenes;
}

function figureTexts(write: Write, figure: Figure, scene: string | undefined): StoryText[] {
  const name = `Figure “${figure.id}”`;
  const own = { figure: figure.id, ...(scene === undefined ? {} : { scene }) };
  const views = figure.views.flatMap(({ id, alt, annotations = [] }) => [
    write({ kind: 'alt', ...own, view: id, words: `${name}, view “${id}”: alt text` }, alt),
    ...annotations.map(({ text }) =>
      write({ kind: 'annotation', ...own, view: id, words: `${name}, view “${id}”: note in the chart` }, text),
    ),
  ]);
  return [
    write({ kind: 'title', ...own, words: `${name}: title` }, figure.title),
    write({ kind: 'subtitle', ...own, words: `${name}: subtitle` }, figure.subtitle),
    ...(figure.note ? [write({ kind: 'note', ...own, words: `${name}: note` }, figure.note)] : []),
    ...chartLabels(figure.chart, []).map(({ text, part }) =>
      write({ kind: 'label', ...own, part, words: `${name}: label in the chart` }, text),
    ),
    ...views,
  ];
}

/** The words that a chart's own description holds, whatever its type. */
function chartLabels(part: unknown, path: string[]): { text: string; part: string }[] {
  if (typeof part === 'string') {
    return /^(?:label|caption|unit)$/.test(path.at(-1) ?? '') ? [{ text: part, part: path.join('.') }] : [];
  }
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([key, child]) => chartLabels(child, [...path, key]));
}

function datasetTexts(write: Write, { id, title, description, columns }: Dataset): StoryText[] {
  const name = `Table “${title}”`;
  return [
    write({ kind: 'title', dataset: id, words: `${name}: title` }, title),
    write({ kind: 'description', dataset: id, words: `${name}: description` }, description),
    ...columns.map((column) =>
      write({ kind: 'label', dataset: id, part: column.name, words: `${name}: heading of a column` }, column.title),
    ),
  ];
}

function rowTexts(data: Data, write: Write, row: Row, { id: dataset, title, columns }: Dataset): StoryText[] {
  const at = (kind: TextKind, part: string, heading: string): Place => {
    return { kind, dataset, row: row.id, part, words: `Table “${title}”, row “${row.id}”: ${heading}` };
  };
  const texts = columns.flatMap((column) => {
    const cell = row[column.name];
    if (typeof cell !== 'string') return [];
    // Another row's id: readers get what that row says.
    if (column.type === 'row') return [write(at('value', column.name, column.title), `{${cell}}`, [row.id])];
    return column.type === 'text' ? [write(at('row', column.name, column.title), cell, [row.id])] : [];
  });
  texts.push(write(at('row', 'status', 'How it became public'), rowStatus(row), [row.id]));
  if (row.note) texts.push(write(at('row', 'note', 'note'), row.note, [row.id]));
  if (row.formula) texts.push(valueText(data, row, at('value', 'value', 'computed value')));
  return texts;
}

function valueText(data: Data, row: Row, place: Place): StoryText {
  const value = cellValue(data, row.id);
  const text = formatNumber(value, Number.isInteger(value) ? 0 : 1);
  return { place, text, template: row.formula ?? '', rows: withOrigins(data, [row.id]) };
}

function factText(write: Write, { id, meaning }: FactDefinition): StoryText {
  return write({ kind: 'fact', fact: id, words: `Computed number “${id}”` }, `${meaning}: {${id}}`);
}
