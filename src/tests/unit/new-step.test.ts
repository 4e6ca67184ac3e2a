/** From one new row to a step that tells of it: what the desk offers, what it writes, and what the check then says. */
import { describe, expect, test } from 'vitest';
import { checkProject } from '../../check/check-project.ts';
import { editedText, readRows, readStoryRows } from '../../desk/draft/edits.ts';
import { withEdit } from '../../desk/draft/rows.ts';
import { answerDraft } from '../../desk/server/answer.ts';
import { tableOf } from '../../desk/server/describe.ts';
import { SCENES, type Offer } from '../../desk/sheet.ts';
import type { DataFile } from '../../data/read.ts';
import { frozenFiles, frozenStory } from '../frozen.ts';
import { edited } from './mistakes.ts';

const COUNTS = 'data/datasets/pool-counts.json';
const FIGURE = 'data/figures/pool-counts.json';
const STORY = 'data/story.mdx';
const TODAY = '2027-06-01';

const stored: DataFile[] = [...frozenFiles, { path: STORY, text: frozenStory }];
const ROW =
  '{"id": "pool-2027-03", "date": "2027-03-31", "label": "March 2027", "value": 49815, "basis": "As published.", "status": "published", "confidence": "primary", "sources": ["count-2027"]}';
const SOURCE =
  '{"id": "count-2027", "publisher": "Home Office", "title": "Count of absconders", "url": "https://example.org/", "published": "2027-05-20", "accessed": "2027-05-21", "read": "document"},';
const last = /\n( *\{"id": "pool-2025-10".*\})\n/.exec(textOf(stored, COUNTS))?.[1] ?? '';
const withRow = edited(stored, [
  { file: 'data/sources.json', from: '"sources": [', to: `"sources": [${SOURCE}`, times: 1, cut: false },
  { file: COUNTS, from: last, to: `${last},\n    ${ROW}`, times: 1, cut: false },
]);

function textOf(files: DataFile[], path: string): string {
  return files.find((file) => file.path === path)?.text ?? '';
}

/** The files with what an offer changes, made as the desk makes it. */
function accepted(files: DataFile[], { edits }: Offer): DataFile[] {
  return files.map((file) => {
    const table = tableOf(file);
    const own = edits.filter(({ path }) => path === file.path);
    if (!table || own.length === 0) return file;
    const rows = own.reduce((all, edit) => withEdit(all, table, edit), readRows(file.text, table.list));
    const order = table.fields.map(({ name }) => name);
    return { ...file, text: editedText(file.text, table.list, rows, order) };
  });
}

function found(files: DataFile[]): string[] {
  const data = files.filter(({ path }) => path !== STORY);
  return checkProject(data, textOf(files, STORY), TODAY).map(
    ({ path, at, mistake }) => `${path} ${at.join('.')} ${mistake.code}`,
  );
}

const offered = (files: DataFile[], path = COUNTS) => answerDraft(stored, { changed: files, path }, TODAY).offers;

