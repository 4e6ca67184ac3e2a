/**
 * The same files give the same bytes, also in another folder, with the line ends of Windows, on the other side of the
 * world, and after builds that were killed half-way: nothing that they leave behind is taken for whole by the next one.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyProject } from '../project-copy.ts';
import { builtFiles, outsideTests } from './built.ts';

const ASTRO = ['node_modules/astro/bin/astro.mjs', 'build'];
const copy = copyProject();
/** Files that a checkout on Windows may give line ends of its own. */
const TEXT = /\.(?:astro|css|html|js|json|mdx|mjs|svelte|svg|ts|txt)$/;

beforeAll(() => {
  rmSync(join(copy, 'src/styles/fonts'), { recursive: true, force: true });
  for (const folder of ['src', 'data'])
    for (const name of readdirSync(join(copy, folder), { recursive: true, encoding: 'utf8' }).filter((each) =>
      TEXT.test(each),
    )) {
      const path = join(copy, folder, name);
      writeFileSync(path, readFileSync(path, 'utf8').replace(/\r?\n/g, '\r\n'));
    }
});

afterAll(() => rmSync(copy, { recursive: true, force: true }));

/** A machine set in another way: its clock half a day ahead, its language with letters and numbers of its own. */
const elsewhere = { ...outsideTests(), TZ: 'Pacific/Auckland', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' };

/** The fingerprint of every file of a built folder. */
function fingerprints(folder: string): Record<string, string> {
  return Object.fromEntries(
    builtFiles(folder).map((file) => [
      file,
      createHash('sha256')
        .update(readFileSync(join(folder, file)))
        .digest('hex'),
    ]),
  );
}

function run(...words: string[]): void {
  const { status, stderr } = spawnSync(process.execPath, words, { cwd: copy, encoding: 'utf8', env: elsewhere });
  if (status !== 0) throw new Error(`${words.join(' ')} failed:\n${stderr}`);
}

/** Starts a program and kills it without warning as soon as something is on the disk; it must not have ended before. */
async function killWhen(words: string[], isThere: () => boolean): Promise<void> {
  const child = spawn(process.execPath, words, { cwd: copy, stdio: 'ignore', env: outsideTests() });
  const ended = once(child, 'exit');
  while (!isThere()) {
    if (child.exitCode !== null) throw new Error(`${words.join(' ')} ended before it could be killed`);
    await wait(2);
  }
  child.kill('SIGKILL');
  await ended;
  expect(child.signalCode).toBe('SIGKILL');
}

const built = (file: RegExp): (() => boolean) => {
  return () => existsSync(join(copy, 'dist')) && builtFiles(join(copy, 'dist')).some((each) => file.test(each));
};

describe('a build', () => {
  it('of the same files gives the same bytes, in another place, with other line ends and after others were killed', async () => {
    const fonts = join(copy, 'src/styles/fonts');
    const expected = readdirSync('src/styles/fonts').sort();
    await killWhen(['src/setup/fonts.ts'], () => existsSync(join(fonts, 'archivo.woff2')));
    const whole = readdirSync(fonts).filter((name) => !name.endsWith('.part'));
    expect(whole.length).toBeLessThan(expected.length);
    for (const name of whole)
      expect(readFileSync(join(fonts, name)).equals(readFileSync(join('src/styles/fonts', name))), name).toBe(true);
    run('src/setup/fonts.ts');
    await killWhen(ASTRO, built(/./));
    await killWhen(ASTRO, built(/^stills\/.*\.png$/));
    run(...ASTRO);
    expect(fingerprints(join(copy, 'dist'))).toEqual(fingerprints('dist'));
  }, 300_000);
});
