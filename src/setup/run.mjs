/** Runs a program of the project on a Node that can, or only makes ready; with `--install` first, installs what is missing. */
import { spawn } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { checkFolder, findNode, npm, stop } from './ready.mjs';

const words = process.argv.slice(2);
const installs = words[0] === '--install' && words.shift();

/** True when the installed packages are those of the lock file. */
function isInstalled() {
  const marker = 'node_modules/.package-lock.json';
  return existsSync(marker) && statSync(marker).mtimeMs >= statSync('package-lock.json').mtimeMs;
}

checkFolder();
if (installs && !isInstalled() && npm('ci').status !== 0) stop('The packages could not be installed.');
if (!existsSync('node_modules/astro/package.json'))
  stop('The packages of this project are not installed yet. Run npm install first, then this command again.');

const node = findNode();
const [program] = words;
if (program && node === process.execPath) {
  process.argv = [node, resolve(program), ...words.slice(1)];
  await import(pathToFileURL(resolve(program)).href);
} else if (program) {
  const running = spawn(node, words, { stdio: 'inherit' });
  // Whoever stops this process stops the program.
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => running.kill(signal));
  running.on('exit', (code) => process.exit(code ?? 1));
}
