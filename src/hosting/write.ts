/** `npm run hosting`: writes every host’s configuration, to `public/` only what a host reads in the built folder. */
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { rulesFor } from './headers.ts';
import { caddyText } from './platforms/caddy.ts';
import { cloudFront } from './platforms/cloudfront.ts';
import { nginxText } from './platforms/nginx.ts';
import { orStop, wantedBase } from './wanted.ts';

const FOLDER = 'src/hosting/generated';
const root = '/srv/story/dist';

/** Every file of configuration that says headers or places, for a site at a base path; others are kept by hand. */
export function hostingFiles(base = '/'): { path: string; text: string }[] {
  return [
    { path: 'public/_headers', text: headersText(base) },
    { path: `${FOLDER}/vercel/vercel.json`, text: vercelText(base) },
    ...cloudFront(base),
    { path: `${FOLDER}/nginx/story.conf`, text: nginxText('80', root, base) },
    { path: `${FOLDER}/caddy/Caddyfile`, text: caddyText('{$SITE_HOST:localhost}', root, base) },
  ];
}

/** `_headers`, which Netlify and Cloudflare read from the built folder and do not serve. */
function headersText(base: string): string {
  const blocks = rulesFor(base).map(({ place, headers }) =>
    [place, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`)].join('\n'),
  );
  return `# Written by "npm run hosting" from src/hosting/headers.ts.\n${blocks.join('\n')}\n`;
}

/** Vercel; JSON without comments, so that its use is written in the README. */
function vercelText(base: string): string {
  const headers = rulesFor(base).map((rule) => ({
    source: rule.place.replace(/\*$/, '(.*)'),
    headers: Object.entries(rule.headers).map(([key, value]) => ({ key, value })),
  }));
  const build = { framework: null, buildCommand: 'npm run build', outputDirectory: 'dist', trailingSlash: true };
  return `${JSON.stringify({ ...build, headers }, null, 2)}\n`;
}

if (process.argv[1]?.endsWith('write.ts')) {
  for (const { path, text } of hostingFiles(orStop(wantedBase))) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    if (path.endsWith('.sh')) chmodSync(path, 0o755);
    console.log(path);
  }
}
