/**
 * One reader's journey, the same in three engines: Chromium, Firefox and WebKit, each for real.
 *
 * Gaps, stated once: WebKit's driver reports no console, so a script that the served copy of the page loads first
 * records errors there (see webkit.ts). Rotation is a resize of
 * the viewport or the window in all three: none of them has a sensor to turn. Firefox waits for the fonts (see
 * firefox.ts): a reload after a first visit without them, which there leads to the step before, is not tested.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DESKTOP, farStep, PHONE, STEPS, threeSteps } from '../open.ts';
import { startChromium } from './chromium.ts';
import { inPage, type Engine } from './engine.ts';
import { startFirefox } from './firefox.ts';
import { startWebKit } from './webkit.ts';

const [, STEP, AFTER] = threeSteps();
const FAR = farStep();
const FOLDER = process.env['SITE_DIST'] ?? 'dist';
const LIGHT = 'rgb(246, 248, 248)';
const DARK = 'rgb(15, 23, 29)';
const PATIENCE = { timeout: 15_000, interval: 30 };

/** Waits until the sequence of a step shows it, and its chart stands still. */
async function arrive(engine: Engine, step: string): Promise<void> {
  const settled = () =>
    inPage(
      engine,
      (id) => ({
        active: document.querySelector(`.sequence:has(#${id})`)?.getAttribute('data-active'),
        settled: document.querySelector(`[data-active="${id}"] [data-settled="true"]`) !== null,
      }),
      step,
    );
  await expect.poll(settled, PATIENCE).toEqual({ active: step, settled: true });
}

function scrollTo(engine: Engine, step: string): Promise<unknown> {
  return inPage(engine, (id) => document.getElementById(id)?.scrollIntoView(), step);
}

function hash(engine: Engine): Promise<string> {
  return inPage(engine, () => location.hash);
}

function background(engine: Engine): Promise<string> {
  return inPage(engine, () => getComputedStyle(document.documentElement).backgroundColor);
}

/** Waits until the scenes that the first layout left out have followed. */
async function isWhole(engine: Engine): Promise<void> {
  await expect.poll(() => inPage(engine, () => document.querySelector('.scene:not([data-laid])')), PATIENCE).toBe(null);
}

/** Whether the step's card is on the screen. */
function seesCard(engine: Engine, step: string): Promise<boolean> {
  return inPage(
    engine,
    (id) => {
      const card = document.querySelector(`#${id} .step__words`)?.getBoundingClientRect();
      return card !== undefined && card.bottom > 0 && card.top < innerHeight;
    },
    step,
  );
}

