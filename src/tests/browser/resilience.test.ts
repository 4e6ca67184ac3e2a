/** What happens to a page that is being read: the network goes, the screen changes, the browser puts it away. */
import { readdirSync, readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DESKTOP, farStep, openSite, PHONE, threeSteps, waitForCharts, waitForStep, type Opened } from './open.ts';

/** Units of the screen's height that change when a phone's address bar slides away. */
const FOLLOWS_BAR = /(\d)(?:vh|vb|dvh|dvb)\b/;

const [BEFORE, STEP, AFTER] = threeSteps();
const FAR = farStep();

let site: Opened;

beforeAll(async () => {
  // The cache of whole pages is switched off for tests unless it is asked for.
  site = await openSite({ off: ['--disable-back-forward-cache'] });
});

afterAll(async () => {
  await site.close();
});

/** Opens the story at a step, as a reader who is in the middle of it. */
async function readAt(id: string, viewport = PHONE): Promise<Page> {
  const page = await site.page({ viewport });
  await page.goto(`${site.url}#${id}`);
  await waitForCharts(page);
  await waitForStep(page, id);
  return page;
}

/** The drawing's own size and the room it stands in. */
async function fit(page: Page): Promise<{ drawn: number[]; room: number[] }> {
  return page.evaluate((step) => {
    const stage = document.querySelector(`[data-active="${step}"] .live`);
    const box = stage?.querySelector('svg')?.getAttribute('viewBox') ?? '';
    return { drawn: box.split(' ').slice(2).map(Number), room: [stage?.clientWidth ?? 0, stage?.clientHeight ?? 0] };
  }, STEP);
}

it('a browser that keeps no record of visits moves the charts', async () => {
  const page = await site.page();
  await page.addInitScript(() => (performance.getEntriesByType = () => []));
  await page.goto(site.url);
  await waitForCharts(page);
  await page.context().close();
});

it('a browser that refuses another address goes on with its charts', async () => {
  const page = await site.page({ viewport: DESKTOP });
  await page.addInitScript(() => {
    history.replaceState = () => {
      document.documentElement.dataset['refused'] = 'true';
      throw new DOMException('More than 100 in 30 seconds', 'SecurityError');
    };
  });
  await page.goto(`${site.url}#${STEP}`);
  await waitForCharts(page);
  await page.evaluate((step) => document.getElementById(step)?.scrollIntoView(), AFTER);
  await page.locator('html[data-refused]').waitFor();
  await waitForStep(page, AFTER);
  expect(await page.locator('html').getAttribute('data-charts')).toBe('moving');
  await page.context().close();
});

it('a page that gets the series of another release, where its figures are gone, shows its stills', async () => {
  const page = await site.page({ viewport: DESKTOP });
  await page.route('**/figures/moving.json', (route) => route.fulfill({ json: {} }));
  await page.goto(site.url);
  await page.locator('html[data-charts="still"]').waitFor();
  await page.locator(`#${STEP} svg:visible`).first().waitFor();
  await page.context().close();
});

it('a browser that takes an open dialog for a mistake stays on the page after two quick clicks', async () => {
  const page = await site.page({ viewport: DESKTOP });
  await page.addInitScript(() => {
    const { showModal } = HTMLDialogElement.prototype;
    HTMLDialogElement.prototype.showModal = function () {
      if (this.open) throw new DOMException('It is open', 'InvalidStateError');
      showModal.call(this);
    };
  });
  await page.goto(site.url);
  await page.locator('.scene a.fact:visible').first().dblclick();
  await page.locator('dialog[open] dl').waitFor();
  // The second click is answered after the first.
  await page.waitForTimeout(500);
  expect(page.url()).not.toContain('numbers');
  await page.context().close();
});

