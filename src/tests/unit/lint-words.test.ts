/** Words to avoid, long quotations and long sentences: what must be reported, on which line, and what must pass. */
import { describe, expect, test } from 'vitest';
import { lintPhrases, lintQuotations, lintSentences } from '../../check/story/lint-phrases.ts';
import { sentencesOf } from '../../check/story/sentences.ts';
import type { Problem } from '../../check/problems.ts';
import type { DataFile } from '../../data/read.ts';
import { lintStory } from './helpers.ts';

const lintWords = (story: string, files: DataFile[]): Problem[] =>
  lintStory([lintPhrases, lintQuotations, lintSentences], story, files);

/** The reported lines of a story with the first thing in quotation marks: "3: missing". */
function inStory(...lines: string[]): string[] {
  return lintWords(lines.join('\n'), []).map(
    ({ line, mistake }) => `${line}: ${mistake?.code === 'avoided-word' && mistake.found}`,
  );
}

function inFile(path: string, value: object): Problem[] {
  return lintWords('', [{ path, text: JSON.stringify(value, null, 2) }]);
}

/** As many words as asked for. */
const words = (count: number): string => Array.from({ length: count }, () => 'word').join(' ');

describe('words to avoid', () => {
  test.each([
    ['Hundreds are missing.', 'missing'],
    ['Missing: a count.', 'Missing'],
    ['They vanished from sight.', 'vanished'],
    ['They may vanish.', 'vanish'],
    ['He is on the run again.', 'on the run'],
    ['Many at large today.', 'at large'],
    ['They are in hiding.', 'hiding'],
    ['These illegals came.', 'illegals'],
    ['An illegal migrant came.', 'illegal migrant'],
    ['Illegal immigrants came.', 'Illegal immigrants'],
    ['A failed asylum seeker left.', 'failed asylum seeker'],
    ['Bogus asylum-seekers left.', 'Bogus asylum-seekers'],
    ['Some foreign criminals left.', 'foreign criminals'],
    ['A flood of claims.', 'flood'],
    ['The system was flooded.', 'flooded'],
    ['A wave came.', 'wave'],
    ['An influx began.', 'influx'],
    ['An army of clerks.', 'army'],
    ['A swarm came.', 'swarm'],
  ])('%s', (sentence, wanted) => {
    expect(inStory('Fine.', '', sentence)).toEqual([`3: ${wanted}`]);
  });

  test('on the line of a paragraph, in the words of a link and in titles', () => {
    expect(inStory('A first line', 'and a <Cite source="missing-2020">wave', 'of them vanished</Cite>.')).toEqual([
      '2: wave',
      '3: vanished',
    ]);
    expect(inStory('', '<Scene id="a" title="Who is missing?" />')).toEqual(['2: missing']);
  });

  test.each([
    ['the excluded group, by its own name', 'It leaves out missing children and vulnerable adults.'],
    ['an attributed fragment', 'The paper wrote <Quote>they vanished</Quote>, it said.'],
    ['an illegal act', 'Illegal entry is an offence under the Illegal Migration Act.'],
    ['a missed appointment', 'They missed one.'],
    ['words that hold the words', 'The microwave, an armoury, dismissing, waver, hidden, largely.'],
    ['a refused asylum seeker', 'A refused asylum seeker left.'],
    ['names of files', '<Figure id="missing-wave" />'],
  ])('%s passes', (_, text) => {
    expect(inStory(text)).toEqual([]);
  });

  test('the allowed phrase allows nothing beside it, and a quotation ends where it ends', () => {
    expect(inStory('Missing children and vulnerable adults; missing children.')).toEqual(['1: missing']);
    expect(inStory('<Quote>they vanished</Quote>, and vanished.')).toEqual(['1: vanished']);
  });

  test('the record says what to write', () => {
    const [problem] = lintWords('They vanished.', []);
    expect(problem?.mistake).toMatchObject({ instead: 'out of contact' });
  });

  test('in the texts of datasets, figures and facts, with file, line and row', () => {
    const dataset = inFile('data/datasets/a.json', {
      id: 'a',
      title: 'Wave',
      description: 'Who vanished.',
      columns: [{ name: 'what', title: 'Missing', type: 'text' }],
      rows: [
        { id: 'row-1', what: 'fine', formula: '[missing] + [wave]', note: 'Nothing.' },
        { id: 'row-2', what: 'hiding', note: 'They are at large.' },
      ],
    });
    expect(dataset.map(({ line, place }) => [line, place])).toEqual([
      [3, '"title"'],
      [4, '"description"'],
      [8, 'column 1 (what), "title"'],
      [21, 'row 2 (row-2), "Missing"'],
      [22, 'row 2 (hiding), "note"'],
    ]);
    expect(inFile('data/figures/a.json', { note: 'Fine.', views: [{ id: 'a', alt: 'A wave.' }] })).toMatchObject([
      { line: 6, place: 'view 1 (a), "alt"' },
    ]);
    expect(inFile('data/facts.json', { facts: [{ id: 'a', meaning: 'People missing' }] })).toHaveLength(1);
  });

  test('titles of sources are quotations of titles', () => {
    expect(inFile('data/sources.json', { sources: [{ title: '56,000 illegal migrants have vanished' }] })).toEqual([]);
  });
});

