import { describe, expect, test } from 'vitest';
import { parseData } from '../../data/load.ts';
import type { DataFile } from '../../data/read.ts';
import { storyTexts, type StoryText } from '../../diff/story-texts.ts';
import { changedTexts, wordRuns } from '../../diff/text-changes.ts';
import { frozenFiles, frozenStory } from '../frozen.ts';

const files = frozenFiles;
const story = frozenStory;
const texts = storyTexts(parseData(files), story);

/** The texts after a change of the data files, of the story, or of both. */
function textsAfter(change: (file: DataFile) => string, words: (text: string) => string = (text) => text): StoryText[] {
  return storyTexts(parseData(files.map((file) => ({ ...file, text: change(file) }))), words(story));
}

const inFile =
  (name: string, from: string, to: string) =>
  ({ path, text }: DataFile): string =>
    path.endsWith(name) ? text.replace(from, to) : text;
const untouched = ({ text }: DataFile): string => text;
const higher = inFile('datasets/pool-counts.json', '53298', '61400');

describe('the texts that readers get', () => {
  test('are sentences with every number filled in, in the order of the story', () => {
    const sentences = texts.filter(({ isInScene }) => isInScene);
    expect(sentences.find(({ text }) => text.startsWith('It was headed'))).toEqual({
      of: 'prose',
      isInScene: true,
      place: 'Scene “leak”, paragraph 1',
      text: 'It was headed “absconder pool”, and it gave one exact number: 53,298 people, as of October 2025.',
      template: expect.stringContaining('{pool-2025-10} people, as of {pool-2025-10.date}.'),
    });
    expect(sentences.length).toBeGreaterThan(120);
  });

  test('say where they stand before the first scene, too', () => {
    const short = '<Brief title="In short">\n\nThere are <Fact id="pool-2025-10" /> records.\n\n</Brief>';
    const places = storyTexts(parseData(files), short).flatMap(({ place, isInScene }) => (isInScene ? [place] : []));
    expect(places).toEqual(['Before the first scene: title', 'Before the first scene, paragraph 1']);
  });

  test('hold no open reference, no tag and no sign of markup', () => {
    expect(texts.filter(({ text }) => /[{}<>]|\*\*|□/.test(text))).toEqual([]);
  });

  test('hold every text of every figure and what rows come to', () => {
    const data = parseData(files);
    const places = texts.map(({ place }) => place);
    for (const { value } of data.figures.values()) {
      expect(places).toContain(`Figure “${value.id}”: title`);
      for (const { id } of value.views) expect(places).toContain(`Figure “${value.id}”, view “${id}”: alt text`);
    }
    expect(places).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^Figure “[^”]+”: chart, label$/),
        expect.stringMatching(/^Table “[^”]+”: description$/),
        expect.stringMatching(/^Table “[^”]+”: heading of “[^”]+”$/),
        expect.stringMatching(/^Computed number “/),
        'Heading of the page',
      ]),
    );
    // A cell that says something by itself is a value; what it leads to is a text.
    for (const { row, dataset } of [...data.rows.values()].filter((entry) => entry.row.formula))
      expect(places).toContain(`Table “${dataset.id}”, row “${row.id}”: computed value`);
    expect(places.filter((place) => place.includes('row “pool-2025-10”'))).toEqual([]);
  });

  test('a sentence ends where its writer ended it, not inside a value', () => {
    const after = textsAfter(inFile('pool-counts.json', '"end of 2016"', '"end of 2016. And so"'));
    const changed = changedTexts(texts, after).filter(({ place }) => place.startsWith('Scene'));
    expect(changed.length).toBeGreaterThan(1);
    expect(changed.every((each) => each.before && each.after)).toBe(true);
  });
});

test('a reference to nothing stays as it is written', () => {
  const after = textsAfter(untouched, (text) => text.replace('id="pool-2025-10.date"', 'id="nothing"'));
  expect(after.find(({ text }) => text.includes('{nothing}'))?.text).toContain('53,298 people, as of {nothing}.');
});

describe('two versions of the texts', () => {
  test('that are the same differ nowhere', () => {
    expect(changedTexts(texts, textsAfter(untouched))).toEqual([]);
  });

  test('are paired by their places, computed words among them', () => {
    const changes = changedTexts(texts, textsAfter(higher));
    expect(changes.length).toBeGreaterThan(25);
    expect(changes.every((each) => each.before && each.after)).toBe(true);
    expect(changes).toContainEqual({
      of: 'prose',
      place: 'Scene “counts”, paragraph 7',
      before: 'The inspector’s count for the end of 2016, on its own basis, was larger.',
      after: 'The inspector’s count for the end of 2016, on its own basis, was smaller.',
      turned: true,
    });
  });

  test('keep their pairs when a sentence is put in before them, and tell a new one from an edited one', () => {
    const after = textsAfter(higher, (text) =>
      text
        .replace('The leaked sheet gives', 'Something else stands here. The leaked sheet gives')
        .replace('How it was counted is not published', 'How it was counted nobody published'),
    );
    const changes = changedTexts(texts, after).filter(({ place }) => place === 'Scene “counts”, paragraph 4');
    expect(changes).toEqual([
      expect.objectContaining({ before: undefined, after: 'Something else stands here.' }),
      expect.objectContaining({ turned: false, before: 'The leaked sheet gives 53,298 for October 2025.' }),
      expect.objectContaining({
        before: expect.stringContaining('is not published'),
        after: expect.stringContaining('nobody published'),
        turned: false,
      }),
    ]);
  });

  test('say what went and what came', () => {
    const changes = changedTexts(
      texts,
      textsAfter(untouched, (text) => text.replace('So the number is exact, and nobody', 'Whales sing. Nobody')),
    );
    const sentences = changes.filter(({ place }) => place.startsWith('Scene'));
    expect(sentences.map(({ before }) => before === undefined)).toEqual([false, true, true]);
  });
});

describe('words side by side', () => {
  test('show the shortest change, with the full stop outside', () => {
    expect(wordRuns('It gave 53,298 people.', 'It gave 61,400 people.')).toEqual([
      { kind: 'same', text: 'It gave ' },
      { kind: 'removed', text: '53,298' },
      { kind: 'added', text: '61,400' },
      { kind: 'same', text: ' people.' },
    ]);
  });

  test('make one change of neighbouring words', () => {
    expect(wordRuns('it is nothing new.', 'it is beyond any count.')).toEqual([
      { kind: 'same', text: 'it is ' },
      { kind: 'removed', text: 'nothing new' },
      { kind: 'added', text: 'beyond any count' },
      { kind: 'same', text: '.' },
    ]);
  });

  test.each([
    ['', ''],
    ['a', ''],
    ['', 'b c'],
    ['  two  spaces ', 'two spaces'],
    ['“quoted,” she said (twice).', '“quoted”, she said.'],
    ['a b c d e f', 'f e d c b a'],
  ])('lose no letter, whatever becomes of spaces: %j, %j', (before, after) => {
    const runs = wordRuns(before, after);
    const side = (other: string): string => runs.flatMap(({ kind, text }) => (kind === other ? [] : [text])).join('');
    const letters = (text: string): string => text.replaceAll(/\s/g, '');
    expect(letters(side('added'))).toBe(letters(before));
    expect(letters(side('removed'))).toBe(letters(after));
  });

  test('in common only in their signs leave both texts whole', () => {
    expect(wordRuns('Left out. Not counted.', 'x <img src="a.b"> y.')).toEqual([
      { kind: 'removed', text: 'Left out. Not counted.' },
      { kind: 'added', text: 'x <img src="a.b"> y.' },
    ]);
  });
});
