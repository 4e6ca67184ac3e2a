/** Firefox's own Reader View, `about:reader`: no driver of browsers reaches it, but keys open it and a listener hears it. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { fillTemplate } from '../../../data/facts.ts';
import { loadData } from '../../../data/load.ts';
import { prepareFigure } from '../../../data/prepare.ts';
import { findTags, readStory } from '../../../story/outline.ts';
import { startScreenReader, type ScreenReader } from './screen-reader.ts';

const data = loadData();
/** More than there are. */
const UTTERANCES = 5000;
const PATIENCE = 80_000;

let reader: ScreenReader;

beforeAll(async () => {
  // Firefox offers it for no address that is a host alone.
  const place = 'index.html';
  reader = await startScreenReader(process.env['SITE_DIST'] ?? 'dist', { utterances: UTTERANCES, place });
  await reader.hears('Page has');
  reader.press('Control_L Alt_L r');
  await reader.hears('Page has');
  reader.press('h');
  await reader.hears('heading level');
});

afterAll(async () => {
  await reader?.close();
});

it('reads the article in order: headline, what each step shows, and each still chart once', async () => {
  const said = (await reader.readOn(PATIENCE)).join(' ').replace(/\s+/g, ' ');
  // Its own button, which the page has not.
  expect(said).toContain('Read aloud');
  const times = (text: string): number => said.split(text).length - 1;
  const steps = findTags(readStory()).filter(({ name }) => name === 'Step');
  const charts = [...data.figures.values()].map(({ value }) => prepareFigure(data, value));
  for (const { id, body, views } of charts) {
    if (Array.isArray(body)) continue;
    const shown = steps
      .filter(({ attributes }) => attributes['figure'] === id)
      .map(({ attributes }) => attributes['view']);
    const alts = views.filter((view, place) => (shown.length ? shown.slice(0, -1).includes(view.id) : place === 0));
    expect(alts.filter(({ alt }) => times(alt) !== 1).map(({ alt }) => `${times(alt)} times: ${alt}`)).toEqual([]);
  }
  const [headline, ...titles] = [fillTemplate(data, data.story.headline), ...charts.map(({ title }) => title.plain)];
  expect(said).toContain(headline);
  expect(titles.filter((title) => times(title) === 0)).toEqual([]);
});
