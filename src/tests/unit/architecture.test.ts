/** The dependency rule of the architecture, read from the imports of the source. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, test } from 'vitest';

const CODE = /\.(ts|js|mjs|svelte|astro|mdx)$/;

interface Import {
  /** The file it stands in, from the project's root. */
  file: string;
  /** What it imports: a path from the project's root, or a package. */
  target: string;
  typeOnly: boolean;
}

function listFiles(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = `${folder}/${name}`;
    return statSync(path).isDirectory() ? listFiles(path) : [path];
  });
}

const files = listFiles('src').filter((path) => CODE.test(path) && !path.startsWith('src/tests/'));
const sources = new Map(files.map((path) => [path, readFileSync(path, 'utf8')]));

/** Static, re-exporting, bare and dynamic imports of a module's text. */
export function importsOf(file: string, source: string): Import[] {
  const patterns = [
    /^\s*(?:import|export)\s+(type\s)?[^;'"]*?\sfrom\s+['"]([^'"]+)['"]/gm,
    /^\s*import()\s+['"]([^'"]+)['"]/gm,
    /\bimport()\(\s*['"]([^'"]+)['"]\s*\)/g,
  ];
  return patterns.flatMap((pattern) =>
    [...source.matchAll(pattern)].map(([, type, name = '']) => ({
      file,
      target: name.startsWith('.') ? normalize(join(dirname(file), name)) : name,
      typeOnly: Boolean(type),
    })),
  );
}

const imports = [...sources].flatMap(([file, source]) => importsOf(file, source));

/** The folder below `src` of a path, or the package of a bare import. */
function partOf(target: string): string {
  const [first = '', second = ''] = target.split('/');
  if (first === 'src') return `src/${second}`;
  return first.startsWith('@') ? `${first}/${second}` : first;
}

function strangers(folder: string, allowed: RegExp): string[] {
  return imports
    .filter(({ file }) => file.startsWith(`src/${folder}/`))
    .filter(({ target }) => !allowed.test(partOf(target)))
    .map(({ file, target }) => `${file} imports ${target}`);
}

test('imports are found in every form', () => {
  const source = `import a, { b } from './a.ts';
import type { C } from '../c.ts';
import {
  d,
  type E,
} from 'd3';
export { f } from './f.ts';
import './g.css';
const h = await import('./h.ts');`;
  expect(importsOf('src/x/y.ts', source).map(({ target, typeOnly }) => [target, typeOnly])).toEqual([
    ['src/x/a.ts', false],
    ['src/c.ts', true],
    ['d3', false],
    ['src/x/f.ts', false],
    ['src/x/g.css', false],
    ['src/x/h.ts', false],
  ]);
  expect(imports.length).toBeGreaterThan(100);
});

test('every import of code, styles or data leads to a file', () => {
  const own = imports.filter(({ target }) => /^src\/.*\.(ts|svelte|astro|mdx|css|json)$/.test(target));
  expect(own.length).toBeGreaterThan(80);
  expect(own.filter(({ target }) => !existsSync(target))).toEqual([]);
});

describe('each part imports only what it may', () => {
  const PACKAGE = '(?!src/)(?!\\.)[^/]+(/[^/]+)?';
  test.each([
    ['charts', /^(src\/charts|d3|zod)$/],
    ['data', new RegExp(`^(src/data|src/charts|${PACKAGE})$`)],
    ['figure', new RegExp(`^(src/figure|src/charts|src/data|${PACKAGE})$`)],
    ['story', new RegExp(`^(src/story|src/figure|src/data|src/charts|${PACKAGE})$`)],
    ['scrolly', new RegExp(`^(src/(scrolly|figure|data|charts)|${PACKAGE})$`)],
    ['site', new RegExp(`^(src/(site|hosting|styles|embed|scrolly|story|figure|data|charts)|${PACKAGE})$`)],
    ['pages', new RegExp(`^(src/(site|hosting|styles|embed|scrolly|story|figure|data|charts)|#story/.*|${PACKAGE})$`)],
    ['check', new RegExp(`^(src/check|src/story|src/figure|src/data|src/charts|src/hosting|${PACKAGE})$`)],
    // The desk shows what a change does in the words of the comparison.
    [
      'desk',
      new RegExp(
        `^(src/desk|src/diff|src/check|src/story|src/styles|src/hosting|src/figure|src/data|src/charts|${PACKAGE})$`,
      ),
    ],
    ['diff', new RegExp(`^(src/diff|src/check|src/story|src/figure|src/data|src/charts|${PACKAGE})$`)],
    ['hosting', /^(src\/hosting|node:(fs|path))$/],
    ['embed', new RegExp(`^(src/embed|src/hosting|src/styles|src/figure|src/data|src/charts|${PACKAGE})$`)],
  ])('%s', (folder, allowed) => {
    expect(strangers(folder, allowed)).toEqual([]);
  });

  test('the rule for charts would notice the data, the page and a package', () => {
    for (const target of ['src/data/load.ts', 'src/figure/svg/printed.ts', 'svelte', 'node:fs']) {
      expect(partOf(target)).not.toMatch(/^(src\/charts|d3|zod)$/);
    }
  });
});

