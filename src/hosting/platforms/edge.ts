/**
 * Netlify, Cloudflare and Vercel: hosts that build or receive `dist/` and know types and caching by themselves. How the
 * first two build stands in `generated/`.
 */
import { rulesFor } from '../headers.ts';
import { placeBelow, type HostingFile } from '../patterns.ts';

/** `_headers`, which Netlify and Cloudflare read from the built folder and do not serve. */
export function headersFile(base?: string): HostingFile {
  const blocks = rulesFor(base).map(({ place, headers }) =>
    [placeBelow(place, base), ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`)].join('\n'),
  );
  const note = '# Written by "npm run hosting" from src/hosting/headers.ts.';
  return { path: 'public/_headers', text: `${note}\n${blocks.join('\n')}\n` };
}

/** Vercel; JSON without comments, so that its use is written in the README. */
export function vercel(base?: string): HostingFile {
  const settings = {
    framework: null,
    buildCommand: 'npm run build',
    outputDirectory: 'dist',
    trailingSlash: true,
    headers: rulesFor(base).map(({ place, headers }) => ({
      source: placeBelow(place, base).replace(/\*$/, '(.*)'),
      headers: Object.entries(headers).map(([key, value]) => ({ key, value })),
    })),
  };
  return { path: 'src/hosting/generated/vercel/vercel.json', text: `${JSON.stringify(settings, null, 2)}\n` };
}
