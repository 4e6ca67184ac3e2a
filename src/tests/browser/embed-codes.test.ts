/** The codes as an embedder pastes them, unchanged, on pages of another origin; the frames' own heights in three engines. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prepareFigure } from '../../data/prepare.ts';
import { loadData } from '../../data/load.ts';
import { embedCodes, oembedHtml } from '../../embed/codes/write-codes.ts';
import { describeEmbed } from '../../embed/codes/embedded.ts';
import { findFigure } from '../../figure/find.ts';
import { serveSite } from '../../setup/serve.ts';
import { POST_SCRIPT, postContent } from '../site/wordpress.ts';
import { startChromium } from './engines/chromium.ts';
import { inPage, type Engine } from './engines/engine.ts';
import { startFirefox } from './engines/firefox.ts';
import { startWebKit } from './engines/webkit.ts';
import { FRAME_WIDTHS, openSite, PHONE, type Opened } from './open.ts';

/** Both are much taller in a narrow frame. */
/** Both are much lower where there is room beside one another. */
const FIGURES = ['lookalike-counts', 'reporting'] as const;
const LINE = 24;
const PATIENCE = { timeout: 15_000, interval: 50 };
/** Tall enough for two frames: browsers load what is far below only when it is near. */
const BROAD = { width: 720, height: 2000 };
const NARROW = { width: 360, height: 2000 };

const data = loadData();
let site: { url: string; close: () => void };
let folder: string;

/** A code of a figure, for the site as it is served here. */
type EmbedCode = ReturnType<typeof embedCodes>[number];

function codeOf(id: EmbedCode['id'], figure: string = FIGURES[0]): EmbedCode {
  const embedded = describeEmbed(prepareFigure(data, findFigure(data, figure)), (place) => site.url + place);
  const found = embedCodes(embedded).find((code) => code.id === id);
  if (!found) throw new Error(`There is no code "${id}"`);
  return found;
}

function hostPage(body: string, policy?: string): string {
  // The second of two equal directives would not count.
  const own = policy?.includes('img-src') ? policy.replace('img-src', 'img-src data:') : `img-src data:; ${policy}`;
  const meta = policy ? `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; ${own}">` : '';
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Host</title><link rel="icon" href="data:,">${meta}</head><body>${body}</body></html>`;
}

beforeAll(async () => {
  site = await serveSite(process.env['SITE_DIST'] ?? 'dist');
  folder = mkdtempSync(join(tmpdir(), 'codes-'));
  const write = (name: string, html: string): void => writeFileSync(join(folder, `${name}.html`), html);
  const listeners = FIGURES.map((figure) => codeOf('listener', figure));
  const policy = [...new Set(listeners.map((code) => code.policy))];
  expect(policy, 'one policy for all figures').toHaveLength(1);
  // Each code brings its script along: the second is the second inclusion.
  write('strict', hostPage(listeners.map(({ code }) => code).join('\n'), policy[0]));
  const [frame = '', script = ''] = codeOf('listener').code.split(/\n(?=<script>)/);
  // Its address names no embed of ours, its messages do as if.
  const stranger = `<iframe id="stranger" width="300" height="150" srcdoc="<script>parent.postMessage({type:'story:height',v:1,height:900},'*')</script>"></iframe>`;
  write('stranger', hostPage(`${script}${stranger}${frame}`));
  // Systems that gather scripts run them long after the frames have loaded.
  const count = `<script>addEventListener('message', ({ data }) => data.type === 'story:height' && (document.body.dataset.heard += '1'))</script>`;
  write('late', hostPage(`${count}${frame}<template>${script}</template>`));
  // On a long page, or with the script at hand, an element is known before its content is read.
  const known = `<script src="${site.url}embed/v1.js"></script>`;
  write(
    'element',
    hostPage(known + FIGURES.map((figure) => codeOf('element', figure).code).join('\n'), codeOf('element').policy),
  );
  // Loaded as modules are, which are not told by which element.
  const [elementCode = '', elementPolicy = ''] = [codeOf('element').code, codeOf('element').policy];
  write('module', hostPage(elementCode.replace('<script async', '<script type="module"'), elementPolicy));
  // One of our embeds that has been taken over says heights that no chart has.
  const wild = `<script>for (const height of [400, 1e9, 1e999, -5, 0, NaN, '9e9', [7e9]])
    parent.postMessage({ type: 'story:height', v: 1, height }, '*');
  parent.postMessage('said', '*')</script>`;
  const end = `<script>addEventListener('message', ({ data }) => data === 'said' && (document.body.dataset.said = 'all'))</script>`;
  write(
    'wild',
    hostPage(`${script}${end}<iframe srcdoc="${wild.replaceAll('"', '&quot;')}" data-of="${site.url}embed/"></iframe>`),
  );
  // A rule that many hosts have, for films.
  write('frame', hostPage(`<style>iframe { aspect-ratio: 16 / 9 }</style>${codeOf('frame').code}`));
  write(
    'no-styles',
    hostPage(`${FIGURES.map((figure) => codeOf('frame', figure).code).join('')}`, codeOf('frame').policy),
  );
  for (const id of ['picture', 'narrow'] as const) write(id, hostPage(codeOf(id).code, codeOf(id).policy));
  const embedded = describeEmbed(prepareFigure(data, findFigure(data, FIGURES[0])), (place) => site.url + place);
  write('post', hostPage(`<script>${POST_SCRIPT}</script>${postContent(oembedHtml(embedded), 'a1B2c3')}`));
  write('index', hostPage(''));
});

