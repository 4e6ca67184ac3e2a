import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DataFile } from '../../data/read.ts';
import { compare, readEdition, type Changes } from '../../diff/compare.ts';
import { reportPage } from '../../diff/report.ts';
import { printChanges } from '../../diff/terminal.ts';
import { CannotCompare, changedFiles, readNow, readRef, versionOf } from '../../diff/versions.ts';
import type { TextChange } from '../../diff/text-changes.ts';
import { visible, wordRuns } from '../../diff/word-runs.ts';
import { storyDescription } from '../../story/title.ts';
import { FROZEN, frozenData, frozenFiles, frozenStory } from '../frozen.ts';

const COUNTS = 'data/datasets/pool-counts.json';
const SOURCES = 'data/sources.json';
const files = frozenFiles;
const story = frozenStory;
/** The sentence that describes the story is of the engine's own files, and not frozen. */
const described = storyDescription(frozenData);
const before = readEdition(versionOf('HEAD', files, story));

type Edit = (all: DataFile[]) => DataFile[];
const same: Edit = (all) => all;

/** What an edit changes, of the files and of the story. */
function changesOf(edit: Edit, words: (text: string) => string = (text) => text): Changes {
  return compare(before, readEdition(versionOf('now', edit(files), words(story))));
}

/** Replaces a text that must be there: one that is not found would make a test that cannot fail. */
function swap(from: string, to: string): (text: string) => string {
  return (text) => {
    expect(text).toContain(from);
    return text.replace(from, to);
  };
}

function replaced(path: string, from: string, to: string): Edit {
  return (all) => all.map((file) => (file.path === path ? { path, text: swap(from, to)(file.text) } : file));
}

const marked = ({ before, after }: TextChange): string =>
  wordRuns(before, after)
    .map(({ kind, text }) => (kind === 'same' ? text : kind === 'removed' ? `[-${text}-]` : `{+${text}+}`))
    .join('');
const told = ({ texts }: Changes): string[] => texts.map((text) => `${text.place}: ${marked(text)}`);
const prose = ({ texts }: Changes): string[] => texts.filter(({ of }) => of === 'prose').map(marked);
const line = (path: string, id: string): string => {
  const found = files.find((file) => file.path === path)?.text.split('\n');
  return `${found?.find((each) => each.includes(`"id": "${id}"`)) ?? `no ${id}`}\n`;
};
const print = (changes: Changes): string => printChanges(changes, false);

