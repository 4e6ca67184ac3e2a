import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DESKTOP, openSite, PHONE, type Opened } from './open.ts';

let site: Opened;

beforeAll(async () => {
  site = await openSite();
});

afterAll(async () => {
  await site.close();
});

interface OpenedFact {
  words: string;
  title: string;
  text: string;
  links: number;
}

describe.each([
  ['phone', PHONE],
  ['desktop', DESKTOP],
])('every number of the page, on a %s', (_name, viewport) => {
  it('opens its row or its formula, with how it became public and a source', async () => {
    const page = await site.page({ viewport, reducedMotion: 'reduce' });
    await page.goto(site.url);
    // The first opening loads the dialog's script; the others are then immediate.
    await page.locator('main a.fact').first().click();
    await page.locator('dialog.opened[open]').waitFor();
    const facts = await page.evaluate(async () => {
      const opened: OpenedFact[] = [];
      const dialog = document.querySelector<HTMLDialogElement>('dialog.opened');
      for (const link of document.querySelectorAll<HTMLAnchorElement>('main a.fact')) {
        dialog?.close();
        link.click();
        // The dialog opens as soon as its script answers: within some frames, or not at all.
        for (let frame = 0; frame < 30 && !dialog?.open; frame++) await new Promise(requestAnimationFrame);
        opened.push({
          words: link.textContent ?? '',
          title: dialog?.open ? (dialog.querySelector('h2')?.textContent ?? '') : 'not open',
          text: dialog?.querySelector('dl')?.textContent ?? '',
          links: dialog?.querySelectorAll('dl a, dl [title]').length ?? 0,
        });
      }
      return opened;
    });
    expect(facts.length).toBe(await page.locator('main a.fact').count());
    expect(facts.length).toBeGreaterThan(0);
    for (const fact of facts) {
      expect(fact.title).toBe(fact.words);
      expect(fact.text, fact.words).toMatch(/Published|Released|Leaked|Our arithmetic/);
      // Our arithmetic shows its formula; everything else names a source.
      if (fact.text.includes('Our arithmetic')) expect(fact.text, fact.words).toMatch(/Formula.*\S|arithmetic: \S/s);
      else expect(fact.links, `${fact.words}: a source`).toBeGreaterThan(0);
    }
    await page.context().close();
  });
});

describe('the keyboard', () => {
  it('opens a number with Enter and gives the focus back on Escape', async () => {
    const page = await site.page({ viewport: DESKTOP });
    await page.goto(site.url);
    const link = page.locator('.scene p a.fact').first();
    await link.focus();
    await page.keyboard.press('Enter');
    await page.locator('dialog.opened[open]').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('dialog.opened[open]').waitFor({ state: 'detached' });
    expect(await link.evaluate((node) => node === document.activeElement)).toBe(true);
    await page.context().close();
  });
});

describe('without JavaScript', () => {
  it('a number is a link to its row, which can be seen', async () => {
    const page = await site.page({ javaScriptEnabled: false });
    await page.goto(site.url);
    const link = page.locator('.scene p a.fact').first();
    const target = (await link.getAttribute('href'))?.split('#')[1] ?? '';
    const words = (await link.textContent()) ?? '';
    await link.click();
    const row = page.locator(`[id="${target}"]`);
    expect(await row.isVisible()).toBe(true);
    expect(await row.textContent()).toContain(words);
    await page.context().close();
  });

  it('every number leads to a row that is there', async () => {
    const page = await site.page({ javaScriptEnabled: false });
    await page.goto(site.url);
    const targets = await page.locator('a.fact').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
    expect(targets.length).toBeGreaterThan(0);
    await page.goto(`${site.url}numbers/`);
    const rows = await page.locator('tr[id]').evaluateAll((found) => found.map(({ id }) => `/numbers/#${id}`));
    expect(targets.filter((target) => !rows.some((row) => target?.endsWith(row)))).toEqual([]);
    await page.context().close();
  });
});
