/** The report of a data change, opened from the disk as an editor opens it: no server, no request, no script. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AxeResults } from 'axe-core';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium } from '../installed.ts';
import { FROZEN } from '../frozen.ts';
import { DESKTOP, PHONE } from './open.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const root = mkdtempSync(join(tmpdir(), 'report-'));
const report = join(root, '.cache/data-diff.html');
const address = pathToFileURL(report).href;
let browser: Browser;
const messages: string[] = [];
const requests: string[] = [];

function git(...parts: string[]): void {
  const names = ['-c', 'user.name=Test', '-c', 'user.email=test@example.org', '-c', 'commit.gpgsign=false'];
  const { status, stderr } = spawnSync('git', [...names, ...parts], { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
}

function edit(path: string, from: string, to: string): void {
  const text = readFileSync(join(root, path), 'utf8');
  if (!text.includes(from)) throw new Error(`${path} does not say ${from}`);
  writeFileSync(join(root, path), text.replace(from, to));
}

beforeAll(async () => {
  cpSync(FROZEN, root, { recursive: true });
  git('init', '-q');
  git('add', '.');
  git('commit', '-qm', 'Before');
  edit('data/datasets/pool-counts.json', '"value": 53298', '"value": 61400');
  edit(
    'data/datasets/settlement-years.json',
    '"label": "Resettled refugees (one report)"',
    '"label": "<b>Resettled</b> & others"',
  );
  edit('data/sources.json', '"publisher": "LBC"', '"publisher": "LBC News"');
  for (const year of ['April 2012', 'March 2014', 'March 2016'])
    edit('data/datasets/offenders-in-community.json', `"label": "${year}"`, `"label": "${year} or so"`);
  const done = spawnSync(process.execPath, [resolve('src/diff/command.ts')], {
    cwd: root,
    encoding: 'utf8',
  });
  if (done.status !== 0) throw new Error(done.stderr);
  browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox', '--disable-gpu'] });
});

afterAll(async () => {
  await browser.close();
  rmSync(root, { recursive: true });
  expect(messages).toEqual([]);
});

async function open(options: BrowserContextOptions = {}): Promise<Page> {
  const page = await (await browser.newContext({ viewport: PHONE, ...options })).newPage();
  page.on('console', (message) => messages.push(message.text()));
  page.on('pageerror', (error) => messages.push(error.message));
  page.on('request', (request) => {
    if (!request.url().startsWith('data:')) requests.push(request.url());
  });
  await page.goto(address);
  return page;
}

async function findings(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    // The script above has put axe on the page; its types describe it as a module.
    const { axe } = globalThis as unknown as { axe: { run: () => Promise<AxeResults> } };
    const { violations } = await axe.run();
    return violations.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.html.slice(0, 120)} ${node.failureSummary}`),
    );
  });
}

describe('the report of a data change', () => {
  it('is one file: it asks for nothing, and its style is admitted by its own policy', async () => {
    requests.length = 0;
    const page = await open();
    await page.evaluate(() => document.fonts.ready);
    expect(requests).toEqual([address]);
    const look = await page.evaluate(() => {
      const mark = document.querySelector('ins');
      return mark && { weight: getComputedStyle(mark).fontWeight, font: document.fonts.check('16px Archivo') };
    });
    expect(look).toEqual({ weight: '700', font: true });
    await page.context().close();
  });

  it('answers three questions: which values, which sentences, which charts', async () => {
    const page = await open();
    expect(await page.locator('h1').textContent()).toMatch(
      /^6 edited values, \d+ sentences, \d+ other texts, \d+ drawings$/,
    );
    const ids = await page.locator('section').evaluateAll((sections) => sections.map(({ id }) => id));
    expect(ids).toEqual(['values', 'turned', 'prose', 'figure', 'table']);
    const links = await page.locator('nav a').evaluateAll((all) => all.map((link) => link.getAttribute('href')));
    expect(links).toEqual(ids.map((id) => `#${id}`));
    expect(await page.locator('#turned del').allTextContents()).toContain('larger');
    expect(await page.locator('#turned ins').allTextContents()).toContain('smaller');
    await page.context().close();
  });

  it('shows hostile words as words', async () => {
    const page = await open();
    expect(await page.locator('main b').count()).toBe(0);
    expect(await page.locator('#values').textContent()).toContain('<b>Resettled</b> & others');
    await page.context().close();
  });

  it.each(['light', 'dark'] as const)('has no findings of axe, %s', async (colorScheme) => {
    const page = await open({ colorScheme });
    expect(await findings(page)).toEqual([]);
    await page.setViewportSize(DESKTOP);
    expect(await findings(page)).toEqual([]);
    await page.context().close();
  });

  it.each([320, 390, 1280])('fits a screen of %i px, with targets of 24 px and more', async (width) => {
    const page = await open({ viewport: { width, height: 700 } });
    const { scroll, small } = await page.evaluate(() => ({
      scroll: document.documentElement.scrollWidth,
      small: [...document.querySelectorAll('a')].filter((target) => target.getBoundingClientRect().height < 24).length,
    }));
    expect(scroll).toBeLessThanOrEqual(width);
    expect(small).toBe(0);
    await page.context().close();
  });

  it('puts both drawings side by side where there is room', async () => {
    const page = await open({ viewport: DESKTOP });
    const boxes = await page
      .locator('.sides')
      .first()
      .locator('svg')
      .evaluateAll((drawings) =>
        drawings.map((svg) => svg.getBoundingClientRect()).map(({ top, left }) => ({ top, left })),
      );
    expect(boxes).toHaveLength(2);
    expect(boxes[0]?.top).toBe(boxes[1]?.top);
    await page.context().close();
  });
});
