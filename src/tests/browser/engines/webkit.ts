/**
 * WebKitGTK, over WebDriver. What its driver lacks, and what stands in for it:
 * - It reports no console, and MiniBrowser prints none of a driven session. The site is served from a copy whose
 *   pages first load a script that records errors.
 * - It cannot set the viewport, only the window. The toolbar of MiniBrowser is styled away to reach a phone's width,
 *   and its height is added to each size.
 * - The settings of the device are MiniBrowser's arguments and GTK's settings, so each reader gets a new browser.
 */
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Builder, By, Capabilities, Key as Keys, type WebDriver } from 'selenium-webdriver';
import { requireProgram } from '../../installed.ts';
import { serveSite } from '../../../setup/serve.ts';
import type { Engine, Reader } from './engine.ts';
import { answers, freePort, startProgram, until, type Started } from './programs.ts';

interface Size {
  width: number;
  height: number;
}

const KEYS = {
  Enter: Keys.ENTER,
  Escape: Keys.ESCAPE,
  Tab: Keys.TAB,
  PageDown: Keys.PAGE_DOWN,
  PageUp: Keys.PAGE_UP,
};

/** Lets the window be as narrow as a phone. */
const NARROW = '* { min-width: 0; min-height: 0; margin: 0; padding: 0; border-width: 0; font-size: 1px; }';

/** Runs in the page before everything else; the session's storage carries the errors over a reload. */
const RECORDER = `
  const record = (words) => sessionStorage.setItem('errors', (sessionStorage.getItem('errors') || '') + words + '\\n');
  // What is still on its way when a reader leaves is no error.
  let leaving = false;
  addEventListener('beforeunload', () => (leaving = true));
  addEventListener('error', (event) => {
    if (event.message) record(event.message);
    else if (!leaving) record('Did not load: ' + event.target.outerHTML);
  }, true);
  addEventListener('unhandledrejection', (event) => record('Unhandled: ' + event.reason));
  addEventListener('securitypolicyviolation', (event) => record('Refused: ' + event.violatedDirective + ' ' + event.blockedURI));
  const { error } = console;
  console.error = (...words) => (record(words.join(' ')), error.apply(console, words));
`;

