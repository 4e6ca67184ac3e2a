/** Charts under a reader's own text spacing (WCAG 1.4.12): words keep the room they were laid out for. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DESKTOP, openSite, PHONE, waitForCharts, type Opened } from './open.ts';

let site: Opened;

beforeAll(async () => {
  site = await openSite();
});

afterAll(async () => {
  await site.close();
});

/** The spacing that the guideline names, over everything that a page sets. */
const SPACED = '* { letter-spacing: .12em !important; word-spacing: .16em !important; line-height: 1.5 !important }';

async function space(page: Page): Promise<void> {
  await page.evaluate((rules) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(rules);
    document.adoptedStyleSheets = [sheet];
  }, SPACED);
}

/** Words of charts in sight that leave their drawing, or stand on others. */
async function faults(page: Page): Promise<{ charts: number; found: string[] }> {
  return page.evaluate(() => {
    const drawings = [...document.querySelectorAll('svg.chart')].filter((svg) => svg.checkVisibility());
    const found = drawings.flatMap((svg) => {
      const room = svg.getBoundingClientRect();
      const words = [...svg.querySelectorAll('text')].map((text) => ({
        text: text.textContent ?? '',
        box: text.getBoundingClientRect(),
      }));
      return words.flatMap(({ text, box }, index) => {
        const outside = Math.max(room.left - box.left, box.right - room.right);
        // Lines of a block stand closer than the boxes of their letters are high.
        const onOther = words.slice(index + 1).filter(({ box: other }) => {
          const wide = Math.min(box.right, other.right) - Math.max(box.left, other.left);
          const high = Math.min(box.bottom, other.bottom) - Math.max(box.top, other.top);
          return wide > 2 && high > Math.min(box.height, other.height) * 0.4;
        });
        return [
          ...(outside > 2 ? [`“${text}” leaves its drawing by ${Math.round(outside)} px`] : []),
          ...onOther.map((other) => `“${text}” stands on “${other.text}”`),
        ];
      });
    });
    return { charts: drawings.length, found };
  });
}

describe.each([
  ['phone', PHONE],
  ['desktop', DESKTOP],
])('on a %s', (_name, viewport) => {
  it.each(['no-preference', 'reduce'] as const)(
    'words of charts stay in their places, with motion: %s',
    async (reducedMotion) => {
      const page = await site.page({ viewport, reducedMotion });
      await page.goto(site.url);
      if (reducedMotion === 'no-preference') await waitForCharts(page);
      await page.evaluate(() => document.fonts.ready);
      await space(page);
      const { charts, found } = await faults(page);
      expect(charts).toBeGreaterThan(20);
      expect(found).toEqual([]);
      await page.context().close();
    },
  );
});
