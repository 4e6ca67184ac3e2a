import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fillTemplate, resolveFact } from '../../data/facts.ts';
import { loadData } from '../../data/load.ts';
import { findTags, readStory } from '../../story/outline.ts';
import { DESKTOP, farStep, openSite, PHONE, STEPS, threeSteps, waitForStep, type Opened } from './open.ts';

let site: Opened;

beforeAll(async () => {
  site = await openSite();
});

afterAll(async () => {
  await site.close();
});

/** What the pinned chart of a step's sequence draws: the texts and how many row signs. */
async function drawn(page: Page, id: string): Promise<{ texts: string[]; keys: string[] }> {
  return page.evaluate((step) => {
    const stage = document.querySelector(`[data-active="${step}"] .stage`);
    return {
      texts: [...(stage?.querySelectorAll('text') ?? [])].map((node) => node.textContent ?? ''),
      keys: [...(stage?.querySelectorAll('[data-key]') ?? [])].map((node) => node.getAttribute('data-key') ?? ''),
    };
  }, id);
}

describe.each([
  ['phone', PHONE],
  ['desktop', DESKTOP],
])('sequences on a %s', (_name, viewport) => {
  it('show each step when a reader scrolls to it, and its address', async () => {
    const page = await site.page({ viewport });
    await page.goto(site.url);
    for (const id of STEPS) {
      await page.evaluate((step) => document.getElementById(step)?.scrollIntoView(), id);
      await waitForStep(page, id);
      const { keys } = await drawn(page, id);
      expect(keys.length, id).toBeGreaterThan(0);
      await page.waitForFunction((step) => location.hash === `#${step}`, id);
    }
    await page.context().close();
  });

  it('follow a reader who scrolls by wheel, down and up', async () => {
    const page = await site.page({ viewport });
    const [first, second, third] = threeSteps();
    await page.goto(`${site.url}#${first}`);
    await waitForStep(page, first);
    await page.mouse.move(viewport.width / 2, viewport.height / 2);
    const turn = async (distance: number, id: string): Promise<void> => {
      for (let turns = 0; turns < 40; turns++) {
        if ((await page.locator(`[data-active="${id}"]`).count()) > 0) break;
        await page.mouse.wheel(0, distance);
        await page.evaluate(() => new Promise(requestAnimationFrame));
      }
      await waitForStep(page, id);
    };
    await turn(120, second);
    await turn(120, third);
    await turn(-120, second);
    await page.context().close();
  });

  it('leave every card clear of the pinned chart at the address of its step', async () => {
    const page = await site.page({ viewport });
    await page.goto(site.url);
    for (const id of STEPS) {
      await page.evaluate((step) => document.getElementById(step)?.scrollIntoView(), id);
      await waitForStep(page, id);
      const boxes = await page.evaluate((step) => {
        const card = document.querySelector(`#${step} .step__words`)?.getBoundingClientRect();
        const pinned = document.querySelector(`[data-active="${step}"] .pinned`)?.getBoundingClientRect();
        return card && pinned ? { card: card.toJSON(), pinned: pinned.toJSON() } : undefined;
      }, id);
      if (!boxes) throw new Error(`${id} has no card or no chart`);
      const { card, pinned } = boxes;
      const apart = card.top >= pinned.bottom || card.right <= pinned.left;
      expect(apart, `${id}: card ${card.top}, chart to ${pinned.bottom}`).toBe(true);
      expect(card.bottom, `${id}: the card ends on the screen`).toBeLessThanOrEqual(viewport.height);
    }
    await page.context().close();
  });
});

describe('addresses', () => {
  it('a deep link opens on its step', async () => {
    const page = await site.page();
    const step = farStep();
    await page.goto(`${site.url}#${step}`);
    await waitForStep(page, step);
    expect((await drawn(page, step)).keys).toEqual(expect.arrayContaining(await keysOfStill(page, step)));
    await page.context().close();
  });

  it('a reload in the middle of the story comes back to the same step', async () => {
    const page = await site.page();
    const [, step] = threeSteps();
    await page.goto(`${site.url}#${step}`);
    await waitForStep(page, step);
    await page.waitForFunction((id) => location.hash === `#${id}`, step);
    await page.reload();
    await waitForStep(page, step);
    expect((await drawn(page, step)).keys).toEqual(expect.arrayContaining(await keysOfStill(page, step)));
    await page.context().close();
  });
});

/** The row signs of a step's still, which the moving chart must show too. */
async function keysOfStill(page: Page, id: string): Promise<string[]> {
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  const keys = await page.evaluate(
    (step) =>
      [...document.querySelectorAll(`#${step} .still [data-key]`)].map((node) => node.getAttribute('data-key') ?? ''),
    id,
  );
  expect(keys.length, id).toBeGreaterThan(0);
  return keys;
}

