/** What can be wrong in the story's text: tags, figures, views, facts, sources, addresses and stray braces. */
import { definitionOf } from '../charts/chart.ts';
import { braceMistakes } from '../data/braces.ts';
import { Broken } from '../data/broken.ts';
import type { Data } from '../data/collected.ts';
import { fillTemplate, findFact, resolveFact, templateRefs } from '../data/facts.ts';
import { NAME } from '../charts/field.ts';
import { mistakeOf } from '../data/mistake-error.ts';
import type { Mistake } from '../data/mistake.ts';
import { lineProblem, type Problem } from '../data/problems.ts';
import { restsOnBroken } from '../data/rests-on.ts';
import { said } from '../data/say.ts';
import { unknownName } from '../data/unknown.ts';
import { readStory } from './outline.ts';
import { INSTEAD, sampleOf, tagMistakes, TAGS } from './tags.ts';
import { readTree, type Tag, type Typed } from './tree.ts';

const PATH = 'src/story/story.mdx';

/** What there is to say where nothing can be read. */
export const NO_STORY = `This file is missing or empty, and the story stands in it.\nRestore its last version: git restore ${PATH}`;

/** All problems of the story's text, each with its line; what rests on `broken` names is reported elsewhere. */
export function checkStory(data: Data, text: string = readStory(), broken: Broken = new Broken()): Problem[] {
  if (!text.trim()) return [lineProblem(PATH, 1, NO_STORY)];
  const { nodes, stopped } = readTree(text);
  if (stopped) return [lineProblem(PATH, stopped.line, cannotBeRead(stopped.said))];
  const tags = nodes.filter((node) => node.kind === 'tag');
  const at = (offset: number, message: string): Problem => lineProblem(PATH, lineAt(text, offset), message);
  return [
    ...nodes.flatMap((node) => (node.kind === 'tag' ? [] : typedMistakes(data, node, text, at))),
    ...tags
      .filter((tag) => !namesBroken(data, tag, broken))
      .flatMap((tag) => checkTag(data, tag).map((mistake) => lineProblem(PATH, tag.line, said(mistake)))),
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

function howToClose(name: string): string {
  const rule = TAGS[name];
  if (!rule) return `The story has no such tag. ${INSTEAD}`;
  if (rule.isEmpty) return `Write it like this: ${sampleOf(name)}`;
  return rule.isInline
    ? `Write </${name}> after the last word that belongs to it, in the same paragraph.`
    : `Write </${name}> on a line of its own after what belongs to it, with an empty line before and after.`;
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

function namesBroken(data: Data, { attributes }: Tag, broken: Broken): boolean {
  const names = Object.values(attributes).flatMap((value) => [...value.split(' '), ...templateRefs(value)]);
  return names.some((name) => restsOnBroken({ data, broken }, name));
}

function checkTag(data: Data, tag: Tag): (Mistake | string)[] {
  const mistakes = tagMistakes(tag);
  if (mistakes.length > 0) return mistakes;
  const { id = '', figure = '', view = '', figures = '', source = '', title = '', as, anchor } = tag.attributes;
  const older = tag.attributes['formerly']?.split(' ').flatMap(wrongAddress) ?? [];
  switch (tag.name) {
    case 'Scene': {
      const braces = braceMistakes(data, title);
      return [...wrongAddress(id), ...(braces.length > 0 ? braces : attempt(() => fillTemplate(data, title)))];
    }
    case 'Figure':
      return [...unknownFigure(data, id), ...wrongAddress(anchor ?? id), ...older];
    case 'Scrolly':
      return figures.split(' ').flatMap((each) => [...unknownFigure(data, each), ...unmoving(data, each)]);
    case 'Step':
      return [
        ...unknownFigure(data, figure),
        ...unknownView(data, figure, view),
        ...wrongAddress(id),
        ...older,
        ...outsideSequence(tag),
      ];
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
function outsideSequence({ within, attributes: { figure = '' } }: Tag): string[] {
  const shown = within.at(-1)?.attributes['figures']?.split(' ') ?? [];
  if (shown.includes(figure)) return [];
  return [
    `The sequence around this step does not show the figure "${figure}".\nAdd it to figures="…" of <Scrolly>, or name one of: ${shown.join(', ')}.`,
  ];
}

/** Of Markdown, what the page has a form for. */
const SIGNS = new Set<Typed['type']>(['strong', 'emphasis', 'list', 'listItem']);

/** Words that the page would show wrongly, and signs that it has no form for. */
function typedMistakes(
  data: Data,
  { kind, type, start, end }: Typed,
  text: string,
  at: (offset: number, message: string) => Problem,
): Problem[] {
  const words = text.slice(start, end);
  if (kind === 'text') {
    return [...words.matchAll(/[<>{}]/g)].map(({ 0: sign, index }) =>
      at(start + index, `Readers would see the sign ${sign} here.\nSay it in words, or write the whole tag.`),
    );
  }
  if (SIGNS.has(type)) return [];
  if (type === 'mdxTextExpression' || type === 'mdxFlowExpression') return [at(start, bracesMistake(data, words))];
  if (type === 'mdxjsEsm') {
    const [word = ''] = words.split(/\s/);
    return [at(start, `A paragraph that begins with “${word}” would be run as code.\nBegin it with another word.`)];
  }
  const shown = words.split('\n')[0]?.slice(0, 40) ?? '';
  return [at(start, `“${shown}” would not look like the rest of the story: it is a ${type} of Markdown.\n${INSTEAD}`)];
}

function bracesMistake(data: Data, words: string): string {
  const [id = '', form] = words.replace(/[{}]/g, '').trim().split('|');
  const isKnown = findFact(data, id) !== undefined;
  const fact = `<Fact id="${isKnown ? id : '…'}"${isKnown && form ? ` as="${form}"` : ''} />`;
  return `Braces { } are not allowed in the text.\nWrite numbers as ${fact}.`;
}

function repeatedIds(tags: Tag[]): Problem[] {
  const seen = new Set<string>();
  const addresses = tags.flatMap(({ name, line, attributes: { id, anchor, figures = '', formerly } }) => {
    if (name === 'Scrolly') return figures.split(' ').map((figure) => ({ id: figure, line }));
    const older = formerly?.split(' ').map((each) => ({ id: each, line })) ?? [];
    return id && ['Scene', 'Step', 'Figure'].includes(name) ? [{ id: anchor ?? id, line }, ...older] : [];
  });
  return addresses.flatMap(({ id, line }) => {
    if (seen.has(id))
      return [lineProblem(PATH, line, `The address "${id}" is used twice.\nGive the figure an anchor="…".`)];
    seen.add(id);
    return [];
  });
}
