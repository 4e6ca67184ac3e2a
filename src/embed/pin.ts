/**
 * `npm run pin -- <figure>` keeps today's embed of a figure for good, in `public/`, where no build touches it.
 * Without a figure it notes the addresses of the built site in `dist/`, which from then on must stay.
 * Either way they go into `addresses.lock.json`; nothing is committed.
 */
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createServer } from 'vite';
import { pinnedPath } from '../figure/places.ts';
import { wantedBase, wantedSite } from '../hosting/wanted.ts';
import { placeOf } from '../data/read.ts';
import { lock, LOCK_PATH, nextVersion, type Lock } from './lock.ts';
import { releasedAddresses } from './released.ts';

const [id] = process.argv.slice(2);
try {
  if (id) await pin(id);
  else noteAddresses();
} catch (error) {
  // Which figure is unknown, or which file is wrong: the message says so, where in our code does not matter.
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function pin(figure: string): Promise<void> {
  const day = new Date().toISOString().slice(0, 10);
  const site = new URL(wantedBase(), wantedSite()).href;
  const { html, height } = await draw(figure, site, day);
  const folder = join('public', pinnedPath(figure, ''));
  const taken = lock.pinned.filter((each) => each.figure === figure).map(({ version }) => version);
  const version = nextVersion(day, [...taken, ...(existsSync(folder) ? readdirSync(folder) : [])]);
  const place = pinnedPath(figure, version);
  const path = join('public', place, 'index.html');
  mkdirSync(dirname(path), { recursive: true });
  // "wx" refuses to write over a file that is already there.
  writeFileSync(path, html, { flag: 'wx' });
  writeLock([place], { figure, version, height });
  console.log(`Kept ${path}. Its links lead to ${site}.`);
  if (!process.env['SITE_URL']) console.log('That address is a stand-in: set SITE_URL to that of your site.');
}

function noteAddresses(): void {
  if (!existsSync('dist/index.html')) throw new Error('There is no built site in dist. Run: npm run build');
  const all = writeLock(releasedAddresses('dist'));
  console.log(`${all - lock.addresses.length} new addresses in ${LOCK_PATH}, ${all} in all.`);
}

/** Adds addresses, and the file that was kept; says how many addresses there are then. */
function writeLock(places: string[], ...kept: Lock['pinned']): number {
  const addresses = [...new Set([...lock.addresses, ...places])].sort();
  const text = JSON.stringify({ addresses, pinned: [...lock.pinned, ...kept] }, null, 2);
  writeFileSync(placeOf(LOCK_PATH), `${text}\n`);
  return addresses.length;
}

/** The file takes in fonts and styles, which need the build's own tool. */
async function draw(figure: string, site: string, day: string): Promise<{ html: string; height: number }> {
  const server = await createServer({
    configFile: false,
    logLevel: 'error',
    server: { middlewareMode: true, ws: false, watch: null },
    appType: 'custom',
    optimizeDeps: { noDiscovery: true },
  });
  try {
    // The module is our own; the type is that of the same file.
    const { keptEmbed } = (await server.ssrLoadModule('/src/embed/keep.ts')) as typeof import('./keep.ts');
    return keptEmbed(figure, site, day);
  } finally {
    await server.close();
  }
}
