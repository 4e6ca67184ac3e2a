/** Guess first: by keyboard and by ear, and the chart as it always was for whoever does not guess. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadData } from '../../data/load.ts';
import { prepareFigure } from '../../data/prepare.ts';
import { findTags, readStory } from '../../story/outline.ts';
import { openSite, PHONE, type Opened } from './open.ts';

const data = loadData();
const guessed = findTags(readStory()).flatMap(({ name, attributes }) => {
  const id = attributes['id'] ?? '';
  const figure = name === 'Figure' ? data.figures.get(id)?.value : undefined;
  const prepared = figure && prepareFigure(data, figure);
  return prepared?.guess
    ? [{ id: attributes['anchor'] ?? id, title: prepared.title.plain, guess: prepared.guess }]
    : [];
});

let site: Opened;

beforeAll(async () => {
  site = await openSite();
});

afterAll(async () => {
  await site.close();
});

/** What a reader of the figure sees: its title and chart, or the question. */
async function seen(page: Page, id: string): Promise<{ chart: boolean; question: boolean }> {
  return page.evaluate((figure) => {
    const isSeen = (selector: string): boolean =>
      [...document.querySelectorAll(`#${figure} ${selector}`)].some((element) =>
        element.checkVisibility({ visibilityProperty: true }),
      );
    return { chart: isSeen('.artboard svg') && isSeen('.figure__title'), question: isSeen('.guess input') };
  }, id);
}

async function open(options = {}): Promise<Page> {
  const page = await site.page({ viewport: PHONE, ...options });
  await page.goto(site.url);
  return page;
}

describe.each(guessed)('before $id', ({ id, title, guess }) => {
  it('a guess by keyboard is answered in words that have the focus, with both numbers on one scale', async () => {
    const page = await open();
    await page.locator(`#${id}[data-guess="open"]`).waitFor();
    expect(await seen(page, id)).toEqual({ chart: false, question: true });
    const slider = page.getByRole('slider', { name: guess.question });
    await slider.focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowRight');
    expect(await slider.getAttribute('aria-valuetext')).toBe(`1 ${guess.unit}`);
    await page.keyboard.press('Tab');
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    await page.keyboard.press('Enter');
    expect(await seen(page, id)).toEqual({ chart: true, question: false });
    const focus = await page.evaluate(() => document.activeElement?.textContent?.replace(/\s+/g, ' '));
    expect(focus).toBe(guess.text.plain.replace('#', '1'));
    const places = await page.locator(`#${id} [data-mark]`).evaluateAll((marks) =>
      marks.map((mark) => {
        const track = mark.parentElement?.getBoundingClientRect();
        return track ? (mark.getBoundingClientRect().left - track.left) / track.width : NaN;
      }),
    );
    expect(places[0]).toBeCloseTo(1 / guess.most, 2);
    expect(places[1]).toBeCloseTo(guess.answer / guess.most, 2);
    expect(requests).toEqual([]);
    expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
    await page.context().close();
  });

  it('“Just show me” shows the chart, and its title has the focus', async () => {
    const page = await open();
    await page.locator(`#${id} [data-skip]`).click();
    expect(await seen(page, id)).toEqual({ chart: true, question: false });
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(title);
    await page.context().close();
  });

  it('the chart simply stands without a script, unrolled and on paper', async () => {
    const chart = { chart: true, question: false };
    const plain = await open({ javaScriptEnabled: false });
    expect(await plain.locator(`#${id} .figure__title`).isVisible()).toBe(true);
    expect(await plain.locator(`#${id} .guess`).isVisible()).toBe(false);
    await plain.context().close();
    const calm = await open({ reducedMotion: 'reduce' });
    await calm.locator(`#${id}[data-guess]`).waitFor();
    expect(await seen(calm, id)).toEqual(chart);
    await calm.context().close();
    const paper = await open();
    await paper.locator(`#${id}[data-guess]`).waitFor();
    await paper.emulateMedia({ media: 'print' });
    expect(await seen(paper, id)).toEqual(chart);
    await paper.context().close();
  });
});
