/** The addresses that a built site answers to, and that others may have written down. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';

/** What embedders, readers and programs may link to; files with hashed names and settings of hosts are not among it. */
const RELEASED = /^(index\.html$|(figures|embed|oembed|stills|datasets)\/|datapackage\.json$|[\w-]+\.xml$)/;

/** Every released address of a built folder: places below the base path, and "#anchor" for places on the story. */
export function releasedAddresses(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(folder, '/').length).replaceAll('\\', '/'));
  const { document } = parseHTML(readFileSync(join(folder, 'index.html'), 'utf8'));
  const anchors = [...document.querySelectorAll('.scene[id], .step[id], .figure[id], .formerly[id]')].map(
    ({ id }) => `#${id}`,
  );
  const places = files.filter((file) => RELEASED.test(file)).map((file) => file.replace(/(^|\/)index\.html$/, '$1'));
  return [...new Set([...places, ...anchors])].sort();
}
