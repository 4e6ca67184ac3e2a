/** JSON that does not parse, and mistakes in the text of the story. */
import { describe, expect, test } from 'vitest';
import { formatProblem } from '../../check/problems.ts';
import type { DataFile } from '../../data/read.ts';
import { checkStory } from '../../check/story/check-story.ts';
import { frozenData as data, frozenStory } from '../frozen.ts';
import { changed, errorOf, lineOf } from './helpers.ts';

const FACTS = 'data/facts.json';
const FIGURE = 'data/figures/pool-counts.json';
const STORY = 'data/story.mdx';

/** The line of a file, from 1. */
function textOfLine(files: DataFile[], path: string, line: number): string {
  return files.find((file) => file.path === path)?.text.split('\n')[line - 1] ?? '';
}

describe('JSON that does not parse', () => {
  const cases = [
    {
      what: 'a missing comma between two facts',
      path: FACTS,
      before: '"meaning": "Full blocks in the unit chart"},',
      after: '"meaning": "Full blocks in the unit chart"}',
      at: '"Full blocks in the unit chart"}',
      says: 'Expected here: a comma',
    },
    {
      what: 'a missing comma between two fields',
      path: FIGURE,
      before: '"dataset": "pool-counts",',
      after: '"dataset": "pool-counts"',
      at: '"dataset": "pool-counts"',
      says: 'Expected here: a comma',
    },
    {
      what: 'a comma after the last item of a group',
      path: FIGURE,
      before: '"unit": "people"\n',
      after: '"unit": "people",\n',
      at: '"unit": "people",',
      says: 'a comma after the last item',
    },
    {
      what: 'a comma after the last item of a list',
      path: FIGURE,
      before: '"pool-parts"\n',
      after: '"pool-parts",\n',
      at: '"pool-parts",',
      says: 'a comma after the last item',
    },
    {
      what: 'a missing quotation mark',
      path: FIGURE,
      before: '"type": "stacks",',
      after: '"type": "snapshots,',
      at: '"type": "snapshots,',
      says: 'The text that starts here cannot be read to its end',
    },
    {
      what: 'a missing colon',
      path: FIGURE,
      before: '"type": "stacks"',
      after: '"type" "stacks"',
      at: '"type" "stacks"',
      says: 'Expected here: a colon',
    },
  ];

  test.each(cases.map((item) => [item.what, item] as const))('%s', (_, { path, before, after, at, says }) => {
    const files = changed(path, before, after);
    const error = errorOf(files);
    const [problem] = error.problems;
    const line = lineOf(files, path, at);
    expect(error.problems).toHaveLength(1);
    // A comma too many is named where it stands, or where the bracket after it shows that it is too many.
    expect(after.endsWith(',\n') ? [line, line + 1] : [line]).toContain(problem?.line);
    expect(problem?.path).toBe(path);
    expect(problem?.message).toContain(says);
    const column = Number(/^column (\d+)/.exec(problem?.place ?? '')?.[1]);
    expect(column).toBeGreaterThanOrEqual(1);
    expect(column, 'the column is one of that line').toBeLessThanOrEqual(
      textOfLine(files, path, problem?.line ?? 0).length + 1,
    );
    expect(error.message).not.toMatch(/at Object\.|\n {4}at /);
  });
});

describe('a mistake in the story', () => {
  const cases = [
    {
      what: 'an unknown view',
      before: 'view="no-line"',
      after: 'view="no-lines"',
      says: 'The figure "pool-counts" has no view "no-lines". It has: 2016, 2020, 2025, no-line, gaps.',
    },
    {
      what: 'an unknown figure',
      before: '<Figure id="pool-scale"',
      after: '<Figure id="pool-scael"',
      says: 'There is no figure called "pool-scael". Did you mean "pool-scale"?',
    },
    {
      what: 'an unknown fact',
      before: '<Fact id="bailed-total"',
      after: '<Fact id="bailed-totla"',
      says: 'There is no row or fact called "bailed-totla". Did you mean "bailed-total"?',
    },
    {
      what: 'an unknown format',
      before: '<Fact id="escape-years" as="words"',
      after: '<Fact id="escape-years" as="word"',
      says: 'There is no number format "word". Did you mean "words"?',
    },
    {
      what: 'an unknown source',
      before: '<Cite source="sun-2018-nokes"',
      after: '<Cite source="sun-2018-noakes"',
      says: 'There is no source called "sun-2018-noakes". Did you mean "sun-2018-nokes"?',
    },
    {
      what: 'an unknown tag',
      before: '<Evidence dataset="known" />',
      after: '<Evidense />',
      says: 'There is no tag <Evidense>. Did you mean "Evidence"?',
    },
    {
      what: 'a step without its view',
      before: '<Step id="counts-2016" figure="pool-counts" view="2016">',
      after: '<Step id="counts-2016" figure="pool-counts">',
      says: '<Step> does not say once, and in straight quotation marks, what "view" is.',
    },
    {
      what: 'an address used twice',
      before: '<Step id="counts-2020" figure="pool-counts" view="2020">',
      after: '<Step id="counts-2016" figure="pool-counts" view="2020">',
      says: 'The address "counts-2016" is used twice.',
    },
    {
      what: 'a brace in the text',
      before: 'Is the number going up?',
      after: 'Is {pool-2025-10} going up?',
      says: 'Braces { } are not allowed in the text.',
    },
  ];

  test.each(cases.map((item) => [item.what, item] as const))('%s', (_, { before, after, says }) => {
    const story = frozenStory;
    expect(story).toContain(before);
    const text = story.replace(before, after);
    const line = lineOf([{ path: STORY, text }], STORY, after);
    const messages = checkStory(data, text).map((problem) => formatProblem(problem).replaceAll('\n  ', ' '));
    expect(messages).toContainEqual(expect.stringContaining(`${STORY}, line ${line} ${says}`));
    expect(messages.join('\n')).not.toMatch(/at Object\.|\n {4}at /);
  });
});
