import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { recordText } from '../../check/record.ts';
import { FROZEN } from '../frozen.ts';
import { copyProject } from '../project-copy.ts';
import { outsideTests } from './built.ts';

const copies: string[] = [];

afterEach(() => {
  for (const copy of copies.splice(0)) rmSync(copy, { recursive: true });
});

/** Runs the check that every build starts with on a copy of the frozen story with one text replaced. */
function checkWith(file: string, from: string, to: string): { code: number | null; output: string; line: number } {
  const copy = mkdtempSync(join(tmpdir(), 'story-'));
  copies.push(copy);
  cpSync(FROZEN, copy, { recursive: true });
  const text = readFileSync(join(copy, file), 'utf8');
  expect(text).toContain(from);
  writeFileSync(join(copy, file), text.replace(from, to));
  const { status, stdout, stderr } = spawnSync(process.execPath, [resolve('src/check/data-check.ts')], {
    cwd: copy,
    encoding: 'utf8',
  });
  return { code: status, output: stdout + stderr, line: text.slice(0, text.indexOf(from)).split('\n').length };
}

describe('a mistake stops the build with a sentence', () => {
  it('is told before anything is built, whoever starts the build', () => {
    const copy = copyProject();
    const path = join(copy, 'data/datasets/pool-counts.json');
    writeFileSync(path, readFileSync(path, 'utf8').replace('53298', '"53298"'));
    const built = spawnSync(process.execPath, ['node_modules/astro/bin/astro.mjs', 'build'], {
      cwd: copy,
      encoding: 'utf8',
      env: outsideTests(),
    });
    expect(built.stderr).toContain('1 mistake. Nothing is built until all is mended');
    expect(built.stderr).toContain('data/datasets/pool-counts.json, line');
    expect(built.status).toBe(1);
    expect(existsSync(join(copy, 'dist'))).toBe(false);
    rmSync(copy, { recursive: true, force: true });
  }, 60_000);

  it('says nothing is wrong with a story that is in order', () => {
    const { code, output } = checkWith('data/facts.json', '"facts"', '"facts"');
    expect(output).toContain('in order');
    expect(code).toBe(0);
  });

  it.each([
    [
      'a wrong view name',
      'data/story.mdx',
      'view="no-line"',
      'view="noline"',
      ['called "noline"', 'Did you mean "no-line"'],
    ],
    [
      'an unknown source',
      'data/datasets/pool-counts.json',
      '"mail-on-sunday-2020-12-20"',
      '"mail-on-sunday-2020"',
      ['no source called "mail-on-sunday-2020"', 'row 2 (September 2020)'],
    ],
    [
      'a number as text',
      'data/datasets/pool-counts.json',
      '37302',
      '"37,302"',
      [
        '"37,302", but it must be a whole number',
        'Write what the source gives, in this form',
        'row 2 (September 2020), "People recorded"',
      ],
    ],
    [
      'a missing comma',
      'data/datasets/pool-counts.json',
      '"title": "Absconder counts",',
      '"title": "Absconder counts"',
      ['Expected here: a comma'],
    ],
  ])('%s', (_name, file, from, to, words) => {
    const { code, output, line } = checkWith(file, from, to);
    expect(code).toBe(1);
    expect(output).toContain(`${file}, line ${line}`);
    for (const each of words) expect(output).toContain(each);
    expect(output).not.toMatch(/\n\s+at /);
  });
});

describe('what readers last saw', () => {
  /** A copy of the frozen story, and the command that records what readers see, run on it. */
  function publish(
    change: (copy: string) => void,
    ...words: string[]
  ): { code: number | null; output: string; record: string } {
    const copy = mkdtempSync(join(tmpdir(), 'story-'));
    copies.push(copy);
    cpSync(FROZEN, copy, { recursive: true });
    change(copy);
    const { status, stdout, stderr } = spawnSync(process.execPath, [resolve('src/check/publish.ts'), ...words], {
      cwd: copy,
      encoding: 'utf8',
    });
    return { code: status, output: stdout + stderr, record: readFileSync(join(copy, 'data/published.json'), 'utf8') };
  }

  const real = readFileSync(join(FROZEN, 'data/published.json'), 'utf8');
  const replaceIn = (path: string, from: string, to: string) => (copy: string) =>
    writeFileSync(join(copy, path), readFileSync(join(copy, path), 'utf8').replace(from, to));

  it('is not recorded while there is a mistake, a value without its correction among them', () => {
    const { code, output, record } = publish(replaceIn('data/datasets/pool-counts.json', '37302', '37320'));
    expect(code).toBe(1);
    expect(output).toMatch(/Readers were told 37302[\s\S]*Nothing was recorded/);
    expect(record).toBe(real);
  });

  it('begins with the first publication', () => {
    const { code, output, record } = publish((copy) => {
      writeFileSync(join(copy, 'data/published.json'), recordText([], '2026-11-22'));
    });
    expect(code).toBe(0);
    expect(output).toMatch(/^data\/published\.json now holds what readers see of \d+ rows/);
    expect(JSON.parse(record).rows).toContainEqual({
      row: 'pool-2020-09',
      values: { date: '2020-09-30', value: 37302, status: 'released' },
    });
  });

  it('can begin anew, whatever stands there', () => {
    const { code, output, record } = publish(replaceIn('data/datasets/pool-counts.json', '37302', '37320'), 'anew');
    expect(code).toBe(0);
    expect(output).toContain('every change is free');
    expect(JSON.parse(record).rows).toEqual([]);
  });
});
