/** The configuration of every host, each written from `headers.ts`. */
import { caddy } from './platforms/caddy.ts';
import { cloudFront } from './platforms/cloudfront.ts';
import { headersFile, vercel } from './platforms/edge.ts';
import { nginx } from './platforms/nginx.ts';
import type { HostingFile } from './patterns.ts';

/** Every file of configuration that says headers or places, for a site at a base path; others are kept by hand. */
export function hostingFiles(base = '/'): HostingFile[] {
  return [headersFile(base), vercel(base), ...cloudFront(base), nginx(base), caddy(base)];
}
