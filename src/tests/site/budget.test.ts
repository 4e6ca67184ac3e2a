import { readdirSync, readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readPage } from './built.ts';

const assets = readdirSync('dist/_astro');

/** The assets that a page names, and those that these name in turn. */
function reachable(text: string, found = new Set<string>()): Set<string> {
  for (const name of assets) {
    if (found.has(name) || !text.includes(name)) continue;
    found.add(name);
    if (name.endsWith('.js')) reachable(fetchedBy(readFileSync(`dist/_astro/${name}`, 'utf8')), found);
  }
  return found;
}

/** A script without the layouts that nobody fetches, whose own parts are then not fetched either. */
function fetchedBy(script: string): string {
  // The bundler's list of all that any layout needs says nothing of which is asked for.
  const asked = script.replace(/m\.f=\[[^\]]*\]/, '');
  return [...unfetched()].reduce((text, name) => text.replaceAll(name, ''), asked);
}

/** Fetched when asked for, by readers who open a number or the codes of a chart, or point at a chart. */
const ON_DEMAND = /^(dialog|copy|inspect)\./;

/** The layouts of types that no sequence of the story shows, which nobody fetches. */
function unfetched(): Set<string> {
  const page = readFileSync('dist/figures/moving.json', 'utf8');
  const shown = new Set([...page.matchAll(/"series":\{"type":"(\w+)"/g)].map(([, type]) => type));
  const script = assets.find((name) => /^sequence\..*\.js$/.test(name)) ?? '';
  const layouts = readFileSync(`dist/_astro/${script}`, 'utf8').matchAll(
    /"\.\/(\w+)\/layout\.ts":[^"]*?import\([`'"]\.\/([^`'"]+)[`'"]\)/g,
  );
  return new Set([...layouts].flatMap(([, type, name = '']) => (shown.has(type) ? [] : [name])));
}

/** What a reader of the story transfers for files of an ending, in kB, compressed as a CDN would. */
function transferred(ending: string): number {
  const files = [...reachable(readFileSync('dist/index.html', 'utf8'))].filter(
    (name) => name.endsWith(ending) && !ON_DEMAND.test(name),
  );
  return files.reduce((sum, name) => sum + brotliCompressSync(readFileSync(`dist/_astro/${name}`)).length, 0) / 1000;
}

describe('the byte budget', () => {
  it('scripts stay within 20 kB', () => {
    expect(transferred('.js')).toBeGreaterThan(0);
    expect(transferred('.js')).toBeLessThanOrEqual(20);
  });

  it('leaves out only layouts that no sequence shows', () => {
    expect(unfetched().size).toBeGreaterThan(0);
    expect(unfetched().size).toBeLessThan(8);
  });

  it('what is fetched on demand stays within 3 kB', () => {
    const files = assets.filter((name) => ON_DEMAND.test(name));
    expect(files.length).toBeGreaterThan(0);
    const bytes = files.map((name) => brotliCompressSync(readFileSync(`dist/_astro/${name}`)).length);
    expect(bytes.reduce((sum, count) => sum + count, 0) / 1000).toBeLessThanOrEqual(3);
  });

  const bytes = (file: string): number => brotliCompressSync(readFileSync(`dist/${file}`)).length / 1000;
  const fonts = assets.filter((name) => name.endsWith('.woff2'));
  const fontBytes = fonts.reduce((sum, name) => sum + readFileSync(`dist/_astro/${name}`).length, 0) / 1000;

  it('fonts stay within 50 kB', () => {
    expect(fonts).toHaveLength(2);
    expect(fontBytes).toBeLessThanOrEqual(50);
  });

  it('the story stays within 36 kB and 3,500 elements, its stills among them', () => {
    expect(bytes('index.html')).toBeLessThanOrEqual(36);
    const elements = readPage('index.html').document.querySelectorAll('*').length;
    expect(elements).toBeGreaterThan(1000);
    expect(elements).toBeLessThanOrEqual(3500);
  });

  it('everything read to the end stays within 120 kB', () => {
    const styles = assets.filter((name) => name.endsWith('.css')).map((name) => bytes(`_astro/${name}`));
    expect(styles).not.toEqual([]);
    const fetched = bytes('index.html') + bytes('figures/moving.json') + transferred('.js') + fontBytes;
    expect(styles.reduce((sum, each) => sum + each, fetched)).toBeLessThanOrEqual(120);
  });
});
