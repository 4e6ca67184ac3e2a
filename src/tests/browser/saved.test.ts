/** The page elsewhere: saved after its scripts ran, broken by a script, asked for by odd addresses, translated. */
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NUMBERS_PATH } from '../../figure/places.ts';
import {
  farStep,
  openSite,
  PHONE,
  SEQUENCES,
  STEPS,
  threeSteps,
  waitForCharts,
  waitForStep,
  type Opened,
} from './open.ts';

let site: Opened;
const folder = mkdtempSync(join(tmpdir(), 'saved-'));

beforeAll(async () => {
  site = await openSite();
});

afterAll(async () => {
  rmSync(folder, { recursive: true });
  await site.close();
});

interface Look {
  /** Steps whose words can be seen. */
  words: number;
  /** The steps whose still can be seen. */
  stills: string[];
  pinned: number;
  wide: boolean;
}

async function look(page: Page): Promise<Look> {
  return page.evaluate(() => {
    const seen = (selector: string): Element[] =>
      [...document.querySelectorAll(selector)].filter((part) => part.checkVisibility());
    return {
      words: seen('.step__words').length,
      stills: seen('.still svg').map((still) => still.closest('.step')?.id ?? ''),
      pinned: seen('.pinned').length,
      wide: document.documentElement.scrollWidth > innerWidth,
    };
  });
}

/** Steps that hold the last view of a figure; their stills are in the page whatever happens. */
const lastSteps = async (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const last = new Map([...document.querySelectorAll<HTMLElement>('.step')].map((s) => [s.dataset['figure'], s.id]));
    return [...last.values()];
  });

async function read(): Promise<Page> {
  const page = await site.page({ viewport: PHONE });
  await page.goto(`${site.url}#${threeSteps()[1]}`);
  await waitForCharts(page);
  return page;
}

describe('saved after its scripts ran', () => {
  it.each(['an archive', 'a document'])('as %s, it shows every step and a still of each figure', async (form) => {
    const page = await read();
    const wanted = await lastSteps(page);
    page.removeAllListeners('console');
    if (form === 'an archive') {
      const session = await page.context().newCDPSession(page);
      const path = join(folder, 'story.mhtml');
      writeFileSync(path, (await session.send('Page.captureSnapshot', { format: 'mhtml' })).data);
      await page.goto(pathToFileURL(path).href);
    } else {
      const html = await page.evaluate(() => document.documentElement.outerHTML);
      const body = html.replace(/<script[^]*?<\/script>|<meta http-equiv[^>]*>/g, '');
      await page.route('**/saved.html', (route) => route.fulfill({ contentType: 'text/html', body }));
      await page.goto(`${site.url}saved.html`);
    }
    const { words, stills, pinned, wide } = await look(page);
    expect({ words, pinned, wide }).toEqual({ words: STEPS.length, pinned: 0, wide: false });
    expect(stills).toEqual(expect.arrayContaining(wanted));
    await page.context().close();
  });
});

describe('a script that throws', () => {
  const scripts = readdirSync('dist/_astro').filter((name) => /^(Story|sequence|charts|layout).*\.js$/.test(name));

  it.each(scripts)('in %s leads to the unrolled form', async (name) => {
    const page = await site.page({ viewport: PHONE });
    page.removeAllListeners('pageerror');
    page.removeAllListeners('console');
    let asked = false;
    await page.route(`**/${name}`, async (route) => {
      asked = true;
      await route.fulfill({ contentType: 'text/javascript', body: 'throw new Error("broken");' });
    });
    await page.goto(site.url);
    await page.waitForLoadState('networkidle');
    if (asked) {
      await page.waitForFunction(() => document.documentElement.dataset['charts'] === 'still', null, { timeout: 9000 });
      expect(await look(page)).toEqual({ words: STEPS.length, stills: STEPS, pinned: 0, wide: false });
    }
    await page.context().close();
  });

  it.each(['throws later', 'rejects later'])('and one that %s does, too', async (how) => {
    const page = await read();
    page.removeAllListeners('pageerror');
    await page.evaluate((rejects) => {
      setTimeout(() => {
        if (rejects) void Promise.reject(new Error('broken'));
        else throw new Error('broken');
      });
    }, how === 'rejects later');
    await page.waitForFunction(() => document.documentElement.dataset['charts'] === 'still');
    expect(await look(page)).toEqual({ words: STEPS.length, stills: STEPS, pinned: 0, wide: false });
    await page.context().close();
  });
});

