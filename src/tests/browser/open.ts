import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { findChromium } from '../../setup/browsers.ts';
import { serveSite } from '../../setup/serve.ts';
import { findTags, readStory } from '../../story/outline.ts';

/** The two screens that the story is designed on. */
export const PHONE = { width: 390, height: 844 };
export const DESKTOP = { width: 1280, height: 800 };

/** The ids of the story's steps, in its order. */
export const STEPS = findTags(readStory())
  .filter(({ name }) => name === 'Step')
  .map(({ attributes }) => attributes['id'] ?? '');

export interface Opened {
  url: string;
  /** A fresh page of its own context; script errors make the test fail. */
  page: (options?: BrowserContextOptions) => Promise<Page>;
  /** What the browser has reported so far; a test that provokes an error takes it out. */
  errors: string[];
  close: () => Promise<void>;
}

/** Serves the build on loopback and starts one browser for a test file, with further switches of the browser. */
export async function openSite({ on = [], off = [] }: { on?: string[]; off?: string[] } = {}): Promise<Opened> {
  const site = await serveSite(process.env['SITE_DIST'] ?? 'dist');
  const browser: Browser = await chromium.launch({
    executablePath: findChromium(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run', ...on],
    ignoreDefaultArgs: off,
  });
  const errors: string[] = [];
  return {
    url: site.url,
    errors,
    page: async (options = {}) => {
      const context = await browser.newContext({ viewport: PHONE, ...options });
      const page = await context.newPage();
      page.on('pageerror', (error) => errors.push(error.message));
      page.on('console', (message) => {
        if (message.type() === 'error') errors.push(message.text());
      });
      return page;
    },
    close: async () => {
      await browser.close();
      site.close();
      if (errors.length > 0) throw new Error(`The browser reported errors:\n${errors.join('\n')}`);
    },
  };
}

/** Waits until every sequence of the story is pinned and drawn. */
export async function waitForCharts(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    [...document.querySelectorAll('.scrolly')].every((scrolly) =>
      scrolly.querySelector('.stage [data-settled="true"] svg'),
    ),
  );
}

/** Waits until a sequence shows a step, and its chart has finished moving. */
export async function waitForStep(page: Page, id: string): Promise<void> {
  await page.waitForFunction((step) => document.querySelector(`[data-active="${step}"]`) !== null, id);
  await page.waitForFunction(
    (step) => document.querySelector(`[data-active="${step}"] [data-settled="true"]`) !== null,
    id,
  );
}
