import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DataFile } from '../../data/read.ts';
import { compare, isSame, type Difference } from '../../editor/diff-compare.ts';
import { fieldWords } from '../../editor/diff-field-words.ts';
import { changedItems, type ItemChange } from '../../editor/diff-items.ts';
import { printDifference } from '../../editor/diff-print.ts';
import { editedKinds, shownItems } from '../../editor/diff-shown.ts';
import { CannotCompare, openSide, readNow, readRef, type SideFiles } from '../../editor/diff-sides.ts';
import { reportPage } from '../../editor/report.ts';
import { visible } from '../../editor/visible.ts';
import { storyDescription } from '../../story/title.ts';
import { FROZEN, frozenData, frozenFiles, frozenStory } from '../frozen.ts';

const COUNTS = 'data/datasets/pool-counts.json';
const files = frozenFiles;
const story = frozenStory;
/** The sentence that describes the story is of the engine's own files, and not frozen. */
const described = storyDescription(frozenData);
const before: SideFiles = { name: 'HEAD', files, story };

/** The difference that an edit makes; a text that is not found would make a test that cannot fail. */
function differenceOf(
  edit: (all: DataFile[]) => DataFile[],
  words: (text: string) => string = (text) => text,
): Difference {
  const after = { name: 'now', files: edit(files.map((file) => ({ ...file }))), story: words(story) };
  return compare(openSide(before), openSide(after));
}

function replaced(path: string, from: string, to: string): (all: DataFile[]) => DataFile[] {
  return (all) =>
    all.map((file) => {
      if (file.path !== path) return file;
      expect(file.text).toContain(from);
      return { path, text: file.text.replace(from, to) };
    });
}

const both = ({ runs }: Difference['prose'][number]): string =>
  runs.map(({ kind, text }) => (kind === 'same' ? text : kind === 'removed' ? `[-${text}-]` : `{+${text}+}`)).join('');

