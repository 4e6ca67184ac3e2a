/** The page behind every embed, from data to text. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { parseHTML } from 'linkedom';
import { HtmlValidate } from 'html-validate';
import { describe, expect, test } from 'vitest';
import { prepareFigure } from '../../data/prepare.ts';
import { parseData } from '../../data/load.ts';
import { html, trusted } from '../../figure/html.ts';
import { policyHash, shortenScript, shortenStyle } from '../../embed/page/inline.ts';
import { keptCopy } from '../../embed/released.ts';
import { lengthRules } from '../../embed/page/height.ts';
import { embedPage } from '../../embed/page/embed-page.ts';
import { frozenData as data } from '../frozen.ts';
import { changed, current } from './helpers.ts';

const MOST_BYTES = 40_000;
const addresses = {
  figure: 'https://site.test/figures/x/',
  story: 'https://site.test/#x',
  embed: 'https://site.test/embed/x/',
  picture: 'https://site.test/stills/x.share.png',
  oembed: 'https://site.test/oembed/x.json',
};

function find(id: string, source = data) {
  const figure = source.figures.get(id)?.value;
  if (!figure) throw new Error(`There is no figure "${id}"`);
  return figure;
}

const pages = [...current.figures.values()].map(({ value }) => {
  const text = embedPage(prepareFigure(current, value), addresses);
  return { id: value.id, text, document: parseHTML(text).document };
});

test('no length of an embed has the name of a colour or a space of the design', () => {
  const declared = (css: string): string[] => [...css.matchAll(/(--[\w-]+):/g)].map(([, name = '']) => name);
  const tokens = new Set(declared(readFileSync('src/styles/tokens.css', 'utf8')));
  expect(tokens).toContain('--link');
  expect(declared(lengthRules())).toContain('--gap');
  expect(declared(lengthRules()).filter((name) => tokens.has(name))).toEqual([]);
});

describe.each(pages)('the embed of $id', ({ text, document }) => {
  test('is small enough for any page', () => {
    expect(gzipSync(text).length).toBeLessThanOrEqual(MOST_BYTES);
  });

  test('admits its one script and its one style by their hashes, and nothing else', () => {
    const policy = document.querySelector('meta[http-equiv]')?.getAttribute('content') ?? '';
    const hash = (tag: string): string => {
      const [, inner = ''] = new RegExp(`<${tag}>(.*?)</${tag}>`, 's').exec(text) ?? [];
      return `'sha256-${createHash('sha256').update(inner).digest('base64')}'`;
    };
    expect(policy.split('; ')).toEqual([
      "default-src 'none'",
      `script-src ${hash('script')}`,
      `style-src ${hash('style')}`,
      'img-src data:',
      'font-src data:',
      "base-uri 'none'",
      "form-action 'none'",
    ]);
    expect(document.querySelectorAll('script')).toHaveLength(1);
    expect(document.querySelectorAll('style')).toHaveLength(1);
    expect(document.querySelectorAll('[style]')).toHaveLength(0);
    expect(text).not.toMatch(/\son[a-z]+="/);
  });

  test('asks for no other file', () => {
    const links = [...document.querySelectorAll('link')].map((link) => link.getAttribute('rel'));
    expect(links).toEqual(['canonical', 'alternate', 'icon']);
    expect(document.querySelectorAll('[src]')).toHaveLength(0);
    expect(text).not.toMatch(/@import|url\((?!data:|#)/);
  });

  test('opens its links beside the host’s page', () => {
    const links = [...document.querySelectorAll('body a')];
    expect(links.length).toBeGreaterThan(0);
    for (const link of links) {
      expect(link.getAttribute('target')).toBe('_blank');
      expect(link.getAttribute('rel')).toBe('noopener');
      expect(link.getAttribute('href')).toMatch(/^https?:\/\//);
    }
  });

  test('is for readers, not for search engines, and names its home', () => {
    expect(document.querySelector('meta[name="robots"]')?.getAttribute('content')).toBe('noindex');
    expect(document.querySelector('link[rel="canonical"]')?.getAttribute('href')).toBe(addresses.figure);
    expect(document.querySelector('meta[property="og:image"]')?.getAttribute('content')).toBe(addresses.picture);
    const sizing = [...document.querySelectorAll('meta[name="responsive-embedded-sizing"]')];
    expect(sizing.map((meta) => meta.getAttribute('content'))).toEqual([null, 'allow-origins=*']);
  });

  test('gives every id once, and refers to ids that it has', () => {
    const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    const named = [...text.matchAll(/url\(#([^)]+)\)|aria-(?:labelledby|describedby)="([^"]+)"/g)];
    expect(named.map(([, fill, label]) => fill ?? label).filter((id) => !ids.includes(id ?? ''))).toEqual([]);
  });

  test('is valid HTML', async () => {
    const rules = {
      extends: ['html-validate:standard'],
      // The second meta of native sizing is what Chromium reads; long titles and void elements are a matter of taste.
      rules: { 'long-title': 'off', 'void-style': 'off', 'no-inline-style': 'error', 'require-sri': 'off' } as const,
    };
    const { results } = await new HtmlValidate(rules).validateString(text);
    const found = results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${ruleId}: ${message}`));
    expect([...new Set(found)]).toEqual([]);
  });
});

test('a pinned copy says of which day it is, and leads to the newest', () => {
  const live = embedPage(prepareFigure(data, find('returns')), addresses);
  const { html: text, height } = keptCopy(live, '2026-11-23');
  const heightOf = (page: string) => Number(/min-block-size:(\d+)px;\}\}<\/style>/.exec(page)?.[1]);
  expect(height).toBeGreaterThan(heightOf(live));
  expect(height).toBe(heightOf(text));
  const [, style = ''] = /<style>(.*?)<\/style>/s.exec(text) ?? [];
  expect(text).toContain(policyHash(style).slice(1, -1));
  const line = parseHTML(text).document.querySelector('.pinned');
  expect(line?.textContent).toBe(
    'This is the version of 23 November 2026. There may be newer data. See the newest version',
  );
  expect(line?.querySelector('a')?.getAttribute('href')).toBe(addresses.figure);
  expect(live).not.toContain('class="pinned"');
});

test('the same data give the same bytes', () => {
  expect(embedPage(prepareFigure(data, find('returns')), addresses)).toBe(
    embedPage(prepareFigure(data, find('returns')), addresses),
  );
});

test('hostile texts stay texts', () => {
  const hostile = '</script><img src=x onerror=alert(1)>\\"&';
  const path = 'data/figures/leak-chain.json';
  const files = changed(path, '"From one sheet to many headlines"', `"${hostile}"`);
  const source = parseData(files);
  const text = embedPage(prepareFigure(source, find('leak-chain', source)), addresses);
  const { document } = parseHTML(text);
  expect(document.querySelector('h1')?.textContent).toBe('</script><img src=x onerror=alert(1)>"&');
  expect(document.querySelectorAll('img, script + script')).toHaveLength(0);
});

test('templates escape all but markup', () => {
  expect(html`<p title="${'"&<'}">${'<b>'}${trusted('<i>')}${[html`${1}`, html`${undefined}`]}</p>`.markup).toBe(
    '<p title="&quot;&amp;&lt;">&lt;b&gt;<i>1</p>',
  );
});

test('code loses its comments and keeps its sense', () => {
  expect(shortenScript("// why\n  var a = 'x // y'; // not on a line of its own\n\n\tb();\n")).toBe(
    "var a = 'x // y'; // not on a line of its own\nb();",
  );
  expect(shortenStyle('/* why */\na  b {\n  color: red;\n  font: 1px/2 x, y;\n}\n')).toBe(
    'a b{color:red;font:1px/2 x,y;}',
  );
});