/** Files that import one another in a loop, types included, as the way round: a newcomer could start reading at none of them. */
function circles(graph: Map<string, string[]>): string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const visit = (file: string, way: string[]): void => {
    if (way.includes(file)) found.push([...way.slice(way.indexOf(file)), file].join(' → '));
    if (done.has(file) || way.includes(file)) return;
    for (const target of graph.get(file) ?? []) visit(target, [...way, file]);
    done.add(file);
  };
  for (const file of graph.keys()) visit(file, []);
  return found;
}

test('no files import one another in a circle', () => {
  const own = (list: Import[]): string[] => list.map(({ target }) => target).filter((target) => sources.has(target));
  expect(circles(new Map([...sources].map(([file, source]) => [file, own(importsOf(file, source))])))).toEqual([]);
  const loop = { 'a.ts': ['b.ts', 'd.ts'], 'b.ts': ['c.ts'], 'c.ts': ['a.ts'], 'd.ts': ['c.ts'] };
  expect(circles(new Map(Object.entries(loop)))).toEqual(['a.ts → b.ts → c.ts → a.ts']);
});

test('the desk is reached by nothing but the configuration of the server', () => {
  const entering = imports.filter(
    ({ file, target }) => target.startsWith('src/desk/') && !file.startsWith('src/desk/'),
  );
  expect(entering.map(({ file, target }) => `${file} imports ${target}`)).toEqual([]);
});

