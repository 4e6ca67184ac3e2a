/** `npm run dev` while somebody edits: the check's own words over the page, and the story anew once all is well. */
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { formatReport } from '../../check/problems.ts';
import { checkProject } from '../../check/check-project.ts';
import { today } from '../../check/today.ts';
import { findChromium } from '../installed.ts';
import { frozenFiles, frozenStory } from '../frozen.ts';
import { startDev, type DevServer } from './dev-server.ts';
import { PHONE } from './open.ts';

const COUNTS = 'data/datasets/pool-counts.json';
const STORY = 'data/story.mdx';

let server: DevServer;
let browser: Browser;
let page: Page;
let original: Record<string, string>;

beforeAll(async () => {
  server = await startDev();
  original = { [COUNTS]: server.read(COUNTS), [STORY]: server.read(STORY) };
  browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox', '--disable-gpu'] });
  // A copy has no packages bundled yet, which takes its time on a crowded machine.
}, 180_000);

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

beforeEach(async () => {
  page = await browser.newPage({ viewport: PHONE });
});

afterEach(async () => {
  await page.close();
  for (const [path, text] of Object.entries(original)) if (server.read(path) !== text) server.write(path, text);
});

/** What `npm run data:check` says of the files with one text replaced. */
function wordsOfCheck(path: string, from: string, to: string): string {
  const replaced = (text: string): string => text.replace(from, to);
  const files = frozenFiles.map((file) => (file.path === path ? { path, text: replaced(file.text) } : file));
  return formatReport(checkProject(files, path === STORY ? replaced(frozenStory) : frozenStory, today()));
}

function change(path: string, from: string, to: string): void {
  server.write(path, (original[path] ?? '').replace(from, to));
}

const sheet = () => page.getByRole('dialog');
const words = async (): Promise<string> => (await sheet().locator('pre').textContent()) ?? '';

/** Opens the story and waits until it listens. */
async function openStory(): Promise<void> {
  const listens = page.waitForEvent('console', (message) => message.text().includes('[vite] connected'));
  await page.goto(server.url);
  await listens;
}

test('a mistake in the data stands over the page in the words of the check, and goes when it is mended', async () => {
  await openStory();
  change(COUNTS, '"value": 37302', '"value": "37,302<b>"');
  await sheet().waitFor();
  expect(await words()).toBe(wordsOfCheck(COUNTS, '"value": 37302', '"value": "37,302<b>"'));
  expect(await words()).toContain('row 2 (September 2020), "People recorded"');
  server.write(COUNTS, original[COUNTS] ?? '');
  await sheet().waitFor({ state: 'detached' });
});

test('a page asked for while nothing can be drawn shows the same words, and becomes the story by itself', async () => {
  await openStory();
  change(COUNTS, '"rows": [', '"rows": [[[');
  await sheet().waitFor();
  const answer = await page.goto(server.url);
  expect(answer?.status()).toBe(500);
  await sheet().waitFor();
  expect(await words()).toBe(wordsOfCheck(COUNTS, '"rows": [', '"rows": [[['));
  expect(await page.content()).not.toMatch(/\n\s+at /);
  server.write(COUNTS, original[COUNTS] ?? '');
  await page.locator('h1').waitFor();
});

test('a changed label is on the page without a reload by hand', async () => {
  await openStory();
  change(COUNTS, '"label": "September 2020"', '"label": "autumn 2020"');
  await page.locator('#counts-2020', { hasText: 'autumn 2020' }).waitFor();
});

test('a mistake in the words leaves the page under a sheet that Escape closes', async () => {
  await openStory();
  change(STORY, 'How many is that?', 'How many is 12,345?');
  await sheet().waitFor();
  expect(await words()).toBe(wordsOfCheck(STORY, 'How many is that?', 'How many is 12,345?'));
  await page.keyboard.press('Escape');
  await sheet().waitFor({ state: 'detached' });
  expect(await page.locator('h1').count()).toBe(1);
});

test('the desk opens although a build has begun beside the server', async () => {
  server.sync();
  await page.goto(`${server.url}desk/`);
  await page.locator('.live-story[aria-busy="false"] h2').first().waitFor();
});

test('the desk is neither covered nor loaded again: it says what is wrong by itself', async () => {
  await page.goto(`${server.url}desk/`);
  await page.evaluate(() => document.body.setAttribute('data-same', ''));
  const story = await browser.newPage();
  await story.goto(server.url);
  change(COUNTS, '"value": 37302', '"value": -1');
  await story.getByRole('dialog').waitFor();
  expect(await page.locator('body[data-same]').count()).toBe(1);
  expect(await page.locator('dialog pre').count()).toBe(0);
  await story.close();
});
