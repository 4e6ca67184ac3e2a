/** What every host must say with each file. One rule alone sets a header of an address: some hosts would join two. */

/** Values by the names of headers. */
export type Headers = Record<string, string>;

export interface Rule {
  /** A place on the host; `:name` stands for one folder, `*` at its end for everything below. */
  place: string;
  headers: Headers;
}

export const IMMUTABLE = 'public, max-age=31536000, immutable';
/** For everything else: kept, but asked for again. It is also what Netlify, Cloudflare and Vercel say by themselves. */
export const REVALIDATE = 'public, max-age=0, must-revalidate';

/** Beside the policy in its own head. Everybody may frame it; `frame-ancestors *` would shut out hosts without an address. */
const EMBED_POLICY = "object-src 'none'; base-uri 'none'; form-action 'none'";
/** A page also says who may frame it, which no document can say of itself. */
const PAGE_POLICY = `${EMBED_POLICY}; frame-ancestors 'self'`;
/** A picture that is opened by itself is a document too. */
const PICTURE_POLICY = `default-src 'none'; ${EMBED_POLICY}`;

const PERMISSIONS = ['camera', 'display-capture', 'geolocation', 'microphone', 'payment', 'usb'];

const OPEN: Headers = { 'Access-Control-Allow-Origin': '*' };

/** The rules of a site at the root of its host. */
export const RULES: Rule[] = [
  {
    place: '/*',
    headers: {
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'strict-origin-when-cross-origin',
      'Permissions-Policy': PERMISSIONS.map((name) => `${name}=()`).join(', '),
      // A year, without subdomains and preload lists: those are for the owner of the whole domain to decide.
      'Strict-Transport-Security': 'max-age=31536000',
    },
  },
  { place: '/', headers: { 'Content-Security-Policy': PAGE_POLICY } },
  { place: '/404.html', headers: { 'Content-Security-Policy': PAGE_POLICY } },
  { place: '/figures/:figure/', headers: { 'Content-Security-Policy': PAGE_POLICY } },
  { place: '/figures/*', headers: OPEN },
  { place: '/numbers/', headers: { 'Content-Security-Policy': PAGE_POLICY } },
  { place: '/embed/', headers: { 'Content-Security-Policy': PAGE_POLICY } },
  { place: '/embed/:figure/', headers: { 'Content-Security-Policy': EMBED_POLICY } },
  { place: '/embed/:figure/v/*', headers: { 'Content-Security-Policy': EMBED_POLICY, 'Cache-Control': IMMUTABLE } },
  { place: '/embed/*', headers: OPEN },
  { place: '/_astro/*', headers: { ...OPEN, 'Cache-Control': IMMUTABLE } },
  { place: '/stills/*', headers: { ...OPEN, 'Content-Security-Policy': PICTURE_POLICY } },
  { place: '/datasets/*', headers: OPEN },
  { place: '/oembed/*', headers: OPEN },
  { place: '/datapackage.json', headers: OPEN },
  { place: '/corrections.xml', headers: { ...OPEN, 'Content-Type': 'application/atom+xml; charset=utf-8' } },
];

/** The type of a file by the ending of its name, for servers that must be told. */
export const TYPES: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json',
  png: 'image/png',
  svg: 'image/svg+xml; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  woff2: 'font/woff2',
  xml: 'application/xml; charset=utf-8',
};

/** What hosts read in the built folder; nothing in it is secret, but it is no part of the site. */
export const NOT_SERVED = ['/_headers', '/.nojekyll'];

/** The rules of a site below a base path. HTTPS is a matter of the whole host, so that such a site says nothing of it. */
export function rulesFor(base = '/'): Rule[] {
  if (base === '/') return RULES;
  return RULES.map(({ place, headers: { 'Strict-Transport-Security': _, ...headers } }) => {
    return { place: placeBelow(place, base), headers };
  });
}

/** The headers of an address, such as "/figures/returns/", with its type, where a folder's is that of its page, and its caching. */
export function headersFor(address: string, base = '/'): Headers {
  const ending = address.endsWith('/') ? 'html' : (address.split('.').at(-1) ?? '');
  const found = rulesFor(base).filter(({ place }) => placePattern(place).test(address));
  return Object.assign(
    { 'Content-Type': TYPES[ending] ?? 'application/octet-stream', 'Cache-Control': REVALIDATE },
    ...found.map(({ headers }) => headers),
  );
}

/** Where a site below a base path has a place. */
export function placeBelow(place: string, base = '/'): string {
  return base.replace(/\/$/, '') + place;
}

/** A place as a regular expression for addresses. */
export function placePattern(place: string): RegExp {
  const source = place
    .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
    .replace(/:[a-z]+/g, '[^/]+')
    .replace(/\*$/, '.*');
  return new RegExp(`^${source}$`);
}

/** The same as source text for servers; a page is also met by the name of its file. */
export function serverPattern(place: string): string {
  return placePattern(place).source.replaceAll('\\/', '/').replace(/\/\$$/, '/(?:index\\.html)?$');
}
