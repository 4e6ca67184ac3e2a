/**
 * `npm run bench`: how long a build and a layout take, now and with far more data.
 * Times depend on the machine; compare them by ratio within one run.
 */
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { parseHTML } from 'linkedom';
import { type DrawnFigure, layout, naturalHeight } from '../../charts/chart.ts';
import { motionsOf } from '../../charts/transition.ts';
import { loadData, parseData } from '../../data/load.ts';
import { readDataFiles } from '../../data/read.ts';
import { datasetSchema } from '../../data/schema/schema.ts';
import { chartFigure, isDrawn } from '../../data/series.ts';
import { checkProject } from '../../check/check-project.ts';
import { today } from '../../check/today.ts';
import { versionOf, type VersionFiles } from '../../diff/versions.ts';
import { readStory } from '../../story/outline.ts';

// Read late: what draws charts can be read only once the first import above is in place.
const { compare, readEdition } = await import('../../diff/compare.ts');

const MORE_FIGURES = 10;
const MORE_ROWS = 100;
const MANY_ROWS = 100_000;
const PHONE = 350;
const LONG = 'data/datasets/detention-bail.json';

/** Seconds that a build of a copy of the project takes after `change` has altered its data. */
function buildSeconds(change: (copy: string) => void): number {
  const copy = mkdtempSync(join(tmpdir(), 'bench-'));
  try {
    for (const part of ['src', 'data', 'public', 'astro.config.mjs', 'package.json', 'tsconfig.json'].filter(
      existsSync,
    )) {
      cpSync(part, join(copy, part), { recursive: true, force: true });
    }
    symlinkSync(resolve('node_modules'), join(copy, 'node_modules'));
    change(copy);
    const start = performance.now();
    const built = spawnSync(process.execPath, ['node_modules/astro/bin/astro.mjs', 'build'], {
      cwd: copy,
      encoding: 'utf8',
    });
    if (built.status !== 0) throw new Error(`The build failed:\n${built.stdout}${built.stderr}`);
    return (performance.now() - start) / 1000;
  } finally {
    rmSync(copy, { recursive: true });
  }
}

function multiplyFigures(copy: string): void {
  const folder = join(copy, 'data/figures');
  let rules = readFileSync(join(copy, 'data/rules.json'), 'utf8');
  for (const name of readdirSync(folder)) {
    const text = readFileSync(join(folder, name), 'utf8');
    const id = name.replace('.json', '');
    for (let index = 1; index < MORE_FIGURES; index++) {
      const copied = `${id}-${index}`;
      writeFileSync(join(folder, `${copied}.json`), text.replace(`"id": "${id}"`, `"id": "${copied}"`));
      // What the rules allow in a figure they allow in its copies.
      rules = rules.replace(`"${id}"]`, `"${copied}", "${id}"]`);
    }
  }
  writeFileSync(join(copy, 'data/rules.json'), rules);
}

/** So many rows before the first one of a dataset, a day each, all in order. */
function lengthened(text: string, more: number): string {
  const dataset = datasetSchema.parse(JSON.parse(text));
  const [first] = dataset.rows;
  if (!first) throw new Error('The dataset has no row to multiply');
  const added = Array.from({ length: more }, (_, index) => {
    const day = new Date(Date.UTC(1700, 0, 1 + index)).toISOString().slice(0, 10);
    // Larger than any number of the texts, which would have to be bound to it.
    return Object.assign(structuredClone(first), { id: `more-${index}`, year: day, value: 1_000_000 + index });
  });
  return JSON.stringify({ ...dataset, rows: [...added, ...dataset.rows] });
}

/** Adds rows to a series that no chart draws whole. */
function multiplyRows(copy: string): void {
  const path = join(copy, LONG);
  writeFileSync(path, lengthened(readFileSync(path, 'utf8'), loadData().rows.size * (MORE_ROWS - 1)));
}

/** The data with a very long series, before and after an edit. */
function manyRows(): [VersionFiles, VersionFiles] {
  const story = readStory();
  const long = readDataFiles().map(({ path, text }) => ({
    path,
    text: path === LONG ? lengthened(text, MANY_ROWS) : text,
  }));
  const edited = long.map(({ path, text }) => ({ path, text: text.replace('"value": 53298', '"value": 61400') }));
  return [versionOf('before', long, story), versionOf('after', edited, story)];
}

/** Milliseconds of one call, as the mean of many after a warm-up. */
function milliseconds(action: () => unknown, times = 50, warmUp = 5): number {
  for (let index = 0; index < warmUp; index++) action();
  const start = performance.now();
  for (let index = 0; index < times; index++) action();
  return (performance.now() - start) / times;
}

/** What the story's page is made of: elements, bytes as a CDN sends them, and the share of each part. */
function weighPage(html: string): void {
  const { document } = parseHTML(html);
  const all = document.querySelectorAll('*').length;
  const bytes = brotliCompressSync(html).length;
  print('the story, in the last build', `${all} elements, ${(bytes / 1000).toFixed(1)} kB`);
  const parts = ['head', '.hero, .brief', '.still', '.artboard', '.evidence', '.figure__source, .figure__links'];
  for (const part of parts) {
    const { document: rest } = parseHTML(html);
    for (const element of rest.querySelectorAll(part)) element.remove();
    const elements = all - rest.querySelectorAll('*').length;
    const share = 1 - brotliCompressSync(rest.toString()).length / bytes;
    print(`  ${part}`, `${elements} elements, ${Math.round(share * 100)}% of the bytes`);
  }
}

function print(name: string, value: string): void {
  console.log(name.padEnd(52) + value.padStart(12));
}

const data = loadData();
const figures: DrawnFigure[] = [...data.figures.values()]
  .filter(({ value }) => isDrawn(value))
  .map(({ value }) => chartFigure(data, value));
const files = readDataFiles();

const now = buildSeconds(() => undefined);
print(`build, ${data.figures.size} figures and ${data.rows.size} rows`, `${now.toFixed(1)} s`);
const withFigures = buildSeconds(multiplyFigures);
print(`build, ${MORE_FIGURES} times the figures`, `${(withFigures / now).toFixed(1)} ×`);
const withRows = buildSeconds(multiplyRows);
print(`build, ${MORE_ROWS} times the rows`, `${(withRows / now).toFixed(1)} ×`);
print('reading and checking the data', `${milliseconds(() => parseData(files), 10).toFixed(1)} ms`);
for (const figure of figures) {
  const size = { width: PHONE, height: naturalHeight(figure, PHONE) };
  const [first, last] = [figure.views[0], figure.views.at(-1)];
  if (!first || !last) continue;
  print(`layout of a view, ${figure.id}`, `${milliseconds(() => layout(figure, first.id, size)).toFixed(2)} ms`);
  if (first === last) continue;
  const [from, to] = [layout(figure, first.id, size), layout(figure, last.id, size)];
  print(`what moves between views, ${figure.id}`, `${milliseconds(() => motionsOf(from, to)).toFixed(2)} ms`);
}
const [fewer, more] = manyRows();
print(
  `the whole check of ${MANY_ROWS} rows`,
  `${(milliseconds(() => checkProject(fewer.files, fewer.story.text, today()), 1, 0) / 1000).toFixed(1)} s`,
);
print(
  `checking and comparing two states of ${MANY_ROWS} rows`,
  `${(milliseconds(() => compare(readEdition(fewer), readEdition(more)), 1, 0) / 1000).toFixed(1)} s`,
);
if (existsSync('dist/index.html')) weighPage(readFileSync('dist/index.html', 'utf8'));
print('memory of this process', `${(process.memoryUsage().rss / 1e6).toFixed(0)} MB`);
