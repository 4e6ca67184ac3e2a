/** The codes on the page of a figure, and in the story's dialog: copying, the chosen look, and no script at all. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lock } from '../../embed/lock.ts';
import { pinnedPath } from '../../figure/places.ts';
import { DESKTOP, FRAME_WIDTHS, openSite, waitForCharts, type Opened } from './open.ts';

const PLACE = 'figures/pool-counts/';
const PATIENCE = { timeout: 15_000, interval: 50 };

let site: Opened;

beforeAll(async () => {
  site = await openSite();
});

afterAll(async () => {
  await site.close();
});

/** A page that may write to the clipboard, and a test that may read it. */
async function withClipboard(place: string): Promise<Page> {
  const page = await site.page({ viewport: DESKTOP, permissions: ['clipboard-read', 'clipboard-write'] });
  await page.goto(site.url + place);
  return page;
}

const clipboard = (page: Page): Promise<string> => page.evaluate(() => navigator.clipboard.readText());

function code(page: Page, id: string): Promise<string | null> {
  return page.locator(`#code-${id}`).textContent();
}

describe('the page of a figure', () => {
  it('copies exactly the code that is shown, and says so to screen readers', async () => {
    const page = await withClipboard(PLACE);
    const button = page.getByRole('button', { name: /^Copy ?: Frame without a script$/ });
    await button.click();
    await page.getByRole('status').filter({ hasText: 'Copied.' }).waitFor();
    expect(await clipboard(page)).toBe(await code(page, 'frame'));
    expect(await page.getByRole('status').filter({ hasText: /\w/ }).count()).toBe(1);
    await page.context().close();
  });

  it('selects the code where the browser refuses to copy', async () => {
    const page = await site.page();
    await page.addInitScript(() => {
      navigator.clipboard.writeText = () => Promise.reject(new Error('refused'));
    });
    await page.goto(site.url + PLACE);
    await page.getByRole('button', { name: /^Copy ?: Frame without a script$/ }).click();
    await page.getByRole('status').filter({ hasText: 'selected' }).waitFor();
    expect(await page.evaluate(() => String(getSelection()))).toBe(await code(page, 'frame'));
    await page.context().close();
  });

  it('loads no preview unasked, and shows the chosen look, whole', async () => {
    const page = await withClipboard(PLACE);
    const embeds: string[] = [];
    page.on('request', (request) => {
      if (request.url().includes('/embed/')) embeds.push(request.url());
    });
    await page.locator('#embed').scrollIntoViewIfNeeded();
    await page.waitForLoadState('networkidle');
    expect(embeds).toEqual([]);
    await page.getByText('Choose a look, and see it').click();
    const frame = page.locator('.codes iframe');
    const inside = page.frameLocator('.codes iframe');
    await inside.locator('#embed').waitFor();
    const needed = await inside.locator('#embed').evaluate((embed) => embed.getBoundingClientRect().height);
    expect(await frame.evaluate((node) => node.clientHeight)).toBeGreaterThanOrEqual(needed);
    await page.getByLabel('Dark', { exact: true }).check();
    await page.getByLabel('2016').check();
    await expect.poll(() => frame.getAttribute('src'), PATIENCE).toBe('/embed/pool-counts/?view=2016&theme=dark');
    await inside.locator('#view-2016:checked').waitFor();
    expect(embeds.length).toBeGreaterThan(0);
    await page.context().close();
  });

  it('writes every code for the chosen look', async () => {
    const page = await withClipboard(PLACE);
    await page.getByText('Choose a look, and see it').click();
    await page.getByLabel('Dark', { exact: true }).check();
    for (const id of ['frame', 'listener']) {
      expect(await code(page, id), id).toContain('/embed/pool-counts/?theme=dark"');
    }
    expect(await code(page, 'element')).toContain('theme="dark"');
    await page.getByRole('button', { name: /^Copy ?: Frame without a script$/ }).click();
    await page.getByRole('status').filter({ hasText: 'Copied.' }).waitFor();
    expect(await clipboard(page)).toContain('color-scheme:dark');
    await page.context().close();
  });

  it('holds every code without a script, and no button that would do nothing', async () => {
    const page = await site.page({ javaScriptEnabled: false });
    await page.goto(`${site.url}${PLACE}#embed`);
    const codes = page.locator('.code pre');
    expect(await codes.count()).toBeGreaterThanOrEqual(6);
    for (const text of await codes.allTextContents()) expect(text).toContain('pool-counts');
    const buttons = page.locator('.codes button');
    for (const button of await buttons.all()) expect(await button.isVisible()).toBe(false);
    await page.getByText('Picture with a link', { exact: true }).click();
    expect(await page.locator('#code-picture').isVisible()).toBe(true);
    await page.context().close();
  });
});

