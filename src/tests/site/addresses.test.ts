/** Addresses are promises: none that was released may be gone, and none that was kept may change. */
import { existsSync, readFileSync } from 'node:fs';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { lock, newestPinned } from '../../embed/lock.ts';
import { releasedAddresses } from '../../embed/released.ts';
import { pinnedPath } from '../../figure/places.ts';
import { BASE, readPage, SITE } from './built.ts';

/** Addresses that were promised and are gone. */
function goneAddresses(promised: string[], released: string[]): string[] {
  const there = new Set(released);
  return promised.filter((address) => !there.has(address));
}

const released = releasedAddresses('dist');

describe('released addresses', () => {
  it('are all still there', () => {
    expect(lock.addresses.length).toBeGreaterThan(100);
    const gone = goneAddresses(lock.addresses, released);
    expect(gone, 'These were promised. Bring them back, or let a page at the address lead on').toEqual([]);
  });

  it('are of every kind', () => {
    for (const kind of [
      /^$/,
      /^#counts$/,
      /^#counts-2020$/,
      /^figures\/\w/,
      /^embed\/$/,
      /^embed\/\w/,
      /^oembed\/\w/,
    ]) {
      expect(lock.addresses.filter((address) => kind.test(address)).length, String(kind)).toBeGreaterThan(0);
    }
    for (const kind of [/^stills\/.+\.svg$/, /^stills\/.+\.dark\.png$/, /^datasets\/.+\.csv$/, /^figures\/.+\.json$/]) {
      expect(lock.addresses.filter((address) => kind.test(address)).length, String(kind)).toBeGreaterThan(10);
    }
  });

  it('would be missed, page or anchor', () => {
    const without = released.filter((address) => address !== 'figures/returns/' && address !== '#leak');
    expect(goneAddresses(lock.addresses, without)).toEqual(['#leak', 'figures/returns/']);
  });

  it('leave out names that change with each build', () => {
    expect(released.filter((address) => address.startsWith('_astro/') || address.includes('404'))).toEqual([]);
  });
});

describe.each(lock.pinned.map(({ figure, version }) => [pinnedPath(figure, version), figure] as const))(
  'the kept file %s',
  (place, figure) => {
    const file = `${place}index.html`;

    it('is in the site as it was written', () => {
      expect(lock.addresses).toContain(place);
      expect(existsSync(`dist/${file}`)).toBe(true);
      expect(readFileSync(`dist/${file}`, 'utf8')).toBe(readFileSync(`public/${file}`, 'utf8'));
    });

    it('carries its date, says that newer data may exist, and leads to the newest', () => {
      const { document } = parseHTML(readFileSync(`dist/${file}`, 'utf8'));
      const words = document.querySelector('.pinned');
      expect(words?.textContent).toMatch(/\d{1,2} \w+ 20\d\d.*newer/);
      expect(words?.querySelector('a')?.getAttribute('href')).toMatch(new RegExp(`/(embed|figures)/${figure}/$`));
      expect(document.querySelectorAll('svg').length).toBeGreaterThan(0);
    });
  },
);

it('the page of a figure offers its newest kept file, and none where there is none', () => {
  for (const figure of new Set(lock.addresses.flatMap((address) => /^figures\/([^/]+)\/$/.exec(address)?.[1] ?? []))) {
    const { document } = readPage(`figures/${figure}/index.html`);
    const code = document.querySelector('#code-pinned')?.textContent ?? undefined;
    const version = newestPinned(figure)?.version;
    if (version) expect(code).toContain(`src="${SITE}${BASE}${pinnedPath(figure, version)}"`);
    else expect(code).toBeUndefined();
  }
});
