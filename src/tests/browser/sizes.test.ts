/** Room for fingers and for large text: targets, text at 200%, 400% zoom, low screens. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DESKTOP, openSite, PHONE, STEPS, waitForCharts, type Opened } from './open.ts';

let site: Opened;

beforeAll(async () => {
  site = await openSite();
});

afterAll(async () => {
  await site.close();
});

/** Targets under 24 × 24 px that neither stand in running text nor keep a free circle of 24 px (WCAG 2.5.8). */
async function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const LEAST = 24;
    const targets = [...document.querySelectorAll('a[href], button, summary')].filter((one) => one.checkVisibility());
    // A link that runs over two lines is as large as the larger of its parts.
    const boxes = targets.flatMap((target) => {
      const [box] = [...target.getClientRects()].sort((a, b) => b.width * b.height - a.width * a.height);
      return box ? [{ target, box }] : [];
    });
    const inText = (target: Element): boolean => {
      const block = target.closest('p:not(.figure__source), li, td, th, figcaption, h1, h2, h3, .chain__when, caption');
      const words = block?.textContent?.trim().length ?? 0;
      return target.matches('a') && words > (target.textContent?.trim().length ?? 0);
    };
    const small = boxes.filter(({ box }) => box.width < LEAST - 0.5 || box.height < LEAST - 0.5);
    const reach = ({ x, y, width, height }: DOMRect, px: number, py: number): number =>
      Math.hypot(Math.max(x - px, 0, px - x - width), Math.max(y - py, 0, py - y - height));
    return small
      .filter(({ target, box }) => {
        if (inText(target)) return false;
        const [px, py] = [box.x + box.width / 2, box.y + box.height / 2];
        return boxes.some((other) => other.target !== target && reach(other.box, px, py) < LEAST / 2);
      })
      .map(({ target, box }) => `${target.textContent?.trim()} ${Math.round(box.width)} × ${Math.round(box.height)}`);
  });
}

/** What sticks out of the screen, or is cut off, apart from tables that scroll in their own region. */
async function lost(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    if (document.documentElement.scrollWidth > innerWidth) found.push('the page scrolls sideways');
    const inner = (element: Element): boolean => element.closest('.numbers__scroll, pre, .visually-hidden') !== null;
    for (const element of document.querySelectorAll('main *, header *, footer *')) {
      if (inner(element) || element.closest('svg') || !element.checkVisibility()) continue;
      const box = element.getBoundingClientRect();
      const name = `${element.nodeName} ${element.className.toString()} "${element.textContent?.trim().slice(0, 30)}"`;
      if (!element.matches('.skip') && box.width > 0 && (box.right > innerWidth + 1 || box.left < -1))
        found.push(`${name} from ${Math.round(box.left)} to ${Math.round(box.right)}`);
      const { overflowX, overflowY } = getComputedStyle(element);
      // What only screen readers are to read has no size.
      const cut =
        element.clientWidth > 1 &&
        (element.scrollHeight > element.clientHeight + 1 || element.scrollWidth > element.clientWidth + 1);
      if (cut && (overflowX !== 'visible' || overflowY !== 'visible')) found.push(`${name} is cut`);
    }
    return found;
  });
}

const pages = ['', 'figures/pool-counts/', 'figures/policy-timeline/', '404.html'];

describe.each([
  ['phone', PHONE],
  ['desktop', DESKTOP],
])('targets on a %s', (_name, viewport) => {
  it.each(pages)('are large enough for a finger: /%s', async (place) => {
    const page = await site.page({ viewport, reducedMotion: 'reduce' });
    await page.goto(site.url + place);
    await page.evaluate(() => document.querySelectorAll('details').forEach((details) => (details.open = true)));
    expect(await smallTargets(page)).toEqual([]);
    await page.context().close();
  });
});

it('targets that are too small are noticed', async () => {
  const page = await site.page();
  await page.goto(`${site.url}404.html`);
  await page.evaluate(() =>
    document.querySelector('main')?.insertAdjacentHTML('beforeend', '<div><a href="#a">a</a><a href="#b">b</a></div>'),
  );
  expect(await smallTargets(page)).toHaveLength(2);
  await page.context().close();
});

describe.each([
  ['text at 200% on a phone', PHONE, '200%'],
  ['text at 200% on a desktop', DESKTOP, '200%'],
  ['400% zoom of a desktop', { width: 320, height: 256 }, '100%'],
  ['the narrowest phone', { width: 320, height: 640 }, '100%'],
])('%s', (_name, viewport, size) => {
  it.each(pages)('loses nothing, and scrolls in one direction: /%s', async (place) => {
    const page = await site.page({ viewport });
    await page.goto(site.url + place);
    await page.evaluate((value) => (document.documentElement.style.fontSize = value), size);
    expect(await lost(page)).toEqual([]);
    await page.context().close();
  });
});

/** The spacing that WCAG 1.4.12 names, over everything that the page sets. */
const SPACED = `* { letter-spacing: .12em !important; word-spacing: .16em !important; line-height: 1.5 !important }
  p { margin-block-end: 2em !important }`;

describe.each([PHONE, DESKTOP])('a reader’s own spacing at $width px', (viewport) => {
  it.each(['no-preference', 'reduce'] as const)('cuts nothing of the story, with motion: %s', async (reducedMotion) => {
    const page = await site.page({ viewport, reducedMotion });
    await page.goto(site.url);
    await page.evaluate((rules) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(rules);
      document.adoptedStyleSheets = [sheet];
    }, SPACED);
    expect(await lost(page)).toEqual([]);
    await page.context().close();
  });
});

it('what is lost is noticed', async () => {
  const page = await site.page();
  await page.goto(`${site.url}404.html`);
  await page.evaluate(() => {
    const title = document.querySelector('h1');
    if (title) title.style.cssText = 'block-size:10px;overflow:hidden;inline-size:600px';
  });
  expect((await lost(page)).filter((finding) => finding.startsWith('H1'))).toHaveLength(2);
  await page.context().close();
});

describe('a pinned chart', () => {
  it('keeps its room when text is twice as large', async () => {
    const page = await site.page();
    await page.goto(`${site.url}#${STEPS[0]}`);
    await waitForCharts(page);
    await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
    const rooms = await page.evaluate(() =>
      [...document.querySelectorAll('.stage')].map((stage) => stage.clientHeight),
    );
    for (const room of rooms) expect(room).toBeGreaterThan(150);
    await page.context().close();
  });

  it.each([480, 256])('is not pinned on a screen %i px high, and is when the screen grows', async (height) => {
    const page = await site.page({ viewport: { width: 844, height } });
    await page.goto(site.url);
    const pinned = page.locator('.pinned').first();
    expect(await pinned.isVisible()).toBe(false);
    expect(await page.locator('.still').first().isVisible()).toBe(true);
    await page.setViewportSize({ width: 844, height: 481 });
    await pinned.waitFor();
    expect(await page.locator('.still').first().isVisible()).toBe(false);
    await page.context().close();
  });

  it('is not pinned where the browser’s own text is so large that few lines fit', async () => {
    const large = await openSite({ on: ['--blink-settings=defaultFontSize=32'] });
    const page = await large.page({ viewport: { width: 844, height: 900 } });
    await page.goto(large.url);
    expect(await page.locator('.pinned').first().isVisible()).toBe(false);
    await page.setViewportSize({ width: 844, height: 961 });
    await page.locator('.pinned').first().waitFor();
    await large.close();
  });
});
