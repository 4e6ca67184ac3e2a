import { chromium, type BrowserContext, type Page } from 'playwright-core';
import { requireProgram } from '../../installed.ts';
import { serveSite } from '../../../setup/serve.ts';
import type { Engine } from './engine.ts';

/** Chromium, over its own protocol. */
export async function startChromium(folder: string): Promise<Engine> {
  const browser = await chromium.launch({
    executablePath: requireProgram('Chromium'),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
  });
  const site = await serveSite(folder);
  const errors: string[] = [];
  let context: BrowserContext | undefined;
  let open: Page | undefined;
  const page = (): Page => {
    if (!open) throw new Error('No page is open');
    return open;
  };
  return {
    open: async (place, { width, height, javaScript = true, colorScheme = 'light', reducedMotion = false }) => {
      await context?.close();
      context = await browser.newContext({
        viewport: { width, height },
        javaScriptEnabled: javaScript,
        colorScheme,
        reducedMotion: reducedMotion ? 'reduce' : 'no-preference',
      });
      open = await context.newPage();
      open.on('pageerror', (error) => errors.push(error.message));
      open.on('console', (message) => {
        if (message.type() === 'error') errors.push(message.text());
      });
      await open.goto(`${site.url}${place}`);
    },
    go: async (place) => void (await page().goto(`${site.url}${place}`)),
    evaluate: (script) => page().evaluate(script),
    click: (selector) => page().locator(selector).first().click(),
    press: (key) => page().keyboard.press(key),
    back: async () => void (await page().goBack()),
    forward: async () => void (await page().goForward()),
    reload: async () => void (await page().reload()),
    resize: (width, height) => page().setViewportSize({ width, height }),
    errors: () => Promise.resolve(errors),
    close: async () => {
      await browser.close();
      site.close();
    },
  };
}
