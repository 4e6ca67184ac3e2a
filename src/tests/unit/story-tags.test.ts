/** The tags of the story: what the parser of the build refuses the check refuses too, and in plain words. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { mdxToJs } from 'satteri';
import { describe, expect, test } from 'vitest';
import type { Wording } from '../../check/problems.ts';
import { checkStory } from '../../check/story/check-story.ts';
import { findTags } from '../../story/outline.ts';
import { TAGS } from '../../check/story/tags.ts';
import { readTree } from '../../story/tree.ts';
import { frozenData as data, frozenStory } from '../frozen.ts';

const story = frozenStory;

/** The mistakes of a paragraph put into a scene, with their lines. */
function found(paragraph: string): { line: number; mistake: Wording }[] {
  const problems = checkStory(data, `<Scene id="a" title="A question">\n\n${paragraph}\n\n</Scene>\n`);
  return problems.map(({ line, mistake }) => ({ line, mistake }));
}

describe('where the parser stops there is one mistake, with its line', () => {
  test.each([
    ['curly quotes', '<Fact id=“pool-2025-10” />', undefined],
    ['no quotes', '<Fact id=pool-2025-10 />', undefined],
    ['a quote too few', '<Fact id="pool-2025-10 />', undefined],
    ['no end', 'The <Fact id="pool-2025-10" records', undefined],
    ['a note', '<!-- a note -->', undefined],
    ['an address', 'See <https://example.org>.', undefined],
    ['a brace without its pair', 'About {pool-2025-10 of them.', undefined],
    ['never closed', 'The <Cite source="lbc-2025-11-27">report.', 'Cite'],
    ['closed in the next paragraph', 'The <Quote>report\n\nsays</Quote> so.', 'Quote'],
    ['closed twice', 'In <When>2018</When></When>.', undefined],
    ['a fact that does not end', 'The <Fact id="pool-2025-10"> records', 'Fact'],
    ['a tag of a web page', 'One<br>two', 'br'],
    ['doubled braces', 'About {{pool-2025-10}} of them.', undefined],
  ])('%s', (_, paragraph, open) => {
    const [first, ...others] = found(paragraph);
    expect(first?.mistake).toEqual({ code: 'unreadable-story', open });
    expect([3, 5]).toContain(first?.line);
    expect(others).toEqual([]);
  });
});

describe('a tag or a sign that can be read and is wrong', () => {
  const SEQUENCE = '<Scrolly figures="leak-chain">\n\nText\n\n</Scrolly>';
  const STEP = '<Step id="x" figure="pool-counts" view="2016">\n\nText\n\n</Step>';
  test.each<[string, string, object]>([
    ['no beginning', 'The Fact id="pool-2025-10" /> records', { code: 'has-no-form', words: '>' }],
    ['an arrow', 'From this -> to that', { code: 'has-no-form', words: '>' }],
    ['a sign of arithmetic', 'Ten < twenty', { code: 'has-no-form', words: '<' }],
    ['a brace that closes nothing', 'About pool-2025-10} of them.', { code: 'has-no-form', words: '}' }],
    ['an attribute without a value', '<Fact id="pool-2025-10" as /> x', { code: 'tag-form', tag: 'Fact' }],
    ['code as a value', '<Fact id={a+{b}} /> x', { code: 'tag-form', tag: 'Fact' }],
    ['empty', 'The <Cite source="lbc-2025-11-27" /> says so.', { code: 'tag-form', tag: 'Cite' }],
    ['in a sentence', 'Here is <Figure id="pool-scale" />.', { code: 'tag-form', tag: 'Figure' }],
    ['a scene in a scene', '<Scene id="b" title="B">\n\nText\n\n</Scene>', { code: 'tag-form', tag: 'Scene' }],
    ['a step without a sequence', STEP, { code: 'tag-form', tag: 'Step' }],
    ['a wrong name', '<Fakt id="pool-2025-10" /> records', { code: 'unknown-name', candidates: { near: 'Fact' } }],
    ['a heading of Markdown', '## A heading', { code: 'has-no-form', words: '## A heading' }],
    ['a picture of Markdown', 'See ![it](it.png).', { code: 'has-no-form', words: '![it](it.png)' }],
    ['a tag in backticks', 'See `<Fact id="a" />`.', { code: 'has-no-form', words: '`<Fact id="a" />`' }],
    ['an unknown attribute', '<Fact id="pool-2025-10" format="words" />', { code: 'unknown-name', name: 'format' }],
    ['a near miss', '<Figure id="pool-scale" ancor="a" />', { candidates: { near: 'anchor' } }],
    ['an attribute twice', '<Fact id="pool-2025-10" id="pool-2020-09" />', { code: 'tag-form', tag: 'Fact' }],
    ['an empty format', '<Fact id="pool-2025-10" as="" />', { code: 'unknown-name', kind: 'number format', name: '' }],
    ['an attribute where there is none', '<When year="2018">2018</When>', { candidates: { count: 0 } }],
    ['an address with a space', '<Figure id="pool-scale" anchor="Pool scale" />', { code: 'no-address', name: 'Pool' }],
    ['a figure that cannot move', SEQUENCE, { code: 'never-moves', figure: 'leak-chain' }],
    ['a tag of a web page', 'A <b>word</b>.', { code: 'has-no-form', words: '<b>' }],
    ['a paragraph of code', 'export of records', { code: 'has-no-form', words: 'export of records' }],
    ['a row in braces', 'About {pool-2025-10|words}.', { code: 'has-no-form', words: '{pool-2025-10|words}' }],
  ])('%s', (_, paragraph, wanted) => {
    const all = found(paragraph);
    expect(all.map(({ mistake }) => mistake)).toEqual([expect.objectContaining({})]);
    expect(all[0]?.mistake).toMatchObject(wanted);
  });
});

