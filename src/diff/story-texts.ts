/** Every text that readers get, each with its place: what a comparison compares, and what the desk shows beside a table. */
import { formatNumber } from '../charts/format.ts';
import { storyPassages } from '../check/story/passages.ts';
import { sentencesIn } from '../check/story/sentences.ts';
import type { Data, FiledRow } from '../data/data.ts';
import { cellValue, findFact } from '../data/facts.ts';
import { eachText } from '../data/row-name.ts';
import type { Column, Figure } from '../data/schema/schema.ts';
import { statusWords } from '../data/status-words.ts';
import * as words from '../story/page-words.ts';

export interface StoryText {
  /** The article and its head, a figure, or a table with what is computed of it. */
  of: 'prose' | 'figure' | 'table';
  figure?: string;
  place: string;
  /** As a reader gets it, every reference filled in. */
  text: string;
  /** As it is written, with {references}: the same as long as nobody edits the words. */
  template: string;
  /** What stands in a scene is known by its words, whatever the scene is called. */
  isInScene?: true;
}

/** In the order of reading, then the texts of figures, tables and facts. */
export function storyTexts(data: Data, story: string): StoryText[] {
  const headings = (all: Column[]) => all.map(({ name, title }) => [`heading of “${name}”`, title] as const);
  return [
    ...(story && data.story.number ? [...pageTexts(data, story), ...proseTexts(data, story)] : []),
    ...[...data.figures.values()].flatMap(({ value }) => figureTexts(data, value)),
    ...[...data.datasets.values()].flatMap(({ value }) =>
      [['title', value.title], ['description', value.description], ...headings(value.columns)].map(([part, template]) =>
        textOf(data, { of: 'table', place: `Table “${value.id}”: ${part}` }, template ?? ''),
      ),
    ),
    ...[...data.rows.values()].flatMap((entry) => rowTexts(data, entry)),
    ...[...data.facts.keys()].map((id) => {
      const fact = findFact(data, id);
      const words = fact && `${fact.text} · ${statusWords(data, fact.status)}`;
      return computed({ of: 'table', place: `Computed number “${id}”` }, words ?? id);
    }),
  ];
}

type Place = Omit<StoryText, 'text' | 'template'>;

/** A reference that leads nowhere stays as it is written: to report it is the check's task. */
function textOf(data: Data, place: Place, template: string): StoryText {
  const text = template.replace(/\{(=?)([^{}]+)\}/g, (whole, declared: string, reference: string) =>
    declared ? reference : (findFact(data, reference)?.text ?? whole),
  );
  return { ...place, text, template };
}

/** Nobody wrote these words, so there is no template to tell an edit from a change of the data. */
function computed(place: Place, text: string): StoryText {
  return { ...place, text, template: text };
}

function pageTexts(data: Data, story: string): StoryText[] {
  const { number, description, headline, standfirst } = data.story;
  const written = {
    'Top of the story: the big number': `{${number}}`,
    'Title of the page': words.titleTemplate(data),
    'Description of the page, for search and shared links': description,
    'Heading of the page': headline,
    'Line below the heading': standfirst,
  };
  const made = {
    'Top line of the page': words.topLine(data, story),
    ...(data.rows.has(number) ? { 'Alt text of the page’s picture': words.pictureAlt(data) } : {}),
    'Before the tables: how the sources were read': words.sourcesNote(data),
    'Foot of the page: how fresh the data are': words.freshnessNote(data, story),
    'Corrections: first sentences': words.correctionsIntro(data),
  };
  return [
    ...Object.entries(written).map(([place, template]) => textOf(data, { of: 'prose', place }, template)),
    ...Object.entries(made).map(([place, text]) => computed({ of: 'prose', place }, text)),
  ];
}

/** Titles and sentences; a full stop inside a value of the data ends no sentence. */
function proseTexts(data: Data, story: string): StoryText[] {
  const paragraphs = new Map<string, number>();
  return storyPassages(story).flatMap((passage) => {
    // The short version at the top stands in no scene.
    const id = passage.owner.replace(/^scene /, '');
    const scene = id ? `Scene “${id}”` : 'Before the first scene';
    const isTitle = passage.kind === 'title';
    const paragraph = (paragraphs.get(scene) ?? 0) + Number(!isTitle);
    paragraphs.set(scene, paragraph);
    const place = isTitle ? `${scene}: title` : `${scene}, paragraph ${paragraph}`;
    return (isTitle ? [passage] : sentencesIn(passage)).map(({ pieces }) => {
      const written = pieces.map(({ kind, text }) => (kind === 'ref' ? `{${text}}` : text)).join('');
      return textOf(data, { of: 'prose', place, isInScene: true }, written.replace(/\s+/g, ' '));
    });
  });
}

const READ = new Set('title subtitle note alt text name label caption unit question'.split(' '));

function figureTexts(data: Data, figure: Figure): StoryText[] {
  const texts: StoryText[] = [];
  eachText(figure, (template, path) => {
    const [part, index] = path;
    const field = String(path.at(-1));
    if (!READ.has(field)) return;
    const view = part === 'views' ? `, view “${figure.views[Number(index)]?.id}”` : '';
    const name = field === 'alt' ? 'alt text' : field;
    const words = view || path.length === 1 ? name : `${part}, ${field}`;
    const place = `Figure “${figure.id}”${view}: ${words}`;
    texts.push(textOf(data, { of: 'figure', figure: figure.id, place }, template));
  });
  return texts;
}

/** What a row gives that does not stand in it: a formula's result, another row's value. */
function rowTexts(data: Data, { row, dataset: { id, columns } }: FiledRow): StoryText[] {
  const place = (part: string): Place => ({ of: 'table', place: `Table “${id}”, row “${row.id}”: ${part}` });
  const texts = [...columns, { name: 'note', title: 'note', type: 'text' }].flatMap(({ name, title, type }) => {
    const cell = row[name];
    const isTold = typeof cell === 'string' && (type === 'row' || cell.includes('{'));
    return isTold ? [textOf(data, place(title), type === 'row' ? `{${cell}}` : cell)] : [];
  });
  if (!row.formula) return texts;
  const value = cellValue(data, row.id);
  return [...texts, computed(place('computed value'), formatNumber(value, Number.isInteger(value) ? 0 : 1))];
}
