/** Netlify, Cloudflare and Vercel: hosts that receive `dist/` and know types and caching by themselves. */
import { rulesFor } from '../headers.ts';

/** `_headers`, which Netlify and Cloudflare read from the built folder and do not serve. */
export function headersText(base: string): string {
  const blocks = rulesFor(base).map(({ place, headers }) =>
    [place, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`)].join('\n'),
  );
  return `# Written by "npm run hosting" from src/hosting/headers.ts.\n${blocks.join('\n')}\n`;
}

/** Vercel; JSON without comments, so that its use is written in the README. */
export function vercelText(base: string): string {
  const headers = rulesFor(base).map((rule) => ({
    source: rule.place.replace(/\*$/, '(.*)'),
    headers: Object.entries(rule.headers).map(([key, value]) => ({ key, value })),
  }));
  const build = { framework: null, buildCommand: 'npm run build', outputDirectory: 'dist', trailingSlash: true };
  return `${JSON.stringify({ ...build, headers }, null, 2)}\n`;
}
