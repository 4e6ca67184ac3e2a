/** `astro dev` on a copy of the data and the story, which a test may break. */
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { freePort } from '../../setup/hosts.ts';

export interface DevServer {
  /** The address of the story, with a slash at its end. */
  url: string;
  /** The folder of the copy. */
  folder: string;
  /** What the server has printed so far. */
  log: () => string;
  read: (path: string) => string;
  write: (path: string, text: string) => void;
  close: () => Promise<void>;
}

/** Starts the server with the project as its root; it finds data and story in the folder that it is started in. */
export async function startDev(): Promise<DevServer> {
  const project = process.cwd();
  const copy = mkdtempSync(join(tmpdir(), 'dev-'));
  cpSync(join(project, 'data'), join(copy, 'data'), { recursive: true });
  mkdirSync(join(copy, 'src/story'), { recursive: true });
  cpSync(join(project, 'src/story/story.mdx'), join(copy, 'src/story/story.mdx'));
  // Its own cache of packages: a second server, or a build, beside it would take them out of its hands.
  const cache = join(project, 'node_modules/.vite', basename(copy));
  const config = join(copy, 'astro.config.mjs');
  const own = pathToFileURL(join(project, 'astro.config.mjs')).href;
  writeFileSync(
    config,
    `import own from ${JSON.stringify(own)};\nexport default { ...own, vite: { ...own.vite, cacheDir: ${JSON.stringify(cache)} } };\n`,
  );
  const port = await freePort();
  const program = join(project, 'node_modules/astro/bin/astro.mjs');
  const place = ['--root', project, '--config', relative(project, config), '--port', String(port)];
  const options = ['dev', ...place, '--host', '127.0.0.1', '--ignore-lock'];
  // Told that it is part of a test, Astro leaves out what integrations add.
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(VITEST|NODE_ENV|TEST$)/.test(name)),
  );
  const server = spawn(process.execPath, [program, ...options], { cwd: copy, env, stdio: ['ignore', 'pipe', 'pipe'] });
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
    close: async () => {
      const ended = new Promise((resolve) => server.once('exit', resolve));
      server.kill();
      await ended;
      for (const folder of [copy, cache]) rmSync(folder, { recursive: true, force: true });
    },
  };
}
