/** Frames in which no script may run, neither the host's nor the embed's: nothing is cut, at any width. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadData } from '../../data/load.ts';
import { prepareFigure } from '../../data/prepare.ts';
import { describeEmbed } from '../../embed/codes/embedded.ts';
import { embedCodes } from '../../embed/codes/write-codes.ts';
import { serveHosts } from './hosts/serve.ts';
import { FRAME_WIDTHS, openSite, type Opened } from './open.ts';

const PATIENCE = { timeout: 20_000, interval: 50 };
const WIDTH = 600;
const data = loadData();

let site: Opened;
let host: { url: string; close: () => void };

const figures = [...data.figures.values()].map(({ value }) => value);
const embedded = () => figures.map((figure) => describeEmbed(prepareFigure(data, figure), (place) => site.url + place));

beforeAll(async () => {
  site = await openSite();
  const frames = embedded().map((figure) => embedCodes(figure).find(({ id }) => id === 'frame')?.code ?? '');
  const page = (content: string): string =>
    `<!doctype html><html lang="en"><title>A host</title><link rel="icon" href="data:,">
<style>body { margin: 0; inline-size: ${WIDTH}px } .collapsed { inline-size: 0; overflow: hidden } .gone { display: none }</style>${content}</html>`;
  const boxed = (name: string, sandbox = ''): string =>
    frames
      .slice(0, 3)
      .map((code) => `<div class="${name}">${code.replace('<iframe', `<iframe ${sandbox}`)}</div>`)
      .join('');
  host = await serveHosts({
    'all.html': page(frames.map((code) => code.replace('<iframe', '<iframe sandbox')).join('')),
    'boxes.html': page(['collapsed', 'gone'].map((name) => boxed(name) + boxed(name, 'sandbox')).join('')),
  });
});

afterAll(async () => {
  host.close();
  await site.close();
});

it('no embed is taller than its code says, from 280 to 1,000 px', async () => {
  const page = await site.page({ javaScriptEnabled: false });
  const cut: string[] = [];
  for (const { id, height } of embedded()) {
    await page.goto(`${site.url}embed/${id}/`);
    for (const width of FRAME_WIDTHS) {
      await page.setViewportSize({ width, height: 600 });
      const needed = await page.locator('#embed').evaluate((embed) => embed.getBoundingClientRect().height);
      if (needed > height) cut.push(`${id} at ${width} px: ${needed} of ${height} px`);
    }
  }
  expect(cut).toEqual([]);
  await page.context().close();
});

it('a sandboxed frame has the height of its code where the browser sizes it, and keeps it in another width', async () => {
  const page = await site.page({ viewport: { width: 1000, height: 1000 * figures.length } });
  await page.goto(`${host.url}all.html`);
  const heights = () => page.locator('iframe').evaluateAll((all) => all.map((frame) => frame.clientHeight));
  const given = embedded().map(({ height }) => height);
  await expect.poll(heights, PATIENCE).toEqual(given);
  await page.evaluate(() => (document.body.style.inlineSize = '320px'));
  expect(await heights()).toEqual(given);
  // What the browser says of blocked scripts is no error of the embed.
  site.errors.splice(0);
  await page.context().close();
});

it('a frame that starts in a box of no width, or in one that is not shown, is whole once it is shown', async () => {
  const page = await site.page({ viewport: { width: 1000, height: 16_000 } });
  await page.goto(`${host.url}boxes.html`, { waitUntil: 'networkidle' });
  await page.evaluate(() => document.querySelectorAll('div').forEach((box) => box.removeAttribute('class')));
  const needed = embedded().map(({ height }) => height);
  const missing = () =>
    page.locator('iframe').evaluateAll(
      (all, heights) =>
        all.flatMap((frame, index) => {
          const most = heights[index % 3] ?? 0;
          // With the embed's own script a frame is as tall as the chart is in this width; without it, as in any.
          const least = frame.hasAttribute('sandbox') ? most : most * 0.6;
          return frame.clientHeight >= least && frame.clientHeight <= most
            ? []
            : [`${index}: ${frame.clientHeight} of ${most}`];
        }),
      needed,
    );
  await expect.poll(missing, PATIENCE).toEqual([]);
  site.errors.splice(0);
  await page.context().close();
});
