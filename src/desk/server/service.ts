/** The desk's own addresses on the development server. Each answers JSON, and only to the desk's own page. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { json } from 'node:stream/consumers';
import { z } from 'zod';
import { requestPath } from '../../hosting/request-path.ts';
import type { DraftAnswer, DraftAsked, Opened } from '../messages.ts';
import type { StoredFile } from '../sheet.ts';
import { refuseRequest, refuseStranger, type Asked } from './guard.ts';
import { saveFile, storedFiles } from './store.ts';

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

const UNREADABLE: Answer = { status: 400, body: { message: 'The desk cannot read this request.' } };

/** Answers what stands below `/desk/api/`; everything else goes on to Astro. */
export function deskService(root: string, loadDrawing: () => Promise<Drawing>) {
  const answers = answersOf(root, loadDrawing);
  return (request: IncomingMessage, response: ServerResponse, next: () => void): void => {
    const found = /\/desk(?:\/(.*))?$/.exec(requestPath(request.url) ?? '');
    if (!found) return next();
    const [, name] = /^api\/(\w+)\/$/.exec(found[1] ?? '') ?? [];
    const refusal = name === undefined ? refuseStranger(askedOf(request)) : refuseRequest(askedOf(request));
    // Nobody may lay the desk under another page and catch its clicks.
    response.setHeader('x-frame-options', 'DENY');
    if (refusal) return send(response, { status: refusal.status, body: refusal });
    if (name === undefined) return next();
    const answer = answers.get(`${request.method} ${name}`);
    if (!answer) return send(response, { status: 404, body: { message: 'The desk has no such address.' } });
    answer(request).then(
      (ready) => send(response, ready),
      (error: unknown) =>
        send(response, { status: 500, body: { message: error instanceof Error ? error.message : String(error) } }),
    );
  };
}

function answersOf(root: string, loadDrawing: () => Promise<Drawing>) {
  /** The files that the desk was given: one of them that is gone since may be written again. */
  const given = new Set<string>();
  return new Map<string, (request: IncomingMessage) => Promise<Answer>>([
    [
      'GET open',
      async () => {
        const files = storedFiles(root);
        for (const { path } of files) given.add(path);
        return { status: 200, body: (await loadDrawing()).openDesk(files) };
      },
    ],
    [
      'POST draft',
      async (request) => {
        const asked = await read(request, draftAsked);
        return asked ? { status: 200, body: (await loadDrawing()).answerDraft(storedFiles(root), asked) } : UNREADABLE;
      },
    ],
    [
      'POST save',
      async (request) => {
        const asked = await read(request, saveAsked);
        const saved = asked && saveFile(root, asked, given);
        return saved ? { status: { saved: 200, changed: 409, refused: 403 }[saved.kind], body: saved } : UNREADABLE;
      },
    ],
  ]);
}

async function read<T>(request: IncomingMessage, schema: z.ZodType<T>): Promise<T | undefined> {
  return schema.safeParse(await json(request).catch(() => undefined)).data;
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
