/** A project of its own in a temporary folder, which a test may edit, build and serve. */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FROZEN } from './frozen.ts';

const PARTS = ['src', 'data', 'public', 'astro.config.mjs', 'package.json', 'tsconfig.json'];

/** Copies the project, without its tests, with the story of today. */
export function copyProject(): string {
  const project = process.cwd();
  const copy = mkdtempSync(join(tmpdir(), 'project-'));
  const isWanted = (path: string): boolean => path !== join(project, 'src/tests');
  for (const name of PARTS)
    if (existsSync(name)) cpSync(join(project, name), join(copy, name), { recursive: true, filter: isWanted });
  // Each package is linked by itself, so that the caches of the build stay in the copy.
  mkdirSync(join(copy, 'node_modules'));
  for (const name of readdirSync('node_modules').filter((each) => !/^\.(astro|vite)/.test(each)))
    symlinkSync(join(project, 'node_modules', name), join(copy, 'node_modules', name));
  return copy;
}

/** The same with the frozen story, for tests that look for its words and numbers. */
export function copyFrozenProject(): string {
  const copy = copyProject();
  for (const part of ['data/datasets', 'data/figures']) rmSync(join(copy, part), { recursive: true });
  cpSync(FROZEN, copy, { recursive: true });
  // The development server gives out files of the folder that it serves, and the packages are only linked there.
  const settings = `{ ...config, vite: { ...config.vite, server: { fs: { allow: ${JSON.stringify([copy, process.cwd()])} } } } }`;
  writeFileSync(join(copy, SERVED), `import config from './astro.config.mjs';\n\nexport default ${settings};\n`);
  return copy;
}

/** The settings of a copy under which it can be served while it is edited. */
export const SERVED = 'served.config.mjs';
