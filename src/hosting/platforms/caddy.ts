/** Caddy: one site block. */
import { headersFor, NOT_SERVED, placeBelow, REVALIDATE, rulesFor, serverPattern, TYPES } from '../headers.ts';
import type { Headers } from '../headers.ts';

/** Its address is such as "story.example.org"; `root` holds the built site, below it the folders of the base path. */
export function caddyText(address: string, root: string, base = '/'): string {
  const missing = placeBelow('/404.html', base);
  const types = Object.entries(TYPES).filter(([ending]) => ending !== 'html');
  const typed = types.map(([ending, type]) => {
    return `  @${ending} path_regexp \\.${ending}$\n  header @${ending} Content-Type "${type}"`;
  });
  const rules = rulesFor(base).map(({ place, headers }, index) => {
    const name = `@rule${index + 1}`;
    return `  ${name} path_regexp ${serverPattern(place)}\n${lines(headers, `  header ${name}`)}\n`;
  });
  return `# Written by "npm run hosting" from src/hosting/headers.ts.
${address} {
  root * ${root}
  encode zstd gzip

  @unserved path ${NOT_SERVED.map((place) => placeBelow(place, base)).join(' ')}
  error @unserved 404

${typed.join('\n')}
  header ?Cache-Control "${REVALIDATE}"
${rules.join('\n')}
  file_server {
    precompressed zstd br gzip
  }

  # Whatever the address would have said, a page that says "not found" is only that page.
  handle_errors {
    rewrite * ${missing}
${lines(headersFor(missing, base), '    header')}
    file_server
  }
}
`;
}

function lines(headers: Headers, start: string): string {
  return Object.entries(headers)
    .map(([name, value]) => `${start} ${name} "${value}"`)
    .join('\n');
}
