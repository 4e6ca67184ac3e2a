/** The desk's own addresses on the development server. Each answers JSON, and only to the desk's own page. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { requestPath } from '../../hosting/request-path.ts';
import { MOST_BYTES, refuseRequest, refuseStranger, TOO_LARGE, type Asked, type Refusal } from './guard.ts';
import type { DraftAnswer, DraftAsked, Opened } from '../messages.ts';
import { saveFile, storedFiles, type StoredFile } from './store.ts';

/** The part that draws; it is loaded through Vite, because charts are Svelte. */
export interface Drawing {
  openDesk: (files: StoredFile[]) => Opened;
  answerDraft: (files: StoredFile[], asked: DraftAsked) => DraftAnswer;
}

const fileText = z.strictObject({ path: z.string(), text: z.string() });
const draftAsked = z.strictObject({ changed: z.array(fileText), path: z.string() });
const saveAsked = fileText.extend({ hash: z.string() });

interface Answer {
  status: number;
  body: unknown;
}

/** Answers what stands below `/desk/api/`; everything else goes on to Astro. */
export function deskService(root: string, loadDrawing: () => Promise<Drawing>) {
  /** The files that the desk was given: one of them that is gone since may be written again. */
  const given = new Set<string>();
  return (request: IncomingMessage, response: ServerResponse, next: () => void): void => {
    const path = requestPath(request.url);
    if (path === undefined) return next();
    const [, place] = /\/desk(?:\/(.*))?$/.exec(path) ?? [];
    if (place === undefined && !path.endsWith('/desk')) return next();
    const asked = askedOf(request);
    const [, name] = /^api\/(\w+)\/$/.exec(place ?? '') ?? [];
    const refusal = name === undefined ? refuseStranger(asked) : refuseRequest(asked);
    // Nobody may lay the desk under another page and catch its clicks.
    response.setHeader('x-frame-options', 'DENY');
    if (refusal) return send(response, refusalAnswer(refusal));
    if (name === undefined) return next();
    answer({ root, given, loadDrawing }, name, request).then(
      (ready) => send(response, ready),
      (error: unknown) =>
        send(response, { status: 500, body: { message: error instanceof Error ? error.message : String(error) } }),
    );
  };
}

interface Serving {
  root: string;
  given: Set<string>;
  loadDrawing: () => Promise<Drawing>;
}

async function answer({ root, given, loadDrawing }: Serving, name: string, request: IncomingMessage): Promise<Answer> {
  if (request.method === 'GET') {
    if (name !== 'open') return NOT_FOUND;
    const files = storedFiles(root);
    for (const { path } of files) given.add(path);
    return { status: 200, body: (await loadDrawing()).openDesk(files) };
  }
  const text = await readBody(request);
  if (text === undefined) return refusalAnswer(TOO_LARGE);
  const body = asJson(text);
  switch (name) {
    case 'draft': {
      const asked = draftAsked.safeParse(body);
      if (!asked.success) return UNREADABLE;
      return { status: 200, body: (await loadDrawing()).answerDraft(storedFiles(root), asked.data) };
    }
    case 'save': {
      const asked = saveAsked.safeParse(body);
      if (!asked.success) return UNREADABLE;
      const saved = saveFile(root, asked.data, given);
      return saved.kind === 'refused'
        ? { status: 403, body: saved }
        : { status: saved.kind === 'saved' ? 200 : 409, body: saved };
    }
    default:
      return NOT_FOUND;
  }
}

const NOT_FOUND: Answer = { status: 404, body: { message: 'The desk has no such address.' } };
const UNREADABLE: Answer = { status: 400, body: { message: 'The desk cannot read this request.' } };

function refusalAnswer({ status, message }: Refusal): Answer {
  return { status, body: { message } };
}

function askedOf(request: IncomingMessage): Asked {
  return {
    method: request.method ?? '',
    from: request.socket.remoteAddress,
    header: (name) => {
      const value = request.headers[name];
      return Array.isArray(value) ? value.join(', ') : value;
    },
  };
}

/** The text of a request; undefined as soon as it is longer than the desk takes. */
async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request) {
    const bytes = Buffer.from(part);
    size += bytes.length;
    if (size > MOST_BYTES) return undefined;
    parts.push(bytes);
  }
  return Buffer.concat(parts).toString('utf8');
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
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
