/** `npm run pin` notes the addresses of `dist/`, which from then on must stay; with a figure, it keeps its embed. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { embedPath, pinnedPath } from '../figure/places.ts';
import { placeOf } from '../data/read.ts';
import { lock, LOCK_PATH, nextVersion, type Lock } from './lock.ts';
import { keptCopy, releasedAddresses } from './released.ts';

const [id] = process.argv.slice(2);
const built = id === undefined ? 'dist/index.html' : join('dist', embedPath(id), 'index.html');
if (!existsSync(built)) {
  console.error(`There is no ${built}. Run npm run build first${id ? ', and name a figure by its id' : ''}.`);
  process.exitCode = 1;
} else if (id) pin(id);
else {
  const all = writeLock(releasedAddresses('dist'));
  console.log(`${all - lock.addresses.length} new addresses in ${LOCK_PATH}, ${all} in all.`);
}

function pin(figure: string): void {
  const day = new Date().toISOString().slice(0, 10);
  const { html, height, home } = keptCopy(readFileSync(built, 'utf8'), day);
  const folder = join('public', pinnedPath(figure, ''));
  const taken = lock.pinned.filter((each) => each.figure === figure).map(({ version }) => version);
  const version = nextVersion(day, [...taken, ...(existsSync(folder) ? readdirSync(folder) : [])]);
  const place = pinnedPath(figure, version);
  mkdirSync(join('public', place), { recursive: true });
  // "wx" refuses to write over a file that is already there.
  writeFileSync(join('public', place, 'index.html'), html, { flag: 'wx' });
  writeLock([place], { figure, version, height });
  console.log(
    `Kept public/${place}index.html. Its links lead to ${home}, as SITE_URL and BASE_PATH of the build said.`,
  );
}

/** Adds addresses, and the file that was kept; says how many addresses there are then. */
function writeLock(places: string[], ...kept: Lock['pinned']): number {
  const addresses = [...new Set([...lock.addresses, ...places])].sort();
  const text = JSON.stringify({ addresses, pinned: [...lock.pinned, ...kept] }, null, 2);
  writeFileSync(placeOf(LOCK_PATH), `${text}\n`);
  return addresses.length;
}
