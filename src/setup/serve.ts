import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.png': 'image/png',
  '.csv': 'text/csv; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.woff2': 'font/woff2',
};

/** A static server for a built folder, on the loopback address; a taken port moves to a free one. */
export async function serveSite(folder: string, port = 0): Promise<{ url: string; close: () => void }> {
  if (!existsSync(join(folder, 'index.html')))
    throw new Error(`There is no built site in ${folder}. Run: npm run build`);
  const server = createServer((request, response) => {
    void answer(folder, new URL(request.url ?? '/', 'http://localhost').pathname).then(({ status, type, body }) => {
      const squeezed = type.includes('utf-8') ? gzipSync(body) : undefined;
      response.writeHead(status, {
        'content-type': type,
        'x-content-type-options': 'nosniff',
        ...(squeezed ? { 'content-encoding': 'gzip' } : {}),
      });
      response.end(squeezed ?? body);
    });
  });
  const taken = await listen(server, port).then(
    () => false,
    () => true,
  );
  if (taken) await listen(server, 0);
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('The server has no address');
  return { url: `http://127.0.0.1:${address.port}/`, close: () => server.close() };
}

function listen(server: ReturnType<typeof createServer>, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
}

async function answer(folder: string, path: string): Promise<{ status: number; type: string; body: Buffer }> {
  let file = join(folder, normalize(decodeURIComponent(path)));
  try {
    if ((await stat(file)).isDirectory()) file = join(file, 'index.html');
    return { status: 200, type: TYPES[extname(file)] ?? 'application/octet-stream', body: await readFile(file) };
  } catch {
    return { status: 404, type: 'text/html; charset=utf-8', body: Buffer.from('<h1>Not found</h1>') };
  }
}
