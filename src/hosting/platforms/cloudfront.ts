/**
 * S3 with CloudFront. S3 knows a file's type and caching, CloudFront the other headers: a policy for each group of
 * places, which its behaviours name. The first behaviour whose pattern fits an address counts.
 */
import { headersFor, IMMUTABLE, NOT_SERVED, REVALIDATE, rulesFor, TYPES, type Headers } from '../headers.ts';
import { placeBelow } from '../patterns.ts';
import type { HostingFile } from './file.ts';

const FOLDER = 'src/hosting/generated/s3-cloudfront';

export interface Behaviour {
  /** A pattern of addresses; `*` stands for anything. */
  pattern: string;
  /** The name of the policy that says its headers. */
  policy: string;
}

/** The behaviours of the distribution, in their order, with the headers of each policy; `*` is the default. */
export function behaviours(base = '/'): (Behaviour & { headers: Headers })[] {
  const places = rulesFor(base)
    .map(({ place }) => place)
    .filter((place) => place !== '/*' && place !== '/')
    .sort(moreSpecificFirst);
  const named = [...places, '/'].map((place) => ({
    pattern: place === '/' ? '*' : placeBelow(place, base).replace(/:[a-z]+/g, '*'),
    headers: atEdge(headersFor(example(place, base), base)),
  }));
  const different = [...new Set(named.map(({ headers }) => JSON.stringify(headers)))];
  return named.map((each) => ({ ...each, policy: `story-${different.indexOf(JSON.stringify(each.headers)) + 1}` }));
}

/** An address that only the rules for this place describe. */
function example(place: string, base: string): string {
  return placeBelow(place, base)
    .replace(/:[a-z]+/g, 'x')
    .replace(/\*$/, 'x.x');
}

/** Longer patterns first, so that a folder comes before what is around it. */
function moreSpecificFirst(one: string, other: string): number {
  return (
    other.split('/').length - one.split('/').length ||
    Number(one.endsWith('*')) - Number(other.endsWith('*')) ||
    one.localeCompare(other)
  );
}

function atEdge({ 'Content-Type': _type, 'Cache-Control': _caching, ...headers }: Headers): Headers {
  return headers;
}

/** A policy in the form that `aws cloudfront create-response-headers-policy` reads. */
function policy(name: string, headers: Headers): object {
  const own = (header: keyof Headers): string => headers[header] ?? '';
  const age = /max-age=(\d+)/.exec(own('Strict-Transport-Security'))?.[1];
  return {
    Name: name,
    ...(headers['Access-Control-Allow-Origin'] && {
      CorsConfig: {
        AccessControlAllowOrigins: { Quantity: 1, Items: [own('Access-Control-Allow-Origin')] },
        AccessControlAllowHeaders: { Quantity: 1, Items: ['*'] },
        AccessControlAllowMethods: { Quantity: 2, Items: ['GET', 'HEAD'] },
        AccessControlAllowCredentials: false,
        OriginOverride: true,
      },
    }),
    SecurityHeadersConfig: {
      ContentTypeOptions: { Override: true },
      ReferrerPolicy: { Override: true, ReferrerPolicy: own('Referrer-Policy') },
      ...(headers['Content-Security-Policy'] && {
        ContentSecurityPolicy: { Override: true, ContentSecurityPolicy: own('Content-Security-Policy') },
      }),
      ...(age && {
        StrictTransportSecurity: {
          Override: true,
          IncludeSubdomains: false,
          Preload: false,
          AccessControlMaxAgeSec: Number(age),
        },
      }),
    },
    CustomHeadersConfig: {
      Quantity: 1,
      Items: [{ Header: 'Permissions-Policy', Value: own('Permissions-Policy'), Override: true }],
    },
  };
}

/** Uploads by caching and type: first what has a new name, then the pages that ask for it, then what is gone goes. */
function script(base: string): string {
  const inBucket = (place: string): string => place.slice(1).replace(/:[a-z]+/g, '*');
  const quoted = (flag: string, patterns: string[]): string => patterns.map((each) => ` --${flag} "${each}"`).join('');
  const rules = rulesFor(base);
  const kept = rules
    .filter(({ headers }) => headers['Cache-Control'] === IMMUTABLE)
    .map(({ place }) => inBucket(place));
  const special = rules.filter(({ headers }) => headers['Content-Type']);
  return `#!/usr/bin/env bash
# Written by "npm run hosting" from src/hosting/headers.ts. Puts dist/ into a bucket behind CloudFront.
# Once before: create the policies (aws cloudfront create-response-headers-policy
# --response-headers-policy-config file://policy-story-1.json), name them in the behaviours of the distribution
# as behaviours.json lists them, add index.js as its viewer-request function, and 404.html as the page for 403 and 404.
set -euo pipefail
: "\${BUCKET:?Set BUCKET to the name of the bucket}" "\${DISTRIBUTION:?Set DISTRIBUTION to the id of the distribution}"
target="s3://$BUCKET${base.replace(/\/$/, '')}"

put() { # caching, type, and which files
  local caching="$1" type="$2"
  shift 2
  aws s3 sync dist "$target" --no-progress --cache-control "$caching" --content-type "$type" --exclude "*" "$@"
}

types() {
  cat <<'END'
${Object.entries(TYPES)
  .map((pair) => pair.join(' '))
  .join('\n')}
END
}

# Files whose name changes with their content.
while read -r ending type; do
  put "${IMMUTABLE}" "$type"${quoted(
    'include',
    kept.map((each) => each.replace(/\*$/, '*.$ending')),
  )}
done < <(types)

# Everything else, asked for again by every reader.
while read -r ending type; do
  put "${REVALIDATE}" "$type" --include "*.$ending"${quoted('exclude', [...kept, ...special.map(({ place }) => inBucket(place))])}
done < <(types)
${special.map(({ place, headers }) => `put "${REVALIDATE}" "${headers['Content-Type']}" --include "${inBucket(place)}"`).join('\n')}

# Old files of the first kind stay: a page that a reader opened before still asks for them.
aws s3 sync dist "$target" --no-progress --size-only --delete${quoted('exclude', [...NOT_SERVED.map(inBucket), ...kept])}
aws cloudfront create-invalidation --distribution-id "$DISTRIBUTION" --paths "${placeBelow('/*', base)}"
`;
}

export function cloudFront(base = '/'): HostingFile[] {
  const list = behaviours(base);
  const policies = new Map(list.map(({ policy: name, headers }) => [name, headers]));
  const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
  return [
    { path: `${FOLDER}/deploy.sh`, text: script(base), executable: true },
    {
      path: `${FOLDER}/behaviours.json`,
      text: json(list.map(({ pattern, policy: name }) => ({ pattern, policy: name }))),
    },
    ...[...policies].map(([name, headers]) => ({
      path: `${FOLDER}/policy-${name}.json`,
      text: json(policy(name, headers)),
    })),
  ];
}
