import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { attributes, builtFiles, builtPages, type BuiltPage } from './built.ts';

const BASE = '/x/';
const SITE = 'https://host.example';
const folder = mkdtempSync(join(tmpdir(), 'below-'));
let pages: BuiltPage[] = [];

/** The environment without what the test runner sets, which Astro would take for its own. */
function outsideTests(): NodeJS.ProcessEnv {
  const own = ['BASE_URL', 'MODE', 'DEV', 'PROD', 'SSR', 'NODE_ENV', 'TEST'];
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !own.includes(name) && !name.startsWith('VITEST')),
  );
}

beforeAll(() => {
  const { status, stderr } = spawnSync(
    process.execPath,
    ['node_modules/astro/bin/astro.mjs', 'build', '--outDir', folder],
    {
      encoding: 'utf8',
      env: { ...outsideTests(), BASE_PATH: BASE, SITE_URL: SITE },
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
        .filter((address) => address.startsWith('/') && !address.startsWith(BASE))
        .map((address) => `${page.file}: ${address}`),
    );
    expect(astray).toEqual([]);
  });

  it('keeps whole addresses below it', () => {
    for (const page of pages) {
      const own = [...page.html.matchAll(/https:\/\/host\.example[^"\s<}]*/g)].map((match) => match[0]);
      expect(
        own.filter((address) => !address.startsWith(`${SITE}${BASE}`)),
        page.file,
      ).toEqual([]);
    }
    for (const file of ['sitemap.xml', 'robots.txt']) {
      expect(readFileSync(join(folder, file), 'utf8')).toContain(`${SITE}${BASE}`);
    }
  });

  it('keeps what style sheets and scripts ask for below it', () => {
    for (const { file, html } of pages) {
      const urls = [...html.matchAll(/url\(["']?(\/[^"')]+)/g)].map((match) => match[1] ?? '');
      expect(
        urls.filter((url) => !url.startsWith(BASE)),
        file,
      ).toEqual([]);
    }
    for (const file of builtFiles(folder).filter((name) => name.endsWith('.js'))) {
      expect(readFileSync(join(folder, file), 'utf8'), file).not.toMatch(/["'`]\/_astro\//);
    }
  });
});
