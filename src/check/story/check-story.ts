/** What can be wrong in the story's text: tags, figures, views, facts, sources, addresses and stray braces. */
import { definitionOf } from '../../charts/chart.ts';
import type { Collected } from '../collect.ts';
import type { Data } from '../../data/data.ts';
import { NAME } from '../../charts/field.ts';
import type { Problem, Wording } from '../problems.ts';
import { checkReference, checkTemplate } from '../rests-on.ts';
import { lineProblem } from '../words/say.ts';
import { unknownName } from '../../data/mistakes/mistake.ts';
import { readStory, STORY_PATH } from '../../story/outline.ts';
import { attributesOf, TAGS, type Holds } from './tags.ts';
import { readTree, type StoryNode } from '../../story/tree.ts';

/** All problems of the story's text, each with its line; names are looked up in data that are sound. */
export function checkStory(data: Data, text: string = readStory(), isSound = true): Problem[] {
  if (!text.trim()) return [lineProblem(STORY_PATH, 1, { code: 'story-missing' })];
  const merged = /^(?:<{7}|>{7})/m.exec(text)?.index;
  if (merged !== undefined)
    return [lineProblem(STORY_PATH, lineAt(text, merged), { code: 'merge-marks', path: STORY_PATH })];
  const { nodes, stopped } = readTree(text);
  if (stopped)
    return [lineProblem(STORY_PATH, stopped.line, { code: 'unreadable-story', open: leftOpen(stopped.said) })];
  const tags = nodes.filter(({ kind }) => kind === 'tag');
  const rest = nodes.filter(({ kind }) => kind !== 'tag');
  return [
    ...rest.flatMap((node) => typedMistakes(node, text)),
    ...tags.flatMap((tag) => checkTag({ data, isSound }, tag)),
    ...repeatedIds(tags),
  ];
}

/** The line of an offset, from 1. */
function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

/** Of the parser's reasons this one names a tag; of all others the line is what helps most. */
function leftOpen(said: string): string | undefined {
  return /^Expected a closing tag for `<(\w+)>`/.exec(said)?.[1];
}

/** What is wrong with a tag: its name, its attributes, or where it stands. */
function tagMistakes({ name: tag, within, isInLine, isEmpty, attributes, doubled, unquoted }: StoryNode): Wording[] {
  const rule = TAGS[tag];
  if (!rule && /^[a-z]/.test(tag)) return [{ code: 'has-no-form', words: `<${tag}>` }];
  if (!rule) return [unknownName('tag', tag, Object.keys(TAGS))];
  const known = Object.keys(attributesOf(tag));
  const strange = [...Object.keys(attributes), ...unquoted].filter((key) => !known.includes(key));
  if (strange.length > 0) return strange.map((key) => unknownName(`attribute of <${tag}>`, key, known));
  const isSaid = Object.keys(rule.needs).every((key) => attributes[key]?.trim());
  const isInPlace =
    (rule.isInline || !isInLine) &&
    (rule.inside === undefined || within.at(-1)?.name === rule.inside) &&
    !within.some(({ name }) => name === tag);
  const isWritten = isEmpty === (rule.isEmpty ?? false) && isSaid && unquoted.length + doubled.length === 0;
  return isInPlace && isWritten ? [] : [{ code: 'tag-form', tag }];
}

function checkTag(known: Pick<Collected, 'data' | 'isSound'>, tag: StoryNode): Problem[] {
  const tell = (words: Wording): Problem => lineProblem(STORY_PATH, tag.line, words);
  const mistakes = tagMistakes(tag);
  if (mistakes.length > 0 || !known.isSound) return mistakes.map(tell);
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
  { attributes, within }: StoryNode,
  holds: Holds | undefined,
  name: string,
): Wording[] {
  const { figure = '' } = attributes;
  const type = figures.get(name)?.value.chart.type;
  const oneOf = (kind: string, known: Iterable<string>): Wording[] => {
    const names = [...known];
    return names.includes(name) ? [] : [unknownName(kind, name, names)];
  };
  switch (holds) {
    case 'address':
      return NAME.test(name) ? [] : [{ code: 'no-address', name }];
    case 'source':
      return oneOf('source', sources.keys());
    case 'dataset':
      return oneOf('dataset', datasets.keys());
    case 'view':
      return oneOf(`view of the figure "${figure}"`, figures.get(figure)?.value.views.map(({ id }) => id) ?? [name]);
    case 'moving':
      return type && !definitionOf(type).drawing
        ? [{ code: 'never-moves', figure: name, type }]
        : oneOf('figure', figures.keys());
    case 'pinned':
      return type
        ? oneOf('figure in this sequence', within.at(-1)?.attributes['figures']?.split(' ') ?? [])
        : oneOf('figure', figures.keys());
    case 'figure':
      return oneOf('figure', figures.keys());
    default:
      return [];
  }
}

/** Of Markdown, what the page has a form for. */
const SIGNS = new Set(['strong', 'emphasis', 'list', 'listItem']);

/** Words that the page would show wrongly, and signs that it has no form for. */
function typedMistakes({ kind, name, start, end, line }: StoryNode, text: string): Problem[] {
  const words = text.slice(start, end);
  const tell = (shown: string, further = 0): Problem =>
    lineProblem(STORY_PATH, line + further, { code: 'has-no-form', words: shown });
  if (kind === 'text')
    return [...words.matchAll(/[<>{}]/g)].map(({ 0: sign, index }) => tell(sign, lineAt(words, index) - 1));
  return SIGNS.has(name) ? [] : [tell(words.split('\n')[0]?.slice(0, 40) ?? '')];
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
    .map(({ id, line }) => lineProblem(STORY_PATH, line, { code: 'twice', kind: 'address', name: id }));
}
