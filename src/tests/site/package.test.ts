/** The built Data Package, read from `dist/` as a program would that knows only its address. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { DataPackage } from '../../site/data-package.ts';
import { readCsv } from '../unit/package-read.ts';
import { faults } from '../unit/package-rules.ts';

const built: DataPackage = JSON.parse(readFileSync('dist/datapackage.json', 'utf8'));

describe('the built Data Package', () => {
  it('is as the specification says', () => {
    expect(faults(built)).toEqual([]);
  });

  it('names files that are there, with their size and their fingerprint', () => {
    expect(built.resources.length).toBeGreaterThan(20);
    for (const { path, bytes, hash } of built.resources) {
      expect(existsSync(`dist/${path}`), path).toBe(true);
      const file = readFileSync(`dist/${path}`);
      expect([file.length, `sha256:${createHash('sha256').update(file).digest('hex')}`], path).toEqual([bytes, hash]);
    }
  });

  it('is enough to read every table', () => {
    for (const resource of built.resources) {
      expect(readCsv(readFileSync(`dist/${resource.path}`, 'utf8'), resource).length, resource.name).toBeGreaterThan(0);
    }
  });

  it('is linked where the tables stand', () => {
    expect(readFileSync('dist/numbers/index.html', 'utf8')).toMatch(/<a href="[^"]*datapackage\.json"/);
  });
});
