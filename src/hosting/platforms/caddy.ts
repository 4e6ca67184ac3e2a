/** Caddy: one site block. */
import {
  headersFor,
  NOT_SERVED,
  REVALIDATE,
  rulesFor,
  TYPES,
  type Headers,
  placeBelow,
  serverPattern,
} from '../headers.ts';

/** Its address is such as "story.example.org"; `root` holds the built site, below it the folders of the base path. */
export function caddyText(address: string, root: string, base = '/'): string {
  const missing = placeBelow('/404.html', base);
  return `# Written by "npm run hosting" from src/hosting/headers.ts.
${address} {
  root * ${root}
  encode zstd gzip

  @unserved path ${NOT_SERVED.map((place) => placeBelow(place, base)).join(' ')}
  error @unserved 404

${types()}
  header ?Cache-Control "${REVALIDATE}"
${rules(base)}
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

function types(): string {
  return Object.entries(TYPES)
    .filter(([ending]) => ending !== 'html')
    .map(([ending, type]) => `  @${ending} path_regexp \\.${ending}$\n  header @${ending} Content-Type "${type}"`)
    .join('\n');
}

function rules(base: string): string {
  return rulesFor(base)
    .map(({ place, headers }, index) => {
      const name = `@rule${index + 1}`;
      return `  ${name} path_regexp ${serverPattern(place)}\n${lines(headers, `  header ${name}`)}\n`;
    })
    .join('\n');
}

function lines(headers: Headers, start: string): string {
  return Object.entries(headers)
    .map(([name, value]) => `${start} ${name} "${value}"`)
    .join('\n');
}