describe.each([
  ['Chromium', startChromium],
  ['Firefox', startFirefox],
  ['WebKit', startWebKit],
])('%s', (name, start) => {
  let engine: Engine;

  beforeAll(async () => {
    engine = await start(FOLDER);
  });

  afterAll(async () => {
    await engine?.close();
  });

  it('is the engine that it says', async () => {
    await engine.open('', PHONE);
    const agent = await inPage(engine, () => navigator.userAgent);
    const own = { Chromium: /Chrome\/\d/, Firefox: /Gecko\/\d.*Firefox\/\d/, WebKit: /Version\/\S+ Safari\// }[name];
    expect(agent).toMatch(own ?? /never/);
  });

  it('shows every step of the sequences to a reader who scrolls', async () => {
    await engine.open('', PHONE);
    for (const step of STEPS) {
      await scrollTo(engine, step);
      await arrive(engine, step);
      const marks = await inPage(
        engine,
        (id) => document.querySelectorAll(`[data-active="${id}"] .live [data-key]`).length,
        step,
      );
      expect(marks, step).toBeGreaterThan(0);
    }
  });

  it.each([
    ['phone', PHONE],
    ['desktop', DESKTOP],
  ])('keeps the big number on one line in the stand-in for a typeface that is late, %s', async (_, reader) => {
    await engine.open('', reader);
    const lines = await inPage(engine, () => {
      document.documentElement.style.setProperty('--sans', "'Archivo fallback', Arial, sans-serif");
      const number = document.querySelector('.big-number');
      return (
        number && Math.round(number.getBoundingClientRect().height / parseFloat(getComputedStyle(number).lineHeight))
      );
    });
    expect(lines).toBe(1);
  });

  it('lands on the step of a deep link, and goes back and forward between two', async () => {
    await engine.open(`#${STEP}`, PHONE);
    await arrive(engine, STEP);
    expect(await seesCard(engine, STEP)).toBe(true);
    await engine.go(`#${FAR}`);
    await arrive(engine, FAR);
    for (const [turn, step] of [
      ['back', STEP],
      ['forward', FAR],
    ] as const) {
      await engine[turn]();
      await expect.poll(() => hash(engine), PATIENCE).toBe(`#${step}`);
      await expect.poll(() => seesCard(engine, step), PATIENCE).toBe(true);
      await arrive(engine, step);
    }
  });

  it('comes back to the same step after a reload', async () => {
    await engine.open('', PHONE);
    await scrollTo(engine, AFTER);
    await arrive(engine, AFTER);
    // A reader who rests on a step gets its address, and a reload leads back to it.
    await expect.poll(() => hash(engine), PATIENCE).toBe(`#${AFTER}`);
    await engine.reload();
    await arrive(engine, AFTER);
    expect(await seesCard(engine, AFTER)).toBe(true);
  });

  it('comes back to the same place of the text after a reload, below scenes that were never in sight', async () => {
    await engine.open('', PHONE);
    await isWhole(engine);
    await inPage(engine, () => document.querySelector('.scene:nth-last-of-type(3)')?.scrollIntoView());
    const top = () =>
      inPage(engine, () => document.querySelector('.scene:nth-last-of-type(3)')?.getBoundingClientRect().top ?? NaN);
    await expect.poll(top, PATIENCE).toBeCloseTo(0, -1);
    await engine.reload();
    await expect.poll(top, PATIENCE).toBeCloseTo(0, -1);
  });

  it('unpins the charts of a phone that is turned to its side, and pins them again', async () => {
    const form = () =>
      inPage(engine, () => ({
        pinned: document.querySelector('.pinned')?.checkVisibility(),
        still: document.querySelector('.still')?.checkVisibility(),
      }));
    await engine.open('', PHONE);
    await scrollTo(engine, AFTER);
    await arrive(engine, AFTER);
    await engine.resize(PHONE.height, PHONE.width);
    await expect.poll(form, PATIENCE).toEqual({ pinned: false, still: true });
    await engine.resize(PHONE.width, PHONE.height);
    await expect.poll(form, PATIENCE).toEqual({ pinned: true, still: false });
    await scrollTo(engine, FAR);
    await arrive(engine, FAR);
  });

  it.each([
    ['phone', PHONE, 0],
    ['desktop', DESKTOP, 0],
  ])('keeps the chart pinned while a step scrolls by, on a %s', async (_name, screen, top) => {
    await engine.open(`#${STEP}`, screen);
    await arrive(engine, STEP);
    const places = () =>
      inPage(
        engine,
        (id) => ({
          pinned: document.querySelector(`[data-active="${id}"] .pinned`)?.getBoundingClientRect().top,
          card: document.querySelector(`#${id} .step__words`)?.getBoundingClientRect().top ?? 0,
        }),
        STEP,
      );
    const before = await places();
    expect(before.pinned).toBeCloseTo(top, 0);
    // Below a short card the next step is near: its chart comes as this card goes out of sight.
    for (const distance of [20, 40, 60]) {
      await inPage(engine, () => scrollBy(0, 20));
      const { pinned, card } = await places();
      expect(pinned).toBeCloseTo(top, 0);
      expect(card).toBeCloseTo(before.card - distance, 0);
    }
  });

  it.each([
    ['light', LIGHT, 'rgb(20, 33, 43)'],
    ['dark', DARK, 'rgb(237, 241, 242)'],
  ] as const)('resolves the colours of a %s device', async (colorScheme, page, ink) => {
    await engine.open('', { ...DESKTOP, colorScheme });
    expect(await background(engine)).toBe(page);
    expect(await inPage(engine, () => getComputedStyle(document.body).color)).toBe(ink);
  });

  it('changes the theme for a reader who asks, and remembers it', async () => {
    await engine.open('', PHONE);
    expect(await background(engine)).toBe(LIGHT);
    await engine.click('[data-toggle="theme"]');
    await expect.poll(() => background(engine), PATIENCE).toBe(DARK);
    await engine.reload();
    expect(await background(engine)).toBe(DARK);
  });

  it('opens a number by pointer and by keyboard, and closes it with Escape', async () => {
    const dialog = () => inPage(engine, () => document.querySelector('dialog[open] h2')?.textContent);
    await engine.open('', PHONE);
    const words = await inPage(engine, () => document.querySelector('.scene p a.fact')?.textContent);
    await engine.click('.scene p a.fact');
    await expect.poll(dialog, PATIENCE).toBe(words);
    await engine.press('Escape');
    await expect.poll(dialog, PATIENCE).toBeFalsy();
    await inPage(engine, () => document.querySelector<HTMLElement>('.scene p a.fact')?.focus());
    await engine.press('Enter');
    await expect.poll(dialog, PATIENCE).toBe(words);
    await engine.press('Escape');
    await expect.poll(dialog, PATIENCE).toBeFalsy();
    const focused = await inPage(engine, () => document.activeElement?.matches('.scene p a.fact'));
    expect(focused, 'the number has the focus again').toBe(true);
  });

  it.each([PHONE, DESKTOP])('does not scroll sideways at $width px', async (screen) => {
    await engine.open('', screen);
    expect(await inPage(engine, () => innerWidth)).toBe(screen.width);
    expect(await inPage(engine, () => document.documentElement.scrollWidth)).toBeLessThanOrEqual(screen.width);
  });

  it('unrolls the sequences for a reader who does not want motion', async () => {
    await engine.open('', { ...PHONE, reducedMotion: true });
    expect(await inPage(engine, () => document.documentElement.dataset['charts'])).toBe('still');
    expect(await inPage(engine, () => document.querySelector('.pinned')?.checkVisibility())).toBe(false);
  });

  it('holds the card and the still of every step without scripts', async () => {
    await engine.open('', { ...PHONE, javaScript: false });
    expect(await inPage(engine, () => document.documentElement.dataset['charts'] ?? 'none')).toBe('none');
    for (const step of STEPS) {
      const seen = await inPage(
        engine,
        (id) =>
          ['.step__words', '.still svg'].map((part) => {
            const box = document.querySelector(`#${id} ${part}`);
            // A driver that takes scripts out of pages, not out of the browser: its noscript is there and not shown.
            const noscript = box?.closest('noscript');
            if (noscript && getComputedStyle(noscript).display === 'none') return true;
            // The shortest card is one line of text.
            return box?.checkVisibility() === true && box.getBoundingClientRect().height > 20;
          }),
        step,
      );
      expect(seen, `${step}: card, still`).toEqual([true, true]);
    }
  });

  it.each(['figures/pool-counts/', 'embed/pool-counts/', 'embed/', '404.html'])('opens /%s too', async (place) => {
    await engine.open(place, PHONE);
    expect(await inPage(engine, () => document.querySelector('h1')?.checkVisibility())).toBe(true);
    expect(
      await inPage(engine, () => getComputedStyle(document.querySelector('h1') ?? document.body).fontFamily),
    ).toMatch(/Archivo|Serif/);
  });

  it('has gone all this way without a script error, and without a word from the content policy', async () => {
    expect(await engine.errors()).toEqual([]);
    // Which would be among them: here is something that the policy refuses.
    await inPage(engine, () => document.querySelector('h1')?.setAttribute('style', 'color: red'));
    await expect.poll(() => engine.errors().then(({ length }) => length), PATIENCE).toBeGreaterThan(0);
    expect(await inPage(engine, () => getComputedStyle(document.querySelector('h1') ?? document.body).color)).not.toBe(
      'rgb(255, 0, 0)',
    );
  });
});
