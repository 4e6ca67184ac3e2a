/**
 * `npm start` and `npm test` on a fresh clone: installs what the lock file names, then goes on with a Node that can
 * run the project.
 */
import { spawn } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { checkFolder, findNode, npm } from './ready.mjs';

const [script] = process.argv.slice(2);

/** Runs npm in this terminal; stops with its exit code when it fails. */
function run(...words) {
  const { status, error } = npm(...words);
  if (error) console.error(`Could not run npm: ${error.message}`);
  if (status !== 0) process.exit(status ?? 1);
}

/** True when the installed packages are those of the lock file. */
function isInstalled() {
  const marker = 'node_modules/.package-lock.json';
  return existsSync(marker) && statSync(marker).mtimeMs >= statSync('package-lock.json').mtimeMs;
}

checkFolder();
if (!isInstalled()) run('ci');
const node = findNode();
if (script === 'serve') {
  run('run', '--silent', 'build');
  // Not through npm, so that stopping this process stops the server.
  const server = spawn(node, ['src/setup/preview.ts'], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal));
  server.on('exit', (code) => process.exit(code ?? 0));
} else run('run', '--silent', script);
