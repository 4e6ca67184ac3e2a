/** The data desk of `npm run dev`, at `/desk/`, of which nothing is part of a build. What it asks for is answered in JSON, and only to its own page in a browser on this machine. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { json } from 'node:stream/consumers';
import type { AstroIntegration } from 'astro';
import { z } from 'zod';
import { requestPath } from '../../hosting/request-path.ts';
import { clearUnfinished, Refusal, saveFile, storedFiles } from './store.ts';

/** What the desk looks at in a request. */
export type Asked = Pick<IncomingMessage, 'method' | 'headers'> & { socket: { remoteAddress?: string | undefined } };

const saveAsked = z.strictObject({ path: z.string(), was: z.string(), text: z.string() });
const draftAsked = z.strictObject({ changed: z.array(saveAsked), path: z.string() });

export function dataDesk(): AstroIntegration {
  return {
    name: 'data-desk',
    hooks: {
      'astro:config:setup': async (setup) => {
        const { command, injectRoute, updateConfig } = setup;
        if (command !== 'dev') return;
        // Only the desk is made of Svelte: what readers fetch draws without it.
        const { default: svelte } = await import('@astrojs/svelte');
        await svelte().hooks['astro:config:setup']?.(setup);
        injectRoute({ pattern: '/desk', entrypoint: new URL('./desk-page.astro', import.meta.url) });
        updateConfig({
          vite: {
            // A build or a check beside it would bundle the packages anew, and the desk would wait for the old ones.
            cacheDir: 'node_modules/.vite-dev',
            // Found only when the page asks for them, they would make it load twice.
            optimizeDeps: { include: ['d3', 'jsonc-parser'] },
          },
        });
      },
      'astro:server:setup': ({ server, logger }) => {
        clearUnfinished(process.cwd());
        server.middlewares.use(answerDesk);
        logger.info('the data desk is at /desk/');
      },
    },
  };
}

/** Answers what stands below `/desk/api/`; everything else goes on to Astro. */
async function answerDesk(request: IncomingMessage, response: ServerResponse, next: () => void): Promise<void> {
  const found = /\/desk(?:\/(?:api\/(\w+)\/$)?|$)/.exec(requestPath(request.url) ?? '');
  if (!found) return next();
  // Nobody may lay the desk under another page and catch its clicks.
  response.setHeader('x-frame-options', 'DENY');
  try {
    admit(request, found[1] !== undefined);
    if (found[1] === undefined) return next();
    send(response, 200, await answer(found[1], request));
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    send(response, error instanceof Refusal ? error.status : 500, { message });
  }
}

/** Throws a `Refusal` unless a request comes from this machine for a name of this machine; one that reads or changes data, unless our own page makes it. */
export function admit({ method, socket: { remoteAddress = '' }, headers }: Asked, isData: boolean): void {
  const { origin, host = '', 'sec-fetch-site': site = 'same-origin', 'content-type': type = '' } = headers;
  if (remoteAddress !== '::1' && !/^(::ffff:)?127\.\d+\.\d+\.\d+$/.test(remoteAddress))
    throw new Refusal(403, 'The desk answers only on the machine that it runs on.');
  // A name that somebody else's server points to this machine would let its pages in.
  if (!/^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i.test(host))
    throw new Refusal(403, 'The desk answers only under localhost, 127.0.0.1 or [::1].');
  if (!isData) return;
  // Every browser names the origin of a POST; a request without it is no page of ours.
  const isOwn = origin === undefined ? method === 'GET' : [`http://${host}`, `https://${host}`].includes(origin);
  if (site !== 'same-origin' || !isOwn) throw new Refusal(403, 'This request comes from no page of the desk.');
  if (method !== 'GET' && !/^application\/json(;|$)/i.test(type)) throw new Refusal(415, 'The desk reads JSON only.');
}

async function answer(name: string, request: IncomingMessage) {
  const root = process.cwd();
  const body: unknown = request.method === 'POST' && (await json(request).catch(() => undefined));
  // Read late: what draws charts takes time.
  const { openDesk, answerDraft } = await import('./answer.ts');
  const [saved, asked] = [saveAsked.safeParse(body).data, draftAsked.safeParse(body).data];
  if (name === 'open' && request.method === 'GET') return openDesk(storedFiles(root));
  if (name === 'draft' && asked) return answerDraft(storedFiles(root), asked);
  if (name === 'save' && saved) return saveFile(root, saved);
  throw new Refusal(400, 'The desk cannot read this request.');
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    // A refused request may carry more than was read; the connection is not used again.
    ...(status >= 400 ? { connection: 'close' } : {}),
  });
  response.end(JSON.stringify(body));
}
