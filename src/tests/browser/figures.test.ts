import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadData } from '../../data/load.ts';
import { DESKTOP, openSite, PHONE, type Opened } from './open.ts';

const ids = [...loadData().figures.keys()];
let site: Opened;

beforeAll(async () => {
  site = await openSite();
});

// Closing fails when any page has written an error to the console, refusals by the content policy included.
afterAll(async () => {
  await site.close();
});

describe.each([
  ['phone', PHONE],
  ['desktop', DESKTOP],
])('the pages of figures on a %s', (_name, viewport) => {
  it('do not scroll sideways, and show one drawing of each view', async () => {
    const page = await site.page({ viewport });
    for (const id of ids) {
      await page.goto(`${site.url}figures/${id}/`);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), id).toBeLessThanOrEqual(viewport.width);
      const views = await page.locator('.views > .figure').count();
      const shown = await page.locator('.views svg.chart[role="img"]:visible, .views .figure > ol:visible').count();
      expect(shown, id).toBe(views);
    }
    await page.context().close();
  });
});

describe('the page of a figure', () => {
  it('changes between light and dark, and remembers it', async () => {
    const page = await site.page({ colorScheme: 'light' });
    await page.goto(`${site.url}figures/pool-counts/`);
    const background = (): Promise<string> =>
      page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    const light = await background();
    await page.locator('[data-toggle="theme"]').click();
    const dark = await background();
    expect(dark).not.toBe(light);
    await page.reload();
    expect(await background()).toBe(dark);
    await page.context().close();
  });

  it('leads back to its place in the story', async () => {
    const page = await site.page();
    await page.goto(`${site.url}figures/pool-scale/`);
    await page.locator('.permalink__end a').click();
    await page.waitForFunction(() => location.hash === '#pool-scale');
    expect(await page.locator('.figure:has(> #pool-scale)').isVisible()).toBe(true);
    await page.context().close();
  });

  it('is whole without JavaScript', async () => {
    const page = await site.page({ javaScriptEnabled: false });
    await page.goto(`${site.url}figures/pool-counts/`);
    expect(await page.locator('.views svg.chart:visible').count()).toBeGreaterThan(1);
    expect(await page.locator('table').first().isVisible()).toBe(true);
    expect(await page.locator('.bar [data-toggle="theme"]').isVisible()).toBe(false);
    await page.context().close();
  });
});

describe('the page for addresses that lead nowhere', () => {
  it('fits a phone and lists scenes and figures', async () => {
    const page = await site.page();
    await page.goto(`${site.url}404.html`);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width);
    expect(await page.locator('main a').count()).toBeGreaterThan(ids.length);
    await page.context().close();
  });
});
