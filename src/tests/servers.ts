/** nginx and Caddy on the loopback address, with the configuration that `npm run hosting` writes. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { caddyText } from '../hosting/platforms/caddy.ts';
import { nginxText } from '../hosting/platforms/nginx.ts';
import { requireProgram } from './installed.ts';

export interface Host {
  /** Its address, with the base path. */
  url: string;
  close: () => Promise<void>;
}

interface Site {
  /** The built site; it is copied, so that a build in the meantime changes nothing. */
  folder: string;
  base?: string;
  /** Puts more files into the copy before it is served. */
  prepare?: (copy: string) => void;
}

/** nginx as a process of its own, which ends with this one. */
export async function startNginx(site: Site): Promise<Host> {
  const program = requireProgram('nginx');
  return start(site, (port, root, scratch) => {
    const config = join(scratch, 'nginx.conf');
    const folders = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
    writeFileSync(
      config,
      `daemon off; worker_processes auto; pid ${scratch}/nginx.pid; error_log stderr warn;
${process.getuid?.() === 0 ? 'user root;' : ''}
events { worker_connections 1024; }
http {
  access_log off;
  sendfile on;
  tcp_nopush on;
${folders.map((name) => `  ${name}_temp_path ${scratch}/${name};`).join('\n')}
${nginxText(`127.0.0.1:${port}`, root, site.base)}
}
`,
    );
    return spawn(program, ['-c', config, '-p', scratch, '-e', 'stderr'], { stdio: ['ignore', 'ignore', 'pipe'] });
  });
}

/** Caddy, without certificates and without its interface for changes while it runs. */
export async function startCaddy(site: Site): Promise<Host> {
  const program = requireProgram('Caddy');
  return start(site, (port, root, scratch) => {
    const config = join(scratch, 'Caddyfile');
    const text = caddyText(`http://127.0.0.1:${port}`, root, site.base);
    writeFileSync(config, `{\n  admin off\n  auto_https off\n}\n${text}`);
    const env = { ...process.env, XDG_DATA_HOME: scratch, XDG_CONFIG_HOME: scratch, HOME: scratch };
    return spawn(program, ['run', '--config', config], { env, stdio: ['ignore', 'ignore', 'pipe'] });
  });
}

async function start(
  { folder, base = '/', prepare }: Site,
  run: (port: number, root: string, scratch: string) => ChildProcess,
): Promise<Host> {
  const scratch = mkdtempSync(join(tmpdir(), 'host-'));
  const root = join(scratch, 'root');
  mkdirSync(join(root, base), { recursive: true });
  cpSync(folder, join(root, base), { recursive: true });
  prepare?.(join(root, base));
  const port = await freePort();
  const server = run(port, root, scratch);
  let said = '';
  server.stderr?.on('data', (bytes: Buffer) => (said += bytes.toString()));
  const end = (): boolean => server.kill();
  process.once('exit', end);
  const close = async (): Promise<void> => {
    process.off('exit', end);
    if (server.exitCode === null) {
      const ended = once(server, 'exit');
      end();
      await ended;
    }
    rmSync(scratch, { recursive: true, force: true });
  };
  const url = `http://127.0.0.1:${port}${base}`;
  while (!(await answers(url))) {
    if (server.exitCode !== null) {
      await close();
      throw new Error(`The server did not start:\n${said}`);
    }
    await wait(50);
  }
  return { url, close };
}

/** Whether a server answers. */
export async function answers(url: string): Promise<boolean> {
  return fetch(url).then(
    ({ ok }) => ok,
    () => false,
  );
}

/** A port of the loopback address that nothing listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('The loopback address has no free port');
  server.close();
  await once(server, 'close');
  return address.port;
}
