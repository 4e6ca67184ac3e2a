/** The desk's own addresses on the development server. Each answers JSON, and only to the desk's own page. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { json } from 'node:stream/consumers';
import { z } from 'zod';
import { requestPath } from '../../hosting/request-path.ts';
import type { DraftAnswer, DraftAsked, Opened } from '../server-messages.ts';
import type { StoredFile } from '../sheet.ts';
import { refuseRequest, refuseStranger, type Asked } from './guard.ts';
import { saveFile, storedFiles } from './store.ts';

/** The part that draws; it is loaded through Vite, so that a change of the code shows at once. */
export interface Drawing {
  openDesk: (files: StoredFile[]) => Opened;
  answerDraft: (files: StoredFile[], asked: DraftAsked) => DraftAnswer;
}

const fileText = z.strictObject({ path: z.string(), text: z.string() });
const draftAsked = z.strictObject({ changed: z.array(fileText), path: z.string() });
const saveAsked = fileText.extend({ hash: z.string(), anyway: z.boolean().default(false) });

interface Answer {
  status: number;
  body: unknown;
}

const UNREADABLE = 'The desk cannot read this request.';

/** Answers what stands below `/desk/api/`; everything else goes on to Astro. */
export function deskService(root: string, loadDrawing: () => Promise<Drawing>) {
  /** The files that the desk was given: one of them that is gone since may be written again. */
  const given = new Set<string>();
  return (request: IncomingMessage, response: ServerResponse, next: () => void): void => {
    const found = /\/desk(?:\/(.*))?$/.exec(requestPath(request.url) ?? '');
    if (!found) return next();
    const [, name] = /^api\/(\w+)\/$/.exec(found[1] ?? '') ?? [];
    const refusal = name === undefined ? refuseStranger(askedOf(request)) : refuseRequest(askedOf(request));
    // Nobody may lay the desk under another page and catch its clicks.
    response.setHeader('x-frame-options', 'DENY');
    if (refusal) return send(response, { status: refusal.status, body: refusal });
    if (name === undefined) return next();
    answer({ root, given, loadDrawing }, name, request)
      .catch((error: unknown) => failed(500, error instanceof Error ? error.message : String(error)))
      .then((ready) => send(response, ready));
  };
}

interface Serving {
  root: string;
  given: Set<string>;
  loadDrawing: () => Promise<Drawing>;
}

async function answer({ root, given, loadDrawing }: Serving, name: string, request: IncomingMessage): Promise<Answer> {
  const body: unknown = request.method === 'POST' && (await json(request).catch(() => undefined));
  switch (`${request.method} ${name}`) {
    case 'GET open': {
      const files = storedFiles(root);
      for (const { path } of files) given.add(path);
      return { status: 200, body: (await loadDrawing()).openDesk(files) };
    }
    case 'POST draft': {
      const asked = draftAsked.safeParse(body).data;
      if (!asked) return failed(400, UNREADABLE);
      return { status: 200, body: (await loadDrawing()).answerDraft(storedFiles(root), asked) };
    }
    case 'POST save': {
      const asked = saveAsked.safeParse(body).data;
      if (!asked) return failed(400, UNREADABLE);
      const saved = saveFile(root, asked, { given, anyway: asked.anyway });
      return { status: { saved: 200, changed: 409, 'read-only': 409, refused: 403 }[saved.kind], body: saved };
    }
    default:
      return failed(404, 'The desk has no such address.');
  }
}

function failed(status: number, message: string): Answer {
  return { status, body: { message } };
}

function askedOf({ method = '', socket, headers }: IncomingMessage): Asked {
  return { method, from: socket.remoteAddress, header: (name) => headers[name]?.toString() };
}

function send(response: ServerResponse, { status, body }: Answer): void {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    // A refused request may carry more than was read; the connection is not used again.
    ...(status >= 400 ? { connection: 'close' } : {}),
  });
  response.end(JSON.stringify(body));
}