/** A copy of the site whose pages record their errors; what stands before a page's policy is not its business. */
function recordingCopy(folder: string, copy: string): void {
  cpSync(folder, copy, { recursive: true });
  for (const name of readdirSync(copy, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.html')) continue;
    const page = readFileSync(join(copy, name), 'utf8');
    writeFileSync(join(copy, name), page.replace('<head>', '<head><script src="/recorder.js"></script>'));
  }
  writeFileSync(join(copy, 'recorder.js'), RECORDER);
}

export async function startWebKit(folder: string): Promise<Engine> {
  const scratch = mkdtempSync(join(tmpdir(), 'webkit-'));
  const gtk = join(scratch, 'config', 'gtk-3.0');
  mkdirSync(gtk, { recursive: true });
  writeFileSync(join(gtk, 'gtk.css'), NARROW);
  recordingCopy(folder, join(scratch, 'site'));
  const site = await serveSite(join(scratch, 'site'));
  // Without -noreset the screen starts anew when its last window goes, and takes a browser that is just coming with it.
  const screenWords = ['-noreset', '-displayfd', '3', '-screen', '0', '1600x1200x24'];
  const screen = startProgram(requireProgram('Xvfb'), screenWords, {});
  const errors: string[] = [];
  let driver: Started | undefined;
  let open: WebDriver | undefined;
  const session = (): WebDriver => {
    if (!open) throw new Error('No page is open');
    return open;
  };

  const collectErrors = async (): Promise<void> => {
    if (!open) return;
    const found = await open.executeScript<string>(
      `if (!location.protocol.startsWith('http')) return '';
      const found = sessionStorage.getItem('errors') || '';
      sessionStorage.removeItem('errors');
      return found;`,
    );
    errors.push(...found.split('\n').filter(Boolean));
  };
  /** Stops the driver, and with it the browser. */
  const leave = async (): Promise<void> => {
    try {
      await collectErrors();
    } finally {
      open = undefined;
      driver?.stop();
    }
  };
  const close = async (): Promise<void> => {
    try {
      await leave();
    } finally {
      screen.stop();
      site.close();
      rmSync(scratch, { recursive: true, force: true, maxRetries: 10 });
    }
  };
  /** What the window needs beyond the page. */
  let frame = { width: 0, height: 0 };
  const resize = async (width: number, height: number): Promise<void> => {
    const window = session().manage().window();
    await window.setRect({ x: 0, y: 0, width: width + frame.width, height: height + frame.height });
    const fits = async (): Promise<boolean> => {
      const [inner, outer] = await session().executeScript<[Size, Size]>(
        'return [{ width: innerWidth, height: innerHeight }, { width: outerWidth, height: outerHeight }]',
      );
      if (inner.width === width && inner.height === height) return true;
      // While the window turns, one of the two is still the old one, and their difference may be less than nothing.
      frame = { width: Math.max(0, outer.width - inner.width), height: Math.max(0, outer.height - inner.height) };
      await window.setRect({ x: 0, y: 0, width: width + frame.width, height: height + frame.height });
      return false;
    };
    await until(fits, `WebKit's window does not become ${width} × ${height}`);
  };

  /** A driver of its own for each reader, so that no browser outlives its reader, even one that hangs. */
  const startDriver = async (display: string): Promise<string> => {
    const port = await freePort();
    driver = startProgram(requireProgram('WebKit'), [`--port=${port}`], {
      DISPLAY: `:${display}`,
      XDG_CONFIG_HOME: join(scratch, 'config'),
      XDG_CACHE_HOME: join(scratch, 'cache'),
      XDG_DATA_HOME: join(scratch, 'data'),
      NO_AT_BRIDGE: '1',
    });
    const address = `http://127.0.0.1:${port}`;
    await until(() => answers(`${address}/status`), 'WebKitWebDriver does not answer');
    return address;
  };

  const display = await screen.firstWords().catch(async (error: unknown) => {
    await close();
    throw error;
  });
  return {
    open: async (place, reader) => {
      await leave();
      const moves = reader.reducedMotion ? 0 : 1;
      writeFileSync(join(gtk, 'settings.ini'), `[Settings]\ngtk-enable-animations=${moves}\n`);
      open = await new Builder()
        .disableEnvironmentOverrides()
        .usingServer(await startDriver(display))
        .withCapabilities(
          new Capabilities({
            browserName: 'MiniBrowser',
            'webkitgtk:browserOptions': { args: argumentsFor(reader) },
          }),
        )
        .build();
      await open.manage().setTimeouts({ pageLoad: 20_000, script: 20_000 });
      // The window has its size before the page comes, as on a device.
      await resize(reader.width, reader.height);
      await open.get(`${site.url}${place}`);
    },
    go: (place) => session().get(`${site.url}${place}`),
    evaluate: (script) => session().executeScript(`return ${script}`),
    click: (selector) => session().findElement(By.css(selector)).click(),
    press: (key) => session().actions().sendKeys(KEYS[key]).perform(),
    back: () => session().navigate().back(),
    forward: () => session().navigate().forward(),
    reload: () => session().navigate().refresh(),
    resize,
    errors: async () => {
      await collectErrors();
      return errors;
    },
    close,
  };
}

function argumentsFor({ javaScript = true, colorScheme = 'light' }: Reader): string[] {
  return [
    '--automation',
    ...(colorScheme === 'dark' ? ['--dark-mode'] : []),
    // Drops every script of the page, as switching scripts off does, but leaves the driver able to look.
    ...(javaScript ? [] : ['--enable-javascript-markup=FALSE']),
  ];
}
