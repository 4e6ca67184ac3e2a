/** The desk's own addresses on the development server. Each answers JSON, and only to the desk's own page. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { json } from 'node:stream/consumers';
import { z } from 'zod';
import { requestPath } from '../../hosting/request-path.ts';
import { refuseRequest, refuseStranger } from './guard.ts';
import { saveFile, storedFiles } from './store.ts';

/** The part that draws; it is loaded through Vite, so that a change of the code shows at once. */
export type Drawing = Pick<typeof import('./answer.ts'), 'openDesk' | 'answerDraft'>;

const file = z.strictObject({ path: z.string(), text: z.string(), hash: z.string() });
const draftAsked = z.strictObject({ changed: z.array(file), path: z.string() });

/** Answers what stands below `/desk/api/`; everything else goes on to Astro. */
export function deskService(root: string, loadDrawing: () => Promise<Drawing>) {
  return (request: IncomingMessage, response: ServerResponse, next: () => void): void => {
    const found = /\/desk(?:\/(.*))?$/.exec(requestPath(request.url) ?? '');
    if (!found) return next();
    const [, name] = /^api\/(\w+)\/$/.exec(found[1] ?? '') ?? [];
    const refusal = name === undefined ? refuseStranger(request) : refuseRequest(request);
    // Nobody may lay the desk under another page and catch its clicks.
    response.setHeader('x-frame-options', 'DENY');
    if (refusal) return send(response, refusal.status, refusal);
    if (name === undefined) return next();
    answer(root, loadDrawing, name, request)
      .catch((error: unknown) => ({
        status: 500,
        body: { message: error instanceof Error ? error.message : String(error) },
      }))
      .then(({ status, body }) => send(response, status, body));
  };
}

async function answer(root: string, loadDrawing: () => Promise<Drawing>, name: string, request: IncomingMessage) {
  const body: unknown = request.method === 'POST' && (await json(request).catch(() => undefined));
  switch (`${request.method} ${name}`) {
    case 'GET open':
      return { status: 200, body: (await loadDrawing()).openDesk(storedFiles(root)) };
    case 'POST draft': {
      const asked = draftAsked.safeParse(body).data;
      if (!asked) break;
      return { status: 200, body: (await loadDrawing()).answerDraft(storedFiles(root), asked) };
    }
    case 'POST save': {
      const asked = file.safeParse(body).data;
      if (!asked) break;
      const saved = saveFile(root, asked);
      return { status: { saved: 200, changed: 409, refused: 403 }[saved.kind], body: saved };
    }
  }
  return { status: 400, body: { message: 'The desk cannot read this request.' } };
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
