/** axe on every page and every form of the story: no findings. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadData } from '../../data/load.ts';
import { DESKTOP, openSite, PHONE, waitForCharts, type Opened } from './open.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const NARROW = { width: 320, height: 640 };

const ALL = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];
/** What another width can change. */
const LAYOUT = ['wcag22aa', 'cat.keyboard', 'cat.structure', 'cat.semantics'];
/** What another palette can change; everything else is the same document. */
const COLOURS = ['cat.color'];

let site: Opened;

beforeAll(async () => {
  site = await openSite();
});

afterAll(async () => {
  await site.close();
});

/** The findings of axe as "rule: element, what is wrong". */
async function findings(page: Page, tags: string[]): Promise<string[]> {
  await page.evaluate(AXE);
  return page.evaluate(async (values) => {
    const options: RunOptions = { runOnly: { type: 'tag', values }, resultTypes: ['violations'] };
    // The script above has put axe on the page; its types describe it as a module.
    const { axe } = globalThis as unknown as { axe: { run: (o: RunOptions) => Promise<AxeResults> } };
    const { violations } = await axe.run(options);
    return violations.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.html.slice(0, 120)} ${node.failureSummary}`),
    );
  }, tags);
}

/** Every rule once; in the other layout and the other palettes those that can differ there. */
async function examine(page: Page): Promise<string[]> {
  const found: string[] = [];
  const run = async (name: string, tags: string[]): Promise<void> => {
    found.push(...(await findings(page, tags)).map((finding) => `${name}: ${finding}`));
  };
  await page.setViewportSize(DESKTOP);
  await run('desktop', LAYOUT);
  await page.setViewportSize(NARROW);
  await run('320 px', ALL);
  await page.emulateMedia({ colorScheme: 'dark' });
  await run('dark', COLOURS);
  await page.emulateMedia({ forcedColors: 'active' });
  await run('forced colours', COLOURS);
  return found;
}

describe.concurrent('axe has no findings', { timeout: 240_000 }, () => {
  it('on the story with moving charts', async () => {
    const page = await site.page();
    await page.goto(site.url);
    await waitForCharts(page);
    expect(await examine(page)).toEqual([]);
    await page.context().close();
  });

  it('on the story with stills, and with every table open', async () => {
    const page = await site.page({ viewport: PHONE, reducedMotion: 'reduce' });
    await page.goto(site.url);
    await page.evaluate(() => document.querySelectorAll('details').forEach((details) => (details.open = true)));
    expect(await findings(page, ALL)).toEqual([]);
    await page.context().close();
  });

  it('on the story without a script', async () => {
    const page = await site.page();
    // axe is a script itself: it runs on the page with all of the page's own scripts taken out.
    await page.route(site.url, async (route) => {
      const answer = await route.fetch();
      const body = (await answer.text()).replace(/<script\b(?![^>]*json)[^>]*>[\s\S]*?<\/script>/g, '');
      await route.fulfill({ response: answer, body });
    });
    await page.goto(site.url);
    expect(await page.evaluate(() => document.documentElement.dataset['charts'])).toBeUndefined();
    expect(await findings(page, ALL)).toEqual([]);
    await page.context().close();
  });

  it('on a number that was opened', async () => {
    const page = await site.page();
    await page.goto(site.url);
    await page.locator('.scene p a.fact').first().click();
    await page.locator('dialog.opened[open]').waitFor();
    expect(await findings(page, ALL)).toEqual([]);
    await page.context().close();
  });

  it('on the codes of a chart, in the story and on the page of the figure', async () => {
    const page = await site.page();
    await page.goto(site.url);
    await page.locator('a[data-embed]').first().click();
    await page.locator('dialog.opened[open] pre').first().waitFor();
    expect(await findings(page, ALL)).toEqual([]);
    await page.goto(`${site.url}figures/pool-counts/`);
    await page.evaluate(() => document.querySelectorAll('details').forEach((details) => (details.open = true)));
    await page.locator('.codes iframe').scrollIntoViewIfNeeded();
    await page.frameLocator('.codes iframe').locator('svg[role="img"]:visible').first().waitFor();
    expect(await findings(page, ALL)).toEqual([]);
    await page.context().close();
  });

  it.each(['404.html', 'embed/', ...[...loadData().figures.keys()].map((id) => `figures/${id}/`)])(
    'on %s',
    async (place) => {
      const page = await site.page();
      await page.goto(site.url + place);
      expect(await examine(page)).toEqual([]);
      await page.context().close();
    },
  );

  it('but would have them on a page with faults', async () => {
    const page = await site.page();
    await page.goto(`${site.url}404.html`);
    await page.evaluate(() => {
      const main = document.querySelector('main');
      main?.insertAdjacentHTML('beforeend', '<p id="pale">Pale</p><button></button><h6>Deep</h6>');
      const pale = document.getElementById('pale');
      if (pale) pale.style.color = '#ccc';
    });
    const rules = (await findings(page, ALL)).map((finding) => finding.split(':')[0]);
    expect(rules).toEqual(expect.arrayContaining(['color-contrast', 'button-name', 'heading-order']));
    await page.context().close();
  });
});

it.each(['none', 'active'] as const)(
  'statuses differ by more than colour; forced colours: %s',
  async (forcedColors) => {
    const page = await site.page({ forcedColors });
    await page.goto(site.url);
    const lines = await page.evaluate(() =>
      ['published', 'released', 'leaked', 'derived'].map((status) => {
        const link = document.querySelector(`main p a.fact--${status}`);
        return link ? getComputedStyle(link).textDecorationStyle : status;
      }),
    );
    expect(lines).toEqual(['solid', 'double', 'dashed', 'dotted']);
    await page.context().close();
  },
);

it('signs stay filled, half filled or open in colours that a reader forces', async () => {
  const page = await site.page({ forcedColors: 'active', viewport: DESKTOP });
  await page.goto(`${site.url}figures/pool-counts/`);
  const fills = await page.evaluate(() => {
    const first = (status: string): string => {
      const shape = document.querySelector(`#sign-${status} :is(path, circle)`);
      return shape ? getComputedStyle(shape).fill : '';
    };
    const probe = document.body.appendChild(document.createElement('div'));
    probe.style.cssText = 'forced-color-adjust: none; color: CanvasText; background: Canvas';
    const { color, backgroundColor } = getComputedStyle(probe);
    return {
      ink: color,
      page: backgroundColor,
      solid: first('published'),
      half: first('released'),
      open: first('leaked'),
    };
  });
  expect(fills.ink).not.toBe(fills.page);
  expect(fills).toMatchObject({ solid: fills.ink, half: fills.page, open: fills.page });
  await page.context().close();
});
