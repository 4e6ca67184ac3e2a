/** Another story, on another subject, built by the same engine: its page, its embeds and its files. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtFiles, builtPages, outsideTests, readPage, SITE } from './built.ts';

const STORY = 'src/tests/fixtures/second';
const folder = mkdtempSync(join(tmpdir(), 'second-'));
const FIGURES = ['loans-by-year', 'loans-line', 'overdue-books'];

beforeAll(() => {
  const { status, stderr } = spawnSync(
    process.execPath,
    ['node_modules/astro/bin/astro.mjs', 'build', '--outDir', folder],
    { encoding: 'utf8', env: { ...outsideTests(), STORY, SITE_URL: SITE } },
  );
  expect(stderr).not.toContain('rror');
  expect(status).toBe(0);
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true }));

const words = (text: string | null | undefined): string => (text ?? '').replace(/\s+/g, ' ').trim();

describe('a second story', () => {
  it('has its number, its headline and its sentences, each number bound to its row', () => {
    const { document } = readPage('index.html', folder);
    expect(words(document.querySelector('.big-number')?.textContent)).toBe('371');
    expect(words(document.querySelector('h1')?.textContent)).toBe('How many library books never come home');
    expect(words(document.querySelector('.status-line')?.textContent)).toBe(
      'Leaked · not confirmed by the town library',
    );
    expect(words(document.querySelector('#lending')?.textContent)).toContain('The library lent 26,875 books');
    const { document: rows } = readPage('numbers/index.html', folder);
    for (const link of document.querySelectorAll('a[data-fact]'))
      expect(rows.getElementById(link.getAttribute('href')?.split('#')[1] ?? ''), link.outerHTML).not.toBeNull();
  });

  it('shows its figures, one of them as a sequence that is whole without a script', () => {
    const { document } = readPage('index.html', folder);
    for (const id of FIGURES)
      expect(document.getElementById(id)?.closest('figure')?.querySelectorAll('svg').length, id).toBeGreaterThan(0);
    const steps = ['overdue-report', 'overdue-both'].map((id) => document.getElementById(id));
    expect(steps.map((step) => words(step?.querySelector('svg')?.textContent))).toEqual([
      expect.stringContaining('214'),
      expect.stringContaining('371'),
    ]);
  });

  it('has an embed, a page and files of each figure, and nothing of the other story', () => {
    const files = builtFiles(folder);
    for (const id of FIGURES) {
      expect(files).toEqual(
        expect.arrayContaining([`figures/${id}/index.html`, `embed/${id}/index.html`, `stills/${id}.png`]),
      );
      expect(readFileSync(join(folder, `embed/${id}/index.html`), 'utf8')).toContain('</svg>');
    }
    expect(
      builtPages(folder)
        .filter(({ html }) => /Home Office|absconder/i.test(html))
        .map(({ file }) => file),
    ).toEqual([]);
    expect(files.filter((file) => file.startsWith('datasets/') && file.endsWith('.csv'))).toEqual([
      'datasets/loans.csv',
      'datasets/overdue.csv',
    ]);
    const [head, , last] = readFileSync(join(folder, 'datasets/overdue.csv'), 'utf8').trim().split(/\r?\n/);
    expect(head).toContain('value');
    expect(last).toMatch(/^overdue-2025,.*,371,.*leaked/);
  });
});
