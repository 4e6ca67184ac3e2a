/** What a screen reader says of the story: Orca reads it in Firefox. The expected words are those of the data. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { formatNumber } from '../../../charts/format.ts';
import { cellValue, fillTemplate } from '../../../data/facts.ts';
import { loadData } from '../../../data/load.ts';
import { prepareFigure } from '../../../data/prepare.ts';
import { statusWords } from '../../../data/status-words.ts';
import { SPOKEN } from '../../../figure/rich.ts';
import { findFigure } from '../../../figure/find.ts';
import { findTags, readStory } from '../../../story/outline.ts';
import { startScreenReader, type ScreenReader } from './screen-reader.ts';

const data = loadData();
const number = formatNumber(cellValue(data, data.story.number));
/** Enough for the longest sequence that is listened to. */
const UTTERANCES = 70;
/** Of a text, what surely stands in one piece of what is said. */
const beginning = (text: string): string => text.slice(0, 24);

let reader: ScreenReader;

beforeAll(async () => {
  reader = await startScreenReader(process.env['SITE_DIST'] ?? 'dist', { utterances: UTTERANCES });
  await reader.hears('Page has');
});

afterAll(async () => {
  await reader?.close();
});

/** The places of texts in what was said, for an expectation of their order. */
function places(said: string[], texts: string[]): number[] {
  const all = said.join(' ').replace(/\s+/g, ' ');
  return texts.map((text) => {
    const at = all.indexOf(beginning(text));
    expect(at, `“${beginning(text)}” in: ${all}`).toBeGreaterThanOrEqual(0);
    return at;
  });
}

it('the hero: how the number became public, the number, what the page is', async () => {
  await reader.goTo('.hero .status-line', 'Leaked');
  const said = await reader.readOn();
  const texts = [statusWords(data, 'leaked'), number, fillTemplate(data, data.story.headline), 'heading level 1'];
  const found = places(said, texts);
  expect(found).toEqual(found.toSorted((one, other) => one - other));
});

it('a number of the text with its status, and its dialog by its title', async () => {
  const name = `${number}, ${SPOKEN.leaked}`;
  await reader.goTo('main p a.fact--leaked', `${name} link`);
  reader.press('Return');
  // The title, and then what stands below it.
  await reader.hears(new RegExp(`${number}.+${statusWords(data, 'leaked')}`));
  reader.press('Escape');
  await reader.hears(`${name} link`);
});

it('a sequence: its title, what is counted, the caveat, then what the chart shows in each step', async () => {
  const tags = findTags(readStory());
  const scrolly = tags.find(({ name, attributes }) => name === 'Scrolly' && !/ /.test(attributes['figures'] ?? ''));
  const figure = prepareFigure(data, findFigure(data, scrolly?.attributes['figures'] ?? ''));
  const title = await reader.goTo(`.sequence [data-title="${figure.id}"]`, 'heading level 3');
  const said = [title, ...(await reader.readOn())];
  const steps = tags.filter(({ name, attributes }) => name === 'Step' && attributes['figure'] === figure.id);
  const alts = steps.map(({ attributes }) => figure.views.find(({ id }) => id === attributes['view'])?.alt ?? '');
  const texts = [figure.title.plain, figure.subtitle.plain, figure.note?.plain ?? figure.subtitle.plain, ...alts];
  const found = places(said, texts);
  expect(found).toEqual(found.toSorted((one, other) => one - other));
});

it('a chart with many points: the arrow keys reach it, and the first press is answered in words', async () => {
  await reader.goTo('[data-inspect] [role="slider"]', 'slider');
  // Orca passes keys on where Tab has led.
  reader.press('Shift_L Tab');
  await reader.hears('link');
  reader.press('Tab');
  await reader.hears(/Points of the chart.*slider.*Focus mode/);
  const values = [...data.rows.keys()].flatMap((id) => data.rows.get(id)?.row['value'] ?? []);
  const isPoint = (said: string): boolean =>
    values.some((value) => typeof value === 'number' && said.includes(formatNumber(value)));
  for (const key of ['Right', 'Right', 'End']) {
    reader.press(key);
    const said = await reader.hears(/\d.* · /);
    expect(isPoint(said), said).toBe(true);
    expect(said).not.toMatch(/\w-\w/);
  }
});

it('a table: its size, and what its columns hold', async () => {
  await reader.goTo('table', 'table');
  const said = await reader.readOn();
  expect(said.join(' ')).toMatch(/table with \d+ rows \d+ columns.*column header/);
});

it('the buttons: what is on, and what a press has changed', async () => {
  for (const choice of ['theme', 'charts']) {
    const before = await reader.goTo(`[data-toggle="${choice}"]`, /toggle button (not )?pressed/);
    reader.press('space');
    const after = await reader.hears('pressed');
    expect(/not pressed/.test(after)).not.toBe(/not pressed/.test(before));
    reader.press('space');
    await reader.hears('pressed');
  }
});
