/** Makes sure that the browsers and servers which the tests drive are there; installs Debian's packages where it can. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

interface Program {
  /** Debian's package. */
  package: string;
  /** The variable of the environment that names another place. */
  variable: string;
  /** Where distributions put it. */
  places: string[];
}

const PROGRAMS = {
  Chromium: {
    package: 'chromium',
    variable: 'CHROMIUM_PATH',
    places: ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/snap/bin/chromium'],
  },
  Firefox: {
    package: 'firefox-esr',
    variable: 'FIREFOX_PATH',
    places: ['/usr/bin/firefox-esr', '/usr/bin/firefox', '/snap/bin/firefox'],
  },
  WebKit: { package: 'webkit2gtk-driver', variable: 'WEBKIT_DRIVER_PATH', places: ['/usr/bin/WebKitWebDriver'] },
  // WebKit has no mode without a screen.
  Xvfb: { package: 'xvfb', variable: 'XVFB_PATH', places: ['/usr/bin/Xvfb'] },
  // A screen reader that runs on that screen, the bus through which it asks, and the desktop's part of it.
  Orca: { package: 'orca', variable: 'ORCA_PATH', places: ['/usr/bin/orca'] },
  'dbus-daemon': { package: 'dbus-daemon', variable: 'DBUS_PATH', places: ['/usr/bin/dbus-daemon'] },
  'at-spi2': {
    package: 'at-spi2-core',
    variable: 'AT_SPI_PATH',
    places: ['/usr/libexec/at-spi-bus-launcher', '/usr/lib/at-spi2-core/at-spi-bus-launcher'],
  },
  // The tests of the hosts' configuration serve the built site with both.
  nginx: { package: 'nginx', variable: 'NGINX_PATH', places: ['/usr/sbin/nginx', '/usr/bin/nginx'] },
  Caddy: { package: 'caddy', variable: 'CADDY_PATH', places: ['/usr/bin/caddy', '/usr/local/bin/caddy'] },
} satisfies Record<string, Program>;

export type ProgramName = keyof typeof PROGRAMS;

/** The path of a program that the tests drive; undefined when it is not installed. */
export function findProgram(name: ProgramName): string | undefined {
  const { variable, places } = PROGRAMS[name];
  const own = process.env[variable];
  return own && existsSync(own) ? own : places.find((path) => existsSync(path));
}

/** The same, for tests that cannot go on without it. */
export function requireProgram(name: ProgramName): string {
  const path = findProgram(name);
  if (!path) throw new Error(missing(name));
  return path;
}

export function findChromium(): string | undefined {
  return findProgram('Chromium');
}

function missing(name: ProgramName): string {
  const { package: debian, variable } = PROGRAMS[name];
  return `The tests need ${name}. Install the package "${debian}" (Debian: apt-get install ${debian}), or set ${variable} to its program.`;
}

function findMissing(): ProgramName[] {
  return (Object.keys(PROGRAMS) as ProgramName[]).filter((name) => !findProgram(name));
}

function install(packages: string[]): void {
  const apt = (...args: string[]): boolean =>
    spawnSync('apt-get', args, { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
      .status === 0;
  if (apt('update', '-qq')) apt('install', '-y', '-qq', '--no-install-recommends', ...packages);
}

if (process.argv[1]?.endsWith('installed.ts')) {
  const absent = findMissing();
  if (absent.length > 0 && process.getuid?.() === 0) install(absent.map((name) => PROGRAMS[name].package));
  const still = findMissing();
  for (const name of still) console.error(missing(name));
  if (still.length > 0) process.exit(1);
}