afterAll(() => {
  site.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The heights of the frames of a page, in px. */
function frameHeights(engine: Engine): Promise<number[]> {
  return inPage(engine, () =>
    [...document.querySelectorAll('iframe')].map((frame) => frame.getBoundingClientRect().height),
  );
}

/** Whether every height is more than a line above, or below, what it was. */
function moved(heights: number[], before: number[], direction: 1 | -1): boolean {
  return heights.every((height, index) => direction * (height - (before[index] ?? 0)) > LINE);
}

describe.each([
  ['Chromium', startChromium],
  ['Firefox', startFirefox],
  ['WebKit', startWebKit],
])('%s', (name, start) => {
  let engine: Engine;

  beforeAll(async () => {
    engine = await start(folder);
  });

  afterAll(async () => {
    await engine?.close();
  });

  it('two frames with the script follow their charts under a strict policy, down and up', async () => {
    await engine.open('strict.html', NARROW);
    const set = () => inPage(engine, () => [...document.querySelectorAll('iframe')].every(({ style }) => style.height));
    await expect.poll(set, PATIENCE).toBe(true);
    const narrow = await frameHeights(engine);
    expect(new Set(narrow).size, 'each has its own').toBe(2);
    await engine.resize(BROAD.width, BROAD.height);
    await expect.poll(async () => moved(await frameHeights(engine), narrow, -1), PATIENCE).toBe(true);
    const broad = await frameHeights(engine);
    await engine.resize(NARROW.width, NARROW.height);
    await expect.poll(async () => moved(await frameHeights(engine), broad, 1), PATIENCE).toBe(true);
    expect(await engine.errors()).toEqual([]);
  });

  it('the script moves no frame of another site', async () => {
    await engine.open('stranger.html', NARROW);
    const own = () => inPage(engine, () => document.querySelector<HTMLElement>('iframe[src]')?.style.height ?? '');
    await expect.poll(own, PATIENCE).toMatch(/^\d+px$/);
    expect(await inPage(engine, () => document.getElementById('stranger')?.style.height)).toBe('');
  });

  it('a script that comes late still learns the height', async () => {
    await engine.open('late.html', NARROW);
    // An embed says its height at once, and again when its fonts are there: both are over before the script comes.
    const heard = () => inPage(engine, () => document.body.dataset['heard']);
    await expect.poll(heard, PATIENCE).toMatch(/11$/);
    await inPage(engine, () => {
      const template = document.querySelector('template');
      const script = document.createElement('script');
      script.textContent = template?.content.querySelector('script')?.textContent ?? '';
      document.body.append(script);
    });
    const height = () => inPage(engine, () => document.querySelector('iframe')?.style.height ?? '');
    await expect.poll(height, PATIENCE).toMatch(/^\d+px$/);
  });

  it('two elements each become one frame that follows its chart, under a strict policy', async () => {
    await engine.open('element.html', NARROW);
    const read = () =>
      inPage(engine, () =>
        [...document.querySelectorAll('story-figure')].map((element) => ({
          inside: [...element.children].map(({ localName }) => localName).join(),
          title: element.querySelector('iframe')?.title,
          fits: Number(element.querySelector('iframe')?.height) !== 600,
        })),
      );
    const wanted = FIGURES.map(
      (figure) => describeEmbed(prepareFigure(data, findFigure(data, figure)), String).finding,
    );
    await expect
      .poll(read, PATIENCE)
      .toEqual(wanted.map((finding) => ({ inside: 'iframe', title: `Chart: ${finding}`, fits: true })));
    expect(await engine.errors()).toEqual([]);
  });

  it('an element whose script is loaded as a module finds its chart', async () => {
    await engine.open('module.html', NARROW);
    const fits = () => inPage(engine, () => Number(document.querySelector('iframe')?.height ?? 600) !== 600);
    await expect.poll(fits, PATIENCE).toBe(true);
    expect(await engine.errors()).toEqual([]);
  });

  it('the script takes no height that no chart has', async () => {
    await engine.open('wild.html', NARROW);
    await expect.poll(() => inPage(engine, () => document.body.dataset['said']), PATIENCE).toBe('all');
    expect(await inPage(engine, () => document.querySelector('iframe')?.style.height)).toBe('400px');
  });

  it('a frame without a script has the height given, or fits itself', async () => {
    await engine.open('frame.html', BROAD);
    const native = await inPage(engine, () => CSS.supports('frame-sizing', 'content-height'));
    expect(native).toBe(name === 'Chromium');
    const given = describeEmbed(prepareFigure(data, findFigure(data, FIGURES[0])), String).height;
    const height = async (): Promise<number> => (await frameHeights(engine))[0] ?? 0;
    if (!native) expect(await height()).toBe(given);
    else await expect.poll(height, PATIENCE).toBeLessThan(given - LINE);
  });
});

describe('on a page of another origin', () => {
  let host: Opened;

  beforeAll(async () => {
    const dist = process.env['SITE_DIST'];
    process.env['SITE_DIST'] = folder;
    host = await openSite();
    if (dist === undefined) delete process.env['SITE_DIST'];
    else process.env['SITE_DIST'] = dist;
  });

  afterAll(async () => {
    await host.close();
  });

  it('a frame without a script is cut at no usual width, even where a policy refuses its style', async () => {
    const page = await host.page();
    await page.goto(`${host.url}no-styles.html`);
    for (const frame of await page.locator('iframe').all()) await frame.scrollIntoViewIfNeeded();
    for (const width of FRAME_WIDTHS) {
      // The host's page has a margin of 8 px.
      await page.setViewportSize({ width: width + 16, height: 800 });
      for (const [index, frame] of page.frames().slice(1).entries()) {
        await frame.locator('#embed').waitFor();
        const room = await frame.evaluate(() => [innerWidth, innerHeight]);
        const needed = await frame.evaluate(() => document.getElementById('embed')?.getBoundingClientRect().height);
        expect(room[0]).toBe(width);
        expect(needed, `${FIGURES[index]} at ${width} px`).toBeLessThanOrEqual(room[1] ?? 0);
      }
    }
    const refused = host.errors.splice(0).filter((error) => !/inline style/.test(error));
    expect(refused).toEqual([]);
    await page.context().close();
  });

  it.each(['picture', 'narrow'])('the %s keeps within a phone and its shape, under a strict policy', async (name) => {
    const page = await host.page();
    await page.goto(`${host.url}${name}.html`);
    const seen = await page.locator('img').evaluate(async (image: HTMLImageElement) => {
      await image.decode();
      const { width, height, right } = image.getBoundingClientRect();
      return { right, stretched: width / height / (image.naturalWidth / image.naturalHeight) };
    });
    expect(seen.right).toBeLessThanOrEqual(PHONE.width - 8);
    expect(seen.right).toBeGreaterThan(300);
    expect(seen.stretched).toBeCloseTo(1, 2);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE.width);
    await page.context().close();
  });

  it('the oEmbed answer works in a post of WordPress: seen once it has spoken, as tall as it is', async () => {
    const page = await host.page({ viewport: NARROW });
    await page.goto(`${host.url}post.html`);
    const frame = page.locator('iframe');
    await expect.poll(() => frame.isVisible(), PATIENCE).toBe(true);
    expect(await page.locator('blockquote').isVisible()).toBe(false);
    const wanted = () =>
      page.frames()[1]?.evaluate(() => document.getElementById('embed')?.getBoundingClientRect().height);
    await expect
      .poll(async () => Number(await frame.getAttribute('height')) - Math.ceil((await wanted()) ?? 0), PATIENCE)
      .toBe(0);
    await page.context().close();
  });
});
