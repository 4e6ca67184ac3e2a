/**
 * `npm run fresh`: does a clone of the last commit work on machines unlike this one? Each row is a fresh clone in a
 * folder of its own, `npm start` with another Node and npm, and a look at whether the story that answers is whole.
 * Takes minutes, and fetches every Node and npm once. `npm run fresh -- 3 5` runs those rows only.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { findTags, readStory } from '../../story/outline.ts';
import { CARRIERS, npm } from '../../setup/ready.mjs';

interface Row {
  node: string;
  npm: string;
  how: string;
  /** The name of the folder that the clone is made in. */
  folder?: string;
  /** Further settings of git for the clone. */
  git?: string[];
  environment?: Record<string, string>;
  /** A plain copy, as somebody gets it in an archive. */
  withoutGit?: true;
}

/** Each Node once, each npm once, and each oddity once; npm 12 takes no Node older than 22. */
const ROWS: Row[] = [
  { node: '20', npm: '10', how: 'a fresh clone' },
  { node: '22', npm: '11', how: 'a fresh clone' },
  { node: '24', npm: '12', how: 'a fresh clone' },
  { node: '26', npm: '12', how: 'a fresh clone' },
  { node: '20', npm: '10', how: 'no install scripts', environment: { npm_config_ignore_scripts: 'true' } },
  { node: '24', npm: '11', how: 'no install scripts', environment: { npm_config_ignore_scripts: 'true' } },
  { node: '22', npm: '10', how: 'line ends of Windows', git: ['-c', 'core.autocrlf=true'] },
  { node: '26', npm: '11', how: 'spaces and signs', folder: "The reporter's stories (new) [2026] & é, 53,298" },
  { node: '24', npm: '12', how: 'without git', withoutGit: true },
];
const PATIENCE = 15 * 60_000;

const scratch = mkdtempSync(join(tmpdir(), 'fresh-'));
const wanted = process.argv.slice(2).map(Number);
console.log('| Node | npm | how | install, build and serve | the story |\n| --- | --- | --- | --- | --- |');
try {
  for (const [index, row] of ROWS.entries()) {
    if (wanted.length === 0 || wanted.includes(index + 1)) console.log(await tryRow(row, join(scratch, String(index))));
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

async function tryRow(row: Row, place: string): Promise<string> {
  const tools = [installTool(carrier(), row.node), installTool('npm', row.npm)];
  // What one row has fetched is not asked for again by the next.
  const env = { ...outsideNpm(tools), npm_config_prefer_offline: 'true', ...row.environment, PORT: '0' };
  const folder = join(place, row.folder ?? 'story');
  mkdirSync(place, { recursive: true });
  spawnSync('git', [...(row.git ?? []), 'clone', '--quiet', process.cwd(), folder], { stdio: 'inherit' });
  if (row.withoutGit) rmSync(join(folder, '.git'), { recursive: true });
  const version = (program: string): string =>
    spawnSync(program, ['--version'], { env, encoding: 'utf8', shell: process.platform === 'win32' }).stdout.trim();
  const versions = `| ${version('node').slice(1)} | ${version('npm')} | ${row.how} |`;
  const start = performance.now();
  const outcome = await serveAndLook(folder, env);
  const seconds = Math.round((performance.now() - start) / 1000);
  rmSync(place, { recursive: true });
  if (outcome !== 'whole') process.exitCode = 1;
  return `${versions} ${seconds} s | ${outcome} |`;
}

/** The folder of a program that comes as a package of the registry. */
function installTool(name: string, version: string): string {
  const folder = join(scratch, `${name}-${version}`);
  const bin = join(folder, 'node_modules/.bin');
  if (!existsSync(bin)) npm('install', '--silent', '--no-save', '--prefix', folder, `${name}@${version}`);
  return bin;
}

function carrier(): string {
  const name = new Map(Object.entries(CARRIERS)).get(`${process.platform}-${process.arch}`);
  if (!name) throw new Error(`No package carries Node for ${process.platform} on ${process.arch}.`);
  return name;
}

/** The environment without what the npm around this script has set, its own Node included, and with other programs first. */
function outsideNpm(tools: string[]): NodeJS.ProcessEnv {
  const path = (process.env['PATH'] ?? '').split(delimiter).filter((part) => !part.includes('node_modules'));
  const kept = Object.entries(process.env).filter(([name]) => !/^(npm_|NODE|INIT_CWD$)/i.test(name));
  return { ...Object.fromEntries(kept), PATH: [...tools, ...path].join(delimiter) };
}

/** Runs `npm start` until it names its address; "whole", or what is wrong. */
async function serveAndLook(cwd: string, env: NodeJS.ProcessEnv): Promise<string> {
  const windows = process.platform === 'win32';
  const started = spawn('npm', ['start'], { cwd, env, shell: windows, detached: !windows });
  let said = '';
  try {
    const url = await new Promise<string | undefined>((resolve) => {
      const timer = setTimeout(() => resolve(undefined), PATIENCE);
      const ended = (address?: string): void => {
        clearTimeout(timer);
        resolve(address);
      };
      for (const stream of [started.stdout, started.stderr])
        stream.on('data', (text) => {
          said += String(text);
          const [, address] = /The story: (\S+)/.exec(said) ?? [];
          if (address) ended(address);
        });
      started.on('exit', () => ended());
    });
    if (!url) return `npm start ended: ${said.trim().split('\n').slice(-3).join(' ')}`;
    const missing = await whatIsMissing(url);
    return missing.length > 0 ? `not whole: ${missing.slice(0, 3).join('; ')}` : 'whole';
  } finally {
    if (started.exitCode === null && started.pid) {
      const ended = once(started, 'close');
      process.kill(windows ? started.pid : -started.pid, 'SIGTERM');
      await ended;
    }
  }
}

/** What the served story lacks of the article, its figures, the files that it asks for and its own policy. */
async function whatIsMissing(url: string): Promise<string[]> {
  const html = await (await fetch(url)).text();
  const tags = findTags(readStory());
  const named = (tag: string): string[] =>
    tags.filter(({ name }) => name === tag).map(({ attributes }) => attributes['id'] ?? '');
  const anchors = [...named('Scene'), ...named('Step')].filter((id) => !html.includes(`id="${id}"`));
  const places = [
    ...named('Figure').map((id) => `figures/${id}/`),
    ...[...html.matchAll(/["'(](\/_astro\/[^"')]+)/g)].map(([, place = '']) => place.slice(1)),
  ];
  const absent: string[] = [];
  for (const place of new Set(places)) if (!(await fetch(new URL(place, url))).ok) absent.push(place);
  const scripts = [...html.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, text = '']) =>
    // As a browser does, which reads every line end as one sign before it compares.
    createHash('sha256').update(text.replace(/\r\n?/g, '\n')).digest('base64'),
  );
  return [
    ...(html.trimEnd().endsWith('</html>') ? [] : ['the page breaks off']),
    ...anchors.map((id) => `no part #${id}`),
    ...absent.map((place) => `no ${place}`),
    ...scripts.filter((hash) => !html.includes(hash)).map((hash) => `the policy refuses a script (${hash})`),
  ];
}
