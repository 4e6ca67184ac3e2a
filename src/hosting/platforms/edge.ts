/** Netlify, Cloudflare and Vercel: hosts that build or receive `dist/` and know types and caching by themselves. */
import { rulesFor } from '../headers.ts';
import { placeBelow } from '../patterns.ts';
import type { HostingFile } from './file.ts';

/** `_headers`, which Netlify and Cloudflare read from the built folder and do not serve. */
export function headersFile(base?: string): HostingFile {
  const blocks = rulesFor(base).map(({ place, headers }) =>
    [placeBelow(place, base), ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`)].join('\n'),
  );
  const note = '# Written by "npm run hosting" from src/hosting/headers.ts.';
  return { path: 'public/_headers', text: `${note}\n${blocks.join('\n')}\n` };
}

/** The headers stand in `_headers`; here is only how to build. */
export function netlify(): HostingFile {
  const text = `# Written by "npm run hosting". Name this folder as the package directory of the site at Netlify.
[build]
  command = "npm run build"
  publish = "dist"

[build.environment]
  NODE_VERSION = "22"
`;
  return { path: 'src/hosting/generated/netlify/netlify.toml', text };
}

/** Workers with static assets and no code; the headers stand in `_headers`. */
export function cloudflare(): HostingFile {
  const settings = {
    name: 'fifty-three-thousand',
    compatibility_date: '2026-11-01',
    assets: {
      directory: '../../../../dist',
      html_handling: 'auto-trailing-slash',
      not_found_handling: '404-page',
    },
  };
  const note =
    '// Written by "npm run hosting". npx wrangler deploy --config src/hosting/generated/cloudflare/wrangler.jsonc';
  return {
    path: 'src/hosting/generated/cloudflare/wrangler.jsonc',
    text: `${note}\n${JSON.stringify(settings, null, 2)}\n`,
  };
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
