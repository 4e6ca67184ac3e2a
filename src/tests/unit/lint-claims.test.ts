/** The story's list of nevers, as far as a text can break it. */
import { describe, expect, test } from 'vitest';
import { formatNumber } from '../../charts/format.ts';
import { cellValue } from '../../data/facts.ts';
import type { DataFile } from '../../data/read.ts';
import { lintPhrases, lintTitles } from '../../check/story/lint-phrases.ts';
import { frozenData as data } from '../frozen.ts';
import { lintStory } from './helpers.ts';

const sum = cellValue(data, 'pool-2025-10') + cellValue(data, 'fno-2025-10');

function linesOf(story: string, files: DataFile[] = []): number[] {
  return lintStory([lintPhrases, lintTitles], story, files).map(({ line }) => line);
}

function file(path: string, value: object): DataFile[] {
  return [{ path, text: JSON.stringify(value, null, 2) }];
}

describe('claims that are never made', () => {
  test.each([
    ['the sum of the two leaked numbers', `Together ${formatNumber(sum)}.`],
    ['the sum without a comma', `Together ${sum}.`],
    ['the sum with a space', `Together ${formatNumber(sum).replace(',', ' ')}.`],
    ['60,000', 'Almost 60,000 in all.'],
    ['60000', 'Almost 60000 in all.'],
    ['sixty thousand', 'Almost sixty thousand in all.'],
    ['747', 'Some say 747, too.'],
    ['all counts between two numbers', 'They lie between <Fact id="fno-2025-10" /> and 760, all of them.'],
    ['no exits', 'And no exits are ever published.'],
    ['no exits, otherwise', 'Exits are never published.'],
    ['most reports on one side', 'Most reports say that <Fact id="fno-2025-10" /> stand on top.'],
    ['a cumulative count', 'The Guardian reported it. The count is cumulative.'],
  ])('%s', (_, sentence) => {
    expect(linesOf(`Fine.\n\nA line\n${sentence}`)).toEqual([4]);
  });

  test.each([
    ['the two numbers apart', 'On top of <Fact id="pool-2025-10" />, or among them, <Fact id="fno-2025-10" />.'],
    ['a longer number', `There were 1${sum} and ${sum}0, 160,000 and 60,0001 and 7470.`],
    ['the rounding as a declared quotation', 'LBC wrote <Quote>almost 60,000</Quote>.'],
    ['what is published of exits', 'One report of exits was published; no exit is easy.'],
    ['a cumulative count with its reporter', 'The <Cite source="a">Guardian</Cite> reported that it was cumulative.'],
    ['a question', 'The report would show whether the count is cumulative.'],
  ])('%s may stand', (_, sentence) => {
    expect(linesOf(sentence)).toEqual([]);
  });

  test('are found in datasets and figures too, with their line', () => {
    const note = `In total ${formatNumber(sum)}, and 747.`;
    expect(linesOf('', file('data/datasets/a.json', { id: 'a', rows: [{ id: 'b', note }] }))).toEqual([6, 6]);
    expect(linesOf('', file('data/figures/a.json', { id: 'a', note }))).toEqual([3, 3]);
  });

  test('the scene and the figure about headlines show the rounding', () => {
    const scene = (id: string): string => `<Scene id="${id}" title="A">\n\nAlmost 60,000 in all.\n\n</Scene>`;
    expect(linesOf(scene('headlines'))).toEqual([]);
    expect(linesOf(scene('counts'))).toEqual([3]);
    expect(
      linesOf(scene('headlines').replace('</Scene>', '</Scene>\n\n<Scene id="a" title="B">\n\n60,000\n\n</Scene>')),
    ).toEqual([9]);
    const printed = { id: 'a', rows: [{ id: 'b', printed: 'almost 60,000' }] };
    expect(linesOf('', file('data/datasets/headline-rounding.json', printed))).toEqual([]);
    expect(linesOf('', file('data/datasets/pool-counts.json', printed))).toEqual([6]);
  });
});

describe('titles of the absconder counts show no direction', () => {
  const scene = (title: string, figure = 'pool-counts'): string =>
    `<Scene id="a" title="${title}">\n\n<Figure id="${figure}" />\n\n</Scene>`;

  test.each([
    'The count rose',
    'How it fell',
    'An increase',
    'It decreased',
    'Counts up again',
    'Down it goes',
    'Now 43% more',
  ])('%s', (title) => {
    expect(linesOf(`\n${scene(title)}`)).toEqual([2]);
    expect(linesOf('', file('data/figures/pool-counts.json', { id: 'pool-counts', title }))).toEqual([3]);
    expect(linesOf(`<Scene id="a" title="{pool-2025-10}: ${title}" />`)).toEqual([1]);
  });

  test('titles of other things may, and the counts may be named', () => {
    expect(linesOf(scene('Returns rose', 'offender-returns'))).toEqual([]);
    expect(linesOf(scene('What {pool-2025-10} looks like'))).toEqual([]);
    expect(linesOf(scene('Support for the rest; upheld, downloads, up to date'))).toEqual([]);
    expect(
      linesOf('', file('data/figures/offender-share.json', { title: 'They are about {offender-share-inside}' })),
    ).toEqual([]);
  });
});
