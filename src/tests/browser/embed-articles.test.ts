/** Three embeds on a plain article and on a WordPress post: each whole, none in the way. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prepareFigure } from '../../data/prepare.ts';
import { loadData } from '../../data/load.ts';
import { embedHeight } from '../../embed/page/height.ts';
import { findFigure } from '../../figure/find.ts';
import { plainArticle, wordPressPost } from './hosts/articles.ts';
import { serveHosts } from './hosts/serve.ts';
import { DESKTOP, openSite, PHONE, type Opened } from './open.ts';

const FIGURES = ['pool-counts', 'lookalike-counts', 'leak-chain'];
const PATIENCE = { timeout: 15_000, interval: 50 };
/** Where each is to be looked at; the tests themselves only measure. */
const PICTURES = process.env['PICTURES'];

let site: Opened;
let host: { url: string; close: () => void };

beforeAll(async () => {
  site = await openSite();
  const data = loadData();
  const embeds = FIGURES.map((id) => ({
    src: `${site.url}embed/${id}/`,
    height: embedHeight(prepareFigure(data, findFigure(data, id)), 600),
  }));
  host = await serveHosts({ 'plain.html': plainArticle(embeds), 'wordpress.html': wordPressPost(embeds) });
});

afterAll(async () => {
  host.close();
  await site.close();
});

/** Whether each frame shows the whole of its embed, and nothing below it. */
async function fits(page: Page): Promise<boolean> {
  const frames = await page.locator('iframe').all();
  const spare = await Promise.all(
    frames.map(async (frame) => {
      // A lazy frame is asked for when it comes near.
      await frame.scrollIntoViewIfNeeded();
      const inner = await frame.contentFrame().locator('#embed').boundingBox();
      const outer = await frame.boundingBox();
      return (outer?.height ?? 0) - (inner?.height ?? 0);
    }),
  );
  return spare.every((room) => room >= 0 && room < 1);
}

/** The whole page on one tall screen: frames that are off the screen are not painted. */
async function takePicture(page: Page, path: string): Promise<void> {
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width: page.viewportSize()?.width ?? 0, height });
  await expect.poll(() => fits(page), PATIENCE).toBe(true);
  await page.screenshot({ path });
}

describe.each(['plain.html', 'wordpress.html'])('%s', (name) => {
  it.each([
    ['phone', PHONE],
    ['desktop', DESKTOP],
  ])('on a %s', async (screen, viewport) => {
    const page = await site.page({ viewport });
    await page.goto(host.url + name);
    await expect.poll(() => fits(page), PATIENCE).toBe(true);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(viewport.width);
    if (PICTURES) await takePicture(page, `${PICTURES}/${name}-${screen}.png`);
    await page.context().close();
  });
});

it('shows the table in place of the chart where a host would cut it off', async () => {
  const page = await site.page({ viewport: PHONE });
  await page.goto(`${host.url}wordpress.html`);
  const frame = page.locator('iframe').nth(1).contentFrame();
  await frame.getByText('See these numbers as a table').click();
  expect(await frame.locator('.drawings').isVisible()).toBe(false);
  expect(await frame.locator('table').first().isVisible()).toBe(true);
  await expect.poll(() => fits(page), PATIENCE).toBe(true);
  await page.context().close();
});

/** The next message by which an embed asks its host to follow a link. */
function nextLink(page: Page): Promise<unknown> {
  return page.evaluate(
    () =>
      new Promise((resolve) => {
        addEventListener('message', ({ data }) => {
          if (typeof data === 'object' && data !== null && data.message === 'link') resolve(data);
        });
      }),
  );
}

it('hands links of its own site to WordPress, which opens them for the frame in focus', async () => {
  const page = await site.page({ viewport: PHONE });
  await page.goto(`${host.url}wordpress.html`);
  const messages = nextLink(page);
  const link = page.locator('iframe').first().contentFrame().locator('.story a');
  const href = await link.getAttribute('href');
  await link.click();
  expect(await messages).toEqual({ message: 'link', value: href, secret: 's0Cret' });
  await page.context().close();
});

it('leads from a source to the page of the figure, which WordPress opens, where the sandbox opens nothing', async () => {
  const page = await site.page({ viewport: PHONE });
  await page.goto(`${host.url}wordpress.html`);
  const inner = page.locator('iframe').nth(1).contentFrame();
  const home = await inner.locator('link[rel="canonical"]').getAttribute('href');
  const messages = nextLink(page);
  await inner.locator('.figure__source a').first().click();
  expect(await messages).toEqual({ message: 'link', value: `${home}#sources`, secret: 's1Cret' });
  await page.context().close();
});

it('opens sources beside the page in frames that may', async () => {
  const page = await site.page({ viewport: PHONE });
  // Nothing leaves this machine: the source answers from here.
  await page.context().route(
    (url) => url.hostname !== '127.0.0.1',
    (route) => route.fulfill({ contentType: 'text/html', body: 'A source' }),
  );
  await page.goto(`${host.url}plain.html`);
  const link = page.locator('iframe').nth(1).contentFrame().locator('.figure__source a').first();
  const opened = page.waitForEvent('popup');
  await link.click();
  const href = (await link.getAttribute('href')) ?? '';
  await (await opened).waitForURL(href);
  expect(page.url()).toBe(`${host.url}plain.html`);
  await page.context().close();
});
