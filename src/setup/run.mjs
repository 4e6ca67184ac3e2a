/**
 * `node src/setup/run.mjs src/check/data-check.ts …` runs a program of the project on a Node that can; without a program
 * it only makes ready. Every command begins here, because npm 12 runs no install scripts that could have done it.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { checkFolder, findNode, stop } from './ready.mjs';

const [program, ...words] = process.argv.slice(2);

checkFolder();
if (!existsSync('node_modules/astro/package.json'))
  stop('The packages of this project are not installed yet. Run npm install first, then this command again.');

const node = findNode();
if (program) {
  const file = resolve(program);
  if (node === process.execPath) {
    process.argv.splice(1, 2, file);
    await import(pathToFileURL(file).href);
  } else process.exitCode = spawnSync(node, [file, ...words], { stdio: 'inherit' }).status ?? 1;
}
