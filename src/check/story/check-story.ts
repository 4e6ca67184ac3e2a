/** What can be wrong in the story's text: tags, figures, views, facts, sources, addresses and stray braces. */
import { definitionOf } from '../../charts/chart.ts';
import type { Known } from '../collect.ts';
import type { Data } from '../../data/data.ts';
import { NAME } from '../../charts/field.ts';
import type { Problem, Wording } from '../problems.ts';
import { checkReference, checkTemplate } from '../rests-on.ts';
import { lineProblem } from '../words/say.ts';
import { unknownName, wrongName } from '../../data/mistakes/mistake.ts';
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
  if (stopped) {
    // Of the parser's reasons this one names a tag; of all others the line is what helps most.
    const [, open] = /^Expected a closing tag for `<(\w+)>`/.exec(stopped.said) ?? [];
    return [lineProblem(STORY_PATH, stopped.line, { code: 'unreadable-story', open })];
  }
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

function checkTag(known: Known, tag: StoryNode): Problem[] {
  const tell = (words: Wording): Problem => lineProblem(STORY_PATH, tag.line, words);
  const mistakes = tagMistakes(tag);
  if (mistakes.length > 0 || !known.isSound) return mistakes.map(tell);
  const holds = attributesOf(tag.name);
  return Object.entries(tag.attributes).flatMap(([key, value]) => {
    if (holds[key] === 'title') return checkTemplate(known, value, tell);
    // A format stands with the fact that it is for.
    const form = tag.attributes['as'] === undefined ? '' : `|${tag.attributes['as']}`;
    if (holds[key] === 'fact') return checkReference(known, value + form, tell);
    return value.split(' ').flatMap((name) => mistakesOf(known.data, tag, holds[key], name).map(tell));
  });
}

/** What is wrong with a name in an attribute. */
function mistakesOf(
  { datasets, figures, sources }: Data,
  { attributes, within }: StoryNode,
  holds: Holds | undefined,
  name: string,
): Wording[] {
  if (holds === 'address') return NAME.test(name) ? [] : [{ code: 'no-address', name }];
  const { figure = '' } = attributes;
  const type = figures.get(name)?.value.chart.type;
  if (holds === 'moving' && type && !definitionOf(type).drawing) return [{ code: 'never-moves', figure: name, type }];
  if (holds === 'source') return wrongName('source', name, sources.keys());
  if (holds === 'dataset') return wrongName('dataset', name, datasets.keys());
  const views = figures.get(figure)?.value.views.map(({ id }) => id);
  if (holds === 'view') return wrongName(`view of the figure "${figure}"`, name, views ?? [name]);
  const shown = within.at(-1)?.attributes['figures']?.split(' ');
  if (holds === 'pinned' && type) return wrongName('figure in this sequence', name, shown ?? []);
  return holds === 'form' ? [] : wrongName('figure', name, figures.keys());
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
