/**
 * `npm run load`: what the built site costs to serve. nginx on the loopback address with the configuration that
 * `npm run hosting` writes, a few seconds of requests, and the bytes of a thousand visits. Never asks another machine.
 */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { startNginx } from '../servers.ts';

const SECONDS = 3;
const CONNECTIONS = 64;
const TEXT = /\.(html|js|css|json|svg|xml|csv|txt)$/;
/** Fetched by a click alone. */
const ON_CLICK = /^(dialog|copy|Codes)\b/;

/** What a reader of the story asks for: the page, and what it and its scripts name. */
function storyFiles(): string[] {
  const assets = readdirSync('dist/_astro').filter((name) => !ON_CLICK.test(name));
  const found = new Set<string>();
  const follow = (text: string): void => {
    for (const name of assets) {
      if (found.has(name) || !text.includes(name)) continue;
      found.add(name);
      if (name.endsWith('.js')) follow(readFileSync(`dist/_astro/${name}`, 'utf8'));
    }
  };
  follow(readFileSync('dist/index.html', 'utf8'));
  return ['index.html', ...[...found].map((name) => `_astro/${name}`)];
}

/** The bytes of files as a CDN sends them, headers left out. */
function bytesOf(files: string[]): number {
  const sizes = files.map((file) => {
    const bytes = readFileSync(`dist/${file}`);
    return TEXT.test(file) ? brotliCompressSync(bytes).length : bytes.length;
  });
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** A copy of the site in which every text is squeezed beforehand, as a release would be. */
function squeezedCopy(): string {
  const folder = mkdtempSync(join(tmpdir(), 'load-'));
  cpSync('dist', folder, { recursive: true });
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (TEXT.test(name))
      writeFileSync(join(folder, `${name}.gz`), gzipSync(readFileSync(join(folder, name)), { level: 9 }));
  }
  return folder;
}

interface Load {
  perSecond: number;
  failed: number;
}

/** Asks for addresses in turn over many connections for a few seconds; `headers` are those of each request. */
async function load(addresses: URL[], headers: Record<string, string> = {}): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const end = performance.now() + SECONDS * 1000;
  let done = 0;
  let failed = 0;
  const reader = async (start: number): Promise<void> => {
    for (let turn = start; performance.now() < end; turn++) {
      const address = addresses[turn % addresses.length];
      if (!address) return;
      const status = await ask(address, agent, headers);
      if (status === 200 || status === 304) done++;
      else failed++;
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, (_, index) => reader(index)));
  agent.destroy();
  return { perSecond: done / SECONDS, failed };
}

function ask(address: URL, agent: Agent, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve) => {
    request(address, { agent, headers: { 'accept-encoding': 'gzip', ...headers } }, (response) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode ?? 0));
    })
      .on('error', () => resolve(0))
      .end();
  });
}

function print(name: string, value: string): void {
  console.log(name.padEnd(64) + value.padStart(16));
}

const story = storyFiles();
const embeds = readdirSync('dist/embed', { withFileTypes: true }).filter((entry) => entry.isDirectory());
const embedFiles = embeds.map(({ name }) => `embed/${name}/index.html`);
const perReader = bytesOf(story);
const perEmbed = bytesOf(embedFiles) / embedFiles.length;
const megabytes = (bytes: number): string => `${((bytes * 1000) / 1e6).toFixed(1)} MB`;

print('a thousand readers of the story, nothing kept from before', megabytes(perReader));
print('a thousand views of an embed, mean of all figures', megabytes(perEmbed));
print('requests of one reader of the story · of one embed view', `${story.length} · 1`);

const folder = squeezedCopy();
const host = await startNginx({ folder });
try {
  const at = (file: string): URL => new URL(file.replace(/index\.html$/, ''), host.url);
  const etag = (await fetch(at(''), { headers: { 'accept-encoding': 'gzip' } })).headers.get('etag') ?? '';
  const again = await fetch(at(''), { headers: { 'accept-encoding': 'gzip', 'if-none-match': etag } });
  const headerBytes = [...again.headers].reduce((sum, [name, value]) => sum + name.length + value.length + 4, 0);
  print('a thousand readers who come back, to an unchanged page', megabytes(headerBytes));
  const runs: [string, URL[], Record<string, string>?][] = [
    ['the story and all it asks for, requests a second', story.map(at)],
    ['embeds, requests a second', embedFiles.map(at)],
    ['the story asked for again, not changed, requests a second', [at('')], { 'if-none-match': etag }],
  ];
  for (const [name, addresses, headers] of runs) {
    const { perSecond, failed } = await load(addresses, headers);
    print(name, Math.round(perSecond).toLocaleString('en'));
    if (failed > 0) throw new Error(`${failed} requests failed. See the error log of nginx above.`);
  }
  print('on', `${availableParallelism()} cores, client included`);
} finally {
  await host.close();
  rmSync(folder, { recursive: true });
}
