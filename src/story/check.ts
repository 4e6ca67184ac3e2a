/** What can be wrong in the story's text: unknown tags, figures, views, facts, sources, and stray braces. */
import { suggest } from '../data/suggest.ts';
import { fillTemplate, resolveFact, templateRefs } from '../data/facts.ts';
import { Broken } from '../data/broken.ts';
import type { Data } from '../data/collected.ts';
import { lineProblem, type Problem } from '../data/problems.ts';
import { restsOnBroken } from '../data/rests-on.ts';
import { findTags, readStory, type Tag } from './outline.ts';

const PATH = 'src/story/story.mdx';

/** Every tag that the story may use, with the attributes that it must have. */
const TAGS: Record<string, string[]> = {
  Scene: ['id', 'title'],
  Figure: ['id'],
  Scrolly: ['figures'],
  Step: ['id', 'figure', 'view'],
  Fact: ['id'],
  Cite: ['source'],
  Flow: [],
  When: [],
  Quote: [],
  Evidence: [],
  EndMatter: [],
  Corrections: [],
};

/** All problems of the story's text, each with its line; what rests on `broken` names is reported elsewhere. */
export function checkStory(data: Data, text: string = readStory(), broken: Broken = new Broken()): Problem[] {
  const tags = findTags(text);
  const problems = tags
    .filter((tag) => !namesBroken(data, tag, broken))
    .flatMap((tag) => checkTag(data, tag).map((message) => lineProblem(PATH, tag.line, message)));
  return [...problems, ...strayBraces(text), ...repeatedIds(tags)];
}

function namesBroken(data: Data, { attributes }: Tag, broken: Broken): boolean {
  const names = Object.values(attributes).flatMap((value) => [...value.split(' '), ...templateRefs(value)]);
  return names.some((name) => restsOnBroken({ data, broken }, name));
}

function checkTag(data: Data, { name, attributes }: Tag): string[] {
  const required = TAGS[name];
  if (!required) return [`There is no tag <${name}>.\n${suggest(name, Object.keys(TAGS))}`];
  const missing = required.filter((attribute) => !attributes[attribute]);
  if (missing.length > 0)
    return [`<${name}> says too little.\nIt needs ${missing.map((attribute) => `${attribute}="…"`).join(' and ')}.`];
  const { id = '', figure = '', view = '', figures = '', source = '', as } = attributes;
  switch (name) {
    case 'Scene':
      return attempt(() => fillTemplate(data, attributes['title'] ?? ''));
    case 'Figure':
      return unknownFigure(data, id);
    case 'Scrolly':
      return figures.split(' ').flatMap((each) => unknownFigure(data, each));
    case 'Step':
      return [...unknownFigure(data, figure), ...unknownView(data, figure, view)];
    case 'Fact':
      return attempt(() => resolveFact(data, as ? `${id}|${as}` : id));
    case 'Cite':
      return data.sources.has(source)
        ? []
        : [`There is no source called "${source}".\n${suggest(source, data.sources.keys())}`];
    default:
      return [];
  }
}

function attempt(action: () => unknown): string[] {
  try {
    action();
    return [];
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}

function unknownFigure(data: Data, id: string): string[] {
  return data.figures.has(id) ? [] : [`There is no figure called "${id}".\n${suggest(id, data.figures.keys())}`];
}

function unknownView(data: Data, figure: string, view: string): string[] {
  const views = data.figures.get(figure)?.value.views.map((candidate) => candidate.id);
  if (!views || views.includes(view)) return [];
  return [`The figure "${figure}" has no view "${view}".\nIt has: ${views.join(', ')}.`];
}

// MDX would run braces as code, and fail without naming the file.
function strayBraces(text: string): Problem[] {
  return text
    .split('\n')
    .flatMap((line, index) =>
      /[{}]/.test(line.replace(/="[^"]*"/g, ''))
        ? [lineProblem(PATH, index + 1, 'Braces { } are not allowed in the text.\nWrite numbers as <Fact id="…" />.')]
        : [],
    );
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
