/** Who may speak to the desk: the desk's own page, in a browser on this machine. */
import type { IncomingHttpHeaders } from 'node:http';

/** What the desk looks at in a request. */
export interface Asked {
  method?: string | undefined;
  headers: IncomingHttpHeaders;
  socket: { remoteAddress?: string | undefined };
}

/** Why a request below `/desk/` is refused: every one must come from this machine, and be for a name of this machine. */
export function refuseStranger({ socket: { remoteAddress = '' }, headers }: Asked) {
  const isLoopback = remoteAddress === '::1' || /^(::ffff:)?127\.\d+\.\d+\.\d+$/.test(remoteAddress);
  if (!isLoopback) return { status: 403, message: 'The desk answers only on the machine that it runs on.' };
  // A name that somebody else's server points to this machine would let its pages in.
  const isLocal = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i.test(headers.host ?? '');
  return isLocal ? undefined : { status: 403, message: 'The desk answers only under localhost, 127.0.0.1 or [::1].' };
}

/** Requests that read or change data: also not on behalf of another site's page. */
export function refuseRequest(asked: Asked) {
  const { method, headers } = asked;
  const stranger = refuseStranger(asked);
  if (stranger) return stranger;
  const { origin, host, 'sec-fetch-site': site = 'same-origin' } = headers;
  // Every browser names the origin of a POST; a request without it is no page of ours.
  const isOwn = origin === undefined ? method === 'GET' : [`http://${host}`, `https://${host}`].includes(origin);
  if (site !== 'same-origin' || !isOwn) return { status: 403, message: 'This request comes from no page of the desk.' };
  const isJson = method === 'GET' || /^application\/json(;|$)/i.test(headers['content-type'] ?? '');
  return isJson ? undefined : { status: 415, message: 'The desk reads JSON only.' };
}
