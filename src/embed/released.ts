/** What a built site has released: the addresses that others may have written down, and files that are kept. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import { formatDate } from '../charts/format.ts';
import { policyHash } from './page/inline.ts';

/** What embedders, readers and programs may link to; files with hashed names and settings of hosts are not among it. */
const RELEASED = /^(index\.html$|(figures|embed|oembed|stills|datasets)\/|datapackage\.json$|[\w-]+\.xml$)/;

/** Every released address of a built folder: places below the base path, and "#anchor" for places on the story. */
export function releasedAddresses(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(folder, '/').length).replaceAll('\\', '/'));
  const { document } = parseHTML(readFileSync(join(folder, 'index.html'), 'utf8'));
  const anchors = document.querySelectorAll('.scene[id], .step[id], .figure[id], .formerly[id]');
  const places = files.filter((file) => RELEASED.test(file)).map((file) => file.replace(/(^|\/)index\.html$/, '$1'));
  return [...new Set([...places, ...[...anchors].map(({ id }) => `#${id}`)])].sort();
}

/** Where a page says how tall it is without a script: at the end of its styles. */
const HEIGHT = /(?<=min-block-size:)\d+(?=px;\}\}$)/;
/** The most in px that the line with its date takes in any frame. */
const DATE_LINE = 72;

/** A built embed as it is kept for good: with its day, the way to the newest, and the height that it then has. */
export function keptCopy(page: string, day: string): { html: string; height: number; home: string } {
  const [style = ''] = /(?<=<style>).*?(?=<\/style>)/s.exec(page) ?? [];
  const [home = ''] = /(?<=rel="canonical" href=")[^"]+/.exec(page) ?? [];
  const height = Number(HEIGHT.exec(style)?.[0]) + DATE_LINE;
  const taller = style.replace(HEIGHT, String(height));
  const words = `This is the version of ${formatDate(day)}. There may be newer data.`;
  const link = `<a href="${home}" target="_blank" rel="noopener">See the newest version</a>`;
  // The policy is an attribute, in which the quotation marks are written out.
  const hashOf = (text: string): string => policyHash(text).slice(1, -1);
  const source = '<p class="figure__source">';
  const html = page
    .replace(hashOf(style), hashOf(taller))
    .replace(style, () => taller)
    .replace(source, `<p class="pinned">${words} ${link}</p>\n${source}`);
  return { html, height, home };
}
