import { describe, expect, test } from 'vitest';
import { layout, naturalHeight } from '../../charts/chart.ts';
import { cellValue, fillTemplate, resolveFact, templateRefs } from '../../data/facts.ts';
import type { Data } from '../../data/data.ts';
import { parseData } from '../../data/load.ts';
import { frozenData as data, frozenFiles } from '../frozen.ts';
import { current, drawnFigures, texts, mistakeBy } from './helpers.ts';

describe('resolveFact', () => {
  test.each([
    ['pool-2025-10', '53,298'],
    ['pool-2025-10|thousands', '53,000'],
    ['pool-2025-10.date', 'October 2025'],
    ['pool-2016-12.label', 'end of 2016'],
    ['leak-telegraph.date', '26 November 2025'],
    ['fno-2025-10|number', '736'],
    ['blocks-whole', '53'],
    ['block-rest', '298'],
    ['escapes-centre|words', 'three'],
    ['escapes-escort|words', 'four'],
    ['escapes-total', '7'],
    ['escape-years|words', 'six'],
    ['bailed-total', '91,919'],
    ['turnover-located-share', '57%'],
    ['offender-share-inside', '1.4%'],
    ['offender-share-inside', '1.4%'],
    ['pool-count-number', 'three'],
    ['offender-count-number', 'five'],
    ['committee-one-in', 'six'],
    ['inspector-count-size', 'larger'],
    ['flow-abs-2014-2016Q1-located', '283'],
  ])('%s is %s', (reference, words) => {
    expect(resolveFact(data, reference).text).toBe(words);
  });

  test('says how a number became public and which rows it comes from', () => {
    expect(resolveFact(data, 'pool-2025-10')).toMatchObject({ status: 'leaked', rows: ['pool-2025-10'] });
    expect(resolveFact(data, 'pool-2020-09')).toMatchObject({ status: 'released', formula: '' });
    expect(resolveFact(data, 'offender-share-inside')).toMatchObject({
      status: 'derived',
      rows: ['fno-2025-10', 'pool-2025-10'],
      formula: '[fno-2025-10] / [pool-2025-10]',
    });
    expect(resolveFact(data, 'escapes-total').rows).toHaveLength(12);
  });

  test('sums are the sums of their rows', () => {
    const years = ['2017', '2018', '2019', '2020', '2021', '2022'];
    const bailed = years.reduce((sum, year) => sum + cellValue(data, `det-bailed-${year}`), 0);
    expect(bailed).toBe(91_919);
    expect(cellValue(data, 'flow-abs-2014-2016Q1-located')).toBe(494 - 211);
  });

  test.each([
    ['pool-2025-10s', { code: 'unknown-name', name: 'pool-2025-10s', candidates: { near: 'pool-2025-10' } }],
    // Another number is another count: it is named, never proposed.
    [
      'pool-2025-11',
      {
        code: 'unknown-name',
        candidates: { near: undefined },
      },
    ],
    ['pool-2025-10.lable', { code: 'unknown-name', name: 'lable', candidates: { near: 'label' } }],
    ['pool-2025-10|wrods', { code: 'unknown-name', name: 'wrods', candidates: { near: 'words' } }],
    ['pool-2025-10.note', { code: 'unknown-name', candidates: { known: ['date', 'label', 'value', 'basis'] } }],
  ])('%s cannot be given, and the record says why', (reference, mistake) => {
    expect(mistakeBy(() => resolveFact(data, reference))).toMatchObject(mistake);
  });

  test('every fact of the story of today can be resolved and has a meaning', () => {
    for (const id of current.facts.keys()) {
      expect(resolveFact(current, id).text, id).toMatch(/\S/);
      expect(resolveFact(current, id).meaning, id).toMatch(/\w+ \w+/);
    }
  });
});

test('templates are filled in, and text without references stays as it is', () => {
  expect(templateRefs('{a} of {b|words}, not c')).toEqual(['a', 'b|words']);
  expect(fillTemplate(data, 'From {pool-2020-09} to {pool-2025-10|thousands}')).toBe('From 37,302 to 53,000');
  expect(fillTemplate(data, 'No number')).toBe('No number');
});

describe('a changed number changes everything that says it', () => {
  const corrected = parseData(
    frozenFiles
      .filter(({ path }) => path !== 'data/published.json')
      .map(({ path, text }) => ({ path, text: text.replaceAll('53298', '61400') })),
  );

  /** Every text of every figure as a reader gets it, with where it stands. */
  function figureTexts(source: Data): { where: string; words: string }[] {
    const written = [...source.figures.values()].flatMap(({ value }) => {
      const list = [value.title, value.subtitle, value.note ?? '', ...value.views.map(({ alt }) => alt)];
      return list.map((words) => ({ where: value.id, words: fillTemplate(source, words) }));
    });
    const cells = [...source.rows.values()].flatMap(({ row }) =>
      Object.values(row).flatMap((cell) =>
        typeof cell === 'string' && cell.includes('{') ? [{ where: row.id, words: fillTemplate(source, cell) }] : [],
      ),
    );
    const drawn = drawnFigures(source).flatMap((figure) =>
      figure.views.flatMap(({ id }) => {
        const { marks } = layout(figure, id, { width: 360, height: naturalHeight(figure, 360) });
        return texts(marks).map(({ text }) => ({ where: `${figure.id}, ${id}`, words: text }));
      }),
    );
    return [...written, ...cells, ...drawn];
  }

  test('no text of a figure keeps the old number', () => {
    expect(figureTexts(data).filter(({ words }) => words.includes('53,298')).length).toBeGreaterThan(10);
    expect(figureTexts(corrected).filter(({ words }) => /53,?298/.test(words))).toEqual([]);
    expect(figureTexts(corrected).filter(({ words }) => words.includes('61,400')).length).toBe(
      figureTexts(data).filter(({ words }) => words.includes('53,298')).length,
    );
  });

  test('facts computed from it follow', () => {
    const words = (reference: string): string => resolveFact(corrected, reference).text;
    expect(words('pool-2025-10')).toBe('61,400');
    expect(words('pool-2025-10|thousands')).toBe('61,000');
    expect(words('blocks-whole')).toBe('61');
    expect(words('block-rest')).toBe('400');
    expect(words('offender-share-inside')).toBe('1.2%');
    expect(words('inspector-count-size')).toBe('smaller');
    expect(words('pool-2016-12')).toBe('55,974');
  });
});