describe('one changed count', () => {
  const changes = changesOf(replaced(COUNTS, '"value": 53298', '"value": 61400'));

  test('is the only edited value, with the heading of its column', () => {
    expect(changes.values).toEqual([
      {
        change: 'changed',
        path: COUNTS,
        kind: 'row',
        id: 'pool-2025-10',
        name: 'Absconder counts · October 2025',
        fields: [{ field: 'People recorded', before: '53,298', after: '61,400' }],
      },
    ]);
    expect(changes.files).toEqual([COUNTS]);
  });

  test('changes every sentence that says it, and words that follow from it', () => {
    expect(prose(changes)).toEqual([
      '[-53,298-]{+61,400+}',
      expect.stringContaining('[-53,298-]{+61,400+}: what one leaked number'),
      described.replaceAll('53,298', '[-53,298-]{+61,400+}'),
      'The number [-53,298-]{+61,400+} in outline. Leaked · not confirmed by the Home Office.',
      'It was headed “absconder pool”, and it gave one exact number: [-53,298-]{+61,400+} people, as of October 2025.',
      'What [-53,298-]{+61,400+} looks like',
      expect.stringContaining('how many of the [-53,298-]{+61,400+} had escaped'),
      'The leaked sheet gives [-53,298-]{+61,400+} for October 2025.',
      expect.stringContaining('was [-larger-]{+smaller+}.'),
      expect.stringContaining('is [-nothing new-]{+beyond any count before it+}.'),
      'On top of the [-53,298-]{+61,400+}, or inside?',
      'Inside, they are [-1.4-]{+1.2+}% of it; on top, [-1.4-]{+1.2+}% of both.',
      expect.stringContaining('about [-820-]{+945+} records'),
    ]);
  });

  test('tells the sentences in which a word turned from those with a new number', () => {
    const turned = changes.texts.filter((text) => text.turned);
    expect(turned.map(({ place }) => place).filter((place) => place.startsWith('Scene'))).toEqual([
      'Scene “counts”, paragraph 7',
      'Scene “counts”, paragraph 7',
    ]);
  });

  test('changes alt texts, titles, computed rows and facts', () => {
    const alts = changes.texts.filter(({ place }) => place.endsWith('alt text')).map(({ figure }) => figure);
    expect([...new Set(alts)].sort()).toEqual([
      'headline-rounding',
      'offender-share',
      'policy-timeline',
      'pool-counts',
      'pool-scale',
    ]);
    expect(told(changes)).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^Figure “[^”]+”: title: /),
        'Table “offender-share”, row “pool-2025-10-rest”: computed value: [-52,562-]{+60,664+}',
        'Table “headline-rounding”, row “headline-lbc-2025”: Exact count: [-53,298-]{+61,400+}',
        'Computed number “records-per-post”: [-820-]{+945+} · Our arithmetic',
      ]),
    );
  });

  test('changes the charts that draw it, and no other', () => {
    const figures = [...new Set(changes.charts.map(({ shown }) => shown.figure))].sort();
    expect(figures).toEqual(['headline-rounding', 'offender-share', 'policy-timeline', 'pool-counts', 'pool-scale']);
    const chart = changes.charts.find(({ shown }) => shown.figure === 'pool-counts' && shown.view === '2025');
    expect(chart?.before?.words).toContain('53,298');
    expect(chart?.after?.words).toContain('61,400');
  });

  test('is printed with both sides of every sentence, and the files that differ', () => {
    const printed = print(changes);
    expect(printed.split('\n')[0]).toMatch(
      /^From HEAD to now: 1 edited value, 13 sentences, \d+ other texts, \d+ drawings\.$/,
    );
    expect(printed).toContain('    People recorded: [-53,298-]{+61,400+}\n');
    expect(printed).toContain('    The leaked sheet gives [-53,298-]{+61,400+} for October 2025.');
    expect(printed.indexOf('was [-larger-]{+smaller+}.')).toBeLessThan(printed.indexOf('The leaked sheet gives'));
    expect(printed).toContain('  pool-counts, view “2025”: [-53,298-] {+61,400+}');
    expect(printed).toContain(`Changed files: ${COUNTS}.`);
    expect(printed).not.toContain('\x1b');
    expect(printChanges(changes, true)).toContain('gives \x1b[31m[-53,298-]\x1b[39m\x1b[32m{+61,400+}\x1b[39m for');
  });

  test('is marked in the report, which holds each chart twice and runs nothing', () => {
    const page = reportPage(changes);
    expect(page).toContain('<p>People recorded: <del>53,298</del><ins>61,400</ins></p>');
    expect(page.match(/<svg\b/g)).toHaveLength(2 * changes.charts.length);
    const ids = [...page.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    expect(page).not.toMatch(/<script|https?:\/\/(?!www\.w3\.org)|\son\w+=|style="/);
  });
});

