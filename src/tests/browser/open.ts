import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { findChromium } from '../installed.ts';
import { serveSite } from '../../setup/serve.ts';
import { findTags, readStory } from '../../story/outline.ts';

/** The two screens that the story is designed on. */
export const PHONE = { width: 390, height: 844 };
export const DESKTOP = { width: 1280, height: 800 };

/** The widths in px of a frame at which nothing of an embed may be cut. */
export const FRAME_WIDTHS = Array.from({ length: 37 }, (_, index) => 280 + 20 * index);

const tags = findTags(readStory());
const idsOf = (wanted: string): string[] =>
  tags.filter(({ name }) => name === wanted).map(({ attributes }) => attributes['id'] ?? '');

/** The ids of the story's steps and of its scenes, in its order. */
export const STEPS = idsOf('Step');
export const SCENES = idsOf('Scene');

/** The steps of each sequence, in the story's order. */
export const SEQUENCES: string[][] = tags
  .filter(({ name }) => name === 'Scrolly' || name === 'Step')
  .reduce<string[][]>(
    (all, { name, attributes }) =>
      name === 'Scrolly' ? [...all, []] : all.with(-1, [...(all.at(-1) ?? []), attributes['id'] ?? '']),
    [],
  );

/** A step with another before it and another after it in the longest sequence, and those two. */
export function threeSteps(): [before: string, step: string, after: string] {
  const [longest = []] = SEQUENCES.toSorted((one, other) => other.length - one.length);
  const [before, step, after] = longest;
  if (!before || !step || !after) throw new Error('No sequence of the story has three steps to try');
  return [before, step, after];
}

/** A step far from these: the last of the story. */
export function farStep(): string {
  return STEPS.at(-1) ?? '';
}

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
    [...document.querySelectorAll('.sequence')].every((scrolly) =>
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
