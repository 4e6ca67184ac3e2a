/** The configuration of every host, each written from `headers.ts`. */
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
