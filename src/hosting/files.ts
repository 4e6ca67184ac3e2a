/**
 * `npm run hosting`: writes the configuration of every host. What a host reads in the built folder goes to `public/`.
 * The rest goes to `src/hosting/generated/`, from where nothing is served: a Caddyfile in `public/` would be
 * part of the site on every other host.
 */
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { caddy } from './platforms/caddy.ts';
import { cloudFront } from './platforms/cloudfront.ts';
import { cloudflare, headersFile, netlify, vercel } from './platforms/edge.ts';
import type { HostingFile } from './platforms/file.ts';
import { githubPages } from './platforms/github.ts';
import { nginx } from './platforms/nginx.ts';

/** Every file of configuration, for a site at a base path. */
export function hostingFiles(base = '/'): HostingFile[] {
  return [
    headersFile(base),
    netlify(),
    cloudflare(),
    vercel(base),
    ...cloudFront(base),
    nginx(base),
    caddy(base),
    ...githubPages(),
  ];
}

/** The base path of the environment, as Astro takes it too: with or without its slashes. */
export function wantedBase(): string {
  return `/${process.env['BASE_PATH'] ?? ''}/`.replace(/\/{2,}/g, '/');
}

if (process.argv[1]?.endsWith('hosting/files.ts')) {
  for (const { path, text, executable } of hostingFiles(wantedBase())) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    if (executable) chmodSync(path, 0o755);
    console.log(path);
  }
}