it('a line between counts of unlike bases is drawn in the steps that strike it out, and in no other', async () => {
  const page = await site.page();
  await page.goto(site.url);
  const { figures } = loadData();
  const steps = findTags(readStory()).flatMap(({ name, attributes: { id = '', figure = '', view = '' } }) => {
    const struck = (figures.get(figure)?.value.views ?? []).filter(({ layers }) => layers?.includes('expected-line'));
    return name === 'Step' && struck.length > 0 ? [{ id, isStruck: struck.some((each) => each.id === view) }] : [];
  });
  for (const { id, isStruck } of steps) {
    await page.evaluate((step) => document.getElementById(step)?.scrollIntoView(), id);
    await waitForStep(page, id);
    // The plate of a leaked count is dashed too, and level; a line between counts is not.
    const slopes = await page.evaluate((step) => {
      const dashed = document.querySelectorAll(`[data-active="${step}"] .stage path[stroke-dasharray="4 4"]`);
      return [...dashed].filter((path) => path.getBoundingClientRect().height > 8).length;
    }, id);
    expect(slopes > 0, id).toBe(isStruck);
  }
  await page.context().close();
});

describe('a reader who does not want motion', () => {
  it('gets the stills by setting, and nothing is pinned', async () => {
    const page = await site.page({ reducedMotion: 'reduce' });
    await page.goto(site.url);
    expect(await page.locator('.pinned').first().isVisible()).toBe(false);
    expect(await page.locator('.still svg').count()).toBe(STEPS.length);
    expect(await page.locator('.still').first().isVisible()).toBe(true);
    await page.context().close();
  });

  it('gets them by the button, keeps them after a reload, and can go back', async () => {
    const page = await site.page();
    await page.goto(site.url);
    const button = page.locator('[data-toggle="charts"]').first();
    await button.click();
    expect(await page.locator('.still').first().isVisible()).toBe(true);
    await page.reload();
    expect(await page.locator('.still').first().isVisible()).toBe(true);
    await button.click();
    const [, step] = threeSteps();
    await page.evaluate((id) => document.getElementById(id)?.scrollIntoView(), step);
    await waitForStep(page, step);
    await page.context().close();
  });

  it('gets them on a screen too short for pinning', async () => {
    const page = await site.page({ viewport: { width: 844, height: 390 } });
    await page.goto(site.url);
    expect(await page.locator('.pinned').first().isVisible()).toBe(false);
    await page.context().close();
  });
});

describe('without JavaScript', () => {
  it('the whole text, every chart and every step with its still are there', async () => {
    const page = await site.page({ javaScriptEnabled: false });
    await page.goto(site.url);
    const text = (await page.locator('main').textContent()) ?? '';
    const data = loadData();
    for (const { name, attributes } of findTags(readStory())) {
      if (name === 'Scene') expect(text).toContain(fillTemplate(data, attributes['title'] ?? ''));
      const number = attributes['as'] ? `${attributes['id']}|${attributes['as']}` : (attributes['id'] ?? '');
      if (name === 'Fact') expect(text).toContain(resolveFact(data, number).text);
    }
    for (const id of STEPS) {
      expect(await page.locator(`#${id} .step__words`).isVisible(), id).toBe(true);
      expect(await page.locator(`#${id} .still svg`).isVisible(), id).toBe(true);
    }
    expect(await page.locator('.needs-script').first().isVisible()).toBe(false);
    await page.context().close();
  });

  it('the same holds when the scripts do not load', async () => {
    const page = await site.page();
    // Failed requests are what this test is about; the page itself must not report them as its own errors.
    await page.route('**/*.js', (route) => route.fulfill({ contentType: 'text/javascript', body: '' }));
    await page.goto(site.url);
    await page.waitForFunction(() => document.documentElement.dataset['charts'] === 'still', undefined, {
      timeout: 10_000,
    });
    expect(await page.locator('.still').first().isVisible()).toBe(true);
    await page.context().close();
  });
});

describe('the page', () => {
  it('asks no other site for anything', async () => {
    const page = await site.page();
    const foreign: string[] = [];
    page.on('request', (request) => {
      if (!request.url().startsWith(site.url)) foreign.push(request.url());
    });
    await page.goto(site.url);
    for (const id of STEPS) {
      await page.evaluate((step) => document.getElementById(step)?.scrollIntoView(), id);
      await waitForStep(page, id);
    }
    expect(foreign).toEqual([]);
    await page.context().close();
  });

  it.each([320, 390, 768, 1280])('does not scroll sideways at %i px', async (width) => {
    const page = await site.page({ viewport: { width, height: 844 } });
    await page.goto(site.url);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    await page.context().close();
  });

  it('keeps the theme that a reader chose', async () => {
    const page = await site.page({ colorScheme: 'light' });
    await page.goto(site.url);
    const background = (): Promise<string> =>
      page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    expect(await background()).toBe('rgb(246, 248, 248)');
    await page.locator('[data-toggle="theme"]').click();
    expect(await background()).toBe('rgb(15, 23, 29)');
    await page.reload();
    expect(await background()).toBe('rgb(15, 23, 29)');
    await page.context().close();
  });
});
