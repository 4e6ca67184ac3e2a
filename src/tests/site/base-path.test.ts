import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startNginx, type Host } from '../servers.ts';
import { attributes, BASE, builtFiles, builtPages, outsideTests, SITE, targetOf, type BuiltPage } from './built.ts';

const BELOW = '/stories/x/';
const folder = mkdtempSync(join(tmpdir(), 'below-'));
let pages: BuiltPage[] = [];

beforeAll(() => {
  const { status, stderr } = spawnSync(
    process.execPath,
    ['node_modules/astro/bin/astro.mjs', 'build', '--outDir', folder],
    {
      encoding: 'utf8',
      env: { ...outsideTests(), BASE_PATH: BELOW, SITE_URL: SITE },
    },
  );
  expect(stderr).not.toContain('Error');
  expect(status).toBe(0);
  pages = builtPages(folder);
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true }));

describe('a site below a path of its host', () => {
  it('keeps every link and every file that a page asks for below it', () => {
    expect(pages.length).toBeGreaterThan(10);
    const astray = pages.flatMap((page) =>
      [
        ...attributes(page, '[href]', 'href'),
        ...attributes(page, '[src]', 'src'),
        ...attributes(page, '[component-url], [renderer-url]', 'component-url'),
      ]
        .filter((address) => address.startsWith('/') && !address.startsWith(BELOW))
        .map((address) => `${page.file}: ${address}`),
    );
    expect(astray).toEqual([]);
  });

  it('keeps whole addresses below it', () => {
    for (const page of pages) {
      const own = page.html.match(new RegExp(`${SITE}[^"\\s<}]*`, 'g')) ?? [];
      expect(
        own.filter((address) => !address.startsWith(`${SITE}${BELOW}`)),
        page.file,
      ).toEqual([]);
    }
    for (const file of ['sitemap.xml', 'robots.txt']) {
      expect(readFileSync(join(folder, file), 'utf8')).toContain(`${SITE}${BELOW}`);
    }
  });

  it('keeps what style sheets and scripts ask for below it', () => {
    for (const { file, html } of pages) {
      const urls = [...html.matchAll(/url\(["']?(\/[^"')]+)/g)].map((match) => match[1] ?? '');
      expect(
        urls.filter((url) => !url.startsWith(BELOW)),
        file,
      ).toEqual([]);
    }
    for (const file of builtFiles(folder).filter((name) => name.endsWith('.js'))) {
      expect(readFileSync(join(folder, file), 'utf8'), file).not.toMatch(/["'`]\/_astro\//);
    }
  });
});

describe('the same site served at the root and below a path', () => {
  let root: Host;
  let below: Host;

  beforeAll(async () => {
    root = await startNginx({ folder: 'dist', base: BASE });
    below = await startNginx({ folder, base: BELOW });
  }, 30_000);

  afterAll(async () => {
    await root?.close();
    await below?.close();
  });

  const served = (name: string): boolean => !/^(_headers|\.nojekyll)$/.test(name);

  /** Names, sizes and fingerprints follow the addresses in a file. */
  const withoutHashes = (text: string): string =>
    text
      .replace(/\.[\w-]{8}\.(js|woff2|css)\b/g, '.$1')
      .replace(/(sha256[-:])[\w+/=]{44,64}/g, '$1')
      .replace(/"bytes": \d+/g, '"bytes"')
      // An address that is drawn has the length of its letters.
      .replace(/ textLength="[\d.]+"/g, '');

  /** A text of the site below its path, as it would be at the place of the other one. */
  const moved = (text: string): string =>
    text.replaceAll(BELOW, BASE).replaceAll(BELOW.slice(0, -1), BASE.slice(0, -1));

  it('is the same, file for file, but for addresses', async () => {
    const [files, others] = [builtFiles().filter(served), builtFiles(folder).filter(served)];
    expect(others.map(withoutHashes)).toEqual(files.map(withoutHashes));
    for (const [index, file] of files.entries()) {
      const [one, other] = await Promise.all([fetch(root.url + file), fetch(below.url + (others[index] ?? ''))]);
      expect([one.status, other.status], file).toEqual([200, 200]);
      expect(other.headers.get('content-type'), file).toBe(one.headers.get('content-type'));
      const [mine, theirs] = await Promise.all([one.text(), other.text()]);
      // Pictures hold their address drawn.
      if (file.endsWith('.png')) continue;
      expect(withoutHashes(moved(theirs)) === withoutHashes(mine), `${file} is the same`).toBe(true);
    }
  }, 60_000);

  it('answers at every address that a page, an embed, a feed or a description names', async () => {
    const texts = builtFiles(folder).filter((name) => /\.(html|json|xml|txt)$/.test(name));
    const named = texts.flatMap((name) => {
      const text = readFileSync(join(folder, name), 'utf8').replaceAll('&amp;', '&');
      const whole = text.match(new RegExp(`${SITE}${BELOW}[^\\s"'<>\\\\&),;{}\`]*`, 'g')) ?? [];
      const page = pages.find(({ file }) => file === name);
      const relative = page ? [...attributes(page, '[href]', 'href'), ...attributes(page, '[src]', 'src')] : [];
      return [...whole.map((address) => address.replace(/[.:]$/, '')), ...relative].flatMap(
        (address) => targetOf(address, name, BELOW)?.file ?? [],
      );
    });
    // The guide names folders and patterns of addresses too.
    const pattern = /[…*$]|^(embed|oembed|stills|embed\/.*\/v)\/index\.html$/;
    const asked = [...new Set(named)].filter((place) => !pattern.test(place));
    const kinds = [/^index/, /^figures\//, /^embed\/\w+/, /^stills\/.*svg/, /^oembed\//, /^corrections/, /^_astro/];
    for (const kind of kinds) expect(asked.filter((place) => kind.test(place)).length, String(kind)).toBeGreaterThan(0);
    const statuses = await Promise.all(
      asked.map(async (place) => `${(await fetch(below.url + place, { method: 'HEAD' })).status} ${place}`),
    );
    expect(statuses.filter((status) => !status.startsWith('200'))).toEqual([]);
  });
});
