/** Sequences wherever a reader comes from: by scrolling, by a jump over them, and out of them again. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DESKTOP, openSite, PHONE, SEQUENCES, waitForCharts, waitForStep, type Opened } from './open.ts';

let site: Opened;

beforeAll(async () => {
  site = await openSite();
});

afterAll(async () => {
  await site.close();
});

/** Scrolls as a jump does, and waits until the page has answered it. */
async function jump(page: Page, top: number): Promise<void> {
  await page.evaluate((y) => scrollTo({ top: y, behavior: 'instant' }), top);
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

/** Where the middle of each step has to scroll to, to stand at the line at which steps change. */
async function places(page: Page, ids: string[]): Promise<{ id: string; top: number }[]> {
  return page.evaluate(
    (steps) =>
      steps.map((id) => {
        const { top, height } = document.getElementById(id)?.getBoundingClientRect() ?? { top: 0, height: 0 };
        const line = innerHeight * (matchMedia('(min-width: 992px)').matches ? 0.62 : 0.86);
        return { id, top: scrollY + top + height / 2 - line };
      }),
    ids,
  );
}

describe.each([
  ['phone', PHONE],
  ['desktop', DESKTOP],
])('on a %s', (_name, viewport) => {
  it('the step in sight is shown after a jump past its sequence, from below and from above', async () => {
    const page = await site.page({ viewport });
    await page.goto(site.url);
    await waitForCharts(page);
    const end = await page.evaluate(() => document.documentElement.scrollHeight);
    for (const { id, top } of await places(page, SEQUENCES.flat())) {
      for (const from of [end, 0]) {
        await jump(page, from);
        await jump(page, top);
        await waitForStep(page, id);
      }
    }
    await page.context().close();
  });

  it('the address of a step goes when its sequence is left', async () => {
    const page = await site.page({ viewport });
    await page.goto(site.url);
    await waitForCharts(page);
    for (const steps of SEQUENCES) {
      const last = steps.at(-1) ?? '';
      const [place] = await places(page, [last]);
      await jump(page, place?.top ?? 0);
      await page.waitForFunction((id) => location.hash === `#${id}`, last);
      const after = await page.evaluate(
        (id) =>
          document.getElementById(id)?.closest('.sequence')?.querySelector('.after')?.getBoundingClientRect().bottom,
        last,
      );
      await jump(page, (place?.top ?? 0) + (after ?? 0) + viewport.height);
      await page.waitForFunction((ids) => !ids.includes(location.hash.slice(1)), steps);
    }
    await page.context().close();
  });
});

it('on a phone no card covers a mark, wherever the page stands', async () => {
  const page = await site.page({ viewport: PHONE });
  await page.goto(site.url);
  await waitForCharts(page);
  const covered = await page.evaluate(async () => {
    const found: string[] = [];
    for (const scrolly of document.querySelectorAll<HTMLElement>('.sequence')) {
      const frame = scrolly.querySelector('.sequence__frame');
      const pinned = scrolly.querySelector('.pinned');
      if (!frame || !pinned) continue;
      const { top, height } = frame.getBoundingClientRect();
      const start = scrollY + top - innerHeight;
      for (let y = start; y < start + height + innerHeight; y += 40) {
        scrollTo({ top: y, behavior: 'instant' });
        await new Promise(requestAnimationFrame);
        const panel = pinned.getBoundingClientRect();
        for (const card of scrolly.querySelectorAll('.step__words')) {
          const box = card.getBoundingClientRect();
          const [from, to] = [Math.max(box.top, panel.top, 0), Math.min(box.bottom, panel.bottom, innerHeight)];
          if (to - from < 2) continue;
          for (const at of [from + 1, (from + to) / 2, to - 1]) {
            const seen = document.elementsFromPoint(box.left + box.width / 2, at);
            const [text, chart] = [
              seen.findIndex((each) => card.contains(each)),
              seen.findIndex((each) => pinned.contains(each)),
            ];
            if (chart < 0 || (text >= 0 && text < chart))
              found.push(`${card.textContent?.trim().slice(0, 30)} at ${y}`);
          }
        }
      }
    }
    return found;
  });
  expect(covered).toEqual([]);
  await page.context().close();
});

it.each([
  ['phone', PHONE],
  ['desktop', DESKTOP],
])('every record stands on one screen of a %s, in few elements', async (_name, viewport) => {
  const page = await site.page({ viewport });
  await page.goto(site.url);
  await waitForCharts(page);
  const [steps = []] = SEQUENCES;
  const [place] = await places(page, [steps.at(-1) ?? '']);
  await jump(page, place?.top ?? 0);
  await waitForStep(page, steps.at(-1) ?? '');
  const drawing = await page.evaluate(() => {
    const svg = document.querySelector('.sequence .live svg');
    const runs = [...(svg?.querySelectorAll('path[data-key]') ?? [])].map((each) => each.getBoundingClientRect());
    return {
      top: Math.min(...runs.map((box) => box.top)),
      bottom: Math.max(...runs.map((box) => box.bottom)),
      right: Math.max(...runs.map((box) => box.right)),
      elements: svg?.querySelectorAll('*').length ?? 0,
    };
  });
  expect(drawing.top).toBeGreaterThanOrEqual(0);
  expect(drawing.bottom).toBeLessThanOrEqual(viewport.height);
  expect(drawing.right).toBeLessThanOrEqual(viewport.width);
  expect(drawing.elements).toBeLessThan(400);
  await page.context().close();
});
