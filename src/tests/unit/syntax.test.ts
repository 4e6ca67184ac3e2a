/** JSON that does not parse, and mistakes in the text of the story. */
import { describe, expect, test } from 'vitest';
import type { DataFile } from '../../data/read.ts';
import { textMistake } from '../../check/syntax.ts';
import { tableOf } from '../../desk/server/describe.ts';
import { checkStory } from '../../check/story/check-story.ts';
import { frozenData as data, frozenFiles, frozenStory } from '../frozen.ts';
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
      fault: 'CommaExpected',
    },
    {
      what: 'a missing comma between two fields',
      path: FIGURE,
      before: '"dataset": "pool-counts",',
      after: '"dataset": "pool-counts"',
      at: '"dataset": "pool-counts"',
      fault: 'CommaExpected',
    },
    {
      what: 'a comma after the last item of a group',
      path: FIGURE,
      before: '"unit": "people"\n',
      after: '"unit": "people",\n',
      at: '"unit": "people",',
      fault: 'PropertyNameExpected',
    },
    {
      what: 'a comma after the last item of a list',
      path: FIGURE,
      before: '"pool-parts"\n',
      after: '"pool-parts",\n',
      at: '"pool-parts",',
      fault: 'ValueExpected',
    },
    {
      what: 'a missing quotation mark',
      path: FIGURE,
      before: '"type": "stacks",',
      after: '"type": "snapshots,',
      at: '"type": "snapshots,',
      fault: 'UnexpectedEndOfString',
    },
    {
      what: 'a missing colon',
      path: FIGURE,
      before: '"type": "stacks"',
      after: '"type" "stacks"',
      at: '"type" "stacks"',
      fault: 'ColonExpected',
    },
  ];

  test.each(cases.map((item) => [item.what, item] as const))('%s', (_, { path, before, after, at, fault }) => {
    const files = changed(path, before, after);
    const error = errorOf(files);
    const [problem] = error.problems;
    const line = lineOf(files, path, at);
    expect(error.problems).toHaveLength(1);
    // A comma too many is named where it stands, or where the bracket after it shows that it is too many.
    expect(after.endsWith(',\n') ? [line, line + 1] : [line]).toContain(problem?.line);
    expect(problem?.path).toBe(path);
    expect(problem?.mistake).toMatchObject({ code: 'no-json', path, fault });
    const column = Number(/^column (\d+)/.exec(problem?.place ?? '')?.[1]);
    expect(column).toBeGreaterThanOrEqual(1);
    expect(column, 'the column is one of that line').toBeLessThanOrEqual(
      textOfLine(files, path, problem?.line ?? 0).length + 1,
    );
  });
});

test('a file with more rows than memory holds is told as such, and is no table of the desk', () => {
  const [file] = frozenFiles.filter(({ path }) => path === 'data/datasets/pool-counts.json');
  const withRows = (rows: number) => {
    const text = file?.text.replace(/"rows":\s*\[/, (list) => list + '{"id":"a"},'.repeat(rows)) ?? '';
    return { path: file?.path ?? '', text };
  };
  const large = withRows(200_001);
  expect(textMistake(large.text, large.path)?.mistake.code).toBe('file-too-large');
  expect(tableOf(large)).toBeUndefined();
  const small = withRows(1000);
  expect(textMistake(small.text, small.path)).toBeUndefined();
  expect(tableOf(small)).toBeDefined();
});

describe('a mistake in the story', () => {
  const cases = [
    {
      what: 'an unknown view',
      before: 'view="no-line"',
      after: 'view="no-lines"',
      mistake: { code: 'unknown-name', name: 'no-lines', candidates: { near: 'no-line' } },
    },
    {
      what: 'an unknown figure',
      before: '<Figure id="pool-scale"',
      after: '<Figure id="pool-scael"',
      mistake: { code: 'unknown-name', kind: 'figure', candidates: { near: 'pool-scale' } },
    },
    {
      what: 'an unknown fact',
      before: '<Fact id="bailed-total"',
      after: '<Fact id="bailed-totla"',
      mistake: { code: 'unknown-name', kind: 'row or fact', candidates: { near: 'bailed-total' } },
    },
    {
      what: 'an unknown format',
      before: '<Fact id="escape-years" as="words"',
      after: '<Fact id="escape-years" as="word"',
      mistake: { code: 'unknown-name', candidates: { near: 'words' } },
    },
    {
      what: 'an unknown source',
      before: '<Cite source="sun-2018-nokes"',
      after: '<Cite source="sun-2018-noakes"',
      mistake: { code: 'unknown-name', kind: 'source', candidates: { near: 'sun-2018-nokes' } },
    },
    {
      what: 'an unknown tag',
      before: '<Evidence dataset="known" />',
      after: '<Evidense />',
      mistake: { code: 'unknown-name', name: 'Evidense', candidates: { near: 'Evidence' } },
    },
    {
      what: 'a step without its view',
      before: '<Step id="counts-2016" figure="pool-counts" view="2016">',
      after: '<Step id="counts-2016" figure="pool-counts">',
      mistake: { code: 'tag-form', tag: 'Step' },
    },
    {
      what: 'an address used twice',
      before: '<Step id="counts-2020" figure="pool-counts" view="2020">',
      after: '<Step id="counts-2016" figure="pool-counts" view="2020">',
      mistake: { code: 'twice', kind: 'address', name: 'counts-2016' },
    },
    {
      what: 'a brace in the text',
      before: 'Is the number going up?',
      after: 'Is {pool-2025-10} going up?',
      mistake: { code: 'has-no-form', words: '{pool-2025-10}' },
    },
  ];

  test.each(cases.map((item) => [item.what, item] as const))('%s', (_, { before, after, mistake }) => {
    const story = frozenStory;
    expect(story).toContain(before);
    const text = story.replace(before, after);
    const line = lineOf([{ path: STORY, text }], STORY, after);
    const found = checkStory(data, text).filter((problem) => problem.line === line);
    expect(found.map((problem) => problem.mistake)).toMatchObject([mistake]);
  });
});
