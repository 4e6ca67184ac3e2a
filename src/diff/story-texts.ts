/** Every text that readers get, each with its place: what a comparison compares, and what the desk shows beside a table. */
import { formatNumber } from '../charts/format.ts';
import { render, storyPassages, type Piece } from '../check/story/passages.ts';
import { sentencesIn } from '../check/story/sentences.ts';
import type { Data, FiledRow } from '../data/data.ts';
import { cellValue, findFact } from '../data/facts.ts';
import { labelsOf, sourceLine } from '../data/figure-evidence.ts';
import { eachText } from '../data/row-name.ts';
import type { Figure } from '../data/schema/schema.ts';
import { statusWords } from '../data/status-words.ts';
import { findTags } from '../story/outline.ts';
import { correctionsIntro, freshnessNote, pictureAlt, sourcesNote, topLine } from '../story/page-words.ts';
import { titleTemplate } from '../story/page-words.ts';
import { sceneOf, type StoryNode } from '../story/tree.ts';

export interface StoryText {
  /** The article and its head, a figure, or a table with what is computed of it. */
  of: 'prose' | 'figure' | 'table';
  figure?: string;
  /** Where it stands. */
  place: string;
  /** As a reader gets it, every reference filled in; of a link also where it leads: [words](source). */
  text: string;
  /** As it is written, with {references}: the same as long as nobody edits the words. */
  template: string;
  /** What stands in a scene is known by its words, whatever the scene is called. */
  isInScene?: true;
}

/** In the order of reading, then the texts of figures, tables and facts. Only where every cell is asked for are those among them that say something by themselves. */
export function storyTexts(data: Data, story: string, everyCell = false): StoryText[] {
  const shown: StoryText[] =
    story && data.story.number ? [...pageTexts(data, story), ...proseTexts(data, story), ...shownCharts(story)] : [];
  return [
    ...shown,
    ...[...data.figures.values()].flatMap(({ value }) => figureTexts(data, value)),
    ...[...data.datasets.values()].flatMap(({ value: { id, title, description, columns } }) =>
      Object.entries({
        title,
        description,
        ...Object.fromEntries(columns.map((column) => [`heading of “${column.name}”`, column.title])),
      }).map(([part, template]) => textOf(data, { of: 'table', place: `Table “${id}”: ${part}` }, template)),
    ),
    ...[...data.rows.values()].flatMap((entry) => rowTexts(data, entry, everyCell)),
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
    'Title of the page': titleTemplate(data),
    'Description of the page, for search and shared links': description,
    'Heading of the page': headline,
    'Line below the heading': standfirst,
  };
  const made = {
    'Top line of the page': topLine(data, story),
    ...(data.rows.has(number) ? { 'Alt text of the page’s picture': pictureAlt(data) } : {}),
    'Before the tables: how the sources were read': sourcesNote(data),
    'Foot of the page: how fresh the data are': freshnessNote(data, story),
    'Corrections: first sentences': correctionsIntro(data),
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
    const scene = sceneWords(passage.owner.replace(/^scene /, ''));
    const isTitle = passage.kind === 'title';
    const paragraph = (paragraphs.get(scene) ?? 0) + Number(!isTitle);
    paragraphs.set(scene, paragraph);
    const place = isTitle ? `${scene}: title` : `${scene}, paragraph ${paragraph}`;
    const templates = isTitle
      ? [render(passage, written).text]
      : sentencesIn(passage).map(({ pieces }) => withLinks(pieces));
    return templates.map((template) => textOf(data, { of: 'prose', place, isInScene: true }, template));
  });
}

/** The short version at the top stands in no scene. */
function sceneWords(scene: string): string {
  return scene ? `Scene “${scene}”` : 'Before the first scene';
}

function written({ kind, text }: Piece): string {
  return kind === 'ref' ? `{${text}}` : text;
}

/** A sentence with its quotation marks and links, from where a tag begins to where it ends. */
function withLinks(pieces: Piece[]): string {
  const signsOf = ({ name, attributes }: StoryNode): [string, string] => {
    if (name === 'Cite') return ['[', `](${attributes['source'] ?? ''})`];
    return name === 'Quote' ? ['“', '”'] : ['', ''];
  };
  const all = pieces.map((piece, index) => {
    const [before, after] = [pieces[index - 1]?.within, pieces[index + 1]?.within];
    const opened = piece.within.filter((node) => !before?.includes(node)).map((node) => signsOf(node)[0]);
    const closed = piece.within.filter((node) => !after?.includes(node)).map((node) => signsOf(node)[1]);
    return opened.join('') + written(piece) + closed.reverse().join('');
  });
  return all.join('').replace(/\s+/g, ' ');
}

/** Which chart a reader meets where: no sentence says it. */
function shownCharts(story: string): StoryText[] {
  return findTags(story).flatMap((tag) => {
    const { id = '', figure, figures, view } = tag.attributes;
    const shown = { Figure: id, Scrolly: figures, Step: `${figure}, view “${view}”` }[tag.name];
    if (shown === undefined) return [];
    if (tag.name === 'Step') return [computed({ of: 'prose', place: `Step “${id}”: its chart` }, shown)];
    return [computed({ of: 'prose', place: `${sceneWords(sceneOf(tag))}: its charts`, isInScene: true }, shown)];
  });
}

/** Names of fields of a figure that readers read. */
const READ = new Set('title subtitle note alt text name label caption unit question'.split(' '));

function figureTexts(data: Data, figure: Figure): StoryText[] {
  const own = { of: 'figure', figure: figure.id } as const;
  const texts: StoryText[] = [];
  eachText(figure, (template, path) => {
    const [part, index] = path;
    const field = String(path.at(-1));
    if (!READ.has(field)) return;
    const view = part === 'views' ? `, view “${figure.views[Number(index)]?.id}”` : '';
    const name = field === 'alt' ? 'alt text' : field;
    const words = view || path.length === 1 ? name : `${part}, ${field}`;
    texts.push(textOf(data, { ...own, place: `Figure “${figure.id}”${view}: ${words}` }, template));
  });
  const line = sourceLine(data, figure);
  const sources =
    typeof line === 'number'
      ? `${line} documents, each named on this chart’s page`
      : line.map(({ name, status }) => `${name} (${status})`).join('; ');
  const statuses = labelsOf(data, figure).map(({ words }) => words);
  return [
    ...texts,
    computed({ ...own, place: `Figure “${figure.id}”: source line` }, sources),
    computed({ ...own, place: `Figure “${figure.id}”: how its numbers became public` }, statuses.join('; ')),
  ];
}

/** What a row gives that does not stand in it: a formula's result, another row's value. Of a large table few rows do. */
function rowTexts(data: Data, { row, dataset: { id, columns } }: FiledRow, everyCell: boolean): StoryText[] {
  const place = (part: string): Place => ({ of: 'table', place: `Table “${id}”, row “${row.id}”: ${part}` });
  const texts = [...columns, { name: 'note', title: 'note', type: 'text' }].flatMap(({ name, title, type }) => {
    const cell = row[name];
    const isTold = typeof cell === 'string' && (type === 'row' || cell.includes('{') || (everyCell && type === 'text'));
    return isTold ? [textOf(data, place(title), type === 'row' ? `{${cell}}` : cell)] : [];
  });
  if (!row.formula) return texts;
  const value = cellValue(data, row.id);
  return [...texts, computed(place('computed value'), formatNumber(value, Number.isInteger(value) ? 0 : 1))];
}
