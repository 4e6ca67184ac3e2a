/** Puts each page’s policy before all that it is to govern: Astro writes it at the end of the head. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { withLineFeeds } from '../data/read.ts';
import { policyHash } from '../embed/page/inline.ts';

const POLICY = /<meta http-equiv="content-security-policy"[^>]*>/g;
const CHARSET = '<meta charset="utf-8">';

/** The page with its policy right after its encoding; lines end with a line feed, over which hashes are made. */
export function policyFirst(html: string, file: string): string {
  const [policy, ...more] = html.match(POLICY) ?? [];
  if (!policy || more.length > 0 || !html.includes(CHARSET))
    throw new Error(`${file} must name its encoding and have one content policy. Look at src/site/Page.astro.`);
  const text = withLineFeeds(html);
  return text.replace(policy, '').replace(CHARSET, () => CHARSET + usedHashes(policy, text));
}

/** The policy with the hashes of this page’s own scripts and styles only: Astro also lists those of data and of other pages. */
function usedHashes(policy: string, html: string): string {
  const inline = [...html.matchAll(/<(script|style)(?![^>]*json)[^>]*>([\s\S]*?)<\/\1>/g)];
  const used = inline.map(([, , text = '']) => policyHash(text));
  return policy.replace(/ 'sha256-[^']+'/g, (hash) => (used.includes(hash.trim()) ? hash : ''));
}

/** The same for every page of a build that is made with Astro's policy; embeds write their own where it belongs. */
export function policyFirstInPages(): AstroIntegration {
  return {
    name: 'policy-first',
    hooks: {
      'astro:build:done': ({ dir }) => {
        const folder = fileURLToPath(dir);
        for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
          if (!name.endsWith('.html')) continue;
          const path = join(folder, name);
          const html = readFileSync(path, 'utf8');
          if (html.includes('http-equiv="content-security-policy"')) writeFileSync(path, policyFirst(html, name));
        }
      },
    },
  };
}
