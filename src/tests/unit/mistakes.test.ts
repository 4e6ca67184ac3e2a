/**
 * Each folder of fixtures/mistakes is one slip of an editor: what is changed (edit.json), and the whole report that
 * the check then gives (messages.txt), to be read as an editor would. `-u` writes the reports anew.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { formatReport, type Problem } from '../../check/problems.ts';
import type { DataFile } from '../../data/read.ts';
import { checkProject } from '../../check/check-project.ts';
import { recordText } from '../../check/record.ts';
import { FROZEN_TODAY, frozenFiles, frozenStory } from '../frozen.ts';
import { editsSchema, edited } from './mistakes.ts';

const FOLDER = 'src/tests/fixtures/mistakes';
const STORY = 'data/story.mdx';
const names = readdirSync(FOLDER);
/** As before the first publication: a fixture that is about published values brings a record of its own. */
const whole: DataFile[] = [
  ...frozenFiles.map((file) =>
    file.path === 'data/published.json' ? { path: file.path, text: recordText([], '2026-11-23') } : file,
  ),
  { path: STORY, text: frozenStory },
];

function problemsOf(name: string): { problems: Problem[]; files: DataFile[]; changed: string[] } {
  const edits = editsSchema.parse(JSON.parse(readFileSync(`${FOLDER}/${name}/edit.json`, 'utf8')));
  const files = edited(whole, edits);
  const story = files.find(({ path }) => path === STORY)?.text ?? '';
  const data = files.filter(({ path }) => path !== STORY);
  return { problems: checkProject(data, story, FROZEN_TODAY), files, changed: edits.map(({ file }) => file) };
}

test('there is nothing to say of the frozen story', () => {
  expect(formatReport(checkProject(frozenFiles, frozenStory, FROZEN_TODAY))).toBe('');
});

test('there are at least forty fixtures', () => {
  expect(names.length).toBeGreaterThanOrEqual(40);
});

describe('a mistake', () => {
  test.each(names)('%s', async (name) => {
    const { problems, files, changed } = problemsOf(name);
    const report = formatReport(problems);
    expect(problems.length, 'something is said').toBeGreaterThan(0);
    // A row that is gone can only be named where its correction belongs.
    expect([...changed, 'data/corrections.json'], 'of a file that was changed').toContain(problems[0]?.path);
    for (const { path, line, at, message } of problems) {
      const text = files.find((file) => file.path === path)?.text ?? '';
      expect(line, 'on a line that the file has').toBeLessThanOrEqual(text.split('\n').length);
      expect(message, 'with a rule, and a line that says what to do').toMatch(/^[^\n]+\n[^\n]+/);
      // The desk shows cells: nobody sees quotation marks, brackets or the word null there.
      if (at.length > 2 && !['figures', 'facts'].some((folder) => path.includes(folder)))
        expect(message.split('\n', 2).join(), 'in the words of a table too').not.toMatch(
          /quotes|\bnull\b|"\w+": "|\[ \]|\{ \}/,
        );
    }
    expect(report).not.toMatch(/\n\s+at |\bundefined\b|\[object|ZodError|(?<!Found: )NaN/);
    await expect(`${report}\n`).toMatchFileSnapshot(`../fixtures/mistakes/${name}/messages.txt`);
  });
});
