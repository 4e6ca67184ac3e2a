/** The height of an embed: stable, followed by the frame in both directions, and said to nobody but the host. */
import { afterAll, beforeAll, describe, expect, it, type ExpectStatic } from 'vitest';
import type { Page } from 'playwright-core';
import { loadData } from '../../data/load.ts';
import { serveHosts } from './hosts/serve.ts';
import { openSite, type Opened } from './open.ts';

const WIDTHS = [280, 320, 360, 420, 560, 700, 900, 1200];
const PATIENCE = { timeout: 15_000, interval: 50 };
const SEVERAL = 'offender-counts';
const figures = [...loadData().figures.keys()];

let site: Opened;
let host: { url: string; close: () => void };

beforeAll(async () => {
  site = await openSite();
  const page = (id: string, query = ''): string => `<!doctype html><html lang="en"><title>A host</title>
<link rel="icon" href="data:,"><style>body { margin: 0 } iframe { display: block; border: 0 }</style>
<script>
  window.heard = [];
  addEventListener('message', ({ data, source }) => {
    const frame = document.getElementById('frame');
    if (source !== frame.contentWindow) return;
    heard.push(data);
    if (data.type === 'story:height') frame.style.height = data.height + 'px';
  });
</script>
<iframe id="frame" name="embed" src="${site.url}embed/${id}/${query}" width="100%" height="150"></iframe></html>`;
  host = await serveHosts({
    ...Object.fromEntries(figures.map((id) => [`${id}.html`, page(id)])),
    'views.html': page(SEVERAL, '?view=2017&theme=auto'),
  });
});

afterAll(async () => {
  host.close();
  await site.close();
});

interface Message {
  type?: string;
  height?: number;
}

/** What the host has been told; the page collects it. */
function heard(page: Page): Promise<Message[]> {
  return page.evaluate(() => (globalThis as unknown as { heard: Message[] }).heard);
}

/** The height of the frame and of what stands in it. */
async function heights(page: Page): Promise<{ frame: number; embed: number }> {
  const inner = await page
    .frame({ name: 'embed' })
    ?.evaluate(() => document.getElementById('embed')?.getBoundingClientRect().height ?? 0);
  const frame = await page.evaluate(() => document.getElementById('frame')?.getBoundingClientRect().height ?? 0);
  return { frame, embed: Math.ceil(inner ?? 0) };
}

/** Waits until the frame is as tall as the embed; tests that run side by side bring their own `expect`. */
async function follow(page: Page, own: ExpectStatic = expect): Promise<number> {
  await own
    .poll(async () => {
      const { frame, embed } = await heights(page);
      return embed > 0 && frame === embed;
    }, PATIENCE)
    .toBe(true);
  return (await heights(page)).frame;
}

describe.concurrent('the height', { timeout: 120_000 }, () => {
  it.for(figures)('of %s stays for two seconds at eight widths, and comes back', async (id, { expect: own }) => {
    const page = await site.page({ viewport: { width: 320, height: 700 } });
    await page.goto(`${host.url}${id}.html`);
    const first = await follow(page, own);
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 700 });
      const before = await follow(page, own);
      const told = (await heard(page)).length;
      // Two seconds of the page's own clock, in which nothing may be said.
      await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 2000)));
      own(await heights(page), `${width} px`).toEqual({ frame: before, embed: before });
      own((await heard(page)).length, `messages at ${width} px`).toBe(told);
    }
    const broad = (await heights(page)).frame;
    await page.setViewportSize({ width: 320, height: 700 });
    own(await follow(page, own)).toBe(first);
    own(first).toBeGreaterThanOrEqual(200);
    own(first).toBeLessThanOrEqual(1000);
    await page.setViewportSize({ width: 1200, height: 700 });
    own(await follow(page, own)).toBe(broad);
    own(broad, 'one of the two ways shrinks').not.toBe(first);
    await page.context().close();
  });
});

