/** What can be wrong in the story's text: tags, figures, views, facts, sources, addresses and stray braces. */
import { mdxToJs } from 'satteri';
import { MOVING_TYPES } from '../chart/moving.ts';
import { braceMistakes } from '../data/braces.ts';
import { Broken } from '../data/broken.ts';
import type { Data } from '../data/collected.ts';
import { fillTemplate, findFact, resolveFact, templateRefs } from '../data/facts.ts';
import { NAME } from '../data/field.ts';
import { mistakeOf } from '../data/mistake-error.ts';
import type { Mistake } from '../data/mistake.ts';
import { lineProblem, type Problem } from '../data/problems.ts';
import { restsOnBroken } from '../data/rests-on.ts';
import { said } from '../data/say.ts';
import { unknownName } from '../data/unknown.ts';
import { readStory } from './outline.ts';
import { attributeMistakes, nestingMistakes } from './tag-mistakes.ts';
import { readTags, unknownTag, withoutUnread, type Tag } from './tags.ts';

const PATH = 'src/story/story.mdx';

/** What there is to say where nothing can be read. */
export const NO_STORY = `This file is missing or empty, and the story stands in it.\nRestore its last version: git restore ${PATH}`;

/** All problems of the story's text, each with its line; what rests on `broken` names is reported elsewhere. */
export function checkStory(data: Data, text: string = readStory(), broken: Broken = new Broken()): Problem[] {
  if (!text.trim()) return [lineProblem(PATH, 1, NO_STORY)];
  const { tags, unread } = readTags(text);
  const opening = tags.filter(({ kind }) => kind !== 'closes');
  const at = (offset: number, message: string): Problem => lineProblem(PATH, lineAt(text, offset), message);
  const written = [
    ...[...unread, ...nestingMistakes(text, tags, unread)].map(({ start, message }) => at(start, message)),
    ...opening.flatMap(({ name, start }) => unknownTag(name).map((message) => at(start, message))),
    ...strayBraces(data, withoutUnread(text, unread), at),
    ...code(text, at),
  ];
  return [
    ...written,
    ...opening
      .filter((tag) => !namesBroken(data, tag, broken))
      .flatMap((tag) => checkTag(data, tag).map((mistake) => lineProblem(PATH, tag.line, said(mistake)))),
    ...outsideSequence(opening),
    ...repeatedIds(opening),
    ...(written.length === 0 ? cannotBuild(text) : []),
  ];
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

function namesBroken(data: Data, { attributes }: Tag, broken: Broken): boolean {
  const names = Object.values(attributes).flatMap((value) => [...value.split(' '), ...templateRefs(value)]);
  return names.some((name) => restsOnBroken({ data, broken }, name));
}

function checkTag(data: Data, tag: Tag): (Mistake | string)[] {
  const mistakes = attributeMistakes(tag);
  if (mistakes.length > 0) return mistakes;
  const { id = '', figure = '', view = '', figures = '', source = '', title = '', as, anchor } = tag.attributes;
  switch (tag.name) {
    case 'Scene': {
      const braces = braceMistakes(data, title);
      return [...wrongAddress(id), ...(braces.length > 0 ? braces : attempt(() => fillTemplate(data, title)))];
    }
    case 'Figure':
      return [...unknownFigure(data, id), ...wrongAddress(anchor ?? id)];
    case 'Scrolly':
      return figures.split(' ').flatMap((each) => [...unknownFigure(data, each), ...unmoving(data, each)]);
    case 'Step':
      return [...unknownFigure(data, figure), ...unknownView(data, figure, view), ...wrongAddress(id)];
    case 'Fact':
      return attempt(() => resolveFact(data, as === undefined ? id : `${id}|${as}`));
    case 'Cite':
      return data.sources.has(source) ? [] : [unknownName('source', source, data.sources.keys())];
    default:
      return [];
  }
}

function attempt(action: () => unknown): (Mistake | string)[] {
  try {
    action();
    return [];
  } catch (error) {
    return [mistakeOf(error)];
  }
}

function wrongAddress(id: string): string[] {
  return NAME.test(id)
    ? []
    : [`The address "${id}" cannot stand in a link.\nWrite it in lower-case words joined by hyphens.`];
}

function unknownFigure(data: Data, id: string): Mistake[] {
  return data.figures.has(id) ? [] : [unknownName('figure', id, data.figures.keys())];
}

function unmoving(data: Data, id: string): string[] {
  const type = data.figures.get(id)?.value.chart.type;
  return type === undefined || MOVING_TYPES.includes(type)
    ? []
    : [`The figure "${id}" is of the type "${type}", which no sequence can show.\nShow it as <Figure id="${id}" />.`];
}

function unknownView(data: Data, figure: string, view: string): string[] {
  const views = data.figures.get(figure)?.value.views.map((candidate) => candidate.id);
  if (!views || views.includes(view)) return [];
  return [`The figure "${figure}" has no view "${view}".\nIt has: ${views.join(', ')}.`];
}

/** Steps that name a figure which the sequence around them does not hold. */
function outsideSequence(tags: Tag[]): Problem[] {
  let shown: string[] = [];
  return tags.flatMap(({ name, line, attributes: { figures, figure } }) => {
    if (name === 'Scrolly') shown = figures?.split(' ') ?? [];
    if (name !== 'Step' || figure === undefined || shown.includes(figure)) return [];
    const message = `The sequence around this step does not show the figure "${figure}".\nAdd it to figures="…" of <Scrolly>, or name one of: ${shown.join(', ')}.`;
    return [lineProblem(PATH, line, message)];
  });
}

// MDX would run braces as code, and fail without naming the file.
function strayBraces(data: Data, text: string, at: (offset: number, message: string) => Problem): Problem[] {
  const words = text.replace(/="[^"\n]*"/g, (value) => ' '.repeat(value.length));
  return [...words.matchAll(/\$?\{+([^{}\n]*)\}*|\}/g)].map(({ 1: name = '', index }) => {
    const [id = '', form] = name.trim().split('|');
    const isKnown = findFact(data, id) !== undefined;
    const fact = `<Fact id="${isKnown ? id : '…'}"${isKnown && form ? ` as="${form}"` : ''} />`;
    return at(index, `Braces { } are not allowed in the text.\nWrite numbers as ${fact}.`);
  });
}

