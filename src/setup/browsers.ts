/** Makes sure that the browser which the tests drive is there; installs Debian's package where it can. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Where distributions put Chromium. */
const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/snap/bin/chromium'];

/** The path of Chromium; undefined when it is not installed. `CHROMIUM_PATH` overrides. */
export function findChromium(): string | undefined {
  const own = process.env['CHROMIUM_PATH'];
  return own && existsSync(own) ? own : PLACES.find((path) => existsSync(path));
}

function install(): void {
  const apt = (...args: string[]): boolean =>
    spawnSync('apt-get', args, { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
      .status === 0;
  if (apt('update', '-qq')) apt('install', '-y', '-qq', 'chromium');
}

if (process.argv[1]?.endsWith('browsers.ts')) {
  if (!findChromium() && process.getuid?.() === 0) install();
  if (!findChromium()) {
    console.error(
      'The browser tests need Chromium. Install the package "chromium" (Debian: apt-get install chromium), or set CHROMIUM_PATH to its program.',
    );
    process.exit(1);
  }
}
