/** `<story-figure>` on a host's page. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prepareFigure } from '../../data/prepare.ts';
import { loadData } from '../../data/load.ts';
import { embedHeight } from '../../embed/page/height.ts';
import { findFigure } from '../../figure/find.ts';
import { serveHosts } from './hosts/serve.ts';
import { openSite, type Opened } from './open.ts';

const WIDTH = 600;
const PATIENCE = { timeout: 15_000, interval: 50 };
const data = loadData();

let site: Opened;
let host: { url: string; close: () => void };

beforeAll(async () => {
  site = await openSite();
  const script = `<script src="${site.url}embed/v1.js"></script>`;
  host = await serveHosts({
    'page.html': `<!doctype html><html lang="en"><title>A host</title><link rel="icon" href="data:,">
${script}<main style="width:${WIDTH}px">
<story-figure figure="offender-counts" view="2017" theme="dark"><a href="/">Counts by different routes</a></story-figure>
<story-figure figure="returns"></story-figure></main>${script}</html>`,
  });
});

afterAll(async () => {
  host.close();
  await site.close();
});

async function open(): Promise<Page> {
  const page = await site.page({ viewport: { width: 800, height: 1600 } });
  await page.goto(`${host.url}page.html`);
  return page;
}

const height = (id: string): number => embedHeight(prepareFigure(data, findFigure(data, id)), WIDTH);

const frames = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('iframe')].map((frame) => ({
      title: frame.title,
      place: new URL(frame.src).pathname + new URL(frame.src).search,
      height: frame.getBoundingClientRect().height,
    })),
  );

describe('the element', () => {
  it('holds one named frame of the right height, even where its script is loaded twice', async () => {
    const page = await open();
    const expected = [
      {
        title: 'Chart: Counts by different routes',
        place: '/embed/offender-counts/?view=2017&theme=dark',
        height: height('offender-counts'),
      },
      { title: 'Chart: returns', place: '/embed/returns/', height: height('returns') },
    ];
    await expect.poll(() => frames(page), PATIENCE).toEqual(expected);
    await page.context().close();
  });

  it('follows its attributes, and leaves nothing behind when it goes', async () => {
    const page = await open();
    await expect.poll(async () => (await frames(page))[1]?.height, PATIENCE).toBe(height('returns'));
    const visited = await page.evaluate(() => history.length);
    await page.evaluate(() => document.querySelector('story-figure')?.setAttribute('figure', 'tracing-staff'));
    await expect
      .poll(async () => (await frames(page))[0], PATIENCE)
      .toMatchObject({ place: '/embed/tracing-staff/?view=2017&theme=dark' });
    await expect.poll(async () => (await frames(page))[0]?.height, PATIENCE).toBe(height('tracing-staff'));
    // Another address in the same frame would take the reader's back button.
    expect(await page.evaluate(() => history.length)).toBe(visited);
    await page.evaluate(() => document.querySelectorAll('story-figure').forEach((element) => element.remove()));
    expect(await frames(page)).toEqual([]);
    await page.context().close();
  });
});
