/** The site asks nobody else for anything, and leaves nothing on the reader's device but the reader's own choices. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadData } from '../../data/load.ts';
import { openSite, STEPS, waitForCharts, waitForStep, type Opened } from './open.ts';

const figures = [...loadData().figures.keys()];
let site: Opened;

beforeAll(async () => {
  site = await openSite();
});

afterAll(async () => {
  await site.close();
});

/** Opens a place; `asked` grows by every request of the page and its frames, workers' and beacons' included. */
async function visit(place: string): Promise<{ page: Page; asked: string[] }> {
  const page = await site.page();
  const asked: string[] = [];
  page.context().on('request', (request) => asked.push(request.url()));
  page.on('websocket', (socket) => asked.push(socket.url()));
  await page.goto(site.url + place, { waitUntil: 'load' });
  return { page, asked };
}

const elsewhere = (asked: string[]): string[] =>
  asked.filter((address) => !address.startsWith(site.url) && !address.startsWith('data:'));

/** Everything that a page can keep on a device. */
async function kept(page: Page): Promise<string[]> {
  const cookies = await page.context().cookies();
  const stored = await page.evaluate(async () => [
    ...Object.keys(localStorage).map((key) => `local ${key}`),
    ...Object.keys(sessionStorage).map((key) => `session ${key}`),
    ...(await indexedDB.databases()).map(({ name }) => `database ${name}`),
    ...('caches' in globalThis ? await caches.keys() : []).map((key) => `cache ${key}`),
    ...('serviceWorker' in navigator ? await navigator.serviceWorker.getRegistrations() : []).map(
      ({ scope }) => `worker ${scope}`,
    ),
  ]);
  return [...cookies.map(({ name }) => `cookie ${name}`), ...stored].sort();
}

describe('the story', () => {
  it('read to its end asks only its own host, and keeps nothing', async () => {
    const { page, asked } = await visit('');
    await waitForCharts(page);
    for (const step of STEPS) {
      await page.evaluate((id) => document.getElementById(id)?.scrollIntoView(), step);
      await waitForStep(page, step);
    }
    await page.evaluate(() => {
      for (const each of document.querySelectorAll('details')) each.open = true;
      scrollTo(0, document.body.scrollHeight);
    });
    await page.locator('a.fact').first().click();
    await page.locator('dialog[open]').waitFor();
    expect(asked.length).toBeGreaterThan(3);
    expect(elsewhere(asked)).toEqual([]);
    expect(await kept(page)).toEqual([]);
    await page.context().close();
  });

  it('keeps a choice of colours and of moving charts, under these two names, once the reader has made it', async () => {
    const { page } = await visit('');
    await page.locator('[data-toggle="theme"]').first().click();
    expect(await kept(page)).toEqual(['local theme']);
    await page.locator('[data-toggle="charts"]').first().click();
    expect(await kept(page)).toEqual(['local charts', 'local theme']);
    await page.context().close();
  });
});

describe('every other page', () => {
  const places = [...figures.flatMap((id) => [`figures/${id}/`, `embed/${id}/?theme=auto`]), 'embed/', '404.html'];

  it.each(places)('/%s asks only its own host, and keeps nothing', async (place) => {
    const { page, asked } = await visit(place);
    await page.evaluate(() => {
      for (const each of document.querySelectorAll('details')) each.open = true;
    });
    expect(asked.length).toBeGreaterThan(0);
    expect(elsewhere(asked)).toEqual([]);
    expect(await kept(page)).toEqual([]);
    await page.context().close();
  });

  it('a preview of an embed, and a copied code, change nothing of that', async () => {
    const { page, asked } = await visit('figures/pool-counts/');
    await page.locator('details:has(iframe) > summary').click();
    await page.frameLocator('.codes iframe').locator('svg[role="img"]:visible').first().waitFor();
    await page.getByRole('button', { name: /^Copy/ }).first().click();
    expect(asked.some((address) => address.includes('/embed/'))).toBe(true);
    expect(elsewhere(asked)).toEqual([]);
    expect(await kept(page)).toEqual([]);
    await page.context().close();
  });
});

it('what is kept, and what is asked elsewhere, would be noticed', async () => {
  const { page, asked } = await visit('404.html');
  await page.evaluate(async () => {
    document.cookie = 'a=1';
    localStorage.setItem('b', '1');
    sessionStorage.setItem('c', '1');
    await new Promise((resolve) => (indexedDB.open('d').onsuccess = resolve));
    await caches.open('e');
  });
  expect(await kept(page)).toEqual(['cache e', 'cookie a', 'database d', 'local b', 'session c']);
  // A frame elsewhere is asked for by leaving the page, which no policy of a page forbids.
  await page.route('http://elsewhere.example/', (route) => route.fulfill({ body: 'x' }));
  await page.goto('http://elsewhere.example/');
  expect(elsewhere(asked)).toEqual(['http://elsewhere.example/']);
  await page.context().close();
});
