/** One source of headers: the files of configuration follow it, every host says the same, and two really do. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hostingFiles } from '../../hosting/write.ts';
import { wantedBase } from '../../hosting/wanted.ts';
import { headersFor, IMMUTABLE, REVALIDATE, RULES } from '../../hosting/headers.ts';
import { placePattern } from '../../hosting/headers.ts';
import { startCaddy, startNginx, type Host } from '../servers.ts';
import { builtFiles } from './built.ts';
import { addSamples, cloudflare, cloudFront, netlify, vercel, written, type Said } from './hosts.ts';

const PINNED = 'embed/sample/v/2026-11-23/index.html';
const files = [...builtFiles().filter((file) => !/^(_headers|\.nojekyll)$/.test(file)), PINNED];
const addressOf = (file: string, base = '/'): string => base + file.replace(/(^|\/)index\.html$/, '$1');
const BASES = ['/', '/stories/x/'];

describe('the files of configuration', () => {
  it.each(hostingFiles(wantedBase()).map((file) => [file.path, file] as const))(
    '%s is up to date; otherwise run: npm run hosting',
    (path, { text }) => {
      expect(existsSync(path) ? readFileSync(path, 'utf8') : 'missing').toBe(text);
      if (path.endsWith('.sh')) expect(statSync(path).mode & 0o111).not.toBe(0);
    },
  );

  it('keep within what Cloudflare reads: 100 rules, 2,000 characters a line', () => {
    const lines = written('_headers').split('\n');
    expect(lines.filter((line) => line.startsWith('/')).length).toBeLessThanOrEqual(100);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(2000);
  });

  it('put nothing into the built site but what hosts read there', () => {
    const built = hostingFiles().filter(({ path }) => path.startsWith('public/'));
    expect(built.map(({ path }) => path)).toEqual(['public/_headers']);
    const names = new Set(hostingFiles().map(({ path }) => basename(path)));
    expect(builtFiles().filter((file) => names.has(basename(file)))).toEqual(['_headers']);
  });

  it('no address has a header from two rules', () => {
    for (const file of files) {
      const named = RULES.filter(({ place }) => placePattern(place).test(addressOf(file))).flatMap(({ headers }) =>
        Object.keys(headers),
      );
      expect(
        named.filter((name, index) => named.indexOf(name) !== index),
        file,
      ).toEqual([]);
    }
  });
});

describe.each(BASES)('below %s all hosts say the same of every built file:', (base) => {
  const plain = cloudFront(files, base);
  it.each([
    ['Netlify', netlify(base)],
    ['Cloudflare', cloudflare(base)],
    ['Vercel', vercel(base)],
    [
      'CloudFront',
      (address: string): Said => {
        const { 'Content-Security-Policy': policy, ...said } = plain(address);
        // Its behaviours must end with one for the rest, which is that of the story: stricter for a few texts.
        const isText = /\.(txt|xml|json)$/.test(address);
        return isText || !policy ? said : { ...said, 'Content-Security-Policy': policy };
      },
    ],
  ] as const)('%s', (name, answers) => {
    for (const file of files) {
      const said = answers(addressOf(file, base));
      const wanted = headersFor(addressOf(file, base), base);
      // Netlify cannot tell /embed/v1.js from a folder's page: that script has a policy too, which no browser reads.
      if (name === 'Netlify' && file === 'embed/v1.js') delete said['Content-Security-Policy'];
      if (name === 'Netlify' && /^figures\/.*\.json$/.test(file)) delete said['Content-Security-Policy'];
      expect(said, `${name}: ${file}`).toEqual(wanted);
    }
  });

  it('and would be noticed to differ', () => {
    const said = netlify(base)(`${base}embed/sample/v/2026-11-23/`);
    expect(said['Cache-Control']).toBe(IMMUTABLE);
    expect({ ...said, 'Cache-Control': REVALIDATE }).not.toEqual(headersFor(`${base}embed/sample/v/2026-11-23/`, base));
  });
});

describe.each([
  ['nginx', startNginx],
  ['Caddy', startCaddy],
])('%s, for real,', (_, start) => {
  describe.each(BASES)('below %s', (base) => {
    let host: Host;

    beforeAll(async () => {
      host = await start({ folder: 'dist', base, prepare: addSamples });
    }, 30_000);

    afterAll(() => host?.close());

    const ask = (address: string, init: RequestInit = {}): Promise<Response> =>
      fetch(new URL(address, host.url), { redirect: 'manual', ...init });

    const saidIn = ({ headers }: Response, wanted: Said): Said =>
      Object.fromEntries(Object.keys(wanted).map((name) => [name, headers.get(name) ?? '']));

    it('serves every built file with the headers of the one source, and no others that matter', async () => {
      for (const file of files) {
        const address = addressOf(file, base);
        const response = await ask(address);
        await response.arrayBuffer();
        const wanted = headersFor(address, base);
        expect(response.status, address).toBe(200);
        expect(saidIn(response, { ...wanted }), address).toEqual(wanted);
        for (const name of ['X-Frame-Options', 'Set-Cookie', 'X-Powered-By'])
          expect(response.headers.get(name), address).toBeNull();
        if (!wanted['Content-Security-Policy']) expect(response.headers.get('Content-Security-Policy')).toBeNull();
        if (!wanted['Access-Control-Allow-Origin'])
          expect(response.headers.get('Access-Control-Allow-Origin')).toBeNull();
      }
    });

    it('squeezes texts, and answers the second time that nothing has changed', async () => {
      const first = await ask(base);
      await first.arrayBuffer();
      expect(first.headers.get('content-encoding')).toMatch(/gzip|zstd|br/);
      expect(first.headers.get('vary')).toMatch(/accept-encoding/i);
      const again = await ask(base, { headers: { 'If-None-Match': first.headers.get('etag') ?? '' } });
      expect(again.status).toBe(304);
    });

    it('shows the page for missing addresses, which nobody keeps, and sends a folder to its slash', async () => {
      for (const address of ['nothing/', '_astro/gone.js', 'embed/gone/v/2026-01-01/', '_headers', '.nojekyll']) {
        const response = await ask(base + address);
        expect(response.status, address).toBe(404);
        expect(response.headers.get('cache-control'), address).toBe(REVALIDATE);
        expect(response.headers.get('content-type'), address).toBe('text/html; charset=utf-8');
        expect(await response.text(), address).toContain('There is nothing at this address');
      }
      const moved = await ask(`${base}figures/returns?view=all`);
      expect([301, 308]).toContain(moved.status);
      expect(new URL(moved.headers.get('location') ?? '', host.url).pathname).toBe(`${base}figures/returns/`);
    });
  });
});

describe('the function of CloudFront', () => {
  const handler: unknown = new Function(
    `${readFileSync('src/hosting/generated/s3-cloudfront/index.js', 'utf8')}; return handler;`,
  )();
  const run = (uri: string, querystring: object = {}): unknown => {
    if (typeof handler !== 'function') throw new Error('There is no handler');
    return handler({ request: { uri, querystring } });
  };

  it('gives a folder its page, and leaves files alone', () => {
    expect(run('/figures/returns/')).toMatchObject({ uri: '/figures/returns/index.html' });
    expect(run('/embed/v1.js')).toMatchObject({ uri: '/embed/v1.js' });
  });

  it('sends a folder to its slash with its query, and nobody to another host', () => {
    const location = (value: string): object => ({ statusCode: 301, headers: { location: { value } } });
    expect(run('/embed/returns', { view: { value: 'all' } })).toMatchObject(location('/embed/returns/?view=all'));
    expect(run('//elsewhere.example')).not.toMatchObject(location('//elsewhere.example/'));
    expect(run('///elsewhere')).toMatchObject(location('/elsewhere/'));
  });
});
