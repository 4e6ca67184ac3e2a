/** The tags of the story: what the parser of the build refuses the check refuses too, and in plain words. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { mdxToJs } from 'satteri';
import { describe, expect, test } from 'vitest';
import { checkStory } from '../../check/story/check-story.ts';
import { findTags } from '../../story/outline.ts';
import { TAGS } from '../../check/story/tags.ts';
import { readTree } from '../../story/tree.ts';
import { frozenData as data, frozenStory } from '../frozen.ts';

const story = frozenStory;

/** The messages about a paragraph put into a scene. */
function said(paragraph: string): string[] {
  return checkStory(data, `<Scene id="a" title="A question">\n\n${paragraph}\n\n</Scene>\n`).map(
    ({ line, message }) => `${line}: ${message.replace('\n', ' ')}`,
  );
}

describe('where the parser stops there is one mistake, with its line', () => {
  test.each([
    ['curly quotes', '<Fact id=“pool-2025-10” />', 'straight quotation marks'],
    ['no quotes', '<Fact id=pool-2025-10 />', 'straight quotation marks'],
    ['a quote too few', '<Fact id="pool-2025-10 />', 'straight quotation marks'],
    ['no end', 'The <Fact id="pool-2025-10" records', '> at the end'],
    ['a note', '<!-- a note -->', 'a note in <!-- --> cannot stand in the story'],
    ['an address', 'See <https://example.org>.', 'a name after <'],
    ['a brace without its pair', 'About {pool-2025-10 of them.', 'without its other half'],
    ['never closed', 'The <Cite source="lbc-2025-11-27">report.', '<Cite> is not closed'],
    ['closed in the next paragraph', 'The <Quote>report\n\nsays</Quote> so.', '<Quote> is not closed'],
    ['closed twice', 'In <When>2018</When></When>.', 'closes without a beginning'],
    ['a fact that does not end', 'The <Fact id="pool-2025-10"> records', 'Write it like this: <Fact id="…" />'],
    ['a tag of a web page', 'One<br>two', 'The story has no such tag. Bold words are'],
  ])('%s', (_, paragraph, wanted) => {
    const messages = said(paragraph);
    expect(messages).toHaveLength(1);
    expect(messages[0]).toMatch(/^[35]: /);
    expect(messages[0]).toContain(wanted);
  });
});

describe('a tag that can be read and is wrong', () => {
  test.each([
    ['no beginning', 'The Fact id="pool-2025-10" /> records', 'Readers would see the sign > here.'],
    ['an arrow', 'From this -> to that', 'Readers would see the sign > here.'],
    ['a sign of arithmetic', 'Ten < twenty', 'Readers would see the sign < here.'],
    ['a brace that closes nothing', 'About pool-2025-10} of them.', 'Readers would see the sign } here.'],
    ['an attribute without a value', '<Fact id="pool-2025-10" as /> x', 'what "as" is'],
    ['code as a value', '<Fact id={a+{b}} /> x', 'Write it like this: <Fact id="…" />'],
    ['empty', 'The <Cite source="lbc-2025-11-27" /> says so.', '<Cite> holds nothing.'],
    ['in a sentence', 'Here is <Figure id="pool-scale" />.', '<Figure> stands in a line of text.'],
    ['a scene in a scene', '<Scene id="b" title="B">\n\nText\n\n</Scene>', '<Scene> stands in another <Scene>.'],
    [
      'a step without a sequence',
      '<Step id="x" figure="pool-counts" view="2016">\n\nText\n\n</Step>',
      'outside of <Scrolly>',
    ],
    ['a wrong name', '<fact id="pool-2025-10" /> records', 'There is no tag <fact>: capital letters count.'],
    ['a heading of Markdown', '## A heading', 'headings are the titles of scenes'],
    ['a picture of Markdown', 'See ![it](it.png).', 'pictures are figures'],
    ['a tag in backticks', 'See `<Fact id="pool-2025-10" />`.', 'is a inlineCode of Markdown'],
  ])('%s', (_, paragraph, wanted) => {
    const messages = said(paragraph);
    expect(messages).toHaveLength(1);
    expect(messages[0]).toContain(wanted);
  });
});

test.each([
  ['an unknown attribute', '<Fact id="pool-2025-10" format="words" />', 'has no attribute "format"'],
  ['a near miss', '<Figure id="pool-scale" ancor="a" />', 'Did you mean "anchor"?'],
  ['an attribute twice', '<Fact id="pool-2025-10" id="pool-2020-09" />', 'what "id" is'],
  ['an empty format', '<Fact id="pool-2025-10" as="" />', 'There is no number format ""'],
  ['an attribute where there is none', '<When year="2018">2018</When>', 'Take it out.'],
  ['an address with a space', '<Figure id="pool-scale" anchor="Pool scale" />', 'lower-case words joined by hyphens'],
  ['a figure that cannot move', '<Scrolly figures="leak-chain">\n\nText\n\n</Scrolly>', 'which no sequence can show'],
  ['a tag of a web page', 'A <b>word</b>.', 'Bold words are **words**'],
  ['a paragraph of code', 'export of records', 'would be run as code'],
  ['braces with the name of a row', 'About {pool-2025-10|words} of them.', '<Fact id="pool-2025-10" as="words" />'],
  ['doubled braces, once', 'About {{pool-2025-10}} of them.', 'A tag or a brace stands here'],
])('%s', (_, paragraph, wanted) => {
  const messages = said(paragraph);
  expect(messages).toHaveLength(1);
  expect(messages[0]).toContain(wanted);
});

test('the story uses every tag, and no other', () => {
  expect([...new Set(findTags(story).map(({ name }) => name))].filter((name) => !TAGS[name])).toEqual([]);
  expect(readTree(story).stopped).toBeUndefined();
});

test('a story that is gone is one mistake', () => {
  expect(checkStory(data, '').map(({ message }) => message)).toEqual([
    expect.stringContaining('git restore data/story.mdx'),
  ]);
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
        for (const { message } of problems) expect(message).not.toMatch(/mdx-jsx|U\+00|\n {4}at /);
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
