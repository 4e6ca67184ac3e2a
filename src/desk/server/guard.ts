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
  if (!isLoopback(from)) return refused('The desk answers only on the machine that it runs on.');
  // A name that somebody else's server points to this machine would let its pages in.
  if (!LOCAL_HOST.test(header('host') ?? ''))
    return refused('The desk answers only under localhost, 127.0.0.1 or [::1].');
  return undefined;
}

/** Requests that read or change data: also not on behalf of another site's page. */
export function refuseRequest(asked: Asked): Refusal | undefined {
  const { method, header } = asked;
  const stranger = refuseStranger(asked);
  if (stranger) return stranger;
  if (method !== 'GET' && method !== 'POST') return { status: 405, message: 'The desk knows GET and POST.' };
  const site = header('sec-fetch-site');
  const origin = header('origin');
  const foreign =
    (site !== undefined && site !== 'same-origin') || (origin !== undefined && !isOwn(origin, header('host')));
  if (foreign) return refused('This request comes from a page of another site.');
  if (method === 'GET') return undefined;
  // Every browser names the origin of a POST; a request without it is no page of ours.
  if (origin === undefined) return refused('This request does not say which page it comes from.');
  if (!/^application\/json(;|$)/i.test(header('content-type') ?? '')) {
    return { status: 415, message: 'The desk reads JSON only.' };
  }
  return Number(header('content-length') ?? 0) > MOST_BYTES ? TOO_LARGE : undefined;
}

export const TOO_LARGE: Refusal = { status: 413, message: 'This is more than the desk takes in one request.' };

const LOCAL_HOST = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i;

function isLoopback(address: string | undefined): boolean {
  return address === '::1' || /^(::ffff:)?127\.\d+\.\d+\.\d+$/.test(address ?? '');
}

function isOwn(origin: string, host: string | undefined): boolean {
  return origin === `http://${host}` || origin === `https://${host}`;
}

function refused(message: string): Refusal {
  return { status: 403, message };
}
