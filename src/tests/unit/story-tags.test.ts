/** The tags of the story: what the parser of the build refuses the check refuses too, and in plain words. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { mdxToJs } from 'satteri';
import { describe, expect, test } from 'vitest';
import { checkStory } from '../../story/check.ts';
import { findTags } from '../../story/outline.ts';
import { readTags, TAGS, withoutUnread } from '../../story/tags.ts';
import { frozenData as data, frozenStory } from '../frozen.ts';

const story = frozenStory;

/** The messages about a paragraph put into a scene. */
function said(paragraph: string): string[] {
  return checkStory(data, `<Scene id="a" title="A question">\n\n${paragraph}\n\n</Scene>\n`).map(
    ({ line, message }) => `${line}: ${message.replace('\n', ' ')}`,
  );
}

describe('a tag that cannot be read', () => {
  test.each([
    ['curly quotes', '<Fact id=“pool-2025-10” />', 'Write <Fact id="pool-2025-10" />'],
    ['single quotes', "<Fact id='pool-2025-10' />", 'Write <Fact id="pool-2025-10" />'],
    ['no quotes', '<Fact id=pool-2025-10 />', 'Write <Fact id="pool-2025-10" />'],
    ['a quote too few', '<Fact id="pool-2025-10 />', 'Write <Fact id="pool-2025-10" />'],
    ['a first quote too few', '<Fact id=pool-2025-10" />', 'Write <Fact id="pool-2025-10" />'],
    ['no beginning', 'The Fact id="pool-2025-10" /> records', '3: Fact id="pool-2025-10" /> looks like the end'],
    ['an arrow', 'From this -> to that', '3: > looks like the end'],
    ['an attribute without a value', '<Fact id="pool-2025-10" as />', 'Write it like this: <Fact id="…" />'],
    ['braces as a value', '<Fact id={pool-2025-10} />', 'Write <Fact id="pool-2025-10" />'],
    ['code as a value', '<Fact id={a+{b}} />', 'The tag <Fact id={a+{b}} /> cannot be read.'],
    ['no end', 'The <Fact id="pool-2025-10" records', '<Fact> has no > at its end.'],
    ['a note', '<!-- a note -->', 'A note in <!-- --> stops the build.'],
    ['a sign of arithmetic', 'Ten < twenty', 'The sign < begins a tag'],
    ['an address', 'See <https://example.org>.', 'There is no tag <https>. Write <Cite'],
  ])('%s', (_, paragraph, wanted) => {
    expect(said(paragraph).join('\n')).toContain(wanted);
  });

  test('is blanked for the linters, and every line stays where it was', () => {
    const text = 'One <Fact id=“pool-2025-10” /> two\n<!-- a\nnote --> three';
    const readable = withoutUnread(text);
    expect(readable).toHaveLength(text.length);
    expect(readable.split(/\s+/)).toEqual(['One', 'two', 'three']);
    expect(readable.split('\n')).toHaveLength(3);
    expect(withoutUnread(story)).toBe(story);
  });
});

describe('a tag in the wrong place', () => {
  test.each([
    ['never closed', 'The <Cite source="lbc-2025-11-27">report.', ['3: <Cite> is not closed in its paragraph.']],
    [
      'closed in the next paragraph',
      'The <Quote>report\n\nsays</Quote> so.',
      ['3: <Quote> is not', '5: </Quote> closes'],
    ],
    ['closed in the next item', '- The <When>2018\n- and</When> so.', ['3: <When> is not closed', '4: </When> closes']],
    ['closed twice', 'In <When>2018</When></When>.', ['3: </When> closes nothing.']],
    ['empty', 'The <Cite source="lbc-2025-11-27" /> says so.', ['3: <Cite> holds nothing.']],
    ['a fact with an end tag', '<Fact id="pool-2025-10"></Fact>', ['3: <Fact> is not closed.', '3: </Fact> closes']],
    ['in a sentence', 'Here is <Figure id="pool-scale" />.', ['3: <Figure> stands in a line of text.']],
    ['below a line of text', 'Here.\n<Figure id="pool-scale" />', ['4: <Figure> stands in a line of text.']],
    ['a scene in a scene', '<Scene id="b" title="B">', ['1: <Scene> is not closed.']],
    ['a wrong name, once', '<cite source="lbc-2025-11-27">a</Cite>', ['3: There is no tag <cite>']],
    ['a bad tag, once', '<Cite source=lbc-2025-11-27>a</Cite>', ['3: The values of <Cite>']],
  ])('%s', (_, paragraph, wanted) => {
    const messages = said(paragraph);
    expect(messages).toHaveLength(wanted.length);
    wanted.forEach((words, index) => expect(messages[index]).toContain(words));
  });
});

test.each([
  ['an unknown attribute', '<Fact id="pool-2025-10" format="words" />', 'has no attribute "format"'],
  ['a near miss', '<Figure id="pool-scale" ancor="a" />', 'Did you mean "anchor"?'],
  ['an attribute twice', '<Fact id="pool-2025-10" id="pool-2020-09" />', '"id" stands twice'],
  ['an empty format', '<Fact id="pool-2025-10" as="" />', 'There is no number format ""'],
  ['an attribute where there is none', '<When year="2018">2018</When>', 'Take it out.'],
  ['an address with a space', '<Figure id="pool-scale" anchor="Pool scale" />', 'lower-case words joined by hyphens'],
  ['a figure that cannot move', '<Scrolly figures="pool-scale">\n\n</Scrolly>', 'which no sequence can show'],
  ['a tag of a web page', 'A <b>word</b>.', 'There is no tag <b>. Write **bold words**.'],
  ['a paragraph of code', 'export of records', 'would be run as code'],
  ['braces with the name of a row', 'About {pool-2025-10|words} of them.', '<Fact id="pool-2025-10" as="words" />'],
  ['doubled braces, once', 'About {{pool-2025-10}} of them.', '<Fact id="pool-2025-10" />'],
])('%s', (_, paragraph, wanted) => {
  const messages = said(paragraph);
  expect(messages).toHaveLength(1);
  expect(messages[0]).toContain(wanted);
});

test('the story uses every tag, and no other', () => {
  expect([...new Set(findTags(story).map(({ name }) => name))].filter((name) => !TAGS[name])).toEqual([]);
  expect(readTags(story).unread).toEqual([]);
});

test('a story that is gone is one mistake', () => {
  expect(checkStory(data, '').map(({ message }) => message)).toEqual([
    expect.stringContaining('git restore src/story/story.mdx'),
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