test('the marks of a merge are told as such, once, and a line under words is a heading', () => {
  const merged = { code: 'merge-marks', path: 'data/story.mdx' };
  const both = found('<<<<<<< HEAD\nOne.\n=======\nTwo.\n>>>>>>> other');
  expect(both).toEqual([{ line: 3, mistake: merged }]);
  expect(found('One.\n\n>>>>>>> other')).toEqual([{ line: 5, mistake: merged }]);
  for (const line of ['=======', '---'])
    expect(found(`Words.\n${line}\n\nMore.`)).toMatchObject([{ mistake: { code: 'has-no-form' } }]);
});

test('the story uses every tag, and no other', () => {
  expect([...new Set(findTags(story).map(({ name }) => name))].filter((name) => !TAGS[name])).toEqual([]);
  expect(readTree(story).stopped).toBeUndefined();
});

test('a story that is gone is one mistake', () => {
  expect(checkStory(data, '').map(({ mistake }) => mistake)).toEqual([{ code: 'story-missing' }]);
});

/** Signs that mean something to the parser, and slips of a hand. */
const slip = fc.constantFrom(
  ...['<', '>', '/', '"', '“', '{', '}', '=', '`', '\\', '**', '_', '[', '](', '\n', '\n\n', '\n> ', '1. ', '- '],
  ...['<When>', '</When>', '<Cite source="lbc-2025-11-27">', '</Cite>', '<Flow>', '</Scene>', '\n\nimport a', '', ' '],
);

test('what the parser of the build cannot read is a mistake, whatever was typed and wherever', () => {
  const slips = fc.array(fc.record({ at: fc.nat(story.length), cut: fc.nat(3), typed: slip }), {
    minLength: 1,
    maxLength: 2,
  });
  let refused = 0;
  fc.assert(
    fc.property(slips, (all) => {
      const text = all.reduce((now, { at, cut, typed }) => now.slice(0, at) + typed + now.slice(at + cut), story);
      try {
        mdxToJs(text);
      } catch {
        refused++;
        const problems = checkStory(data, text);
        expect(problems.length).toBeGreaterThan(0);
        // Records hold no words of the parser.
        expect(JSON.stringify(problems.map(({ mistake }) => mistake))).not.toMatch(/mdx-jsx|U\+00|\n {4}at /);
      }
    }),
    { numRuns: 300 },
  );
  expect(refused).toBeGreaterThan(30);
});

test('the check reads the story with the parser of the build, and there is one of it', () => {
  const lock: unknown = JSON.parse(readFileSync('package-lock.json', 'utf8'));
  const paths = JSON.stringify(lock).match(/"[^"]*node_modules\/satteri"/g);
  expect(paths).toEqual(['"node_modules/satteri"']);
});
