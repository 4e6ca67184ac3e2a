/** Motion is the reader's choice, and nothing moves that was not asked for. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSite, SEQUENCES, waitForCharts, type Opened } from './open.ts';

let site: Opened;

beforeAll(async () => {
  site = await openSite();
});

afterAll(async () => {
  await site.close();
});

/** For each sequence, whether it is pinned, and whether every step shows its still. */
async function forms(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('.sequence')].map((scrolly) => {
      const shown = (element: Element): boolean => element.checkVisibility();
      const stills = [...scrolly.querySelectorAll('.step')].map((step) => step.querySelector('.still svg'));
      const pinned = [...scrolly.querySelectorAll('.pinned')].some(shown);
      if (pinned) return stills.some((still) => still && shown(still)) ? 'both' : 'moving';
      return stills.every((still) => still && shown(still)) ? 'still' : 'neither';
    }),
  );
}

const all = (form: string): string[] => SEQUENCES.map(() => form);

/** Animations that run by themselves; the line of progress runs with the scrolling. */
async function animations(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    document
      .getAnimations()
      .filter(({ timeline, playState }) => timeline === document.timeline && playState === 'running')
      .map(({ effect }) => (effect instanceof KeyframeEffect ? (effect.target?.className.toString() ?? '') : '')),
  );
}

describe('a reader who does not want motion', () => {
  it('gets every sequence as stills by the setting of the device, and charts that move by the button', async () => {
    const page = await site.page({ reducedMotion: 'reduce' });
    await page.goto(site.url);
    expect(await forms(page)).toEqual(all('still'));
    await page.locator('[data-toggle="charts"]').click();
    expect(await forms(page)).toEqual(all('moving'));
    await page.reload();
    expect(await forms(page)).toEqual(all('moving'));
    await page.context().close();
  });

  it('has the choice for this page where the browser refuses to keep it', async () => {
    const page = await site.page();
    await page.addInitScript(() => Object.defineProperty(window, 'localStorage', { value: undefined }));
    await page.goto(site.url);
    await waitForCharts(page);
    await page.locator('[data-toggle="charts"]').click();
    expect(await forms(page)).toEqual(all('still'));
    await page.locator('[data-toggle="charts"]').click();
    expect(await forms(page)).toEqual(all('moving'));
    await page.context().close();
  });

  it('gets them when the setting changes while the story is open', async () => {
    const page = await site.page();
    await page.goto(site.url);
    await waitForCharts(page);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.locator('.still').first().waitFor();
    expect(await forms(page)).toEqual(all('still'));
    await page.context().close();
  });

  it('gets every sequence as stills by the button, keeps them, and undoes it, by keyboard', async () => {
    const page = await site.page();
    await page.goto(site.url);
    await waitForCharts(page);
    const button = page.locator('[data-toggle="charts"]');
    expect(await button.getAttribute('aria-pressed')).toBe('true');
    await button.focus();
    await page.keyboard.press('Enter');
    expect(await forms(page)).toEqual(all('still'));
    expect(await button.getAttribute('aria-pressed')).toBe('false');
    expect(await button.evaluate((node) => node === document.activeElement)).toBe(true);
    await page.reload();
    expect(await forms(page)).toEqual(all('still'));
    await button.focus();
    await page.keyboard.press('Space');
    expect(await forms(page)).toEqual(all('moving'));
    await page.reload();
    expect(await forms(page)).toEqual(all('moving'));
    await page.context().close();
  });
});

describe('nothing moves by itself', () => {
  it.each(['', 'figures/pool-counts/', '404.html'])('on loading /%s', async (place) => {
    const page = await site.page();
    // Watches every frame from the first one on.
    await page.addInitScript(() => {
      const seen: string[] = [];
      Object.assign(globalThis, { seen });
      const look = (): void => {
        for (const { timeline, playState } of document.getAnimations())
          if (timeline === document.timeline && playState === 'running') seen.push('an animation');
        requestAnimationFrame(look);
      };
      look();
    });
    await page.goto(site.url + place);
    if (place === '') await waitForCharts(page);
    expect(await page.evaluate(() => (globalThis as unknown as { seen: string[] }).seen)).toEqual([]);
    await page.context().close();
  });

  it('and what does is noticed', async () => {
    const page = await site.page();
    await page.goto(site.url);
    await page.evaluate(() => document.querySelector('h1')?.animate({ opacity: [0, 1] }, 60_000));
    expect(await animations(page)).toEqual(['']);
    await page.context().close();
  });
});
