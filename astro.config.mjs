import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';
import { storyFolder } from './src/data/read.ts';
import { dataDesk } from './src/desk/server/service.ts';
import { liveCheck } from './src/check/live-check.ts';
import { shortenScript } from './src/embed/page/inline.ts';
import { orStop, wantedBase, wantedSite } from './src/hosting/wanted.ts';
import { licences } from './src/setup/licences.ts';
import { policyFirstInPages } from './src/site/policy-first.ts';
import { movedTypes } from './src/story/outline.ts';

// The one inline script must run before the first paint; the policy admits it by its hash.
const head = shortenScript(readFileSync(new URL('./src/site/head.js', import.meta.url), 'utf8'));
const headHash = createHash('sha256').update(head).digest('base64');

export default defineConfig({
  site: orStop(wantedSite),
  base: orStop(wantedBase),
  trailingSlash: 'ignore',
  devToolbar: { enabled: false },
  integrations: [mdx(), dataDesk(), liveCheck(), policyFirstInPages()],
  // What a host reads and what was pinned belong to the story of this folder.
  publicDir: process.env['STORY'] ? join(storyFolder(), 'public') : 'public',
  // Two at a time: while one picture is encoded, the next is drawn.
  build: { inlineStylesheets: 'always', concurrency: 2 },
  vite: {
    plugins: [licences()],
    resolve: { alias: { '#story': storyFolder() } },
    environments: {
      client: {
        build: {
          // The layouts that this story moves are one file with what they share: many small ones compress badly.
          rolldownOptions: {
            output: {
              codeSplitting: {
                groups: [{ name: 'charts', test: new RegExp(`src/charts/(${movedTypes().join('|')})/layout`) }],
              },
            },
          },
        },
      },
    },
  },
  security: {
    csp: {
      scriptDirective: { hashes: [`sha256-${headHash}`] },
      directives: [
        "default-src 'none'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
      ],
    },
  },
});
