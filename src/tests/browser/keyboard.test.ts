/** The story by keyboard alone: real presses of Tab, what has the focus, and whether it can be seen. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DESKTOP, openSite, PHONE, SCENES, SEQUENCES, waitForCharts, type Opened } from './open.ts';

let site: Opened;

beforeAll(async () => {
  site = await openSite();
});

afterAll(async () => {
  await site.close();
});

interface Stop {
  words: string;
  /** The sequence or the scene that it stands in. */
  place: string;
  ringed: boolean;
  /** What lies over its middle; empty where nothing does. */
  covered: string;
}

/** What has the focus now; undefined once the page is left. */
async function focused(page: Page): Promise<Stop | undefined> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return undefined;
    const [box] = element.getClientRects();
    if (!box) return { words: element.outerHTML.slice(0, 80), place: '', ringed: false, covered: 'it has no box' };
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    // Regions of wide tables may reach beyond the screen; what counts is the part that is on it.
    const over = document.elementFromPoint(Math.min(x, innerWidth - 1), Math.min(Math.max(y, 0), innerHeight - 1));
    const clear = over !== null && (element.contains(over) || over.contains(element));
    // The ring of a slider is drawn around its chart.
    const { outlineStyle, outlineWidth } = getComputedStyle(element.closest('.reach')?.parentElement ?? element);
    return {
      words: element.textContent?.replace(/\s+/g, ' ').trim().slice(0, 60) ?? '',
      place: element.closest('.sequence')?.querySelector('.step')?.id ?? element.closest('.scene')?.id ?? '',
      ringed: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2,
      covered: clear ? '' : `${over?.nodeName} ${over?.className.toString()}`,
    };
  });
}

describe.each([
  ['phone', PHONE],
  ['desktop', DESKTOP],
])('Tab through the moving story on a %s', (_name, viewport) => {
  it('meets everything in the order of the page, in sight and with a ring', async () => {
    const page = await site.page({ viewport });
    await page.goto(site.url);
    await waitForCharts(page);
    const order = await page.evaluate(() => {
      const all = 'a[href], button, summary, input, select, textarea, [tabindex]';
      const reached = [...document.querySelectorAll<HTMLElement>(all)].filter((element) =>
        element.checkVisibility({ visibilityProperty: true }),
      );
      return {
        positive: reached.filter(({ tabIndex }) => tabIndex > 0).length,
        words: reached.map((element) => element.textContent?.replace(/\s+/g, ' ').trim().slice(0, 60) ?? ''),
      };
    });
    expect(order.positive).toBe(0);
    const stops: Stop[] = [];
    for (let presses = 0; presses <= order.words.length; presses++) {
      await page.keyboard.press('Tab');
      const stop = await focused(page);
      if (!stop) break;
      stops.push(stop);
    }
    expect(stops[0]?.words).toBe('Skip to the story');
    expect(stops.map(({ words }) => words)).toEqual(order.words);
    expect(stops.filter(({ covered }) => covered !== '')).toEqual([]);
    expect(stops.filter(({ ringed }) => !ringed)).toEqual([]);
    const places = new Set(stops.map(({ place }) => place));
    for (const [first = ''] of SEQUENCES) expect(places).toContain(first);
    expect(SCENES.filter((scene) => places.has(scene)).length).toBeGreaterThan(0);
    await page.context().close();
  });
});

describe('the keyboard', () => {
  it('sees when something lies over the focus', async () => {
    const page = await site.page();
    await page.goto(site.url);
    await page.evaluate(() => {
      const lid = document.createElement('div');
      lid.className = 'lid';
      lid.style.cssText = 'position:fixed;inset:0;z-index:9';
      document.body.append(lid);
    });
    await page.keyboard.press('Tab');
    expect((await focused(page))?.covered).toContain('lid');
    await page.context().close();
  });

  it('skips to the story', async () => {
    const page = await site.page();
    await page.goto(site.url);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForFunction((scene) => location.hash === `#${scene}`, SCENES[0]);
    await page.keyboard.press('Tab');
    expect((await focused(page))?.place).toBe(SCENES[0]);
    await page.context().close();
  });

  it('skips each moving chart', async () => {
    const page = await site.page();
    await page.goto(site.url);
    await waitForCharts(page);
    const skips = page.locator('.sequence > .skip');
    expect(await skips.count()).toBe(await page.locator('.sequence').count());
    for (const skip of await skips.all()) {
      const target = (await skip.getAttribute('href'))?.slice(1) ?? '';
      await skip.focus();
      await page.keyboard.press('Enter');
      await page.keyboard.press('Tab');
      const inside = await page.evaluate((id) => document.getElementById(id)?.contains(document.activeElement), target);
      expect(inside, target).toBe(true);
      expect((await focused(page))?.covered, target).toBe('');
    }
    await page.context().close();
  });

  it('opens the contents, and goes to a scene', async () => {
    const page = await site.page();
    await page.goto(site.url);
    await page.locator('.contents summary').focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    const target = await page.evaluate(() => document.activeElement?.getAttribute('href') ?? '');
    await page.keyboard.press('Enter');
    await page.waitForFunction((hash) => location.hash === hash, target);
    await page.keyboard.press('Tab');
    expect(`#${(await focused(page))?.place}`).toBe(target);
    await page.context().close();
  });

  it('opens a table and scrolls it sideways', async () => {
    const page = await site.page({ viewport: { width: 320, height: 640 } });
    await page.goto(`${site.url}figures/policy-timeline/`);
    const table = page.locator('.numbers__scroll').first();
    await table.focus();
    await page.keyboard.press('ArrowRight');
    await page.waitForFunction(() => (document.activeElement?.scrollLeft ?? 0) > 0);
    await page.context().close();
  });
});