describe('one changed count', () => {
  const difference = differenceOf(replaced(COUNTS, '"value": 53298', '"value": 61400'));

  test('is the only item, with the heading of its column', () => {
    expect(difference.items).toEqual([
      {
        change: 'changed',
        path: COUNTS,
        kind: 'row',
        id: 'pool-2025-10',
        name: 'Absconder counts · October 2025',
        fields: [{ field: 'People recorded', before: '53,298', after: '61,400' }],
      },
    ]);
  });

  test('changes every sentence that says it, and words that follow from it', () => {
    expect(difference.prose.map(both)).toEqual([
      '[-53,298-]{+61,400+}',
      expect.stringContaining('[-53,298-]{+61,400+}: what one leaked number'),
      described.replaceAll('53,298', '[-53,298-]{+61,400+}'),
      expect.stringContaining('exact number: [-53,298-]{+61,400+} people, as of October 2025.'),
      'What [-53,298-]{+61,400+} looks like',
      expect.stringContaining('how many of the [-53,298-]{+61,400+} had escaped'),
      'The leaked sheet gives [-53,298-]{+61,400+} for October 2025.',
      expect.stringContaining('was [-larger-]{+smaller+}.'),
      expect.stringContaining('is [-nothing new-]{+beyond any count before it+}.'),
      'On top of the [-53,298-]{+61,400+}, or inside?',
      'Inside, they are [-1.4%-]{+1.2%+} of it; on top, [-1.4%-]{+1.2%+} of both.',
      expect.stringContaining('about [-820-]{+945+} records'),
      expect.stringContaining('The number [-53,298-]{+61,400+} in outline'),
    ]);
    expect(difference.prose.filter(({ turned }) => turned).map(({ where }) => where)).toEqual([
      'Scene “counts”, paragraph 7',
      'Scene “counts”, paragraph 7',
    ]);
  });

  test('changes alt texts, titles and notes of figures', () => {
    const alts = difference.figures.filter(({ kind }) => kind === 'alt').map(({ figure }) => figure);
    expect([...new Set(alts)]).toEqual([
      'headline-rounding',
      'offender-share',
      'policy-timeline',
      'pool-counts',
      'pool-scale',
    ]);
    expect(difference.figures.map(({ kind }) => kind)).toContain('title');
  });

  test('changes computed rows and facts, and leaves out the row that was edited', () => {
    const wheres = difference.tables.map(({ where }) => where);
    expect(wheres).toContain('Table “Offenders and the whole list”, row “pool-2025-10-rest”: computed value');
    expect(wheres).toContain('Computed number “records-per-post”');
    expect(wheres.filter((where) => where.includes('“pool-2025-10”'))).toEqual([]);
  });

  test('changes the charts that draw it, the view about it first, and no other', () => {
    const figures = [...new Set(difference.charts.map(({ figure }) => figure))];
    expect(figures).toEqual(['headline-rounding', 'offender-share', 'policy-timeline', 'pool-counts', 'pool-scale']);
    const [first] = difference.charts.filter(({ figure }) => figure === 'pool-counts');
    expect(first?.view).toBe('2025');
    expect(first?.labels).toEqual([{ before: '53,298', after: '61,400' }]);
    expect(first?.before).toContain('53,298');
    expect(first?.after).toContain('61,400');
  });

  test('is printed with both sides of every sentence', () => {
    const printed = printDifference(difference, { colour: false });
    expect(printed).toContain('People recorded: 53,298 → 61,400');
    expect(printed).toContain(
      '- The leaked sheet gives [-53,298-] for October 2025.\n  + The leaked sheet gives {+61,400+} for October 2025.',
    );
    expect(printed).toContain('  - 53,298\n  + 61,400');
    expect(printed).toContain('  pool-counts\n    2025: 53,298 → 61,400');
    expect(printed).toContain('      If they are inside the [-53,298-]{+61,400+}\n');
    expect(printed).not.toContain('\x1b');
    const coloured = printDifference(difference, { colour: true });
    expect(coloured).toContain('People recorded: \x1b[31m53,298\x1b[39m → \x1b[32m61,400\x1b[39m');
    expect(coloured).not.toMatch(/\[-|\{\+/);
  });

  test.each([80, 120])('is no wider than %i signs, and a line goes on below its text', (width) => {
    const lines = printDifference(difference, { colour: true, width })
      .replace(/\x1b\[\d+m/g, '')
      .split('\n');
    expect(Math.max(...lines.map((line) => [...line].length))).toBeLessThanOrEqual(width);
    const heads = lines.findIndex((line) => line.startsWith(`  - ${described.slice(0, 40)}`));
    expect(lines[heads + 1]).toMatch(/^ {4}\S/);
    // A file can be searched, and has no width.
    expect(
      Math.max(
        ...printDifference(difference, { colour: false })
          .split('\n')
          .map(({ length }) => length),
      ),
    ).toBeGreaterThan(200);
  });

  test('is the headline of the report, which holds each chart twice and runs nothing', () => {
    const page = reportPage(difference);
    expect(page).toContain(
      '<title>What the data change does: Absconder counts · October 2025, People recorded: 53,298 → 61,400</title>',
    );
    const drawings = page.match(/<svg\b/g) ?? [];
    expect(drawings).toHaveLength(2 * difference.charts.length);
    const ids = [...page.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    expect(page).not.toMatch(/<script|https?:\/\/(?!www\.w3\.org)|\son\w+=|style="/);
  });
});

describe('other changes', () => {
  test('nothing is the same', () => {
    expect(isSame(differenceOf((all) => all))).toBe(true);
  });

  test('a file set in another way says the same', () => {
    const difference = differenceOf((all) =>
      all.map(({ path, text }) => ({ path, text: JSON.stringify(JSON.parse(text)) })),
    );
    expect(isSame(difference)).toBe(true);
  });

  test('a deleted row is gone with all it said', () => {
    const path = 'data/datasets/settlement-years.json';
    const row = /\{"id": "settle-resettled"[^\n]*\},\n/.exec(files.find((file) => file.path === path)?.text ?? '');
    const difference = differenceOf(replaced(path, row?.[0] ?? 'no such row', ''));
    expect(difference.items).toMatchObject([{ change: 'removed', kind: 'row', id: 'settle-resettled' }]);
    expect(difference.items[0]?.fields.every((field) => field.before && field.after === undefined)).toBe(true);
    expect(difference.charts.map(({ figure }) => figure)).toEqual(['settlement-years']);
    expect(difference.charts[0]?.labels).toContainEqual({ before: 'Resettled refugees (one report)' });
    expect(reportPage(difference)).toContain('Gone');
    const printed = printDifference(difference, { colour: false });
    expect(printed).toContain('1 row gone · ');
    expect(printed).toContain('  Gone: Years to settlement · Resettled refugees (one report) · row settle-resettled (');
    expect(printed).toContain('\n    - Years proposed: 10\n    - Status: Published\n    - Confidence: one report\n');
    expect(printed).toContain('[-Resettled refugees (one report)-]');
  });

  test('a new figure has charts on one side only', () => {
    const path = 'data/figures/more-counts.json';
    const text = (files.find((file) => file.path === 'data/figures/pool-counts.json')?.text ?? '').replace(
      '"id": "pool-counts"',
      '"id": "more-counts"',
    );
    const difference = differenceOf((all) => [...all, { path, text }]);
    expect(difference.items).toMatchObject([{ change: 'added', kind: 'figure', id: 'more-counts' }]);
    const charts = difference.charts.filter(({ figure }) => figure === 'more-counts');
    expect(charts.length).toBe(5);
    expect(charts.every((chart) => chart.before === undefined && chart.after?.includes('<svg'))).toBe(true);
    expect(difference.figures.every(({ change, figure }) => change === 'added' && figure === 'more-counts')).toBe(true);
    expect(reportPage(difference)).toContain('There is none.');
  });

  test('a changed source and a changed formula are items', () => {
    const difference = differenceOf((all) =>
      replaced(
        'data/facts.json',
        'floor([pool-2025-10] / 1000)',
        'ceil([pool-2025-10] / 1000)',
      )(replaced('data/sources.json', '"publisher": "LBC"', '"publisher": "LBC News"')(all)),
    );
    expect(difference.items.map(({ kind, id, fields }) => [kind, id, fields[0]?.field])).toEqual([
      ['fact', 'blocks-whole', 'Formula'],
      ['source', 'lbc-2025-11-27', 'Publisher'],
    ]);
    expect(difference.tables.map(both)).toContain('Full blocks in the unit chart: [-53-]{+54+}');
  });

  test('a correction that is put before another is the only new one, and the record of what was published is no news', () => {
    const path = 'data/corrections.json';
    const correction = (date: string): string =>
      `{"date": "${date}", "row": "pool-2025-10", "column": "value", "said": 1, "says": 53298, "why": "It was misread."}`;
    const list = (...entries: string[]): DataFile => ({ path, text: `{"corrections": [${entries.join(', ')}]}` });
    const record = (day: string): DataFile => ({
      path: 'data/published.json',
      text: `{"recorded": "${day}", "seal": "", "rows": []}`,
    });
    const items = changedItems(
      [list(correction('2026-11-20')), record('2026-11-20')],
      [list(correction('2026-11-23'), correction('2026-11-20')), record('2026-11-23')],
    );
    expect(items).toMatchObject([{ change: 'added', kind: 'correction', id: '2026-11-23' }]);
    const table = files.filter(({ path: file }) => file === COUNTS);
    const named = changedItems([list(), ...table], [list(correction('2026-11-23')), ...table]);
    expect(named[0]?.name).toBe('Correction: Absconder counts · October 2025');
    expect(named[0]?.fields).toEqual([
      { field: 'Date', after: '23 November 2026' },
      { field: 'Row', after: 'Absconder counts · October 2025' },
      { field: 'Column', after: 'People recorded' },
      { field: 'Said', after: '1' },
      { field: 'Says', after: '53,298' },
      { field: 'Why', after: 'It was misread.' },
    ]);
  });

  test('fields, dates, statuses and sources stand in the words of the desk and the page', () => {
    const sources = 'data/sources.json';
    const source = /"id": "lbc-2025-11-27"[^\n]*"url": "([^"]+)"[^\n]*"accessed": "([^"]+)"/.exec(
      files.find(({ path }) => path === sources)?.text ?? '',
    );
    const after = [
      replaced(
        COUNTS,
        '"status": "leaked", "confidence": "one-report"',
        '"status": "released", "confidence": "several-reports"',
      ),
      replaced(sources, source?.[0] ?? 'no such source', `${source?.[0]}, "nextUpdate": "2027-02-25"`),
      replaced(
        'data/figures/pool-counts.json',
        '"pool-2020-09",\n        "pool-2025-10"\n      ],',
        '"pool-2025-10"],',
      ),
    ].reduce((all, edit) => edit(all), files);
    const fields = changedItems(files, after).flatMap((item) => item.fields);
    expect(fields).toEqual([
      {
        field: 'Status',
        before: 'Leaked · not confirmed by the Home Office',
        after: 'Released in an answer, a letter or under FOI',
      },
      { field: 'Confidence', before: 'one report', after: 'several reports' },
      { field: 'Next update', after: '25 February 2027' },
      { field: 'Hide', before: 'pool-2020-09; pool-2025-10', after: 'pool-2025-10' },
    ]);
    const cited = changedItems(
      files,
      replaced(COUNTS, '"sources": ["lbc-2025-11-27"', '"sources": ["mail-2021-03-06"')(files),
    );
    expect(cited[0]?.fields).toEqual([
      { field: 'Sources', before: expect.stringContaining('LBC, 2025'), after: expect.stringMatching(/Mail.*2021/) },
    ]);
    // A row without a label is called by its words, and a date that came says so.
    const ended = changedItems(
      files,
      replaced('data/datasets/home-secretaries.json', '"to": null', '"to": "2026-07-01"')(files),
    );
    expect(ended).toMatchObject([
      {
        name: expect.stringMatching(/^Home Secretaries · 5 September 2025, Mahmood$/),
        fields: [{ before: 'nothing', after: '1 July 2026' }],
      },
    ]);
    expect(fieldWords(['annotations', '0', 'text'])).toBe('Annotation 1, text');
    expect(fieldWords(['chart', 'bases', '1', 'label'])).toBe('Chart, basis 2, label');
  });

  test('an edited text of a figure stands once, as readers get it', () => {
    const difference = differenceOf(
      replaced(
        'data/figures/pool-counts.json',
        'counts, {pool-count-number} ways',
        'counts and {pool-count-number} ways',
      ),
    );
    expect(difference.items).toMatchObject([{ change: 'changed', kind: 'figure', id: 'pool-counts' }]);
    for (const text of [printDifference(difference, { colour: false }), reportPage(difference)]) {
      expect(text).not.toContain('{pool-count-number}');
      expect(text).toContain('Its texts stand below, as readers get them.');
    }
  });

  test('so does an edited text of a table; an empty field is nothing, and what is left out is told from it', () => {
    const difference = differenceOf(replaced(COUNTS, '"title": "Absconder counts"', '"title": "Counts of absconders"'));
    const printed = printDifference(difference, { colour: false });
    expect(printed.match(/Counts of absconders$/gm)).toHaveLength(1);
    const source = (rest: string): DataFile[] => [
      { path: 'data/sources.json', text: `{"sources": [{"id": "a", "publisher": "A"}${rest}]}` },
    ];
    const added = changedItems(source(''), source(', {"id": "b", "published": null}'));
    expect(added[0]?.fields).toEqual([{ field: 'Published', after: 'nothing' }]);
    const emptied = changedItems(source(', {"id": "b"}'), source(', {"id": "b", "published": null}'));
    expect(emptied[0]?.fields).toEqual([{ field: 'Published', after: 'null' }]);
  });

  test('another reference that reads the same stands among the values: no text shows it', () => {
    const difference = differenceOf(
      replaced('data/figures/offender-share.json', 'the {pool-2025-10}', 'the {=53,298}'),
    );
    expect(printDifference(difference, { colour: false })).toContain('[-{pool-2025-10}-]{+{=53,298}+}');
  });

  test('new and gone things come first and are counted apart', () => {
    const change = (name: ItemChange['change'], id: string): ItemChange => {
      return {
        change: name,
        path: COUNTS,
        kind: 'row',
        id,
        name: id,
        fields: [{ field: 'Note', before: 'a', after: 'b' }],
      };
    };
    const items = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => change('changed', id));
    items.push(change('removed', 'g'), change('added', 'h'));
    expect(editedKinds(items)).toEqual(['1 row new, 1 gone, 6 changed']);
    expect(editedKinds([{ ...change('changed', 'a'), kind: 'moved sentence' }])).toEqual(['1 moved sentence']);
    const difference = { ...differenceOf((all) => all), items };
    expect(
      shownItems(difference)
        .map(({ id }) => id)
        .slice(0, 3),
    ).toEqual(['h', 'g', 'a']);
    const page = reportPage(difference);
    expect(page).toContain('<h1>1 row new, 1 gone, 6 changed</h1>');
    expect(page).toContain('and 4 more');
  });

  test('edited prose alone is a change', () => {
    const difference = differenceOf(
      (all) => all,
      (text) => text.replace('So the number is exact', 'So the number is precise'),
    );
    expect(difference.items).toEqual([]);
    expect(difference.prose.map(both)).toEqual([expect.stringContaining('So the number is [-exact-]{+precise+},')]);
    // Whoever wrote it knows that it says something else; only what the data did by themselves is news.
    expect(difference.prose.map(({ turned }) => turned)).toEqual([false]);
  });

  test('hostile strings become text, in the report and in the terminal', () => {
    const hostile = '</style><script>alert(1)</script><img src=x onerror=alert(1)> " \' &';
    const json = JSON.stringify(hostile).slice(1, -1);
    const difference = differenceOf(
      (all) =>
        replaced(
          'data/sources.json',
          '"publisher": "LBC"',
          `"publisher": "${json}"`,
        )(replaced(COUNTS, '"label": "October 2025"', `"label": "${json}"`)(all)),
      (text) => text.replace('So the number is exact', 'So the \u202enumber\u200b is \u001b[31mexact'),
    );
    const page = reportPage(difference);
    expect(page).toContain('&lt;script&gt;alert(1)');
    expect(page).not.toMatch(/<script|<img|\u202e|\u200b|\u001b/);
    expect(printDifference(difference, { colour: false })).not.toMatch(/[\u202e\u200b\u001b]/);
    expect(visible('a\u202eb')).toBe('a⟨U+202E⟩b');
  });
});

test(
  'the chart typeface is cut before the first comparison, and left alone before the next',
  { timeout: 60_000 },
  () => {
    const { scripts }: { scripts: Record<string, string> } = JSON.parse(readFileSync('package.json', 'utf8'));
    expect(scripts['data:diff']).toMatch(/ src\/setup\/fonts\.ts --missing && /);
    const cut = (): [string, number] => {
      const { stdout } = spawnSync(process.execPath, ['src/setup/fonts.ts', '--missing'], { encoding: 'utf8' });
      return [stdout, statSync('src/styles/fonts/archivo.woff2').mtimeMs];
    };
    const first = cut();
    expect(first[0]).toBe('');
    expect(cut()).toEqual(first);
  },
);

describe('a repository', { timeout: 60_000 }, () => {
  const root = mkdtempSync(join(tmpdir(), 'diff-'));
  const git = (...parts: string[]): string => {
    const names = ['-c', 'user.name=Test', '-c', 'user.email=test@example.org', '-c', 'commit.gpgsign=false'];
    const done = spawnSync('git', [...names, ...parts], { cwd: root, encoding: 'utf8' });
    expect(done.status, done.stderr).toBe(0);
    return done.stdout.trim();
  };
  const change = (path: string, from: string, to: string): void => {
    const text = readFileSync(join(root, path), 'utf8');
    expect(text).toContain(from);
    writeFileSync(join(root, path), text.replace(from, to));
  };
  const diff = (...parts: string[]) =>
    spawnSync(process.execPath, [resolve('src/editor/diff.ts'), ...parts], { cwd: root, encoding: 'utf8' });

  const report = (): string => readFileSync(join(root, '.cache/data-diff.html'), 'utf8');

  beforeAll(() => {
    git('init', '-q', '-b', 'main');
    mkdirSync(join(root, 'src/story'), { recursive: true });
    writeFileSync(join(root, 'note.txt'), 'nothing yet');
    git('add', '.');
    git('commit', '-qm', 'Before there were data');
    git('tag', 'empty');
    cpSync(join(FROZEN, 'data'), join(root, 'data'), { recursive: true });
    git('add', '.');
    git('commit', '-qm', 'Data without a story');
    git('tag', 'no-story');
    cpSync(join(FROZEN, 'src/story/story.mdx'), join(root, 'src/story/story.mdx'));
    git('add', '.');
    git('commit', '-qm', 'Data and story');
  });
  afterAll(() => rmSync(root, { recursive: true }));

  test('gives back its files as they were, letter by letter', () => {
    const name = expect.stringMatching(/^HEAD \([0-9a-f]{7,}, \d{1,2} [A-Z][a-z]+ \d{4}\)$/);
    expect(readRef('HEAD', root)).toEqual({ ...readNow(root), name });
  });

  test('without a change says so', () => {
    const { status, stdout } = diff();
    expect([status, stdout.trim()]).toEqual([0, 'Nothing changed: the data and the story say what they said at HEAD.']);
  });

  test('with a change prints it and writes the report where it is asked to', () => {
    change(COUNTS, '"value": 53298', '"value": 61400');
    const { status, stdout, stderr } = diff('HEAD', '--report', 'out/report.html');
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toContain('People recorded: 53,298 → 61,400');
    expect(stdout).toContain('out/report.html');
    expect(readFileSync(join(root, 'out/report.html'), 'utf8')).toContain('<svg');
    git('checkout', '-q', 'data');
  });

  test('at a state without a story has every sentence as a new one', () => {
    const side = readRef('no-story', root);
    expect(side.story).toBe('');
    const difference = compare(openSide(side), openSide(readNow(root)));
    const sentences = difference.prose.filter(({ kind }) => kind === 'sentence');
    expect(sentences.length).toBeGreaterThan(100);
    expect(sentences.every(({ change }) => change === 'added')).toBe(true);
  });

  test.each([
    [
      'nowhere',
      'There is no "nowhere" in this repository. Name something to compare with: a branch, a tag, or a commit',
    ],
    ['--output=x', 'There is no "--output=x" in this repository'],
    ['empty', 'At "empty" there were no data files yet'],
  ])('at %s is no state to compare with', (ref, says) => {
    expect(() => readRef(ref, root)).toThrow(CannotCompare);
    expect(() => readRef(ref, root)).toThrow(says);
  });

  test('with a mistake on one side says which, and what, without a stack trace', () => {
    change(COUNTS, '"value": 53298', '"value": "53,298"');
    const { status, stderr } = diff();
    git('checkout', '-q', 'data');
    expect(status).toBe(1);
    expect(stderr).toContain('There is a mistake in the files as they are now');
    expect(stderr).toContain('Change it to 53298');
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(report()).toContain('Change it to 53298');
  });

  test('that the check refuses says so above the comparison', () => {
    change(COUNTS, '"value": 53298', '"value": 61400');
    const { status, stdout } = diff();
    git('checkout', '-q', 'data');
    expect(status).toBe(0);
    const says = /^data:check finds 1 mistake\. .*\n.*pool-counts\.json, line \d+ · row 3 .*Readers were told 53298/;
    expect(stdout).toMatch(says);
    expect(report()).toMatch(/class="mistakes">\s*<p><b>data:check finds 1 mistake\./);
    // After it, an earlier comparison would look like the answer.
    expect(diff().status).toBe(0);
    expect(report()).toContain('<h1>Nothing changed</h1>');
    expect(report()).not.toContain('61,400');
  });

  test('with mistakes on both sides tells both, and where the next state is that can be compared', () => {
    change(COUNTS, '"value": 53298', '"value": "x"');
    git('commit', '-qam', 'A mistake');
    git('tag', 'mistaken');
    change(COUNTS, '"value": "x"', '"value": 53298');
    git('commit', '-qam', 'Mended');
    const mended = git('rev-parse', '--short', 'HEAD');
    change('data/facts.json', '"format": "words"', '"format": "wrds"');
    const { status, stderr } = diff('mistaken');
    git('checkout', '-q', 'data');
    expect(status).toBe(1);
    expect(stderr).toMatch(/there is a mistake in mistaken \([^)]+\):\n  data\/datasets\/pool-counts\.json/);
    expect(stderr).not.toContain('Change it to 53298');
    expect(stderr).toContain(
      `A commit cannot be mended, but a later one can be compared: npm run data:diff -- ${mended}`,
    );
    expect(stderr).toMatch(/There (?:is|are) .* in the files as they are now[^]*data\/facts\.json, line/);
    expect(openSide(readRef(mended, root)).data.rows.size).toBeGreaterThan(0);
  });

  test('does not look at the record of what was published: its shape is no part of a comparison', () => {
    const side = readRef('HEAD', root);
    const path = 'data/published.json';
    const old = side.files.map((file) =>
      file.path === path ? { path, text: '{"recorded": "2026-11-20", "rows": []}' } : file,
    );
    expect(isSame(compare(openSide({ ...side, files: old }), openSide(side)))).toBe(true);
  });

  test.each([
    ['src/story/story.mdx', 'src/story/story.mdx: This file is missing or empty', 0],
    ['data/facts.json', 'data/facts.json, line 1\n  This file is missing.', 1],
  ])('without %s says that it is gone, once', (path, says, listed) => {
    rmSync(join(root, path));
    const { status, stderr } = diff();
    git('checkout', '-q', '.');
    expect(status).toBe(1);
    expect(stderr).toContain(says);
    expect(stderr).toContain(`git restore ${path}`);
    expect(stderr.match(/, line \d+/g) ?? []).toHaveLength(listed);
    expect(stderr).not.toMatch(/^\s+at |ENOENT/m);
  });

  test.each([
    [['HEAD', 'HEAD~1'], 'Name one state: it is compared with the files as they are now. You named 2: HEAD, HEAD~1.'],
    [
      ['--report', 'data/facts.json'],
      '"data/facts.json" is no name for the report: it is a page, and its name ends in .html.',
    ],
    [['--report', 'data'], '"data" is a folder, and the report is a file.'],
    [['--report', 'note.txt/x.html'], 'a part of this path is a file and no folder'],
  ])('asked for %j says what is wrong with it', (parts, says) => {
    const { status, stderr } = diff(...parts);
    expect(status).toBe(1);
    expect(stderr).toContain(says);
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  test('asked in a way that nobody knows says how to ask', () => {
    const { status, stderr } = diff('--out=x');
    expect(status).toBe(1);
    expect(stderr).toContain('npm run data:diff -- [commit, branch or tag] [--report path.html]');
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  test('is needed', () => {
    const elsewhere = mkdtempSync(join(tmpdir(), 'no-git-'));
    try {
      for (const path of ['data', 'src/story/story.mdx']) {
        mkdirSync(dirname(join(elsewhere, path)), { recursive: true });
        symlinkSync(resolve(FROZEN, path), join(elsewhere, path));
      }
      expect(() => readRef('HEAD', elsewhere)).toThrow(CannotCompare);
      expect(() => readRef('HEAD', elsewhere)).toThrow('This folder is not a git repository');
    } finally {
      rmSync(elsewhere, { recursive: true });
    }
  });
});
