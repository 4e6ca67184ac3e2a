/** nginx: one file for the `http` block, with a map for each header and the server. */
import { NOT_SERVED, placeBelow, REVALIDATE, rulesFor, serverPattern, TYPES, type Rule } from '../headers.ts';

const CHARSET = '; charset=utf-8';

/** `root` holds the built site, below it the folders of the base path. */
export function nginxText(listen: string, root: string, base = '/'): string {
  const rules = rulesFor(base);
  const all = new Set(rules.flatMap(({ headers }) => Object.keys(headers)));
  const names = [...all].filter((name) => name !== 'Content-Type').toSorted();
  const types = Object.entries(TYPES).map(([ending, type]) => `    ${type.replace(CHARSET, '')} ${ending};`);
  // HTML is one of them unasked, in all of nginx's lists.
  const texts = Object.values(TYPES).filter((type) => type.endsWith(CHARSET) && !type.startsWith('text/html'));
  const withCharset = texts.map((type) => type.replace(CHARSET, ''));
  // Single files whose ending does not say their type.
  const special = rules.flatMap(({ place, headers: { 'Content-Type': type } }) => {
    return type ? `  location = ${place} { types {} default_type "${type}"; }` : [];
  });
  return `# Written by "npm run hosting" from src/hosting/headers.ts. Include it in the http block of nginx.conf.
${names.map((name) => map(name, rules)).join('\n')}
server {
  listen ${listen};
  server_name _;
  root ${root};
  index index.html;
  error_page 404 ${placeBelow('/404.html', base)};
  absolute_redirect off;
  server_tokens off;
  etag on;

  types {
${types.join('\n')}
  }
  default_type application/octet-stream;
  charset utf-8;
  charset_types ${withCharset.join(' ')};

  # A file that was squeezed before (gzip -k) is sent as it is; the others are squeezed for each reader.
  gzip_static on;
  gzip on;
  gzip_vary on;
  gzip_comp_level 6;
  gzip_min_length 256;
  gzip_types ${[...withCharset, 'application/json', 'application/atom+xml'].join(' ')};

${names.map((name) => `  add_header ${name} ${variable(name)} always;`).join('\n')}

${special.join('\n')}
${NOT_SERVED.map((place) => `  location = ${placeBelow(place, base)} { return 404; }`).join('\n')}
}
`;
}

function variable(name: string): string {
  return `$story_${name.toLowerCase().replaceAll('-', '_')}`;
}

/** Which value a header has at an address; without one nginx leaves the header out. */
function map(name: string, rules: Rule[]): string {
  const lines = rules.flatMap(({ place, headers: { [name]: value } }) => {
    return value === undefined ? [] : [`  "~${serverPattern(place)}" "${value}";`];
  });
  const fallback = name === 'Cache-Control' ? REVALIDATE : '';
  return `map $uri ${variable(name)} {\n  default "${fallback}";\n${lines.join('\n')}\n}`;
}
