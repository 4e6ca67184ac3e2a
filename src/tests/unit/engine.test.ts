/** The engine knows no story: what it is about stands in the story's folder, and nowhere in `src/`. */
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, test, vi } from 'vitest';
import { checkProject } from '../../check/check-project.ts';
import { readDataFiles } from '../../data/read.ts';
import { findTags, readStory } from '../../story/outline.ts';
import { current } from './helpers.ts';

const SECOND = 'src/tests/fixtures/second';

/** Ids of two words or more: a single one, such as "bars", is a word of the language. */
const ids = [
  ...current.rows.keys(),
  ...current.facts.keys(),
  ...current.figures.keys(),
  ...current.datasets.keys(),
  ...current.sources.keys(),
  ...[...current.figures.values()].flatMap(({ value }) => value.views.map(({ id }) => id)),
  ...findTags(readStory()).flatMap(({ attributes: { id = '' } }) => id),
]
  // A property of style sheets has the name of a fact.
  .filter((id) => id.includes('-') && id !== 'block-size');

const names = [
  current.story.authority.replace(/^the /, ''),
  ...[...current.sources.values()].map(({ publisher }) => publisher),
].filter((name) => name.length > 3);

const engine = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', 'src'], {
  encoding: 'utf8',
})
  .split('\n')
  .filter((path) => /\.(?:astro|css|js|mdx|mjs|svelte|ts)$/.test(path) && !path.startsWith('src/tests/'));

/** What of a list stands in a text by itself. A colon after it would make it a property of a style sheet. */
function found(words: string[], text: string): string[] {
  return words.filter((word) => {
    const pattern = new RegExp(`(?<![\\w-])${word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\w:-])`);
    return text.includes(word) && pattern.test(text);
  });
}

describe('the engine', () => {
  test('holds no id, no source and no authority of the story', () => {
    const known = [...new Set([...ids, ...names])];
    expect(known.length).toBeGreaterThan(300);
    expect(engine.length).toBeGreaterThan(200);
    const told = engine.flatMap((path) => found(known, readFileSync(path, 'utf8')).map((word) => `${path}: ${word}`));
    expect(told).toEqual([]);
  });

  test('would be caught with one of them', () => {
    const [id = '', name = ''] = [ids[0], names[0]];
    expect(found([id, name], `const row = '${id}'; // ${name} said so`)).toEqual([id, name]);
    expect(found([id], `.${id}-frame { ${id}: 0 }`)).toEqual([]);
  });
});

test('another story of another subject is in order by the same check', () => {
  vi.stubEnv('STORY', SECOND);
  expect(checkProject(readDataFiles(), readStory(), '2026-01-12')).toEqual([]);
  vi.unstubAllEnvs();
});

test('a folder that is not there is told in a sentence, and one that is there is read', () => {
  const check = (STORY: string) =>
    spawnSync(process.execPath, ['src/check/data-check.ts'], { encoding: 'utf8', env: { ...process.env, STORY } });
  expect(check('nowhere')).toMatchObject({
    status: 1,
    stderr: expect.stringMatching(/^STORY names a folder .*nowhere\n/),
  });
  expect(check(SECOND)).toMatchObject({ status: 0, stderr: '' });
});
