/** `astro dev` on a copy of the project with the frozen story, which a test may break. */
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '../servers.ts';
import { copyFrozenProject, SERVED } from '../project-copy.ts';

export interface DevServer {
  /** The address of the story, with a slash at its end. */
  url: string;
  /** The folder of the copy. */
  folder: string;
  /** What the server has printed so far. */
  log: () => string;
  read: (path: string) => string;
  write: (path: string, text: string) => void;
  /** Prepares the project beside the server, as every build and every check does first. */
  sync: () => void;
  close: () => Promise<void>;
}

export async function startDev(): Promise<DevServer> {
  const copy = copyFrozenProject();
  const port = await freePort();
  const program = ['node_modules/astro/bin/astro.mjs'];
  const options = ['--port', String(port), '--host', '127.0.0.1', '--ignore-lock'];
  // Told that it is part of a test, Astro leaves out what integrations add.
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(VITEST|NODE_ENV|TEST$)/.test(name)),
  );
  const at = { cwd: copy, env };
  const server = spawn(process.execPath, [...program, 'dev', '--config', SERVED, ...options], {
    ...at,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let log = '';
  for (const stream of [server.stdout, server.stderr]) stream.on('data', (text) => (log += String(text)));
  const url = `http://127.0.0.1:${port}/`;
  while ((await fetch(url).catch(() => undefined))?.ok !== true) {
    if (server.exitCode !== null) throw new Error(`astro dev ended:\n${log}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return {
    url,
    folder: copy,
    log: () => log,
    read: (path) => readFileSync(join(copy, path), 'utf8'),
    write: (path, text) => writeFileSync(join(copy, path), text),
    sync: () => {
      const { status, stderr } = spawnSync(process.execPath, [...program, 'sync'], { ...at, encoding: 'utf8' });
      if (status !== 0) throw new Error(stderr);
    },
    close: async () => {
      const ended = new Promise((resolve) => server.once('exit', resolve));
      server.kill();
      await ended;
      rmSync(copy, { recursive: true, force: true });
    },
  };
}
