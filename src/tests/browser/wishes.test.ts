/** What readers tell their browser: more contrast, less data. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSite, type Opened } from './open.ts';

let site: Opened;

beforeAll(async () => {
  // Less data is not yet asked for without this switch.
  site = await openSite({ on: ['--enable-experimental-web-platform-features'] });
});

afterAll(async () => {
  await site.close();
});

describe.each(['light', 'dark'] as const)('more contrast, in the %s palette', (colorScheme) => {
  it.each(['', 'numbers/', 'embed/pool-counts/'])('on /%s every text and mark stands out', async (place) => {
    const page = await site.page({ colorScheme, contrast: 'more' });
    await page.goto(site.url + place);
    const contrasts = await page.evaluate(() => {
      const probe = document.body.appendChild(document.createElement('i'));
      const luminance = (token: string): number => {
        probe.style.color = `var(--${token})`;
        const parts =
          getComputedStyle(probe)
            .color.match(/[\d.]+/g)
            ?.slice(0, 3) ?? [];
        const [red = 0, green = 0, blue = 0] = parts.map((part) => {
          const value = Number(part) / 255;
          return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
        });
        return red * 0.2126 + green * 0.7152 + blue * 0.0722;
      };
      const contrast = (token: string): number => {
        const [low = 0, high = 0] = [luminance(token), luminance('panel')].toSorted((a, b) => a - b);
        return (high + 0.05) / (low + 0.05);
      };
      const texts = ['ink', 'ink-2', 'axis-label', 'link', 'published', 'released-text', 'leaked-text', 'derived'];
      const marks = ['axis-line', 'hairline', 'released', 'leaked', 'focus'];
      return {
        texts: texts.map((token) => [token, contrast(token)]),
        marks: marks.map((token) => [token, contrast(token)]),
      };
    });
    expect(contrasts.texts.filter(([, ratio]) => Number(ratio) < 7)).toEqual([]);
    expect(contrasts.marks.filter(([, ratio]) => Number(ratio) < 4.5)).toEqual([]);
    await page.context().close();
  });
});

describe('less data', () => {
  it.each([
    ['no-preference', 2],
    ['reduce', 0],
  ] as const)('asked for as %s fetches %i fonts', async (value, count) => {
    const page = await site.page();
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-reduced-data', value }] });
    const fonts = new Set<string>();
    page.on('request', (request) => {
      if (request.resourceType() === 'font') fonts.add(request.url());
    });
    await page.goto(site.url, { waitUntil: 'networkidle' });
    expect(fonts.size).toBe(count);
    await page.context().close();
  });
});
