/** What several tests of the built site share: its files, its pages, and where an address leads. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import { wantedBase, wantedSite } from '../../hosting/wanted.ts';

export const SITE = wantedSite();
export const BASE = wantedBase();

export interface BuiltPage {
  /** Its file below the built folder, such as "figures/returns/index.html". */
  file: string;
  html: string;
  document: Document;
}

/** Every file of a built folder, with forward slashes. */
export function builtFiles(folder = 'dist'): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort();
}

/** Every page of a built folder, parsed. */
export function builtPages(folder = 'dist'): BuiltPage[] {
  return builtFiles(folder)
    .filter((file) => file.endsWith('.html') && !/^embed\/.+\/index/.test(file))
    .map((file) => readPage(file, folder));
}

export function readPage(file: string, folder = 'dist'): BuiltPage {
  const html = readFileSync(join(folder, file), 'utf8');
  return { file, html, document: parseHTML(html).document };
}

/** The values of an attribute, in the order of the page. */
export function attributes({ document }: BuiltPage, selector: string, name: string): string[] {
  return [...document.querySelectorAll(selector)].map((node) => node.getAttribute(name) ?? '');
}

/** The file of an address on the site, and the fragment; undefined where another site is meant. */
export function targetOf(href: string, from: string, base = BASE): { file: string; fragment: string } | undefined {
  const url = new URL(href, new URL(base + from.replace(/index\.html$/, ''), SITE));
  if (url.origin !== new URL(SITE).origin || !url.pathname.startsWith(base)) return undefined;
  const path = decodeURIComponent(url.pathname.slice(base.length));
  return { file: path === '' || path.endsWith('/') ? `${path}index.html` : path, fragment: url.hash.slice(1) };
}

/** The objects of linked data in a page's head. */
export function linkedData({ document }: BuiltPage): Record<string, unknown>[] {
  return [...document.querySelectorAll('script[type="application/ld+json"]')].map((node) => {
    const item: unknown = JSON.parse(node.textContent ?? '');
    if (typeof item !== 'object' || item === null) throw new Error('Linked data must be an object');
    return { ...item };
  });
}

/** The environment without what the test runner sets, which Astro would take for its own. */
export function outsideTests(): NodeJS.ProcessEnv {
  const own = ['BASE_URL', 'MODE', 'DEV', 'PROD', 'SSR', 'NODE_ENV', 'TEST'];
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !own.includes(name) && !name.startsWith('VITEST')),
  );
}
