/** What the policies do in a browser: they refuse nothing of ours, change no colour, and frame what may be framed. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { serveHosts } from './hosts/serve.ts';
import { DESKTOP, openSite, STEPS, waitForStep, type Opened } from './open.ts';

let site: Opened;

beforeAll(async () => {
  site = await openSite();
});

afterAll(async () => {
  await site.close();
});

/** The colours of the marks below a selector, by key: those of all shapes of a mark, and of the pattern that fills one. */
const colours = (selector: string): Record<string, string> => {
  const all = (node: Element): Element[] => [node, ...node.querySelectorAll('*')];
  const words = (shape: Element): string => {
    const { fill, stroke } = getComputedStyle(shape);
    const pattern = document.getElementById(/^url\("#(.+)"\)/.exec(fill)?.[1] ?? '');
    return `${shape.tagName} ${pattern ? all(pattern).map(words).join(', ') : fill} ${stroke}`;
  };
  const marks = [...document.querySelectorAll(`${selector} [data-key]`)];
  return Object.fromEntries(
    marks.map((mark) => [mark.getAttribute('data-key') ?? '', all(mark).map(words).join('; ')]),
  );
};

describe.each(['light', 'dark'] as const)('marks on a %s device', (colorScheme) => {
  it('have the same colours before the scripts run and after', async () => {
    const [before, after] = [
      await site.page({ viewport: DESKTOP, colorScheme, javaScriptEnabled: false }),
      await site.page({ viewport: DESKTOP, colorScheme }),
    ];
    await before.goto(site.url);
    await after.goto(site.url);
    for (const step of STEPS) {
      await after.evaluate((id) => document.getElementById(id)?.scrollIntoView(), step);
      await waitForStep(after, step);
      const still = await before.evaluate(colours, `#${step} .still`);
      const live = await after.evaluate(colours, `[data-active="${step}"] .live`);
      // A still is narrower, and may hold more: lines around what is too small to count.
      const drawn = Object.keys(still).filter((key) => !key.includes('-edge-'));
      expect(drawn.length, step).toBeGreaterThan(0);
      for (const key of drawn) expect(live[key], `${step}, ${key}`).toEqual(still[key]);
    }
    await before.context().close();
    await after.context().close();
  });
});

describe('frames on another site', () => {
  const inside = (address: string, more = ''): string => `<iframe name="frame" ${more} src="${address}"></iframe>`;
  const escaped = (html: string): string => html.replaceAll('"', '&quot;');
  let host: { url: string; close: () => void };

  beforeAll(async () => {
    const embed = `${site.url}embed/returns/`;
    const page = (body: string): string =>
      `<!doctype html><html lang="en"><title>A host</title><link rel="icon" href="data:,">${body}</html>`;
    host = await serveHosts({
      'story.html': page(inside(site.url)),
      'figure.html': page(inside(`${site.url}figures/returns/`)),
      'guide.html': page(inside(`${site.url}embed/`)),
      'embed.html': page(inside(embed)),
      // As editing systems preview what they are given: in a frame without an address of its own.
      'preview.html': page(`<iframe sandbox="allow-scripts" srcdoc="${escaped(inside(embed))}"></iframe>`),
    });
  });

  afterAll(() => host?.close());

  it.each(['embed', 'preview'])('hold an embed: %s', async (name) => {
    const page = await site.page();
    await page.goto(`${host.url}${name}.html`);
    const frame = page.frames().find((each) => each.name() === 'frame');
    expect(await frame?.locator('h1').textContent()).toBeTruthy();
    await page.context().close();
  });

  it.each(['story', 'figure', 'guide'])('do not hold the %s', async (name) => {
    const page = await site.page();
    await page.goto(`${host.url}${name}.html`);
    const frame = page.frames().find((each) => each.name() === 'frame');
    expect(frame?.url()).toMatch(/^chrome-error:/);
    expect(site.errors.splice(0).join()).toMatch(/frame-ancestors 'self'/);
    await page.context().close();
  });
});
