import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readFile, realpath, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join, sep } from 'node:path';
import { gzipSync } from 'node:zlib';
import { headersFor } from '../hosting/headers.ts';
import { requestPath } from '../hosting/request-path.ts';

/** A static server for a built folder, on the loopback address; a taken port moves to a free one. */
export async function serveSite(folder: string, port = 0): Promise<{ url: string; close: () => void }> {
  if (!existsSync(join(folder, 'index.html')))
    throw new Error(`There is no built site in ${folder}. Run: npm run build`);
  const server = createServer((request, response) => {
    void answer(folder, requestPath(request.url)).then(({ status, place, body }) => {
      // What a host would say, but for HTTPS, which the loopback address does without.
      const { 'Strict-Transport-Security': _, ...headers } = headersFor(place);
      const isText = /text|json|svg|xml/.test(headers['Content-Type'] ?? '');
      const squeezed = isText && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '') ? gzipSync(body) : undefined;
      response.writeHead(status, { ...headers, ...(squeezed ? { 'content-encoding': 'gzip' } : {}) });
      response.end(squeezed ?? body);
    });
  });
  const listen = async (wanted: number): Promise<void> => {
    server.listen(wanted, '127.0.0.1');
    // Rejects where the port is taken.
    await once(server, 'listening');
  };
  await listen(port).catch(() => listen(0));
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('The server has no address');
  return { url: `http://127.0.0.1:${address.port}/`, close: () => server.close() };
}

/** What is sent, and the place whose headers it has. Never rejects. */
async function answer(folder: string, path?: string): Promise<{ status: number; place: string; body: Buffer }> {
  const refuse = (status: number, title: string) => {
    return { status, place: '/404.html', body: Buffer.from(`<h1>${title}</h1>`) };
  };
  if (path === undefined) return refuse(400, 'Not an address');
  try {
    const root = await realpath(folder);
    const isFolder = (await stat(join(root, path))).isDirectory();
    const file = await realpath(join(root, path, isFolder ? 'index.html' : ''));
    // A path may climb, and a link may lead anywhere: what counts is where it ends. A pipe would never end.
    if (!file.startsWith(root + sep) || !(await stat(file)).isFile()) return refuse(404, 'Not found');
    return { status: 200, place: isFolder ? path.replace(/\/*$/, '/') : path, body: await readFile(file) };
  } catch {
    return refuse(404, 'Not found');
  }
}