describe('an odd address', () => {
  it.each(['#%', '#%E0%A4%A', '#<x>', '#"]', '#:target', '#row-', '#a b', `#${'x'.repeat(5000)}`, '?x=%#%%'])(
    '%s leads to a page that works',
    async (hash) => {
      const page = await site.page({ viewport: PHONE });
      await page.goto(site.url + hash);
      if (hash.startsWith('#row-')) await page.waitForURL(`**/${NUMBERS_PATH}**`);
      else {
        await waitForCharts(page);
        await page.evaluate((step) => document.getElementById(step)?.scrollIntoView(), farStep());
        await waitForStep(page, farStep());
      }
      await page.context().close();
    },
  );

  it('of a row, as it was once, leads to the row', async () => {
    const page = await site.page();
    await page.goto(`${site.url}#row-pool-2025-10`);
    await page.waitForURL(`**/${NUMBERS_PATH}#row-pool-2025-10`);
    expect(await page.locator(':target').count()).toBe(1);
    await page.context().close();
  });
});

/** What a browser's translation does: every text in two elements of its own, and whatever comes later, too. */
async function translate(page: Page): Promise<void> {
  await page.evaluate(() => {
    document.documentElement.lang = 'fr';
    const wrap = (root: Node): void => {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      const texts: Node[] = [];
      while (walker.nextNode()) texts.push(walker.currentNode);
      for (const text of texts) {
        const parent = text.parentElement;
        if (!parent || !text.textContent?.trim() || parent.closest('font, script, style, noscript, svg')) continue;
        const outer = document.createElement('font');
        const inner = outer.appendChild(document.createElement('font'));
        inner.textContent = `${text.textContent} · traduit`;
        text.parentNode?.replaceChild(outer, text);
      }
    };
    wrap(document.body);
    new MutationObserver((changes) => {
      for (const { target } of changes) wrap(target);
    }).observe(document.body, { childList: true, characterData: true, subtree: true });
  });
}

it('under a browser’s translation steps, numbers, tables, guesses and buttons keep working', async () => {
  const page = await read();
  await translate(page);
  for (const sequence of SEQUENCES)
    for (const step of sequence.slice(-2)) {
      await page.evaluate((id) => document.getElementById(id)?.scrollIntoView(), step);
      await waitForStep(page, step);
    }
  const dialog = page.locator('dialog[open]');
  for (const link of ['.scene p a.fact', 'a[data-table]', 'a[data-embed]']) {
    await page.locator(`${link}:visible`).first().click();
    await dialog.waitFor();
    expect(await dialog.locator('h2').textContent()).toContain('traduit');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
  }
  const guess = page.locator('[data-guess="open"]').first();
  await guess.locator('input').focus();
  await page.keyboard.press('ArrowRight');
  const value = await guess.locator('input').inputValue();
  await guess.locator('[data-show]').click();
  expect(await page.locator('[data-guess="answered"] .guess__answer p').first().textContent()).toContain(value);
  const form = page.locator('[data-toggle="charts"]');
  for (const [charts, pressed] of [
    ['still', 'false'],
    ['moving', 'true'],
  ]) {
    await form.click();
    expect(await form.getAttribute('aria-pressed')).toBe(pressed);
    expect(await page.evaluate(() => document.documentElement.dataset['charts'])).toBe(charts);
  }
  const theme = page.locator('[data-toggle="theme"]');
  const before = await theme.getAttribute('aria-pressed');
  await theme.click();
  expect(await theme.getAttribute('aria-pressed')).not.toBe(before);
  await page.context().close();
});
