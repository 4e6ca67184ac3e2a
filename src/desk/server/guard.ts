/** Who may speak to the desk: the desk's own page, in a browser on this machine. */

/** What the desk looks at in a request. */
export interface Asked {
  method: string;
  /** The address that the connection comes from. */
  from: string | undefined;
  /** Headers by lower-case name. */
  header: (name: string) => string | undefined;
}

/** Why a request is refused. */
export interface Refusal {
  status: 403 | 405 | 413 | 415;
  message: string;
}

/** The most that a request may carry, in bytes: several times the largest data file in use. */
export const MOST_BYTES = 16 * 1024 * 1024;

/** Every request below `/desk/`: from this machine, and asked for under a name of this machine. */
export function refuseStranger({ from, header }: Asked): Refusal | undefined {
  const isLoopback = from === '::1' || /^(::ffff:)?127\.\d+\.\d+\.\d+$/.test(from ?? '');
  if (!isLoopback) return refused(403, 'The desk answers only on the machine that it runs on.');
  // A name that somebody else's server points to this machine would let its pages in.
  const isLocal = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i.test(header('host') ?? '');
  return isLocal ? undefined : refused(403, 'The desk answers only under localhost, 127.0.0.1 or [::1].');
}

/** Requests that read or change data: also not on behalf of another site's page. */
export function refuseRequest(asked: Asked): Refusal | undefined {
  const { method, header } = asked;
  const stranger = refuseStranger(asked);
  if (stranger) return stranger;
  if (method !== 'GET' && method !== 'POST') return refused(405, 'The desk knows GET and POST.');
  const [site, origin, own] = [header('sec-fetch-site') ?? 'same-origin', header('origin'), header('host')];
  const isOwn = origin === undefined || origin === `http://${own}` || origin === `https://${own}`;
  if (site !== 'same-origin' || !isOwn) return refused(403, 'This request comes from a page of another site.');
  if (method === 'GET') return undefined;
  // Every browser names the origin of a POST; a request without it is no page of ours.
  if (origin === undefined) return refused(403, 'This request does not say which page it comes from.');
  const isJson = /^application\/json(;|$)/i.test(header('content-type') ?? '');
  if (!isJson) return refused(415, 'The desk reads JSON only.');
  // Every browser says how long a text is, and the server reads no more of it than that.
  const isShort = Number(header('content-length') ?? Infinity) <= MOST_BYTES;
  return isShort ? undefined : refused(413, 'This is more than the desk takes in one request.');
}

function refused(status: Refusal['status'], message: string): Refusal {
  return { status, message };
}