describe('one place for each thing', () => {
  function importersOf(name: RegExp, folders: RegExp): string[] {
    const found = imports.filter(({ file, target }) => name.test(target) && folders.test(file));
    return [...new Set(found.map(({ file }) => file))].sort();
  }

  test('only steps.ts knows Scrollama', () => {
    expect(importersOf(/^scrollama/, /^src\//)).toEqual(['src/scrolly/steps.ts']);
  });

  test('the disk is read in two places', () => {
    const readers = importersOf(/^(node:)?fs/, /^src\/(data|story|figure|charts)\//);
    expect(readers).toEqual(['src/data/read.ts', 'src/story/outline.ts']);
  });

  test('one SVG writer: only drawing.ts and its parts write shapes with computed coordinates', () => {
    const drawing = /<(path|circle|text|rect)\b[^>]*=\{|\btag\('(path|circle|text|rect)'/;
    const writers = [...sources].filter(([path, source]) => path.startsWith('src/') && drawing.test(source));
    expect(writers.map(([path]) => path)).toEqual([
      'src/figure/svg/drawing.ts',
      'src/figure/svg/printed.ts',
      'src/figure/svg/runs.ts',
    ]);
  });
});

test('charts know no page, no clock, no chance and no locale', () => {
  const forbidden =
    /\b(document|window|globalThis|navigator)\s*[.[]|\bDate\.now|\bnew Date\(\)|\bMath\.random|\bperformance\.|\bIntl\b|\.toLocale|\bprocess\./;
  const withoutComments = (source: string): string => source.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
  for (const example of [
    'document.body',
    'Date.now()',
    'Math.random()',
    'value.toLocaleString()',
    'new Intl.NumberFormat()',
  ]) {
    expect(example).toMatch(forbidden);
  }
  const chart = [...sources].filter(([path]) => path.startsWith('src/charts/'));
  expect(chart.length).toBeGreaterThan(15);
  expect(chart.filter(([, source]) => forbidden.test(withoutComments(source))).map(([path]) => path)).toEqual([]);
});

test('what reaches the browser never imports the data, except as types', () => {
  const reached = new Set<string>();
  const follow = (file: string): void => {
    if (reached.has(file) || !sources.has(file)) return;
    reached.add(file);
    for (const { target, typeOnly } of importsOf(file, sources.get(file) ?? '')) if (!typeOnly) follow(target);
  };
  follow('src/site/story-page.ts');
  // The bundler takes these by their name.
  for (const file of sources.keys()) if (/^src\/charts\/\w+\/moving\.ts$/.test(file)) follow(file);
  expect([...reached]).toContain('src/charts/moving.ts');
  expect([...reached]).toContain('src/figure/svg/drawing.ts');
  expect([...reached].filter((file) => file.startsWith('src/data/'))).toEqual([]);
  const schemas = imports.filter(({ file, target, typeOnly }) => reached.has(file) && target === 'zod' && !typeOnly);
  expect(schemas).toEqual([]);
});

/** Every file that a file reaches, itself included; types alone reach nothing at run time. */
function reachedFrom(file: string, reached = new Set<string>()): Set<string> {
  if (reached.has(file) || !sources.has(file)) return reached;
  reached.add(file);
  for (const { target, typeOnly } of importsOf(file, sources.get(file) ?? ''))
    if (!typeOnly) reachedFrom(target, reached);
  return reached;
}

describe('reading is not checking', () => {
  test.each([
    ['src/story/Fact.astro', 25],
    ['src/data/load.ts', 20],
  ])('%s reaches at most %i files', (file, most) => {
    const reached = reachedFrom(file);
    expect(reached.size).toBeGreaterThan(5);
    expect([...reached].length, [...reached].join('\n')).toBeLessThanOrEqual(most);
  });

  test('no page reaches the check, the comparison or the desk', () => {
    const pages = files.filter((file) => file.startsWith('src/pages/'));
    const reached = new Set(pages.flatMap((page) => [...reachedFrom(page)]));
    expect(reached.size).toBeGreaterThan(100);
    expect([...reached].filter((file) => /^src\/(?:check|diff|desk)\//.test(file))).toEqual([]);
  });
});

describe('a problem is a record', () => {
  // A sentence of ours ends before its advice begins on a line of its own.
  const SENTENCE = /[.!?…)]\\n[A-Z$]/;

  test('its sentence stands in the words of the check, and nowhere else', () => {
    expect('This says so.\\nWrite it').toMatch(SENTENCE);
    const told = files.filter((path) => /^src\/(?:check|data|story)\//.test(path));
    expect(told.length).toBeGreaterThan(60);
    const elsewhere = told.filter((path) => !path.startsWith('src/check/words/'));
    const found = elsewhere.filter((path) => SENTENCE.test(sources.get(path) ?? ''));
    expect(found).toEqual([]);
  });

  test('and is tested as one: only the tests of the words themselves read sentences', () => {
    const READS = /\bformat(?:Problem|Report)\b|[{,] ?message\b[^{}]*\} ?(?:\) =>|of )/;
    expect("problems.map(({ message }) => message)[0]).toContain('no')").toMatch(READS);
    const readers = listFiles('src/tests/unit').filter((path) => READS.test(readFileSync(path, 'utf8')));
    // The words themselves, the form that all messages have, and the messages of another program.
    const may = ['architecture', 'embed-page', 'fuzz', 'hostile', 'mistakes'];
    expect(readers).toEqual(may.map((name) => `src/tests/unit/${name}.test.ts`));
  });
});

test('no file of code is longer than 250 lines', () => {
  const written = listFiles('src').filter(
    (path) => /\.(?:astro|css|js|mjs|svelte|ts)$/.test(path) && !path.startsWith('src/tests/'),
  );
  const long = written
    .map((path) => ({ path, lines: readFileSync(path, 'utf8').trimEnd().split('\n').length }))
    .filter(({ lines }) => lines > 250);
  expect(long).toEqual([]);
});

/** The folders of `src` that hold files of their own, generated and test files apart. */
const folders = [...new Set(listFiles('src').map((path) => dirname(path)))].filter(
  (folder) => !/^src\/(?:tests|hosting\/generated)/.test(folder),
);

test('no folder holds more than twenty files', () => {
  const full = folders.filter(
    (folder) => readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile()).length > 20,
  );
  expect(full).toEqual([]);
});

test('the name of a file says its room: no two modules have the same', () => {
  // Types of charts share the names of their parts by contract, and routes are named by their addresses.
  const modules = files.filter((path) => !/^src\/(?:pages\/|charts\/\w+\/(?:define|layout)\.ts$)/.test(path));
  const bare = (path: string): string => path.replace(/^.*\/|\..*$/g, '').toLowerCase();
  const same = [...Map.groupBy(modules, bare)].filter(([, paths]) => paths.length > 1);
  expect(same).toEqual([]);
});

describe('README', () => {
  const readme = readFileSync('README.md', 'utf8');

  test('its map names every room of src, and no other', () => {
    const rooms = [...new Set(folders.map((folder) => folder.split('/')[1]).filter(Boolean))].sort();
    const named = [...readme.matchAll(/^\| `src\/(\w+)\/`/gm)].map(([, room]) => room);
    expect(named.filter((room) => room !== 'tests').sort()).toEqual(rooms);
  });

  test('every file that it names is there', () => {
    const named = [...readme.matchAll(/`((?:src|data)\/[\w./[\]-]+)`/g)].map(([, path = '']) => path);
    expect(named.length).toBeGreaterThan(25);
    expect(named.filter((path) => !existsSync(path))).toEqual([]);
  });
});