describe('quotations of more than six words', () => {
  test.each([
    ['in curly marks', `He said “${words(7)}” then.`, 1],
    ['in straight marks', `He said "${words(7)}" then.`, 1],
    ['in single marks', `He said ‘${words(7)}’ then.`, 1],
    ['declared', `He said <Quote>${words(7)}</Quote> then.`, 1],
    ['declared, in marks', `He said <Quote>“${words(7)}”</Quote> then.`, 1],
    ['declared inside marks', `He said “<Quote>${words(7)}</Quote>” then.`, 1],
    ['with a bound number', `He said “${words(6)} <Fact id="a" />” then.`, 1],
    ['never closed', `He said “${words(7)}.`, 1],
    ['of six words', `He said “${words(6)}”, <Quote>${words(6)}</Quote> and “<Fact id="a" /> ${words(5)}”.`, 0],
    ['around an apostrophe', `The inspector’s “count” and the people’s list ${words(9)} of others’ work.`, 0],
  ])('%s', (_, text, count) => {
    const problems = lintWords(`Fine.\n\nA line\n${text}`, []);
    expect(problems.map(({ line }) => line)).toEqual(Array(count).fill(4));
    for (const { mistake } of problems) expect(mistake).toMatchObject({ code: 'long-quotation', count: 7 });
  });

  test('in figures and datasets', () => {
    expect(inFile('data/figures/a.json', { note: `It says “${words(7)}”.` })).toMatchObject([{ line: 2 }]);
    expect(inFile('data/datasets/a.json', { rows: [{ id: 'b', note: `“${words(7)}”` }] })).toMatchObject([{ line: 5 }]);
    expect(inFile('data/datasets/a.json', { rows: [{ id: 'b', note: `“${words(6)}”` }] })).toEqual([]);
  });
});

describe('sentences of more than 35 words', () => {
  test('are reported where they start', () => {
    const problems = lintWords(`A short one.\n\nShort again.\nThen ${words(35)}.`, []);
    expect(problems.map(({ line }) => line)).toEqual([4]);
    expect(problems[0]?.mistake).toMatchObject({ code: 'long-sentence', count: 36 });
  });

  test('a bound number is one word, and so is a long link', () => {
    const fact = '<Fact id="a" as="words" />';
    expect(lintWords(`Then ${fact} ${words(33)}.`, [])).toEqual([]);
    expect(lintWords(`Then ${fact} ${words(34)}.`, [])).toHaveLength(1);
    expect(lintWords(`Then <Cite source="a">${words(34)}</Cite>.`, [])).toEqual([]);
  });

  test('paragraphs, list items, steps and titles are not joined', () => {
    const half = words(20);
    expect(lintWords(`${half}\n\n${half}`, [])).toEqual([]);
    expect(lintWords(`1. ${half}\n2. ${half}\n- ${half}`, [])).toEqual([]);
    expect(lintWords(`<Step id="a">\n${half}\n</Step>\n<Step id="b">\n${half}\n</Step>`, [])).toEqual([]);
    expect(lintWords(`<Scene id="a" title="${half}">\n\n${half}\n\n</Scene>`, [])).toEqual([]);
    expect(lintWords(`${half}\n${half}`, []), 'one line break does not end a paragraph').toHaveLength(1);
  });

  test('texts of figures may list more', () => {
    expect(inFile('data/figures/a.json', { views: [{ alt: words(50) }] })).toEqual([]);
  });

  test('sentences end at a full stop before a capital, not at a decimal point or inside a name', () => {
    const split = (text: string): string[] => sentencesOf(text).map(({ sentence }) => sentence);
    expect(split('One is 1.4 of it. Two? “Three!” **Four.** five: six; □ seven. □ eight.')).toEqual([
      'One is 1.4 of it.',
      'Two?',
      '“Three!”',
      '**Four.** five: six; □ seven.',
      '□ eight.',
    ]);
  });
});
