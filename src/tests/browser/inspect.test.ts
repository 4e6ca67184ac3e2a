/** Charts with many points answer for single ones, by pointer, finger and keys; the table holds the same. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatNumber } from '../../charts/format.ts';
import { cellValue, fillTemplate } from '../../data/facts.ts';
import { loadData } from '../../data/load.ts';
import { findFigure } from '../../figure/find.ts';
import { DESKTOP, openSite, PHONE, waitForStep, type Opened } from './open.ts';

const data = loadData();
let site: Opened;

beforeAll(async () => {
  site = await openSite();
});

afterAll(async () => {
  await site.close();
});

const board = (page: Page, figure: string) => page.locator(`#${figure} [data-inspect]:visible`).first();

describe.each([
  ['returns', 'ret-vol-2013'],
  ['offender-returns', 'ret-2013'],
  ['offenders-in-community', 'com-2017'],
])('%s', (figure, row) => {
  const value = formatNumber(cellValue(data, row));

  it('answers the mouse with the value nearest to it, and is silent far from every point', async () => {
    const page = await site.page({ viewport: DESKTOP });
    await page.goto(`${site.url}figures/${figure}/`);
    const chart = board(page, 'chart');
    const mark = chart.locator(`[data-key="${row}"]`);
    await mark.scrollIntoViewIfNeeded();
    const box = await mark.boundingBox();
    if (!box) throw new Error('The mark is not drawn.');
    await page.mouse.move(box.x + box.width / 2 + 2, box.y - 20);
    const readout = chart.locator('.readout');
    await readout.waitFor({ state: 'attached' });
    await page.mouse.move(box.x + box.width / 2, box.y + 3);
    expect(await readout.textContent()).toContain(value);
    await page.mouse.move(2, 2);
    await readout.waitFor({ state: 'hidden' });
    await page.context().close();
  });

  it('answers a finger, inside its own room', async () => {
    const page = await site.page({ viewport: PHONE, hasTouch: true });
    await page.goto(`${site.url}figures/${figure}/`);
    const chart = board(page, 'chart');
    const mark = chart.locator(`[data-key="${row}"]`);
    await chart.getByRole('slider').focus();
    await chart.locator('.readout').waitFor({ state: 'attached' });
    await mark.scrollIntoViewIfNeeded();
    const box = await mark.boundingBox();
    if (!box) throw new Error('The mark is not drawn.');
    await page.touchscreen.tap(box.x + box.width / 2, box.y + 2);
    const readout = chart.locator('.readout');
    expect(await readout.textContent()).toContain(value);
    const [inner, outer] = [await readout.boundingBox(), await chart.boundingBox()];
    expect(inner?.x).toBeGreaterThanOrEqual((outer?.x ?? 0) - 1);
    expect((inner?.x ?? 0) + (inner?.width ?? 0)).toBeLessThanOrEqual((outer?.x ?? 0) + (outer?.width ?? 0) + 1);
    await page.context().close();
  });
});

describe('by keys', () => {
  it('one tab stop reads every point in order, says it, and Escape leaves', async () => {
    const page = await site.page({ viewport: DESKTOP });
    await page.goto(`${site.url}figures/returns/`);
    const chart = board(page, 'chart');
    const slider = chart.getByRole('slider');
    await slider.focus();
    const readout = chart.locator('.readout');
    await readout.waitFor({ state: 'attached' });
    const keys = await chart
      .locator('svg [data-key]')
      .evaluateAll((marks) => [...new Set(marks.map((mark) => mark.getAttribute('data-key')))]);
    const heard = new Set<string>();
    for (let presses = 0; presses < keys.length; presses++) {
      await page.keyboard.press('ArrowRight');
      const words = (await readout.textContent()) ?? '';
      expect(await slider.getAttribute('aria-valuetext')).toBe(words);
      expect(await slider.getAttribute('aria-valuenow')).toBe(String(presses + 1));
      expect(await slider.getAttribute('aria-valuemax')).toBe(String(keys.length));
      heard.add(words);
    }
    expect(heard.size).toBe(keys.length);
    await page.keyboard.press('Home');
    const [first] = heard;
    expect(await readout.textContent()).toBe(first);
    await page.keyboard.press('Escape');
    expect(await readout.isVisible()).toBe(false);
    await page.keyboard.press('Tab');
    expect(await chart.evaluate((node) => node.contains(document.activeElement))).toBe(false);
    await page.context().close();
  });

  it('answers a key that was pressed before its script came', async () => {
    const page = await site.page({ viewport: DESKTOP });
    const held: (() => void)[] = [];
    await page.route(/inspect\..*\.js$/, async (route) => {
      await new Promise<void>((release) => held.push(release));
      await route.continue();
    });
    await page.goto(`${site.url}figures/returns/`);
    const slider = board(page, 'chart').getByRole('slider');
    await slider.focus();
    await expect.poll(() => held.length).toBe(1);
    await page.keyboard.press('ArrowRight');
    held[0]?.();
    await expect.poll(() => slider.getAttribute('aria-valuenow')).toBe('1');
    await page.context().close();
  });

  it('no chart is a tab stop without a script', async () => {
    const page = await site.page({ javaScriptEnabled: false });
    await page.goto(`${site.url}figures/returns/`);
    expect(await page.locator('[data-inspect] [tabindex]:visible').count()).toBe(0);
    await page.context().close();
  });
});

it('the pinned timeline answers the mouse', async () => {
  const page = await site.page({ viewport: DESKTOP });
  await page.goto(`${site.url}#timeline-audits`);
  await waitForStep(page, 'timeline-audits');
  const stage = page.locator('[data-active="timeline-audits"] .stage');
  const { highlight = [] } = findFigure(data, 'policy-timeline').views.find(({ id }) => id === 'audits') ?? {};
  const event = highlight
    .flatMap((id) => data.rows.get(id) ?? [])
    .find(({ dataset }) => dataset.id === 'policy-timeline');
  const mark = stage.locator(`.live [data-key="${event?.row.id}"]`);
  const box = await mark.boundingBox();
  if (!box) throw new Error('The mark is not drawn.');
  await page.mouse.move(box.x - 30, box.y);
  await stage.locator('.readout').waitFor({ state: 'attached' });
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  expect(await stage.locator('.readout').textContent()).toContain(fillTemplate(data, String(event?.row['title'])));
  await page.context().close();
});
