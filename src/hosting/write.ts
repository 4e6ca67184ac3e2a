/** `npm run hosting`: writes every host’s configuration, to `public/` only what a host reads in the built folder. */
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { hostingFiles } from './files.ts';
import { orStop, wantedBase } from './wanted.ts';

for (const { path, text } of hostingFiles(orStop(wantedBase))) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  if (path.endsWith('.sh')) chmodSync(path, 0o755);
  console.log(path);
}