describe('which values changed', () => {
  test('a deleted row is gone with all it said, and a new figure has charts on one side only', () => {
    const path = 'data/datasets/settlement-years.json';
    const gone = changesOf(replaced(path, line(path, 'settle-resettled'), ''));
    expect(gone.values).toMatchObject([{ change: 'removed', kind: 'row', id: 'settle-resettled' }]);
    expect(gone.values[0]?.fields.every((field) => field.before && field.after === undefined)).toBe(true);
    const printed = print(gone);
    expect(printed).toContain('  Gone: Years to settlement · Resettled refugees (one report) (row settle-resettled, ');
    expect(printed).toContain('\n    Years proposed: [-10-]\n');
    expect(printed).toContain('[-Resettled refugees (one report)-]');
    const text = (files.find((file) => file.path === 'data/figures/pool-counts.json')?.text ?? '').replace(
      '"id": "pool-counts"',
      '"id": "more-counts"',
    );
    const more = changesOf((all) => [...all, { path: 'data/figures/more-counts.json', text }]);
    expect(more.values).toEqual([]);
    expect(more.charts).toHaveLength(5);
    expect(more.charts.every((chart) => chart.before === undefined && chart.shown.figure === 'more-counts')).toBe(true);
    expect(more.texts.every(({ before: old, figure }) => old === undefined && figure === 'more-counts')).toBe(true);
    expect(reportPage(more)).toContain('There is none.');
    expect(print(more)).toContain('more-counts, view “2016”: new');
  });

  test('sources, facts and corrections, each field in words; new ones come first', () => {
    const correction =
      '{"date": "2026-11-23", "row": "pool-2025-10", "column": "value", "said": 1, "says": 53298, "why": "It was misread.", "figures": []}';
    const changes = changesOf((all) =>
      [
        replaced('data/facts.json', 'floor([pool-2025-10] / 1000)', 'ceil([pool-2025-10] / 1000)'),
        replaced(SOURCES, '"publisher": "LBC", "title": "Over', '"publisher": "LBC News", "title": "Over'),
        replaced(
          COUNTS,
          '"status": "leaked", "confidence": "one-report"',
          '"status": "released", "confidence": "several-reports"',
        ),
        (some: DataFile[]) =>
          some.map(({ path, text }) => ({
            path,
            text: path === 'data/corrections.json' ? `{"corrections": [${correction}]}` : text,
          })),
      ].reduce((some, edit) => edit(some), all),
    );
    expect(changes.values.map(({ change, kind, id }) => [change, kind, id])).toEqual([
      ['added', 'correction', '2026-11-23'],
      ['changed', 'row', 'pool-2025-10'],
      ['changed', 'source', 'lbc-2025-11-27'],
      ['changed', 'fact', 'blocks-whole'],
    ]);
    expect(changes.values.flatMap(({ fields }) => fields)).toEqual(
      expect.arrayContaining([
        { field: 'Date', after: '23 November 2026' },
        { field: 'Says', after: '53,298' },
        { field: 'Publisher', before: 'LBC', after: 'LBC News' },
        { field: 'Formula', before: 'floor([pool-2025-10] / 1000)', after: 'ceil([pool-2025-10] / 1000)' },
        {
          field: 'Status',
          before: 'Leaked',
          after: 'Released in an answer, a letter or under FOI',
        },
        { field: 'Confidence', before: 'one-report', after: 'several-reports' },
      ]),
    );
    expect(told(changes)).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^Figure “pool-scale”: source line: LBC \{\+News\+\}, 2025/),
        expect.stringMatching(/^Figure “pool-scale”: how its numbers became public: /),
        expect.stringMatching(/^Corrections: first sentences: /),
        'Computed number “blocks-whole”: [-53-]{+54+} · Our arithmetic',
      ]),
    );
  });

  test('nothing that is written and nothing that is left out are told apart', () => {
    const source = /\{"id": "lbc-2025-11-27"[^\n]*?"read": "report"/.exec(
      files.find(({ path }) => path === SOURCES)?.text ?? '',
    );
    const noted = changesOf(
      replaced(SOURCES, source?.[0] ?? 'no such source', `${source?.[0]}, "nextUpdate": "2027-02-25"`),
    );
    expect(noted.values[0]?.fields).toEqual([{ field: 'Next update', before: 'nothing', after: '25 February 2027' }]);
    const office = 'data/datasets/home-secretaries.json';
    const ended = changesOf(replaced(office, '"to": null', '"to": "2026-07-01"'));
    expect(ended.values).toMatchObject([
      { name: 'Home Secretaries · 5 September 2025, Mahmood', fields: [{ before: 'null', after: '1 July 2026' }] },
    ]);
  });
});

