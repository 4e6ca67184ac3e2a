/**
 * `npm run hosting`: writes the configuration of every host. What a host reads in the built folder goes to `public/`.
 * The rest goes to `src/hosting/generated/`, from where nothing is served: a Caddyfile in `public/` would be
 * part of the site on every other host. Files there that depend on no header and no path are kept by hand.
 */
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { hostingFiles } from './files.ts';
import { orStop, wantedBase } from './wanted.ts';

for (const { path, text, executable } of hostingFiles(orStop(wantedBase))) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  if (executable) chmodSync(path, 0o755);
  console.log(path);
}
