import { readFileSync } from 'node:fs';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { fillTemplate } from '../../data/facts.ts';
import { loadData } from '../../data/load.ts';
import { drawnRows } from '../../data/series.ts';
import { statusWords } from '../../data/status-words.ts';
import { attributes, BASE, builtFiles, readPage, SITE, targetOf } from './built.ts';
import { filterAnswer, postContent } from './wordpress.ts';

const data = loadData();
const figures = [...data.figures.values()].map(({ value }) => value);
const files = new Set(builtFiles());
const ROOT = SITE + BASE;

/** Section 2.3.4 of the oEmbed specification, for the type "rich": what must be there, and of what kind. */
const answerSchema = z.strictObject({
  type: z.literal('rich'),
  version: z.literal('1.0'),
  title: z.string().min(1),
  html: z.string().startsWith('<blockquote>'),
  width: z.number().int().positive().max(600),
  height: z.number().int().min(200).max(1000),
  provider_name: z.string().min(1),
  provider_url: z.url(),
  cache_age: z.number().int().positive(),
  thumbnail_url: z.url(),
  thumbnail_width: z.number().int().positive(),
  thumbnail_height: z.number().int().positive(),
});

function readAnswer(id: string): z.infer<typeof answerSchema> {
  return answerSchema.parse(JSON.parse(readFileSync(`dist/oembed/${id}.json`, 'utf8')));
}

/** The width and height that a PNG file says it has. */
function pngSize(path: string): number[] {
  const bytes = readFileSync(path);
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
}

describe.each(figures.map((figure) => [figure.id, figure] as const))('the oEmbed answer for %s', (id, figure) => {
  const answer = readAnswer(id);
  const { document } = parseHTML(`<html><body>${answer.html}</body></html>`);

  it('has the finding first, with how its numbers became public', () => {
    const finding = fillTemplate(data, figure.title);
    expect(answer.title).toBe(finding);
    const [quote, frame] = [...document.body.children];
    expect([quote?.localName, frame?.localName]).toEqual(['blockquote', 'iframe']);
    expect(quote?.textContent).toContain(finding);
    const statuses = new Set(drawnRows(data, figure).map(({ status }) => status));
    for (const status of statuses) expect(quote?.textContent).toContain(statusWords(data, status));
    expect(quote?.lastElementChild?.getAttribute('href')).toBe(`${ROOT}figures/${id}/`);
  });

  it('frames the embed in the size that it names, with a title', () => {
    const frame = document.querySelector('iframe');
    expect(frame?.getAttribute('src')).toBe(`${ROOT}embed/${id}/`);
    expect(files).toContain(`embed/${id}/index.html`);
    expect(frame?.getAttribute('width')).toBe(String(answer.width));
    expect(frame?.getAttribute('height')).toBe(String(answer.height));
    expect(frame?.getAttribute('title')).toBe(`Chart: ${answer.title}`);
  });

  it('loses nothing to the list of WordPress', () => {
    expect(filterAnswer(answer.html)).toBe(document.body.innerHTML);
    const post = postContent(answer.html, 'a1B2');
    expect(post).toContain(`src="${ROOT}embed/${id}/#?secret=a1B2"`);
    expect(post).toContain('sandbox="allow-scripts"');
  });

  it('has a picture of the size that it names', () => {
    const picture = targetOf(answer.thumbnail_url, '')?.file;
    expect(files).toContain(picture);
    expect(pngSize(`dist/${picture}`)).toEqual([answer.thumbnail_width, answer.thumbnail_height]);
  });

  it.each([`figures/${id}/index.html`, `embed/${id}/index.html`])('is found from %s', (file) => {
    const page = readPage(file);
    const selector = 'link[rel="alternate"][type="application/json+oembed"]';
    expect(attributes(page, selector, 'href')).toEqual([`${ROOT}oembed/${id}.json`]);
    expect(attributes(page, selector, 'title')).toEqual([answer.title]);
  });
});

it('the list would take out what is not on it', () => {
  const html = '<blockquote class="x">a</blockquote><script>b</script><iframe src="c" style="d"></iframe><b>e</b>';
  expect(filterAnswer(html)).toBe('<blockquote>a</blockquote>b<iframe src="c"></iframe>e');
  expect(postContent('<p>no frame</p>', 'a')).toBe('');
});

describe.each(figures.map((figure) => [figure.id, figure] as const))('the description of %s', (id, figure) => {
  const text = readFileSync(`dist/figures/${id}.json`, 'utf8');
  const description = z
    .looseObject({
      id: z.literal(id),
      title: z.literal(fillTemplate(data, figure.title)),
      lastChecked: z.iso.date(),
      rights: z.string().min(1),
      views: z.array(z.strictObject({ id: z.string(), alt: z.string().min(40), svg: z.url() })),
      statuses: z.array(z.strictObject({ status: z.string(), words: z.string() })).min(1),
      sources: z.array(z.looseObject({ publisher: z.string(), title: z.string() })).min(1),
      // An oEmbed answer asks for no more than WordPress grants.
      embed: z.looseObject({ height: z.number().min(readAnswer(id).height), codes: z.array(z.looseObject({})).min(6) }),
    })
    .parse(JSON.parse(text));

  it('names every view, and only files that are there', () => {
    expect(description.views.map((view) => view.id)).toEqual(figure.views.map((view) => view.id));
    const own = [...text.matchAll(/"(https?:\/\/[^"\s\\]+)"/g)]
      .map((match) => match[1] ?? '')
      .filter((address) => address.startsWith(ROOT));
    expect(own.length).toBeGreaterThan(8);
    expect(own.filter((address) => !files.has(targetOf(address, '')?.file ?? ''))).toEqual([]);
  });

  it('is offered on the page of the figure', () => {
    expect(attributes(readPage(`figures/${id}/index.html`), '.downloads a', 'href')).toContain(
      `${BASE}figures/${id}.json`,
    );
  });
});
