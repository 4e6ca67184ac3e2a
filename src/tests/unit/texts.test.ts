import { describe, expect, test } from 'vitest';
import { parseData } from '../../data/load.ts';
import type { DataFile } from '../../data/read.ts';
import { storyTexts } from '../../diff/story-texts.ts';
import { changedTexts } from '../../diff/text-changes.ts';
import { affectedBy, type StoryText } from '../../diff/text-writer.ts';
import { likeness, wordRuns } from '../../diff/word-runs.ts';
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
    const sentences = texts.filter(({ place }) => place.kind === 'sentence');
    expect(sentences[2]).toEqual({
      place: { kind: 'sentence', scene: 'leak', words: 'Scene “leak”, paragraph 1' },
      text: 'It was headed “absconder pool”, and it gave one exact number: 53,298 people, as of October 2025.',
      template: expect.stringContaining('{pool-2025-10} people, as of {pool-2025-10.date}.'),
      linked: 'It was headed “absconder pool”, and it gave one exact number: 53,298 people, as of October 2025.',
      rows: ['pool-2025-10'],
    });
    expect(sentences.length).toBeGreaterThan(120);
  });

  test('say where they stand before the first scene, too', () => {
    const short = '<Brief title="In short">\n\nThere are <Fact id="pool-2025-10" /> records.\n\n</Brief>';
    const places = storyTexts(parseData(files), short).flatMap(({ place: { kind, words } }) =>
      kind === 'sentence' || (kind === 'title' && words.startsWith('Before')) ? [words] : [],
    );
    expect(places).toEqual(['Before the first scene: title', 'Before the first scene, paragraph 1']);
  });

  test('hold no open reference, no tag and no sign of markup', () => {
    expect(texts.filter(({ text }) => /[{}<>]|\*\*|□/.test(text))).toEqual([]);
  });

  test('hold every text of every figure and what rows come to, each kind at least once', () => {
    const data = parseData(files);
    const kinds = new Set(texts.map(({ place }) => place.kind));
    expect([...kinds].sort()).toEqual(
      'alt cell description fact label note page sentence shown source status subtitle title'.split(' '),
    );
    const views = [...data.figures.values()].flatMap(({ value }) => value.views.map(({ id }) => `${value.id} ${id}`));
    const alts = texts.filter(({ place }) => place.kind === 'alt').map(({ place }) => `${place.figure} ${place.part}`);
    expect(alts).toEqual(views);
    // A cell that says something by itself is a value; what it leads to is a text.
    const cells = texts.filter(({ place }) => place.kind === 'cell').map(({ place }) => place.owner);
    const computed = [...data.rows.values()].filter(({ row }) => row.formula).map(({ row }) => row.id);
    expect(cells).toEqual(expect.arrayContaining(computed));
    expect(cells).not.toContain('pool-2025-10');
  });

  test('know the scene that shows their figure', () => {
    const alt = texts.find(({ place }) => place.kind === 'alt' && place.figure === 'pool-counts');
    expect(alt?.place).toMatchObject({ scene: 'counts', part: '2016' });
  });

  test('a sentence ends where its writer ended it, not inside a value', () => {
    const after = textsAfter(inFile('pool-counts.json', '"end of 2016"', '"end of 2016. And so"'));
    const changed = changedTexts(texts, after).filter(({ place }) => place.kind === 'sentence');
    expect(changed.length).toBeGreaterThan(1);
    expect(changed.every(({ change }) => change === 'changed')).toBe(true);
  });

  test('a reference to nothing stays as it is written', () => {
    const after = textsAfter(untouched, (text) => text.replace('id="pool-2025-10.date"', 'id="nothing"'));
    expect(after.find(({ text }) => text.includes('{nothing}'))?.text).toContain('53,298 people, as of {nothing}.');
  });
});

describe('the texts that a row stands behind', () => {
  test('are found through facts and formulas', () => {
    const affected = affectedBy(texts, ['pool-2025-10']).map(({ text }) => text);
    expect(affected).toContain('So in size the leaked number, on a basis nobody has published, is nothing new.');
    expect(affected).toContain('52,562');
    expect(affected).not.toContain('“Absconder” is the department’s term.');
  });

  test('are exactly those that change, or could', () => {
    const affected = new Set(
      affectedBy(texts, ['pool-2025-10']).map(({ place, template }) => JSON.stringify([place, template])),
    );
    const changed = changedTexts(texts, textsAfter(higher));
    expect(changed.length).toBeGreaterThan(25);
    const before = new Map(texts.map((text) => [text.text, text]));
    for (const change of changed) {
      const text = change.change === 'added' ? undefined : before.get(change.before);
      expect(affected, JSON.stringify(change)).toContain(JSON.stringify([text?.place, text?.template]));
    }
  });
});

describe('two versions of the texts', () => {
  test('that are the same differ nowhere', () => {
    expect(changedTexts(texts, textsAfter(untouched))).toEqual([]);
  });

  test('are paired by their places, computed words among them', () => {
    const changes = changedTexts(texts, textsAfter(higher));
    expect(changes.every(({ change }) => change === 'changed')).toBe(true);
    expect(changes).toContainEqual({
      change: 'changed',
      place: { kind: 'sentence', scene: 'counts', words: 'Scene “counts”, paragraph 7' },
      before: 'The inspector’s count for the end of 2016, on its own basis, was larger.',
      after: 'The inspector’s count for the end of 2016, on its own basis, was smaller.',
      rewritten: false,
    });
  });

  test('keep their pairs when a sentence is put in before them, and tell a new one from an edited one', () => {
    const after = textsAfter(higher, (text) =>
      text
        .replace('The leaked sheet gives', 'Something else stands here. The leaked sheet gives')
        .replace('How it was counted is not published', 'How it was counted nobody published'),
    );
    const changes = changedTexts(texts, after).filter(({ place }) => place.words === 'Scene “counts”, paragraph 4');
    expect(changes).toEqual([
      expect.objectContaining({ change: 'added', after: 'Something else stands here.' }),
      expect.objectContaining({ change: 'changed', before: 'The leaked sheet gives 53,298 for October 2025.' }),
      expect.objectContaining({
        change: 'changed',
        after: expect.stringContaining('nobody published'),
        rewritten: true,
      }),
    ]);
  });

  test('say what went and what came', () => {
    const changes = changedTexts(
      texts,
      textsAfter(untouched, (text) => text.replace('So the number is exact, and nobody', 'Whales sing. Nobody')),
    );
    const sentences = changes.filter(({ place }) => place.kind === 'sentence');
    expect(sentences.map(({ change }) => change)).toEqual(['added', 'changed']);
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
  ])('lose no letter: %j, %j', (before, after) => {
    const runs = wordRuns(before, after);
    const side = (other: string): string => runs.flatMap(({ kind, text }) => (kind === other ? [] : [text])).join('');
    expect(side('added')).toBe(before);
    expect(side('removed')).toBe(after);
  });

  test('in common only in their signs leave both texts whole', () => {
    expect(wordRuns('Left out. Not counted.', 'x <img src="a.b"> y.')).toEqual([
      { kind: 'removed', text: 'Left out. Not counted.' },
      { kind: 'added', text: 'x <img src="a.b"> y.' },
    ]);
  });

  test('tell an edited sentence from another one', () => {
    expect(likeness('The sheet gave a number.', 'The sheet gave two numbers.')).toBeGreaterThan(0.5);
    expect(likeness('The sheet gave a number.', 'Whales sing.')).toBe(0);
  });
});