/** A paragraph that begins with one of two words is run as code. */
function code(text: string, at: (offset: number, message: string) => Problem): Problem[] {
  return [...text.matchAll(/(?<=^|\n[ \t\r]*\n|>[ \t\r]*\n)(?:import|export)(?=\s)/g)].map(({ 0: word, index }) =>
    at(index, `A paragraph that begins with “${word}” would be run as code.\nBegin it with another word.`),
  );
}

/** What only the parser of the build finds, in its own words. */
function cannotBuild(text: string): Problem[] {
  try {
    mdxToJs(text);
    return [];
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    const [, line = '1', words = said] = /^(\d+):\d+: (.*?)(?: \((?:note|mdx).*)?$/s.exec(said) ?? [];
    const message = `The story cannot be built from here on: ${words.replaceAll('`', '')}.\nLook for a sign that changes what a tag means (a backtick or a backslash) and remove it.`;
    return [lineProblem(PATH, Number(line), message)];
  }
}

function repeatedIds(tags: Tag[]): Problem[] {
  const seen = new Set<string>();
  const addresses = tags.flatMap(({ name, line, attributes: { id, anchor, figures = '' } }) => {
    if (name === 'Scrolly') return figures.split(' ').map((figure) => ({ id: figure, line }));
    return id && ['Scene', 'Step', 'Figure'].includes(name) ? [{ id: anchor ?? id, line }] : [];
  });
  return addresses.flatMap(({ id, line }) => {
    if (seen.has(id))
      return [lineProblem(PATH, line, `The address "${id}" is used twice.\nGive the figure an anchor="…".`)];
    seen.add(id);
    return [];
  });
}
