/**
 * `npm start` and `npm test` on a fresh clone: plain JavaScript, because it runs on whatever Node the
 * machine has, before anything is installed. Everything after it runs on the Node that the project pins.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';

const [script] = process.argv.slice(2);

/** Runs a command in this terminal; stops with its exit code when it fails. */
function run(command, ...args) {
  const { status, error } = spawnSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32' });
  if (error) console.error(`Could not run ${command}: ${error.message}`);
  if (status !== 0) process.exit(status ?? 1);
}

/** True when the installed packages are those of the lock file. */
function isInstalled() {
  const marker = 'node_modules/.package-lock.json';
  return existsSync(marker) && statSync(marker).mtimeMs >= statSync('package-lock.json').mtimeMs;
}

if (!isInstalled()) run('npm', 'ci');
if (script === 'serve') {
  run('npm', 'run', '--silent', 'build');
  // Not through npm, so that stopping this process stops the server.
  const server = spawn('node_modules/.bin/node', ['src/setup/preview.ts'], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal));
  server.on('exit', (code) => process.exit(code ?? 0));
} else run('npm', 'run', '--silent', script);
