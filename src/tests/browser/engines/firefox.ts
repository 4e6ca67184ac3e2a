import puppeteer, { type Browser, type BrowserContext, type Page } from 'puppeteer-core';
import { requireProgram } from '../../installed.ts';
import { serveSite } from '../../../setup/serve.ts';
import type { Engine, Reader } from './engine.ts';
import { endFirefox } from './programs.ts';

/** The device's settings are preferences of Firefox, which it reads as it starts. */
function preferences({ javaScript = true, colorScheme = 'light', reducedMotion = false }: Reader) {
  return {
    'javascript.enabled': javaScript,
    'layout.css.prefers-color-scheme.content-override': colorScheme === 'dark' ? 0 : 1,
    'ui.prefersReducedMotion': reducedMotion ? 1 : 0,
    // On a busy machine an optional font may miss its 100 ms. Firefox restores a reload's position in pixels, so that
    // fonts which come in time only for the reload lead to the step before; Chromium and WebKit go to the address.
    'gfx.downloadable_fonts.fallback_delay_short': 10_000,
  };
}

/** Firefox, over WebDriver BiDi. */
export async function startFirefox(folder: string): Promise<Engine> {
  const executablePath = requireProgram('Firefox');
  const site = await serveSite(folder);
  const errors: string[] = [];
  let browser: Browser | undefined;
  let settings = '';
  let context: BrowserContext | undefined;
  let open: Page | undefined;
  const page = (): Page => {
    if (!open) throw new Error('No page is open');
    return open;
  };
  /** The browser with a reader's preferences: the one that runs, or a new one. */
  const withPreferences = async (reader: Reader): Promise<Browser> => {
    const wanted = preferences(reader);
    if (browser && settings === JSON.stringify(wanted)) return browser;
    await endFirefox(browser);
    context = undefined;
    settings = JSON.stringify(wanted);
    browser = await puppeteer.launch({ browser: 'firefox', executablePath, headless: true, extraPrefsFirefox: wanted });
    return browser;
  };
  return {
    open: async (place, reader) => {
      const running = await withPreferences(reader);
      await context?.close();
      // A context of its own holds no storage of the reader before.
      context = await running.createBrowserContext();
      open = await context.newPage();
      open.on('pageerror', (error) => errors.push(error instanceof Error ? error.message : String(error)));
      open.on('console', (message) => {
        if (message.type() === 'error') errors.push(message.text());
      });
      // Firefox does not report what a policy refuses, unless the page says it.
      await open.evaluateOnNewDocument(() =>
        addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
          console.error(`Refused: ${violatedDirective} ${blockedURI}`),
        ),
      );
      await open.setViewport({ width: reader.width, height: reader.height });
      await open.goto(`${site.url}${place}`);
    },
    go: async (place) => void (await page().goto(`${site.url}${place}`)),
    evaluate: (script) => page().evaluate(script),
    click: (selector) => page().click(selector),
    press: (key) => page().keyboard.press(key),
    back: async () => void (await page().goBack()),
    forward: async () => void (await page().goForward()),
    reload: async () => void (await page().reload()),
    resize: (width, height) => page().setViewport({ width, height }),
    errors: () => Promise.resolve(errors),
    close: async () => {
      await endFirefox(browser);
      site.close();
    },
  };
}
