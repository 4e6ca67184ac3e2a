/** The height that codes carry is the height that a browser gives the embed. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prepareFigure } from '../../data/prepare.ts';
import { loadData } from '../../data/load.ts';
import { embedHeight } from '../../embed/page/height.ts';
import { openSite, type Opened } from './open.ts';

const data = loadData();
const WIDTHS = [
  280, 300, 320, 350, 358, 375, 399, 400, 414, 431, 432, 440, 480, 560, 591, 592, 640, 700, 800, 960, 1200,
];
/** One line of the embed's text. */
const LINE = 24;

let site: Opened;

beforeAll(async () => {
  site = await openSite();
});

afterAll(async () => {
  await site.close();
});

describe.each([...data.figures.values()].map(({ value }) => value))('$id', (figure) => {
  it('is as tall as computed, at every width', async () => {
    const page = await site.page();
    await page.goto(`${site.url}embed/${figure.id}/`);
    await page.evaluate(() => document.fonts.ready);
    const off: string[] = [];
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 600 });
      const real = await page.evaluate(() => document.getElementById('embed')?.getBoundingClientRect().height ?? 0);
      const computed = embedHeight(prepareFigure(data, figure), width);
      if (computed < real || computed > real + LINE) off.push(`${width} px: ${computed} instead of ${real}`);
    }
    expect(off).toEqual([]);
    await page.context().close();
  });

  it('stays between the 200 and 1,000 px that WordPress grants, at every width from 300 to 640 px', () => {
    const off = Array.from({ length: 341 }, (_, index) => 300 + index)
      .map((width) => ({ width, height: embedHeight(prepareFigure(data, figure), width) }))
      .filter(({ height }) => height < 200 || height > 1000);
    expect(off).toEqual([]);
  });
});
