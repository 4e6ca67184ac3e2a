/** S3 knows a file’s type and caching, CloudFront the rest: the first behaviour that fits an address names its policy. */
import { headersFor, IMMUTABLE, NOT_SERVED, placeBelow, REVALIDATE, RULES, rulesFor, TYPES } from '../headers.ts';
import type { Headers } from '../headers.ts';

const FOLDER = 'src/hosting/generated/s3-cloudfront';

/** What is set up once, the behaviours in their order with `*` as the default, and the script of each release. */
export function cloudFront(base: string): { path: string; text: string }[] {
  const [everywhere, home] = [placeBelow('/*', base), placeBelow('/', base)];
  const places = rulesFor(base)
    .map(({ place }) => place)
    .filter((place) => place !== everywhere && place !== home)
    .sort(moreSpecificFirst);
  const behaviours = [...places, home].map((place) => ({
    pattern: place === home ? '*' : place.replace(/:[a-z]+/g, '*'),
    // Of an address that only the rules for this place describe.
    policy: json(policy(headersFor(place.replace(/:[a-z]+/g, 'x').replace(/\*$/, 'x.x'), base))),
  }));
  const policies = [...new Set(behaviours.map((each) => each.policy))];
  const named = behaviours.map((each) => ({ ...each, policy: `story-${policies.indexOf(each.policy) + 1}` }));
  return [
    { path: `${FOLDER}/deploy.sh`, text: script(base) },
    { path: `${FOLDER}/behaviours.json`, text: json(named) },
    ...policies.map((text, index) => ({
      path: `${FOLDER}/policy-story-${index + 1}.json`,
      text: json({ Name: `story-${index + 1}`, ...JSON.parse(text) }),
    })),
  ];
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** Longer patterns first, so that a folder comes before what is around it. */
function moreSpecificFirst(one: string, other: string): number {
  return (
    other.split('/').length - one.split('/').length ||
    Number(one.endsWith('*')) - Number(other.endsWith('*')) ||
    one.localeCompare(other)
  );
}

/** Headers in the form that `aws cloudfront create-response-headers-policy` reads; type and caching are told to S3. */
function policy(headers: Headers): object {
  const age = /max-age=(\d+)/.exec(headers['Strict-Transport-Security'] ?? '')?.[1];
  const origin = headers['Access-Control-Allow-Origin'];
  const content = headers['Content-Security-Policy'];
  const hsts = { Override: true, IncludeSubdomains: false, Preload: false, AccessControlMaxAgeSec: Number(age) };
  return {
    ...(origin && {
      CorsConfig: {
        AccessControlAllowOrigins: { Quantity: 1, Items: [origin] },
        AccessControlAllowHeaders: { Quantity: 1, Items: ['*'] },
        AccessControlAllowMethods: { Quantity: 2, Items: ['GET', 'HEAD'] },
        AccessControlAllowCredentials: false,
        OriginOverride: true,
      },
    }),
    SecurityHeadersConfig: {
      ContentTypeOptions: { Override: true },
      ReferrerPolicy: { Override: true, ReferrerPolicy: headers['Referrer-Policy'] },
      ...(content && { ContentSecurityPolicy: { Override: true, ContentSecurityPolicy: content } }),
      ...(age && { StrictTransportSecurity: hsts }),
    },
    CustomHeadersConfig: {
      Quantity: 1,
      Items: [{ Header: 'Permissions-Policy', Value: headers['Permissions-Policy'], Override: true }],
    },
  };
}

/** Uploads by caching and type: first what has a new name, then the pages that ask for it, then what is gone goes. */
function script(base: string): string {
  const inBucket = (place: string): string => place.slice(1).replace(/:[a-z]+/g, '*');
  const quoted = (flag: string, patterns: string[]): string => patterns.map((each) => ` --${flag} "${each}"`).join('');
  const lasting = RULES.filter(({ headers }) => headers['Cache-Control'] === IMMUTABLE);
  const kept = lasting.map(({ place }) => inBucket(place));
  const special = RULES.filter(({ headers }) => headers['Content-Type']);
  const types = Object.entries(TYPES).map((pair) => pair.join(' '));
  const byEnding = kept.map((each) => each.replace(/\*$/, '*.$ending'));
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
${types.join('\n')}
END
}

# Files whose name changes with their content.
while read -r ending type; do
  put "${IMMUTABLE}" "$type"${quoted('include', byEnding)}
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
