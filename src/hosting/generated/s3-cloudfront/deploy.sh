#!/usr/bin/env bash
# Written by "npm run hosting" from src/hosting/headers.ts. Puts dist/ into a bucket behind CloudFront.
# Once before: create the policies (aws cloudfront create-response-headers-policy
# --response-headers-policy-config file://policy-story-1.json), name them in the behaviours of the distribution
# as behaviours.json lists them, add index.js as its viewer-request function, and 404.html as the page for 403 and 404.
set -euo pipefail
: "${BUCKET:?Set BUCKET to the name of the bucket}" "${DISTRIBUTION:?Set DISTRIBUTION to the id of the distribution}"
target="s3://$BUCKET"

put() { # caching, type, and which files
  local caching="$1" type="$2"
  shift 2
  aws s3 sync dist "$target" --no-progress --cache-control "$caching" --content-type "$type" --exclude "*" "$@"
}

types() {
  cat <<'END'
html text/html; charset=utf-8
css text/css; charset=utf-8
csv text/csv; charset=utf-8
js text/javascript; charset=utf-8
json application/json
png image/png
svg image/svg+xml; charset=utf-8
txt text/plain; charset=utf-8
woff2 font/woff2
xml application/xml; charset=utf-8
END
}

# Files whose name changes with their content.
while read -r ending type; do
  put "public, max-age=31536000, immutable" "$type" --include "embed/*/v/*.$ending" --include "_astro/*.$ending"
done < <(types)

# Everything else, asked for again by every reader.
while read -r ending type; do
  put "public, max-age=0, must-revalidate" "$type" --include "*.$ending" --exclude "embed/*/v/*" --exclude "_astro/*" --exclude "corrections.xml"
done < <(types)
put "public, max-age=0, must-revalidate" "application/atom+xml; charset=utf-8" --include "corrections.xml"

# Old files of the first kind stay: a page that a reader opened before still asks for them.
aws s3 sync dist "$target" --no-progress --size-only --delete --exclude "_headers" --exclude ".nojekyll" --exclude "embed/*/v/*" --exclude "_astro/*"
aws cloudfront create-invalidation --distribution-id "$DISTRIBUTION" --paths "/*"
