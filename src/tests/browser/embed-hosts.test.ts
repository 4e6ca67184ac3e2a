/** Frames that follow their embeds in every host set-up in use, in three engines. The hosts are another origin. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveSite } from '../../setup/serve.ts';
import { prepareFigure } from '../../data/prepare.ts';
import { loadData } from '../../data/load.ts';
import { embedHeight } from '../../embed/page/height.ts';
import { startChromium } from './engines/chromium.ts';
import { inPage, type Engine } from './engines/engine.ts';
import { startFirefox } from './engines/firefox.ts';
import { startWebKit } from './engines/webkit.ts';
import { hostFolder } from './hosts/serve.ts';
import { hostPage, SETUPS } from './hosts/setups.ts';

const FIGURE = 'lookalike-counts';
const NARROW = 340;
const BROAD = 700;
const SCREEN = { width: 800, height: 800 };
const PATIENCE = { timeout: 15_000, interval: 50 };
/** Other engines set text a little wider or narrower than the font says: one line more or less. */
const LINE = 24;
/** Debian's WebKit sets letters on whole pixels, so that small text runs longer and takes some more lines. */
const ROUNDED = 0.08;

const data = loadData();
const figure = data.figures.get(FIGURE)?.value;
if (!figure) throw new Error(`There is no figure "${FIGURE}"`);
const heights = {
  narrow: embedHeight(prepareFigure(data, figure), NARROW),
  broad: embedHeight(prepareFigure(data, figure), BROAD),
};

let site: { url: string; close: () => void };
let hosts: ReturnType<typeof hostFolder>;

beforeAll(async () => {
  site = await serveSite(process.env['SITE_DIST'] ?? 'dist');
  const pages = SETUPS.map((setup, index) => [`${index}.html`, hostPage(setup, `${site.url}embed/${FIGURE}/`, NARROW)]);
  hosts = hostFolder(Object.fromEntries(pages));
});

afterAll(() => {
  site.close();
  hosts.remove();
});

/** The height of the one frame, wherever the host's script has put it. */
function frameHeight(engine: Engine): Promise<number> {
  return inPage(engine, () => {
    const find = (root: Document | ShadowRoot): HTMLIFrameElement | undefined => {
      for (const node of root.querySelectorAll('*')) {
        if (node instanceof HTMLIFrameElement) return node;
        const inner = node.shadowRoot && find(node.shadowRoot);
        if (inner) return inner;
      }
      return undefined;
    };
    return find(document)?.getBoundingClientRect().height ?? 0;
  });
}

it('is tried with two heights that no host would have by chance', () => {
  expect(Math.abs(heights.narrow - heights.broad)).toBeGreaterThan(2 * LINE);
  for (const height of [heights.narrow, heights.broad]) expect(Math.abs(height - 300)).toBeGreaterThan(2 * LINE);
});

describe.each([
  ['Chromium', startChromium],
  ['Firefox', startFirefox],
  ['WebKit', startWebKit],
])('%s', (name, start) => {
  let engine: Engine;

  beforeAll(async () => {
    engine = await start(hosts.folder);
    await engine.open('', SCREEN);
  });

  afterAll(async () => {
    await engine?.close();
  });

  const setups = SETUPS.map((setup, index) => ({ ...setup, index })).filter(
    ({ native }) => !native || name === 'Chromium',
  );

  it.each(setups)('follows with $name', async ({ index, once }) => {
    await engine.go(`${index}.html`);
    const near = (height: number) => async () =>
      Math.abs((await frameHeight(engine)) - height) <= (name === 'WebKit' ? height * ROUNDED : LINE);
    if (once) {
      // Without scripts it takes the most that it may need at any width: nothing is cut.
      await expect.poll(async () => (await frameHeight(engine)) >= heights.narrow - LINE, PATIENCE).toBe(true);
      return;
    }
    await expect.poll(near(heights.narrow), PATIENCE).toBe(true);
    await inPage(
      engine,
      (width) => {
        const column = document.getElementById('column');
        if (column) column.style.width = `${width}px`;
      },
      BROAD,
    );
    await expect.poll(near(heights.broad), PATIENCE).toBe(true);
  });

  it('has gone through all of them without an error', async () => {
    // Chromium reports as an error that a sandbox for nothing keeps the embed's script from running.
    expect((await engine.errors()).filter((words) => !words.startsWith('Blocked script execution'))).toEqual([]);
  });
});
