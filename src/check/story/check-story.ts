/** What can be wrong in the story's text: tags, figures, views, facts, sources, addresses and stray braces. */
import { definitionOf } from '../../charts/chart.ts';
import { Broken } from '../broken.ts';
import type { Data } from '../../data/data.ts';
import { findFact, templateRefs } from '../../data/facts.ts';
import { NAME } from '../../charts/field.ts';
import { lineProblem, type Problem, type Wording } from '../problems.ts';
import { checkReference, checkTemplate, restsOnBroken } from '../rests-on.ts';
import { said } from '../words/say.ts';
import { unknownName } from '../../data/mistakes/unknown.ts';
import { readStory, STORY_PATH } from '../../story/outline.ts';
import { attributesOf, howToClose, INSTEAD, tagMistakes, type Holds } from './tags.ts';
import { readTree, type StoryNode } from '../../story/tree.ts';

/** What there is to say where nothing can be read. */
export const NO_STORY = `This file is missing or empty, and the story stands in it.\nRestore its last version: git restore ${STORY_PATH}`;

/** All problems of the story's text, each with its line; what rests on `broken` names is reported elsewhere. */
export function checkStory(data: Data, text: string = readStory(), broken: Broken = new Broken()): Problem[] {
  if (!text.trim()) return [lineProblem(STORY_PATH, 1, NO_STORY)];
  const { nodes, stopped } = readTree(text);
  if (stopped) return [lineProblem(STORY_PATH, stopped.line, cannotBeRead(stopped.said))];
  const tags = nodes.filter(({ kind }) => kind === 'tag');
  const rest = nodes.filter(({ kind }) => kind !== 'tag');
  return [
    ...rest.flatMap((node) => typedMistakes(data, node, text)),
    ...tags.filter((tag) => !namesBroken(data, tag, broken)).flatMap((tag) => checkTag({ data, broken }, tag)),
    ...repeatedIds(tags),
  ];
}