describe('a new official count', () => {
  const before = new Set(found(stored));
  const offers = offered(withRow);

  test('is offered a step in each sequence that draws it, and in no other table', () => {
    expect(offers.map(({ row, goTo }) => [row, goTo.path])).toEqual([
      ['pool-2027-03', 'data/figures/policy-timeline.json'],
      ['pool-2027-03', FIGURE],
    ]);
    expect(offered(withRow, 'data/datasets/returns.json')).toEqual([]);
    expect(offered(stored)).toEqual([]);
  });

  const after = offers.reduce(accepted, withRow);

  test('with both, nothing is left to say but which days the texts reach to', () => {
    expect(found(withRow).filter((each) => !before.has(each)).length).toBeGreaterThan(5);
    const left = found(after).filter((each) => !before.has(each));
    expect(left).toEqual(['data/figures/policy-timeline.json views.0.alt outrun-text']);
    // The editor has looked again, and says so.
    const looked = edited(after, [
      { file: 'data/figures/policy-timeline.json', from: 'to {=2026}', to: 'to {=2027}', times: 1, cut: false },
    ]);
    expect(found(looked).filter((each) => !before.has(each))).toEqual([]);
    expect(offered(after)).toEqual([]);
  });

  test('is picked out by its own view, hidden by those that pick out others, and told of by those that show all', () => {
    const { views } = JSON.parse(textOf(after, FIGURE));
    expect(
      views.map(({ id, hide = [] }: { id: string; hide?: string[] }) => [id, hide.includes('pool-2027-03')]),
    ).toEqual([
      ['2016', true],
      ['2020', true],
      ['2025', true],
      ['2027', false],
      ['no-line', false],
      ['gaps', false],
    ]);
    expect(views[3]).toMatchObject({
      highlight: ['pool-2027-03'],
      alt: 'Picked out: {pool-2027-03} ({pool-2027-03.label}), published.',
    });
    expect(views[4].alt).toMatch(/Also drawn: \{pool-2027-03\} \(\{pool-2027-03.label\}\), published\.$/);
  });

  test('has its step behind that of the newest count, and no other byte of the story changes', () => {
    const story = textOf(after, STORY);
    const step = /\n\n<Step id="counts-2027"[^]*?<\/Step>/.exec(story)?.[0] ?? '';
    expect(step).toBe(
      '\n\n<Step id="counts-2027" figure="pool-counts" view="2027">\n\n<Cite source="count-2027">Home Office</Cite> gives <Fact id="pool-2027-03" /> for <Fact id="pool-2027-03.label" />.\n\n</Step>',
    );
    expect(story.indexOf(step)).toBeGreaterThan(story.indexOf('id="counts-2025"'));
    expect(story.indexOf(step)).toBeLessThan(story.indexOf('id="counts-no-line"'));
    const other = /\n\n<Step id="timeline-2027"[^]*?<\/Step>/.exec(story)?.[0] ?? '';
    expect(story.replace(step, '').replace(other, '')).toBe(frozenStory);
  });

  test('a row that was saved before is offered the same while a view does not know it', () => {
    expect(answerDraft(withRow, { changed: [], path: COUNTS }, TODAY).offers).toHaveLength(2);
  });

  test('every view is shown with its alt text and the paragraph of its step', () => {
    const figures = answerDraft(stored, { changed: after, path: FIGURE }, TODAY).story?.figures;
    expect(figures?.[0]?.views.map(({ texts }) => texts.map(({ name }) => name))).toEqual(
      Array.from({ length: 6 }, () => ['alt text', 'paragraph']),
    );
    expect(figures?.[0]?.views[3]?.texts.map(({ words }) => words)).toEqual([
      'Picked out: 49,815 (March 2027), published.',
      'Home Office gives 49,815 for March 2027.',
    ]);
    expect(figures?.[0]?.views[3]?.svg).toContain('49,815');
    expect(figures?.[0]?.views[2]?.svg).not.toContain('49,815');
  });
});

describe('the story as rows', () => {
  const rows = readStoryRows(frozenStory);

  test('every scene and step is one, and unchanged rows give the same bytes', () => {
    expect(rows).toHaveLength(frozenStory.match(/<(?:Scene|Step) /g)?.length ?? 0);
    expect(editedText(frozenStory, SCENES, rows, [])).toBe(frozenStory);
    const windows = frozenStory.replaceAll('\n', '\r\n');
    expect(editedText(windows, SCENES, readStoryRows(windows), [])).toBe(windows);
  });

  test('a title and a paragraph change where they stand, with the line ends of the file', () => {
    const changed = rows.map((row) => {
      const { id } = row.values;
      if (id === 'counts') return { ...row, values: { ...row.values, title: 'A "new" title' } };
      return id === 'counts-2020' ? { ...row, values: { ...row.values, text: 'One.\n\nTwo.' } } : row;
    });
    const text = editedText(frozenStory.replaceAll('\n', '\r\n'), SCENES, changed, []);
    expect(text).toContain('<Scene id="counts" title="A &quot;new&quot; title">');
    expect(text).toMatch(/<Step id="counts-2020"[^>]*>\r\n\r\nOne\.\r\n\r\nTwo\.\r\n\r\n<\/Step>/);
    expect(text.match(/[^\r]\n/)).toBeNull();
  });
});

test('the headline is a cell of a table of one row', () => {
  const file = { path: 'data/story.json', text: textOf(frozenFiles, 'data/story.json') };
  const table = tableOf(file);
  const rows = readRows(file.text, table?.list ?? 'none');
  expect(table?.fields.map(({ name }) => name)).toContain('standfirst');
  expect(editedText(file.text, '', rows, [])).toBe(file.text);
  const [row] = rows;
  const changed = row ? [{ ...row, values: { ...row.values, headline: 'Another' } }] : [];
  expect(editedText(file.text, '', changed, [])).toBe(file.text.replace(/("headline": )".*"/, '$1"Another"'));
});
