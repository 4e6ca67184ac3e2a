/** A chart type is one folder and one line of the registry: nothing else in the engine knows its name. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test, vi } from 'vitest';
import { layout, naturalHeight } from '../../charts/chart.ts';
import { fetchMoving } from '../../charts/moving.ts';
import * as registry from '../../charts/registry.ts';
import { lightPaint } from '../../styles/palette.ts';
import { checkData } from '../../check/data/check-data.ts';
import { collectData } from '../../check/collect.ts';
import { jsonSchemas } from '../../data/schema/json-schemas.ts';
import { prepareFigure } from '../../data/prepare.ts';
import { readDataFiles } from '../../data/read.ts';
import { chartFigure, drawnRows } from '../../data/series.ts';
import { embedPage } from '../../embed/page/embed-page.ts';
import { figureStill } from '../../figure/pictures/still.ts';
import { checkStory } from '../../check/story/check-story.ts';

// The one line that a new type takes.
vi.mock('../../charts/registry.ts', async (original) => ({
  ...(await original<typeof registry>()),
  ladder: (await import('../fixtures/charts/ladder/define.ts')).ladder,
}));

const figure = {
  id: 'ladder',
  dataset: 'pool-counts',
  title: 'A ladder of counts',
  subtitle: 'People recorded as absconders',
  chart: { type: 'ladder', rungs: ['pool-2016-12', 'pool-2020-09'], words: '{pool-2016-12} were recorded' },
  views: [{ id: 'all', alt: 'Two rungs.', highlight: ['pool-2020-09'] }],
};

function read(chart: object = figure.chart) {
  const text = JSON.stringify({ ...figure, chart });
  const collected = collectData([...readDataFiles(), { path: 'data/figures/ladder.json', text }]);
  const problems = [...collected.problems, ...checkData(collected)].filter(({ path }) => path.endsWith('ladder.json'));
  return { data: collected.data, mistakes: problems.map(({ mistake }) => mistake) };
}

describe('a new type of chart, of one folder and one line', () => {
  const { data, mistakes } = read();
  const value = data.figures.get('ladder')?.value;
  if (!value) throw new Error(`The figure was not read: ${JSON.stringify(mistakes)}`);

  test('is read, checked and described to editing programs', () => {
    expect(mistakes).toEqual([]);
    expect(drawnRows(data, value).map(({ id }) => id)).toEqual(['pool-2016-12', 'pool-2020-09']);
    expect(jsonSchemas().get('figure.schema.json')).toContain('One rung for each row that is named.');
  });

  test('its mistakes are found by what it declares', () => {
    const rungs = ['pool-2016-12', 'pool-2016-12'];
    expect(read({ ...figure.chart, rungs }).mistakes).toEqual([{ code: 'twice', kind: 'mark', name: 'pool-2016-12' }]);
    expect(read({ ...figure.chart, rungs: ['no-row'] }).mistakes[0]).toMatchObject({
      code: 'unknown-name',
      name: 'no-row',
    });
    expect(read({ ...figure.chart, rungs: 3 }).mistakes).toHaveLength(1);
  });

  test('is drawn, and stands in stills and embeds', () => {
    const drawn = chartFigure(data, value);
    const size = { width: 320, height: naturalHeight(drawn, 320) };
    const keys = layout(drawn, 'all', size).marks.map(({ key }) => key);
    expect(keys).toEqual(['pool-2016-12', 'pool-2016-12-words', 'pool-2020-09', 'pool-2020-09-words']);
    const prepared = prepareFigure(data, value);
    const addresses = { figure: 'x', story: 'x', embed: 'x', picture: 'x', oembed: 'x' };
    for (const page of [figureStill(prepared, 'all', 'x', lightPaint), embedPage(prepared, addresses)]) {
      expect(page).toContain('were recorded');
    }
  });

  test('may stand in a sequence, as any drawing may', () => {
    const sequence =
      '<Scene id="a" title="A">\n\n<Scrolly figures="ladder">\n\n<Step id="a-b" figure="ladder" view="all">\n\nWords.\n\n</Step>\n\n</Scrolly>\n\n</Scene>\n';
    expect(checkStory(data, sequence)).toEqual([]);
    const list = sequence.replaceAll('ladder', 'leak-chain');
    expect(checkStory(data, list)[0]?.mistake).toMatchObject({ code: 'never-moves', figure: 'leak-chain' });
  });
});

/** Every folder of charts but that of what layouts share. */
const TYPES = readdirSync('src/charts', { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() && entry.name !== 'shared' ? [entry.name] : [],
);

test('the registry lists every folder of charts, under the name of its type', () => {
  const { ladder: _, ...listed } = { ladder: undefined, ...registry };
  expect(Object.keys(listed).sort()).toEqual(TYPES.sort());
  for (const [name, { schema }] of Object.entries(listed)) expect(schema.shape.type.value).toBe(name);
});

test.each(TYPES.filter((type) => type !== 'chain'))('%s: a sequence can fetch its layout', async (type) => {
  const { layout: fetched, height } = await fetchMoving({ id: 'any', series: { type }, views: [] });
  expect([typeof fetched, typeof height]).toEqual(['function', 'function']);
});

test('a list in HTML has no layout to fetch', async () => {
  await expect(fetchMoving({ id: 'list', series: { type: 'chain' }, views: [] })).rejects.toThrow('cannot show');
});

test('no other file asks for the name of a type', () => {
  const asks = new RegExp(`\\b(types?|chart|series)\\b.*['"](${TYPES.join('|')})['"]|case '(${TYPES.join('|')})'`);
  expect("if (chart.type === 'bars')").toMatch(asks);
  expect("types.includes('bars')").toMatch(asks);
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter(
    (path) => /\.(ts|svelte|astro)$/.test(path) && !/^(tests|charts\/\w+)\//.test(path),
  );
  expect(files.length).toBeGreaterThan(150);
  const lines = files.flatMap((path) =>
    readFileSync(`src/${path}`, 'utf8')
      .split('\n')
      .filter((line) => asks.test(line) && !line.includes('field('))
      .map((line) => `src/${path}: ${line.trim()}`),
  );
  expect(lines).toEqual([]);
});
