/** Every built page is valid HTML by the strictest rules of html-validate, but for exceptions that each have a reason. */
import { readFileSync } from 'node:fs';
import { HtmlValidate, type Message } from 'html-validate';
import { describe, expect, it } from 'vitest';
import { builtFiles } from './built.ts';

const validate = new HtmlValidate({
  root: true,
  extends: ['html-validate:recommended', 'html-validate:standard', 'html-validate:document', 'html-validate:a11y'],
  rules: {
    // How tags are written is no matter of the built page: pages come from Astro, embeds from our own templates.
    'doctype-style': 'off',
    'void-style': 'off',
    'no-trailing-whitespace': 'off',
    // Scripts of the site itself change together with the page; what comes from elsewhere would need it.
    'require-sri': ['error', { target: 'crossorigin' }],
  },
});

interface Exception {
  rule: string;
  /** What its message or its place looks like; the same finding elsewhere still counts. */
  when: (message: Message, place: string) => boolean;
  reason: string;
}

const EXCEPTIONS: Exception[] = [
  {
    rule: 'no-redundant-role',
    when: ({ message }) => /Redundant role "list" on <[uo]l>/.test(message),
    reason: 'Safari takes a list without bullets for no list, unless its role is said.',
  },
  {
    rule: 'wcag/h32',
    when: ({ selector }, place) => place.startsWith('figures/') && /\bform$/.test(selector ?? ''),
    reason: 'The look of an embed is chosen by radio buttons that act at once; there is nothing to send.',
  },
];

async function findings(html: string, place: string): Promise<{ words: string; exception?: Exception }[]> {
  const { results } = await validate.validateString(html, place);
  return results
    .flatMap(({ messages }) => messages)
    .map((message) => ({
      words: `${message.ruleId}: ${message.message} at ${message.selector ?? `line ${message.line}`}`,
      exception: EXCEPTIONS.find(({ rule, when }) => rule === message.ruleId && when(message, place)),
    }));
}

const pages = builtFiles().filter((file) => file.endsWith('.html'));
const used = new Set<Exception>();

describe('valid HTML', () => {
  it('is found on more than thirty pages', () => {
    expect(pages.length).toBeGreaterThan(30);
  });

  it.each(pages)('%s', async (page) => {
    const found = await findings(readFileSync(`dist/${page}`, 'utf8'), page);
    for (const { exception } of found) if (exception) used.add(exception);
    expect(found.filter(({ exception }) => !exception).map(({ words }) => words)).toEqual([]);
  });

  it('needs each of its exceptions', () => {
    expect(EXCEPTIONS.filter((each) => !used.has(each)).map(({ rule }) => rule)).toEqual([]);
  });

  it.each([
    ['an element in the wrong place', '<p><div>x</div></p>'],
    ['an id twice', '<p id="a">x</p><p id="a">y</p>'],
    ['a picture without words', '<img src="/a.png">'],
    ['a heading level left out', '<h1>x</h1><h3>y</h3>'],
    ['a button without a name', '<button type="button"></button>'],
    ['a reference to nothing', '<p aria-describedby="gone">x</p>'],
    ['a redundant role of another kind', '<nav role="navigation">x</nav>'],
  ])('would not be %s', async (_, body) => {
    const html = `<!DOCTYPE html><html lang="en"><head><title>x</title></head><body>${body}</body></html>`;
    const found = await findings(html, 'a.html');
    expect(found.filter(({ exception }) => !exception)).not.toEqual([]);
  });
});
