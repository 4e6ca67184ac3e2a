/** What can be wrong in the story's text: tags, figures, views, facts, sources, addresses and stray braces. */
import { definitionOf } from '../../charts/chart.ts';
import { Broken } from '../broken.ts';
import type { Data } from '../../data/data.ts';
import { templateRefs } from '../../data/facts.ts';
import { NAME } from '../../charts/field.ts';
import type { Problem, Wording } from '../problems.ts';
import { checkReference, checkTemplate, restsOnBroken } from '../rests-on.ts';
import { lineProblem } from '../words/say.ts';
import type { TagMistake } from '../words/say-tags.ts';
import { suggest } from '../../data/mistakes/suggest.ts';
import { unknownName } from '../../data/mistakes/unknown.ts';
import { readStory, STORY_PATH } from '../../story/outline.ts';
import { attributesOf, TAGS, type Holds, type TagRule } from './tags.ts';
import { readTree, type StoryNode } from '../../story/tree.ts';

/** All problems of the story's text, each with its line; what rests on `broken` names is reported elsewhere. */
export function checkStory(data: Data, text: string = readStory(), broken: Broken = new Broken()): Problem[] {
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
    ...tags.filter((tag) => !namesBroken(data, tag, broken)).flatMap((tag) => checkTag({ data, broken }, tag)),
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

function namesBroken(data: Data, { attributes }: StoryNode, broken: Broken): boolean {
  const names = Object.values(attributes).flatMap((value) => [...value.split(' '), ...templateRefs(value)]);
  return names.some((name) => restsOnBroken({ data, broken }, name));
}

/** What is wrong with a tag: its name, its attributes, or where it stands. */
function tagMistakes({ name: tag, within, isInLine, isEmpty, ...rest }: StoryNode): TagMistake[] {
  const rule = TAGS[tag];
  if (!rule) {
    const known = Object.keys(TAGS);
    const right = known.find((each) => each.toLowerCase() === tag.toLowerCase());
    return [{ code: 'unknown-tag', tag, right, candidates: suggest(tag, known) }];
  }
  if (isEmpty !== (rule.isEmpty ?? false)) return [{ code: 'tag-holds', tag, isEmpty }];
  const isElsewhere = rule.inside !== undefined && within.at(-1)?.name !== rule.inside;
  if ((!rule.isInline && isInLine) || within.some(({ name }) => name === tag) || isElsewhere)
    return [{ code: 'tag-misplaced', tag }];
  return attributeMistakes(tag, rule, rest);
}

/** Attributes that are unknown, missing, there twice or without quotation marks. */
function attributeMistakes(
  tag: string,
  { needs }: TagRule,
  { attributes, doubled, unquoted }: Pick<StoryNode, 'attributes' | 'doubled' | 'unquoted'>,
): TagMistake[] {
  const known = Object.keys(attributesOf(tag));
  const strange = [...Object.keys(attributes), ...unquoted].filter((key) => !known.includes(key));
  if (strange.length > 0)
    return strange.map((key) => ({ code: 'unknown-attribute', tag, key, candidates: suggest(key, known) }));
  const [key] = [...unquoted, ...doubled, ...Object.keys(needs).filter((each) => !attributes[each]?.trim())];
  return key === undefined ? [] : [{ code: 'attribute-unsaid', tag, key }];
}

interface Known {
  data: Data;
  broken: Broken;
}

function checkTag(known: Known, tag: StoryNode): Problem[] {
  const tell = (words: Wording): Problem => lineProblem(STORY_PATH, tag.line, words);
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
      return [{ code: 'no-address', name }];
    case 'source':
    case 'dataset': {
      const known = holds === 'source' ? sources : datasets;
      return known.has(name) ? [] : [unknownName(holds, name, known.keys())];
    }
    case 'view': {
      const views = figures.get(figure)?.value.views.map(({ id }) => id);
      if (!views || views.includes(name)) return [];
      return [{ code: 'no-view', figure, name, views }];
    }
    case 'figure':
    case 'moving':
    case 'pinned': {
      if (type === undefined) return [unknownName('figure', name, figures.keys())];
      if (holds === 'moving' && !definitionOf(type).drawing) return [{ code: 'never-moves', figure: name, type }];
      const shown = tag.within.at(-1)?.attributes['figures']?.split(' ') ?? [];
      if (holds !== 'pinned' || shown.includes(name)) return [];
      return [{ code: 'not-in-sequence', figure: name, shown }];
    }
    default:
      return [];
  }
}

/** Of Markdown, what the page has a form for. */
const SIGNS = new Set(['strong', 'emphasis', 'list', 'listItem']);

/** Words that the page would show wrongly, and signs that it has no form for. */
function typedMistakes({ kind, name, start, end, line }: StoryNode, text: string): Problem[] {
  const words = text.slice(start, end);
  const tell = (mistake: TagMistake, further = 0): Problem[] => [lineProblem(STORY_PATH, line + further, mistake)];
  if (kind === 'text') {
    return [...words.matchAll(/[<>{}]/g)].flatMap(({ 0: sign, index }) =>
      tell({ code: 'stray-sign', sign }, lineAt(words, index) - 1),
    );
  }
  if (SIGNS.has(name)) return [];
  if (name === 'mdxTextExpression' || name === 'mdxFlowExpression') {
    const [fact = '', form] = words.replace(/[{}]/g, '').trim().split('|');
    return tell({ code: 'braces-in-story', fact: /^[\w.-]+$/.test(fact) ? fact : '', form });
  }
  if (name === 'mdxjsEsm') return tell({ code: 'runs-as-code', word: words.split(/\s/)[0] ?? '' });
  const shown = words.split('\n')[0]?.slice(0, 40) ?? '';
  return tell({ code: 'has-no-form', words: shown, kind: name });
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
    .map(({ id, line }) => lineProblem(STORY_PATH, line, { code: 'address-twice', name: id }));
}
