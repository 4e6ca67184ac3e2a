/** Orca, a screen reader, with Firefox, on a screen and a desktop of their own: what a listener hears of the site. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import puppeteer, { type Browser } from 'puppeteer-core';
import { serveSite } from '../../../setup/serve.ts';
import { requireProgram } from '../../installed.ts';
import { endFirefox, startProgram, until } from '../engines/programs.ts';

export interface ScreenReader {
  /** Puts the reader's place to the first element in sight that a selector names, and waits until it is said. */
  goTo(selector: string, wanted: string | RegExp): Promise<string>;
  /** Presses keys together, by the names of the screen: "Down", "Control_L Home". */
  press(keys: string): void;
  /** Waits until what was said since the last of these two holds something, and returns it. */
  hears(wanted: string | RegExp): Promise<string>;
  /** Reads on from the reader's place, as far as was agreed at the start; one utterance a line. A long way takes more patience. */
  readOn(patience?: number): Promise<string[]>;
  /** What Orca reads by itself, from the top of a page to its end. */
  readAll(): Promise<string[]>;
  close(): Promise<void>;
}

/** What Orca writes once it has read as far as it should. */
const END = '■';
const ORCA_LANGUAGE = 'C.UTF-8';

/** Starts Orca with its voice on paper. Where it reads to the end of a page, it does so at once, as it does for its users. */
function startOrca(scratch: string, utterances: number | undefined, env: NodeJS.ProcessEnv) {
  // The program itself would not run beside another one of the same person.
  const program = requireProgram('Orca') && '/usr/bin/python3';
  const script = join(import.meta.dirname, 'speak.py');
  const orca = spawn(program, [script, join(scratch, 'orca'), String(utterances ?? '')], { env });
  let said: string[] = [];
  let complaints = '';
  orca.stderr.on('data', (bytes: Buffer) => (complaints += bytes.toString()));
  createInterface({ input: orca.stdout }).on('line', (line) => said.push(line));
  const forget = (): string[] => said.splice(0);
  const heard = (): string => said.join(' ').replace(/\s+/g, ' ');
  const wait = async (holds: () => boolean, wanted: string, patience?: number): Promise<void> => {
    const ends = async (): Promise<boolean> => holds() || orca.exitCode !== null;
    await until(ends, '', patience).catch(() => undefined);
    if (!holds()) throw new Error(`Orca did not say ${wanted}. It said: ${heard()}\n${complaints}`);
  };
  return {
    heard,
    forget,
    wait,
    press: (keys: string): void => {
      said = [];
      orca.stdin.write(`${keys}\n`);
    },
    upToEnd: async (patience?: number): Promise<string[]> => {
      await wait(() => said.includes(END), 'the end', patience);
      return forget().filter((line) => line !== END);
    },
    stop: (): void => void orca.kill('SIGKILL'),
  };
}

function startFirefox(address: string, calm: boolean, env: NodeJS.ProcessEnv): Promise<Browser> {
  return puppeteer.launch({
    browser: 'firefox',
    executablePath: requireProgram('Firefox'),
    headless: false,
    env,
    // Named here, the page has the focus; in a window of its own the bar for addresses would have it.
    args: ['--kiosk', address],
    extraPrefsFirefox: {
      // Accessibility starts with the browser, and not when the first question comes.
      'accessibility.force_disabled': -1,
      'ui.prefersReducedMotion': calm ? 1 : 0,
    },
  });
}

/** Starts both on a page of a built site. `utterances`: how far Orca reads on; to the end of the page without. */
export async function startScreenReader(
  folder: string,
  { place = '', utterances, calm = false }: { place?: string; utterances?: number; calm?: boolean } = {},
): Promise<ScreenReader> {
  requireProgram('at-spi2');
  const [xvfb, bus] = [requireProgram('Xvfb'), requireProgram('dbus-daemon')];
  const scratch = mkdtempSync(join(tmpdir(), 'orca-'));
  const closing: (() => unknown)[] = [() => rmSync(scratch, { recursive: true, force: true, maxRetries: 10 })];
  const close = async (): Promise<void> => {
    for (const step of closing.reverse()) await step();
  };
  try {
    const site = await serveSite(folder);
    closing.push(site.close);
    const homes = ['HOME', 'XDG_RUNTIME_DIR', 'XDG_CONFIG_HOME', 'XDG_DATA_HOME', 'XDG_CACHE_HOME'];
    const own = Object.fromEntries(homes.map((name) => [name, scratch]));
    const screen = startProgram(xvfb, ['-noreset', '-displayfd', '3', '-screen', '0', '1280x1000x24'], own);
    closing.push(screen.stop);
    const desktop = { ...own, DISPLAY: `:${await screen.firstWords()}`, GSETTINGS_BACKEND: 'memory' };
    const messages = startProgram(bus, ['--session', '--nofork', '--print-address=3'], desktop);
    closing.push(messages.stop);
    const address = await messages.firstWords();
    const env = { ...process.env, ...desktop, DBUS_SESSION_BUS_ADDRESS: address, LANG: ORCA_LANGUAGE };
    const orca = startOrca(scratch, utterances, env);
    closing.push(orca.stop);
    await orca.wait(() => orca.heard() !== '', 'that it is there');
    const browser = await startFirefox(`${site.url}${place}`, calm, env);
    closing.push(() => endFirefox(browser));
    const [page] = await browser.pages();
    if (!page) throw new Error('Firefox opened no page');
    const hears = async (wanted: string | RegExp): Promise<string> => {
      await orca.wait(() => orca.heard().match(wanted) !== null, String(wanted));
      return orca.heard();
    };
    return {
      goTo: async (selector, until) => {
        orca.forget();
        await page.evaluate((wanted) => {
          const found = [...document.querySelectorAll<HTMLElement>(wanted)].find((each) => each.checkVisibility());
          if (!found) throw new Error(`Nothing in sight is ${wanted}`);
          if (found.tabIndex < 0) found.tabIndex = -1;
          found.focus();
        }, selector);
        return hears(until);
      },
      press: orca.press,
      hears,
      readOn: (patience) => {
        orca.press('KP_Add');
        return orca.upToEnd(patience);
      },
      readAll: () => orca.upToEnd(400_000),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