describe('"Share or embed" in the story', () => {
  it('fetches nothing before it is opened; then its codes can be copied, and the focus returns', async () => {
    const page = await withClipboard('');
    await waitForCharts(page);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    const link = page.getByRole('link', { name: /^Share or embed$/ }).first();
    await link.focus();
    expect(asked).toEqual([]);
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Share or embed' });
    await dialog.waitFor();
    expect(await dialog.evaluate((node) => node === document.activeElement)).toBe(true);
    expect(asked.filter((path) => path.endsWith('.json'))).toHaveLength(1);
    expect(asked.filter((path) => path.startsWith('/embed/'))).toEqual([]);
    await dialog.getByRole('button', { name: 'Copy: Link' }).click();
    await dialog.getByRole('status').filter({ hasText: 'Copied.' }).waitFor();
    expect(await clipboard(page)).toMatch(/^https:\/\/.+\/figures\/[\w-]+\/$/);
    await page.keyboard.press('Escape');
    await expect.poll(() => dialog.isVisible()).toBe(false);
    expect(await link.evaluate((node) => node === document.activeElement)).toBe(true);
    await page.context().close();
  });

  it('keeps its buttons in sight: Close at the top, each Copy above its code, codes of eight lines at most', async () => {
    const page = await site.page();
    await page.goto(site.url);
    await page
      .getByRole('link', { name: /^Share or embed$/ })
      .first()
      .click();
    const dialog = page.getByRole('dialog', { name: 'Share or embed' });
    await dialog.locator('pre').first().waitFor();
    const close = dialog.getByRole('button', { name: 'Close' });
    const top = (await dialog.boundingBox())?.y ?? 0;
    for (const part of [dialog.getByRole('heading').first(), dialog.locator('a').last()]) {
      await part.scrollIntoViewIfNeeded();
      const below = ((await close.boundingBox())?.y ?? 0) - top;
      expect(below).toBeGreaterThan(0);
      expect(below).toBeLessThan(40);
    }
    const codes = await dialog.locator('pre').evaluateAll((boxes) =>
      boxes.map((box) => ({
        lines:
          (box.clientHeight - 2 * parseFloat(getComputedStyle(box).paddingTop)) /
          parseFloat(getComputedStyle(box).lineHeight),
        scrolls: box.scrollHeight > box.clientHeight,
        role: box.getAttribute('role'),
        reached: box.tabIndex,
        label: box.getAttribute('aria-label'),
        copy: box.previousElementSibling?.previousElementSibling?.querySelector('button')?.ariaLabel,
        policy: box.nextElementSibling?.textContent,
      })),
    );
    expect(codes.map(({ label }) => label)).toEqual([
      'Code: Link',
      'Code: Picture with a link',
      'Code: Frame without a script',
    ]);
    expect(codes.map(({ scrolls }) => scrolls)).toEqual([false, true, true]);
    for (const { lines, role, reached, label, copy } of codes) {
      expect(lines).toBeLessThan(8.5);
      expect([role, reached, copy]).toEqual(['region', 0, label?.replace('Code', 'Copy')]);
    }
    // A link loads nothing into the page that holds it.
    expect(codes.map(({ policy }) => /content policy/.test(policy ?? ''))).toEqual([false, true, true]);
    await page.context().close();
  });

  it('says where the codes are when the description cannot be had', async () => {
    const page = await site.page();
    await page.route(/figures\/[\w-]+\.json$/, (route) => route.fulfill({ status: 200, body: 'no JSON' }));
    await page.goto(site.url);
    await page
      .getByRole('link', { name: /^Share or embed$/ })
      .first()
      .click();
    const way = page.locator('dialog[open] .opened__body a');
    expect(await way.getAttribute('href')).toMatch(/\/figures\/[\w-]+\/#embed$/);
    await page.context().close();
  });

  it('leads there without a script', async () => {
    const page = await site.page({ javaScriptEnabled: false });
    await page.goto(site.url);
    await page
      .getByRole('link', { name: /^Share or embed$/ })
      .first()
      .click();
    await page.waitForURL(/\/figures\/[\w-]+\/#embed$/);
    expect(await page.locator('#embed').isVisible()).toBe(true);
    await page.context().close();
  });
});

describe.each(lock.pinned.map(({ figure, version, height }) => [pinnedPath(figure, version), height] as const))(
  'the kept embed %s',
  (place, height) => {
    it('is drawn from one request, says that newer data may exist, and is never taller than its code says', async () => {
      const page = await site.page({ viewport: { width: 600, height: 1000 } });
      const asked: string[] = [];
      page.on('request', (request) => {
        if (!request.url().startsWith('data:')) asked.push(request.url());
      });
      await page.goto(site.url + place, { waitUntil: 'networkidle' });
      expect(asked).toEqual([site.url + place]);
      expect(await page.locator('svg:visible').count()).toBeGreaterThan(0);
      expect(await page.locator('.pinned').textContent()).toMatch(/version of .+ There may be newer data/);
      const heights: number[] = [];
      for (const width of FRAME_WIDTHS) {
        await page.setViewportSize({ width, height: 1000 });
        heights.push((await page.locator('#embed').boundingBox())?.height ?? 0);
      }
      expect(Math.max(...heights)).toBeLessThanOrEqual(height);
      expect(Math.max(...heights)).toBeGreaterThan(height - 24);
      await page.context().close();
    });
  },
);