describe('the messages', () => {
  const say = (page: Page, message: unknown): Promise<void> =>
    page.evaluate((words) => {
      const frame = document.getElementById('frame');
      if (frame instanceof HTMLIFrameElement) frame.contentWindow?.postMessage(words, '*');
    }, message);
  const state = (page: Page) =>
    page.frame({ name: 'embed' })?.evaluate(() => ({
      theme: document.documentElement.dataset['theme'] ?? 'auto',
      view: document.querySelector('input:checked')?.getAttribute('value'),
    }));

  it('introduce the embed, and follow the table and the view', async () => {
    const page = await site.page({ viewport: { width: 400, height: 700 } });
    await page.goto(`${host.url}views.html`);
    const closed = await follow(page);
    const ready = (await heard(page)).find(({ type }) => type === 'story:ready');
    expect(ready).toEqual({
      type: 'story:ready',
      v: 1,
      id: SEVERAL,
      view: '2017',
      views: ['all', '2014', '2017', 'disputed', 'leak'],
    });
    const frame = page.frameLocator('#frame');
    await frame.getByText('See these numbers as a table').click();
    expect(await follow(page)).toBeGreaterThan(closed);
    await frame.getByText('See these numbers as a table').click();
    expect(await follow(page)).toBe(closed);
    await frame.locator('.view', { hasText: 'Leak' }).click();
    await expect
      .poll(async () => (await heard(page)).at(-1), PATIENCE)
      .toEqual({ type: 'story:view', v: 1, id: SEVERAL, view: 'leak' });
    await page.context().close();
  });

  it('of the host change theme and view; bad ones change nothing', async () => {
    const page = await site.page({ viewport: { width: 400, height: 700 } });
    await page.goto(`${host.url}views.html`);
    await follow(page);
    expect(await state(page)).toEqual({ theme: 'auto', view: '2017' });
    const bad: unknown[] = [
      0,
      [],
      'story:set-view',
      { type: 'story:set-view', view: 'leak' },
      { type: 'story:set-view', v: 2, view: 'leak' },
      { type: 'story:set-view', v: 1, id: 'returns', view: 'leak' },
      { type: 'story:set-view', v: 1, view: 'nowhere' },
      { type: 'story:set-view', v: 1, view: { length: 1 } },
      { type: 'story:set-theme', v: 1, theme: 'neon' },
      '[iFrameSizer]',
    ];
    for (const message of bad) await say(page, message);
    expect(await state(page)).toEqual({ theme: 'auto', view: '2017' });
    await say(page, { type: 'story:set-view', v: 1, view: 'leak' });
    await say(page, { type: 'story:set-theme', v: 1, id: SEVERAL, theme: 'dark' });
    await expect.poll(() => state(page), PATIENCE).toEqual({ theme: 'dark', view: 'leak' });
    await page.context().close();
  });

  it('of a host that floods it are answered once in a frame, and the last of them holds', async () => {
    const page = await site.page({ viewport: { width: 400, height: 700 } });
    await page.goto(`${host.url}views.html`);
    const height = await follow(page);
    const before = (await heard(page)).length;
    const now = () => page.evaluate(() => performance.now());
    const start = await now();
    await page.evaluate(() => {
      const target = document.querySelector('iframe')?.contentWindow;
      for (let count = 0; count < 1000; count++) {
        for (const type of ['frames-init', 'iframe-child-init']) target?.postMessage({ type }, '*');
        target?.postMessage({ type: 'story:set-view', v: 1, view: count % 2 ? 'leak' : 'all' }, '*');
        target?.postMessage('[iFrameSizer]resize', '*');
      }
      target?.postMessage({ type: 'story:set-theme', v: 1, theme: 'dark' }, '*');
    });
    await expect.poll(() => state(page), PATIENCE).toEqual({ theme: 'dark', view: 'leak' });
    const said = async (wanted: string) => (await heard(page)).slice(before).filter(({ type }) => type === wanted);
    await expect.poll(async () => (await said('story:view')).at(-1), PATIENCE).toMatchObject({ view: 'leak' });
    // A frame takes 16 ms, and the first question is answered at once.
    const most = ((await now()) - start) / 16 + 1;
    expect((await said('story:height')).length).toBeLessThanOrEqual(most);
    expect((await said('story:view')).length).toBeLessThanOrEqual(most);
    expect((await said('story:height')).at(-1)).toMatchObject({ height });
    await page.context().close();
  });

  it('of anyone but the host are not heard', async () => {
    const page = await site.page({ viewport: { width: 400, height: 700 } });
    await page.goto(`${host.url}views.html`);
    await follow(page);
    // A frame beside the embed speaks to it directly.
    await page.evaluate(() => {
      const other = document.createElement('iframe');
      other.srcdoc = `<script>parent.frames.embed.postMessage({ type: 'story:set-view', v: 1, view: 'leak' }, '*'); parent.postMessage('said', '*')<\/script>`;
      const said = new Promise((resolve) => addEventListener('message', ({ data }) => data === 'said' && resolve(0)));
      document.body.append(other);
      return said;
    });
    // The host's own message comes after the other's, and is heard.
    await say(page, { type: 'story:set-theme', v: 1, theme: 'light' });
    await expect.poll(() => state(page), PATIENCE).toEqual({ theme: 'light', view: '2017' });
    await page.context().close();
  });
});