/** The parser's reason in our words; the line is what helps most. */
function cannotBeRead(said: string): string {
  const [, closed, opened, line] =
    /^Unexpected closing tag `<\/(\w+)>`, expected (?:corresponding closing tag for `<(\w+)>` \((\d+)|an open)/.exec(
      said,
    ) ?? [];
  const [, open] = /^Expected a closing tag for `<(\w+)>`/.exec(said) ?? [];
  if (closed && opened)
    return `</${closed}> stands here while <${opened}> of line ${line} is still open, so the story cannot be read from here on.\nWrite </${opened}> before it, or <${closed}> where it begins; a backtick or a backslash before a tag hides it.`;
  if (closed)
    return `</${closed}> closes nothing, so the story cannot be read from here on.\nRemove it, or write <${closed}> where it begins.`;
  if (open) return `<${open}> is not closed, so the story cannot be read from here on.\n${howToClose(open)}`;
  if (/brace|expression/.test(said))
    return 'A brace { stands here without its pair, so the story cannot be read from here on.\nNumbers are written as <Fact id="…" />; remove the brace.';
  return 'A tag is not written in full here, so the story cannot be read from here on.\nLook for a name after <, straight quotation marks around values, and > at the end; a note in <!-- --> cannot stand in the story.';
}

function namesBroken(data: Data, { attributes }: StoryNode, broken: Broken): boolean {
  const names = Object.values(attributes).flatMap((value) => [...value.split(' '), ...templateRefs(value)]);
  return names.some((name) => restsOnBroken({ data, broken }, name));
}

interface Known {
  data: Data;
  broken: Broken;
}

function checkTag(known: Known, tag: StoryNode): Problem[] {
  const tell = (words: Wording): Problem => lineProblem(STORY_PATH, tag.line, said(words));
  const mistakes = tagMistakes(tag);
  if (mistakes.length > 0) return mistakes.map(tell);
  const holds = attributesOf(tag.name);
  return Object.entries(tag.attributes).flatMap(([key, value]) => {
    const kind = holds[key];
    return kind ? checkAttribute(known, tag, kind, value, tell) : [];
  });
}

function checkAttribute(
  known: Known,
  { attributes, within }: StoryNode,
  holds: Holds,
  value: string,
  tell: (words: Wording) => Problem,
): Problem[] {
  const { data } = known;
  const { figure = '', as } = attributes;
  switch (holds) {
    case 'address':
    case 'addresses':
      return value.split(' ').flatMap(wrongAddress).map(tell);
    case 'figure':
      return unknownFigure(data, value).map(tell);
    case 'figures':
      return value.split(' ').flatMap((each) => [...unknownFigure(data, each), ...unmoving(data, each)].map(tell));
    case 'pinned':
      return [...unknownFigure(data, value), ...outsideSequence(within.at(-1), value)].map(tell);
    case 'view':
      return unknownView(data, figure, value).map(tell);
    case 'fact':
      return checkReference(known, as === undefined ? value : `${value}|${as}`, tell);
    case 'source':
      return data.sources.has(value) ? [] : [tell(unknownName('source', value, data.sources.keys()))];
    case 'dataset':
      return data.datasets.has(value) ? [] : [tell(unknownName('dataset', value, data.datasets.keys()))];
    case 'title':
      return checkTemplate(known, value, tell);
    case 'form':
      return [];
  }
}

function wrongAddress(id: string): string[] {
  return NAME.test(id)
    ? []
    : [`The address "${id}" cannot stand in a link.\nWrite it in lower-case words joined by hyphens.`];
}

function unknownFigure(data: Data, id: string): Wording[] {
  return data.figures.has(id) ? [] : [unknownName('figure', id, data.figures.keys())];
}

function unmoving(data: Data, id: string): string[] {
  const type = data.figures.get(id)?.value.chart.type;
  return type === undefined || definitionOf(type).drawing
    ? []
    : [`The figure "${id}" is of the type "${type}", which no sequence can show.\nShow it as <Figure id="${id}" />.`];
}

function unknownView(data: Data, figure: string, view: string): string[] {
  const views = data.figures.get(figure)?.value.views.map((candidate) => candidate.id);
  if (!views || views.includes(view)) return [];
  return [`The figure "${figure}" has no view "${view}".\nIt has: ${views.join(', ')}.`];
}

/** A step that names a figure which the sequence around it does not hold. */
function outsideSequence(sequence: StoryNode | undefined, figure: string): string[] {
  const shown = sequence?.attributes['figures']?.split(' ') ?? [];
  if (shown.includes(figure)) return [];
  return [
    `The sequence around this step does not show the figure "${figure}".\nAdd it to figures="…" of <Scrolly>, or name one of: ${shown.join(', ')}.`,
  ];
}

/** Of Markdown, what the page has a form for. */
const SIGNS = new Set(['strong', 'emphasis', 'list', 'listItem']);

/** Words that the page would show wrongly, and signs that it has no form for. */
function typedMistakes(data: Data, { kind, name, start, end, line }: StoryNode, text: string): Problem[] {
  const words = text.slice(start, end);
  const tell = (message: string, further = 0): Problem[] => [lineProblem(STORY_PATH, line + further, message)];
  if (kind === 'text') {
    return [...words.matchAll(/[<>{}]/g)].flatMap(({ 0: sign, index }) =>
      tell(
        `Readers would see the sign ${sign} here.\nSay it in words, or write the whole tag.`,
        words.slice(0, index).split('\n').length - 1,
      ),
    );
  }
  if (SIGNS.has(name)) return [];
  if (name === 'mdxTextExpression' || name === 'mdxFlowExpression') return tell(bracesMistake(data, words));
  if (name === 'mdxjsEsm') {
    const [word = ''] = words.split(/\s/);
    return tell(`A paragraph that begins with “${word}” would be run as code.\nBegin it with another word.`);
  }
  const shown = words.split('\n')[0]?.slice(0, 40) ?? '';
  return tell(`“${shown}” would not look like the rest of the story: it is a ${name} of Markdown.\n${INSTEAD}`);
}

function bracesMistake(data: Data, words: string): string {
  const [id = '', form] = words.replace(/[{}]/g, '').trim().split('|');
  const isKnown = findFact(data, id) !== undefined;
  const fact = `<Fact id="${isKnown ? id : '…'}"${isKnown && form ? ` as="${form}"` : ''} />`;
  return `Braces { } are not allowed in the text.\nWrite numbers as ${fact}.`;
}

/** Addresses that lead to two places. A figure has its own name for one, and another where it stands twice. */
function repeatedIds(tags: StoryNode[]): Problem[] {
  const addresses = tags.flatMap(
    ({ name, line, attributes: { id = '', anchor = id, figures = '', formerly = '' } }) => {
      const own =
        name === 'Scrolly' ? figures : ['Scene', 'Step', 'Figure'].includes(name) ? `${anchor} ${formerly}` : '';
      return own.split(' ').flatMap((each) => (each ? [{ id: each, line }] : []));
    },
  );
  return addresses
    .filter(({ id }, index) => addresses.findIndex((other) => other.id === id) < index)
    .map(({ id, line }) =>
      lineProblem(STORY_PATH, line, `The address "${id}" is used twice.\nGive the figure an anchor="…".`),
    );
}