describe('which texts say something else', () => {
  test('edited words are marked, in prose and in figures', () => {
    const changes = changesOf(
      replaced(
        'data/figures/pool-counts.json',
        'counts, {pool-count-number} ways',
        'counts and {pool-count-number} ways',
      ),
      swap('So the number is exact', 'So the number is precise'),
    );
    expect(changes.values).toEqual([]);
    expect(told(changes)).toEqual([
      expect.stringMatching(/paragraph \d+: So the number is \[-exact-\]\{\+precise\+\},/),
      'Figure “pool-counts”: title: Three counts[-,-]{+ and+} three ways of counting',
    ]);
    // Whoever wrote it knows that it says something else; only what the data did by themselves is news.
    expect(changes.texts.map(({ turned }) => turned)).toEqual([false, false]);
  });

  test('a computed word in a title is among the texts to read first', () => {
    const row = line(COUNTS, 'pool-2020-09');
    const more = row
      .replace('"pool-2020-09"', '"pool-2021-09"')
      .replaceAll('"2020-', '"2021-')
      .replace('September 2020', 'September 2021');
    const changes = changesOf(replaced(COUNTS, row, row + more));
    const first = changes.texts.filter(({ turned }) => turned).map(({ place }) => place);
    expect(first).toContain('Figure “pool-counts”: title');
    const [, turned = ''] = reportPage(changes).split('<section id="turned"');
    expect(turned.split('</section>')[0]).toContain('Figure “pool-counts”: title');
  });

  test.each([
    [
      'a link leads elsewhere',
      '<Cite source="lbc-2025-11-27">told the Telegraph, as LBC relays</Cite>',
      '<Cite source="gb-news-2025-11-27">told the Telegraph, as LBC relays</Cite>',
      /\[told the Telegraph, as LBC relays\]\(\[-lbc.*\{\+gb/,
    ],
    ['a step shows another view', 'view="no-line"', 'view="gaps"', /^pool-counts, view “\[-no-line-\]\{\+gaps\+\}”$/],
    ['a figure is no longer shown', '<Figure id="leak-chain" />', '', /^\[-leak-chain-\]$/],
  ])('%s', (_, from, to, says) => {
    expect(prose(changesOf(same, swap(from, to)))).toContainEqual(expect.stringMatching(says));
  });

  test('a sentence that is put in leaves its neighbours alone', () => {
    const changes = changesOf(
      same,
      swap('The leaked sheet gives', 'Something else stands here. The leaked sheet gives'),
    );
    expect(prose(changes).filter((text) => !text.includes('words'))).toEqual(['{+Something else stands here.+}']);
  });

  test('under a new name or scene they say what they said', () => {
    const row = changesOf(same, (text) => text.replaceAll('<Scene id="counts"', '<Scene id="tallies"'));
    expect([row.texts, row.charts, row.values]).toEqual([[], [], []]);
    const rename = (text: string): string => text.replaceAll('fno-2021', 'fno-disputed');
    const renamed = changesOf((all) => all.map(({ path, text }) => ({ path, text: rename(text) })), rename);
    expect(renamed.values.map(({ change, id }) => [change, id])).toEqual([
      ['added', 'fno-disputed'],
      ['removed', 'fno-2021'],
    ]);
    expect(renamed.charts).toEqual([]);
    expect(prose(renamed)).toEqual([]);
  });
});

test('hostile strings become text, in the report and in the terminal', () => {
  const hostile = '</style><script>alert(1)</script><img src=x onerror=alert(1)> " \' &';
  const json = JSON.stringify(hostile).slice(1, -1);
  const changes = changesOf(
    (all) =>
      replaced(
        SOURCES,
        '"publisher": "LBC"',
        `"publisher": "${json}"`,
      )(replaced(COUNTS, '"label": "October 2025"', `"label": "${json}"`)(all)),
    swap('So the number is exact', 'So the \u202enumber\u200b is \u001b[31mexact'),
  );
  const page = reportPage(changes);
  expect(page).toContain('&lt;script&gt;alert(1)');
  expect(page).not.toMatch(/<script|<img|\u202e|\u200b|\u001b/);
  expect(print(changes)).not.toMatch(/[\u202e\u200b\u001b]/);
  expect(visible('a\u202eb')).toBe('a⟨U+202E⟩b');
});

describe('files that differ', () => {
  test('in their line ends alone are the same', () => {
    const windows = (text: string): string => text.replaceAll('\n', '\r\n');
    const after = versionOf(
      'now',
      files.map(({ path, text }) => ({ path, text: windows(text) })),
      windows(story),
    );
    const then = versionOf('HEAD', files, story);
    expect(changedFiles([...then.files, then.story], [...after.files, after.story])).toEqual([]);
    expect(compare(before, readEdition(after))).toMatchObject({ files: [], values: [], texts: [], charts: [] });
  });

  const KNOWN = 'data/datasets/known.json';
  const [row, other] = [line(KNOWN, 'claim-untrue'), line(KNOWN, 'claim-offenders')];
  const setAnew: Edit = (all) =>
    all.map(({ path, text }) => ({ path, text: path === COUNTS ? JSON.stringify(JSON.parse(text)) : text }));
  const moved: Edit = (all) => replaced(KNOWN, other, row + other)(replaced(KNOWN, row, '')(all));
  const asItWas = (text: string): string => text;

  test.each([
    ['set in another way', setAnew, asItWas, COUNTS],
    ['in another order', moved, asItWas, KNOWN],
    [
      'with a paragraph break more',
      same,
      swap(' It means, in its answer', '\n\nIt means, in its answer'),
      'data/story.mdx',
    ],
  ])('%s are named, and git shows how', (_, edit, words, path) => {
    const changes = changesOf(edit, words);
    expect([changes.values, changes.texts, changes.charts]).toEqual([[], [], []]);
    const says = `Written or ordered in another way, with the same values, words and charts: ${path}. `;
    expect(print(changes)).toContain(says);
    expect(reportPage(changes)).toContain(says);
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
    spawnSync(process.execPath, [resolve('src/diff/command.ts'), ...parts], { cwd: root, encoding: 'utf8' });

  const report = (): string => readFileSync(join(root, '.cache/data-diff.html'), 'utf8');

  beforeAll(() => {
    git('init', '-q', '-b', 'main');
    writeFileSync(join(root, 'note.txt'), 'nothing yet');
    git('add', '.');
    git('commit', '-qm', 'Before there were data');
    git('tag', 'empty');
    cpSync(join(FROZEN, 'data'), join(root, 'data'), { recursive: true, filter: (path) => !path.endsWith('.mdx') });
    git('add', '.');
    git('commit', '-qm', 'Data without a story');
    git('tag', 'no-story');
    cpSync(join(FROZEN, 'data/story.mdx'), join(root, 'data/story.mdx'));
    git('add', '.');
    git('commit', '-qm', 'Data and story');
  });
  afterAll(() => rmSync(root, { recursive: true }));

  test('gives back its files as they were, letter by letter', () => {
    const name = expect.stringMatching(/^HEAD \([0-9a-f]{7,}, \d{1,2} [A-Z][a-z]+ \d{4}\)$/);
    const byPath = (one: DataFile, other: DataFile): number => (one.path < other.path ? -1 : 1);
    const [then, now] = [readRef('HEAD', root), readNow(root)];
    expect({ ...then, files: then.files.toSorted(byPath) }).toEqual({
      ...now,
      files: now.files.toSorted(byPath),
      name,
    });
  });

  test('without a change says so', () => {
    const { status, stdout } = diff();
    expect(status).toBe(0);
    const nothing = 'Nothing changed: the data and the story say what they said at HEAD.';
    expect(stdout.trim()).toBe(nothing);
  });

  test('with a change prints it and writes the report where it is asked to', () => {
    change(COUNTS, '"value": 53298', '"value": 61400');
    const { status, stdout, stderr } = diff('HEAD', '--report', 'out/report.html');
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toContain('People recorded: [-53,298-]{+61,400+}');
    expect(stdout).toContain('out/report.html');
    expect(readFileSync(join(root, 'out/report.html'), 'utf8')).toContain('<svg');
    git('checkout', '-q', 'data');
  });

  test('at a state without a story has every sentence as a new one', () => {
    const side = readRef('no-story', root);
    expect(side.story.text).toBe('');
    const { texts } = compare(readEdition(side), readEdition(readNow(root)));
    const sentences = texts.filter(({ place }) => place.startsWith('Scene'));
    expect(sentences.length).toBeGreaterThan(100);
    expect(sentences.every((each) => each.before === undefined)).toBe(true);
  });

  test.each([
    ['nowhere', 'There is no "nowhere" in this repository. Name a branch, a tag or a commit'],
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
    expect(stderr).toContain('the files as they are now cannot be compared: mend what');
    expect(stderr).toContain('This says "53,298", but it must be a whole number');
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  test('leaves no earlier comparison, which would look like the answer', () => {
    change(COUNTS, '"value": 53298', '"value": 61400');
    expect(diff().status).toBe(0);
    git('checkout', '-q', 'data');
    expect(report()).toContain('61,400');
    expect(diff().status).toBe(0);
    expect(report).toThrow('ENOENT');
  });

  test('with a mistake in the earlier state asks for a later one', () => {
    change(COUNTS, '"value": 53298', '"value": "x"');
    git('commit', '-qam', 'A mistake');
    git('tag', 'mistaken');
    change(COUNTS, '"value": "x"', '"value": 53298');
    git('commit', '-qam', 'Mended');
    change(COUNTS, '"value": 53298', '"value": 61400');
    const { status, stderr } = diff('mistaken');
    git('checkout', '-q', 'data');
    expect(status).toBe(1);
    expect(stderr).toMatch(
      /^mistaken \([^)]+\) cannot be compared: by the rules of today it holds mistakes\. Name a later commit/,
    );
    expect(stderr).toContain('data/datasets/pool-counts.json, line ');
  });

  test('does not read the record of what was published: its shape is no part of a comparison', () => {
    const now = readNow(root);
    const path = 'data/published.json';
    const old = now.files.map((file) => (file.path === path ? { path, text: '{"recorded": "2026-11-20"}' } : file));
    const changes = compare(readEdition({ ...now, files: old }), readEdition(now));
    expect(changes).toMatchObject({ files: [path], values: [], texts: [], charts: [] });
  });

  test.each([
    ['data/story.mdx', 'data/story.mdx: This file is missing or empty', 0],
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
    [['--report', 'note.txt/x.html'], 'The report cannot be written: '],
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
      symlinkSync(resolve(FROZEN, 'data'), join(elsewhere, 'data'));
      expect(() => readRef('HEAD', elsewhere)).toThrow(CannotCompare);
      expect(() => readRef('HEAD', elsewhere)).toThrow('This folder is not a git repository');
    } finally {
      rmSync(elsewhere, { recursive: true });
    }
  });
});