describe('without a network after the page has loaded', () => {
  it('sequences go on', async () => {
    const page = await readAt(BEFORE);
    // The browser complains of what it cannot load; the reader must not notice.
    page.removeAllListeners('console');
    await page.context().setOffline(true);
    await page.evaluate((step) => document.getElementById(step)?.scrollIntoView(), FAR);
    await waitForStep(page, FAR);
    await page.context().close();
  });

  it('a number whose row was not fetched says so, and the page stays', async () => {
    const page = await readAt(BEFORE);
    await page.locator('.scene a.fact:visible').first().click();
    await page.locator('dialog[open] dl').waitFor();
    await page.keyboard.press('Escape');
    // The browser complains of what it cannot load; the reader must not notice.
    page.removeAllListeners('console');
    await page.context().setOffline(true);
    await page.locator('.figure a[data-table]:visible').first().click();
    await page.locator('dialog[open]', { hasText: 'cannot be fetched' }).waitFor();
    expect(await page.locator('dialog[open] a').getAttribute('href')).toContain('#numbers');
    expect(page.url()).toContain(site.url);
    await page.context().close();
  });

  it('every word stays where it was', async () => {
    const page = await readAt(BEFORE);
    const before = await page.locator('main').innerText();
    await page.context().setOffline(true);
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    expect((await page.locator('main').innerText()).length).toBeGreaterThanOrEqual(before.length);
    await page.context().close();
  });
});

describe('while a chart is pinned', () => {
  it('turning the phone draws it anew, at its new size, for the step being read', async () => {
    const page = await readAt(STEP);
    const upright = await fit(page);
    expect(upright.drawn).toEqual(upright.room);
    await page.setViewportSize({ width: 844, height: 600 });
    await page.waitForFunction((step) => {
      const room = document.querySelector(`[data-active="${step}"] .live`);
      return room?.querySelector('svg')?.getAttribute('viewBox')?.endsWith(` ${room.clientHeight}`);
    }, STEP);
    const turned = await fit(page);
    expect(turned.drawn).toEqual(turned.room);
    expect(turned.room[0]).toBeGreaterThan(upright.room[0] ?? 0);
    await waitForStep(page, STEP);
    await page.context().close();
  });

  it('a bar that slides away keeps the step, and fits the chart to the screen', async () => {
    const page = await readAt(STEP);
    for (const height of [PHONE.height - 84, PHONE.height]) {
      await page.setViewportSize({ width: PHONE.width, height });
      await waitForStep(page, STEP);
      const { drawn, room } = await fit(page);
      expect(drawn).toEqual(room);
    }
    await page.context().close();
  });

  it('nothing in the flow has a height that follows such a bar', () => {
    const styles = readdirSync('src/styles').filter((name) => name.endsWith('.css'));
    const following = styles.flatMap((name) => {
      const lines = readFileSync(`src/styles/${name}`, 'utf8').split('\n');
      // Browsers that do not know the small height take the line before it.
      return lines.filter(
        (line, index) => FOLLOWS_BAR.test(line) && lines[index + 1] !== line.replace(FOLLOWS_BAR, '$1svh'),
      );
    });
    expect(styles.length).toBeGreaterThan(5);
    expect(following).toEqual([]);
  });
});

describe('coming back', () => {
  it('to a page that the browser had put away whole finds it alive, at the same step', async () => {
    const page = await readAt(STEP, DESKTOP);
    await page.waitForFunction((step) => location.hash === `#${step}`, STEP);
    await page.addInitScript(() => {
      addEventListener('pageshow', ({ persisted }) => (document.documentElement.dataset['kept'] = String(persisted)));
    });
    await page.reload();
    let kept = false;
    // On a busy machine the browser may decide against keeping a page, so it is asked more than once.
    for (let tries = 0; tries < 8 && !kept; tries++) {
      await waitForCharts(page);
      await page.evaluate(() => delete document.documentElement.dataset['kept']);
      await page.goto(`${site.url}figures/pool-counts/`);
      await page.evaluate(() => history.back());
      await page.waitForFunction(() => location.hash && document.documentElement.dataset['kept']);
      kept = await page.evaluate(() => document.documentElement.dataset['kept'] === 'true');
    }
    expect(kept).toBe(true);
    await waitForStep(page, STEP);
    await page.evaluate((step) => document.getElementById(step)?.scrollIntoView(), AFTER);
    await waitForStep(page, AFTER);
    await page.context().close();
  });

  it('to a tab that is loaded again finds the step that was being read', async () => {
    const page = await readAt(FAR);
    await page.waitForFunction((step) => location.hash === `#${step}`, FAR);
    const copy = await page.context().newPage();
    await copy.goto(page.url());
    await waitForStep(copy, FAR);
    await page.context().close();
  });
});
