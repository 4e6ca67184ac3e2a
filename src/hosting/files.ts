/** The configuration of every host, each written from `headers.ts`. */
import { caddyText } from './platforms/caddy.ts';
import { cloudFront } from './platforms/cloudfront.ts';
import { headersText, vercelText } from './platforms/edge.ts';
import { nginxText } from './platforms/nginx.ts';
import type { HostingFile } from './patterns.ts';

const FOLDER = 'src/hosting/generated';
const root = '/srv/story/dist';

/** Every file of configuration that says headers or places, for a site at a base path; others are kept by hand. */
export function hostingFiles(base = '/'): HostingFile[] {
  return [
    { path: 'public/_headers', text: headersText(base) },
    { path: `${FOLDER}/vercel/vercel.json`, text: vercelText(base) },
    ...cloudFront(base),
    { path: `${FOLDER}/nginx/story.conf`, text: nginxText('80', root, base) },
    { path: `${FOLDER}/caddy/Caddyfile`, text: caddyText('{$SITE_HOST:localhost}', root, base) },
  ];
}
