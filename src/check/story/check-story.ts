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
  const [, open] = /^Expected a closing tag for `<(\w+)>`/.exec(said) ?? [];
  if (open) return `<${open}> is not closed, so the story cannot be read from here on.\n${howToClose(open)}`;
  return 'A tag or a brace stands here without its other half, or is not written in full, so the story cannot be read from here on.\nLook for a tag above that is still open or one that closes without a beginning, a name after <, straight quotation marks around values, and > at the end. Numbers are written as <Fact id="…" />, and a note in <!-- --> cannot stand in the story.';
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
    if (holds[key] === 'title') return checkTemplate(known, value, tell);
    // A format stands with the fact that it is for.
    const form = tag.attributes['as'] === undefined ? '' : `|${tag.attributes['as']}`;
    if (holds[key] === 'fact') return checkReference(known, value + form, tell);
    return value.split(' ').flatMap((name) => wrongName(known.data, tag, holds[key], name).map(tell));
  });
}

/** What is wrong with a name in an attribute. */
function wrongName(
  { datasets, figures, sources }: Data,
  tag: StoryNode,
  holds: Holds | undefined,
  name: string,
): Wording[] {
  const { figure = '' } = tag.attributes;
  const type = figures.get(name)?.value.chart.type;
  switch (holds) {
    case 'address':
      if (NAME.test(name)) return [];
      return [`The address "${name}" cannot stand in a link.\nWrite it in lower-case words joined by hyphens.`];
    case 'source':
      return sources.has(name) ? [] : [unknownName('source', name, sources.keys())];
    case 'dataset':
      return datasets.has(name) ? [] : [unknownName('dataset', name, datasets.keys())];
    case 'view': {
      const views = figures.get(figure)?.value.views.map(({ id }) => id);
      if (!views || views.includes(name)) return [];
      return [`The figure "${figure}" has no view "${name}".\nIt has: ${views.join(', ')}.`];
    }
    case 'figure':
    case 'moving':
    case 'pinned': {
      if (type === undefined) return [unknownName('figure', name, figures.keys())];
      if (holds === 'moving' && !definitionOf(type).drawing)
        return [
          `The figure "${name}" is of the type "${type}", which no sequence can show.\nShow it as <Figure id="${name}" />.`,
        ];
      const shown = tag.within.at(-1)?.attributes['figures']?.split(' ') ?? [];
      if (holds !== 'pinned' || shown.includes(name)) return [];
      return [
        `The sequence around this step does not show the figure "${name}".\nAdd it to figures="…" of <Scrolly>, or name one of: ${shown.join(', ')}.`,
      ];
    }
    default:
      return [];
  }
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
