/** A fresh clone gets going with what npm 12 leaves it: packages, and no install script that was run. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { canRun, CARRIERS, checkFolder } from '../../setup/ready.mjs';

const scratch = mkdtempSync(join(tmpdir(), 'ready-'));
afterAll(() => rmSync(scratch, { recursive: true }));

interface Clone {
  run: (options?: { version?: string; npm?: string }) => { status: number | null; said: string };
  folder: string;
}

/** A project with our setup, one program, and packages of which no script was run; `as` is the name of its folder. */
function clone(as: string, installed = true): Clone {
  const folder = join(scratch, as);
  cpSync('src/setup', join(folder, 'src/setup'), { recursive: true });
  writeFileSync(join(folder, 'hello.ts'), 'const word: string = process.argv[2]!;\nconsole.log(`hello ${word}`);\n');
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  if (installed) {
    mkdirSync(join(folder, 'node_modules/astro'), { recursive: true });
    mkdirSync(join(folder, 'node_modules/.bin'));
    writeFileSync(join(folder, 'node_modules/astro/package.json'), '{}');
  }
  return {
    folder,
    run: ({ version, npm = 'process.exit(1)' } = {}) => {
      const program = join(scratch, 'npm-cli.js');
      writeFileSync(program, npm);
      const older = `data:text/javascript,Object.defineProperty(process,'version',{value:'${version}'})`;
      const words = [...(version ? ['--import', older] : []), 'src/setup/run.mjs', 'hello.ts', 'world'];
      const env = { ...process.env, npm_execpath: program };
      const { status, stdout, stderr } = spawnSync(process.execPath, words, { cwd: folder, encoding: 'utf8', env });
      return { status, said: stdout + stderr };
    },
  };
}

/** Stands for npm, and installs a Node that is this one. */
const INSTALLS = `
import { mkdirSync, writeFileSync } from 'node:fs';
const folder = process.argv[process.argv.indexOf('--prefix') + 1];
for (const name of ${JSON.stringify(Object.values(CARRIERS))}) {
  const bin = folder + '/node_modules/' + name + '/bin';
  mkdirSync(bin, { recursive: true });
  writeFileSync(bin + '/node', '#!/bin/sh\\nexec "${process.execPath}" "$@"\\n', { mode: 0o755 });
}`;

describe('a command on a fresh clone', () => {
  it("runs on the machine's own Node", () => {
    expect(clone('new').run()).toEqual({ status: 0, said: 'hello world\n' });
  });

  it('fetches a Node once where the own one is too old, and puts it where npm looks first', () => {
    const { run, folder } = clone('old');
    const first = run({ version: 'v20.20.2', npm: INSTALLS });
    expect(first.said).toContain('Node 20.20.2 is too old');
    expect(first.said).toContain('hello world');
    expect(existsSync(join(folder, 'node_modules/.bin/node'))).toBe(true);
    expect(run({ version: 'v20.20.2' })).toEqual({ status: 0, said: 'hello world\n' });
    // `npm ci` empties the packages; what was fetched is still there.
    rmSync(join(folder, 'node_modules/.bin/node'));
    expect(run({ version: 'v20.20.2' })).toEqual({ status: 0, said: 'hello world\n' });
  });

  it('names the Node that is needed and the one found when none can be fetched', () => {
    const { status, said } = clone('offline').run({ version: 'v20.20.2' });
    expect(status).toBe(1);
    expect(said).toMatch(/needs Node 22\.22, 24\.8, 26 or newer\. This machine has 20\.20\.2.*https:\/\/nodejs\.org/);
    expect(said).not.toContain('npm install');
  });

  it('asks for npm install only where it has not been done', () => {
    const { status, said } = clone('bare', false).run();
    expect([status, said]).toEqual([1, expect.stringContaining('Run npm install first')]);
  });

  it.each(['My stories #1', '50% done', 'what now?'])('says that the folder "%s" cannot be built in', (name) => {
    const { status, said } = clone(name).run();
    expect(status).toBe(1);
    expect(said).toMatch(
      /The project lies in .*, and Vite and Astro cannot build below a folder with "[#%?]" in its name/,
    );
    expect(said.trim().split('\n')).toHaveLength(1);
  });

  it('runs in a folder with other signs', () => {
    const { run, folder } = clone("The reporter's stories (new) [2026] & é, 53,298");
    expect(run()).toEqual({ status: 0, said: 'hello world\n' });
    expect(checkFolder(folder)).toBeUndefined();
  });
});

describe('our own code', () => {
  it('has no pattern that Node 22 cannot read', () => {
    const code = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((name) => /\.(ts|mjs)$/.test(name));
    // Case in one part of a pattern only: Node 23 was the first to know it.
    const inPart = /\(\?[ims]*(-[ims]+)?:(?<!\(\?:)/;
    expect('/(?i:a)b/').toMatch(inPart);
    expect('/(?:a)b/').not.toMatch(inPart);
    expect(code.filter((name) => inPart.test(readFileSync(join('src', name), 'utf8')))).toEqual([
      // The lines above.
      join('tests', 'unit', 'ready.test.ts'),
    ]);
  });
});

describe('the packages', () => {
  it('need no install script', () => {
    const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, object> };
    const withScript = Object.keys(lock.packages).filter((name) => 'hasInstallScript' in (lock.packages[name] ?? {}));
    // Its script only saves the start of a second process.
    expect(withScript).toEqual(['node_modules/esbuild']);
    expect(readFileSync('.npmrc', 'utf8')).toContain('ignore-scripts=true');
  });

  it('are started by commands that make ready first, and by no script before or after another', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
    const names = Object.keys(scripts);
    expect(names.filter((name) => names.includes(name.replace(/^(pre|post)/, '')) && /^(pre|post)/.test(name))).toEqual(
      [],
    );
    for (const [name, script] of Object.entries(scripts))
      expect(script, name).toMatch(/^(node src\/setup\/run\.mjs\b|npm run --silent (fonts|ready|browsers)\b)/);
  });

  it('are taken by the Nodes that we take, and by none that Astro refuses', () => {
    const { engines } = JSON.parse(readFileSync('node_modules/astro/package.json', 'utf8')) as {
      engines: { node: string };
    };
    const [, major, minor] = /^>=(\d+)\.(\d+)/.exec(engines.node) ?? [];
    expect(canRun(`v${major}.${Number(minor) - 1}.0`)).toBe(false);
    expect(['v22.22.0', 'v24.8.0', 'v26.0.0', 'v28.1.0'].filter((version) => !canRun(version))).toEqual([]);
    expect(['v18.0.0', 'v20.20.2', 'v22.17.1', 'v23.9.0', 'v24.7.0', 'v25.9.0'].filter(canRun)).toEqual([]);
  });
});
