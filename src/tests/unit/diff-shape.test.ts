/** Edits that change no value and no word, and that readers see all the same. */
import { describe, expect, test } from 'vitest';
import type { DataFile } from '../../data/read.ts';
import { compare, isSame, turnedTexts, type Difference } from '../../editor/diff-compare.ts';
import { changedItems } from '../../editor/diff-items.ts';
import { printDifference } from '../../editor/diff-print.ts';
import { openSide } from '../../editor/diff-sides.ts';
import { reportPage } from '../../editor/report.ts';
import { frozenFiles, frozenStory } from '../frozen.ts';

const files = frozenFiles;
const story = frozenStory;
const before = openSide({ name: 'HEAD', files, story });

function differenceOf(words: (text: string) => string, edit = (all: DataFile[]): DataFile[] => all): Difference {
  return compare(before, openSide({ name: 'now', files: edit(files), story: words(story) }));
}

/** A text that is not found would make a test that cannot fail. */
function swap(from: string, to: string): (text: string) => string {
  return (text) => {
    expect(text).toContain(from);
    return text.replace(from, () => to);
  };
}

/** What stands from one text up to another one. */
function between(from: string, to: string): string {
  const start = story.indexOf(from);
  const end = story.indexOf(to, start);
  expect([start, end].every((index) => index > 0)).toBe(true);
  return story.slice(start, end);
}

/** "changed step counts-gaps View: gaps → 2025" */
function told({ items }: Difference): string[] {
  return items.flatMap(({ change, kind, id, fields }) =>
    fields.map(
      ({ field, before: old = 'nothing', after: now = 'nothing' }) =>
        `${change} ${kind} ${id} ${field}: ${old} → ${now}`,
    ),
  );
}

const scenes = {
  headlines: between('<Scene id="headlines"', '<Scene id="lookalikes"'),
  lookalikes: between('<Scene id="lookalikes"', '<Scene id="timeline"'),
};
const figure = '<Figure id="tracing-staff" />\n\n';
const steps = {
  line: between('<Step id="counts-no-line"', '<Step id="counts-gaps"'),
  gaps: `${between('<Step id="counts-gaps"', '</Scrolly>')}`,
};

describe('the shape of the story', () => {
  test.each([
    ['a deleted figure', swap(figure, ''), /^removed figure tracing-staff Place: scene “\w+”, after/],
    [
      'a figure in another scene',
      (text: string) =>
        swap(
          '<Figure id="returns" anchor="figure-returns" />',
          '',
        )(text).replace(
          '<Figure id="headline-rounding" />',
          '<Figure id="headline-rounding" />\n\n<Figure id="returns" anchor="figure-returns" />',
        ),
      /^changed figure returns Place: scene “returns”, after paragraph 1 → scene “headlines”, after figure “headline-rounding”$/,
    ],
    [
      'two scenes swapped',
      swap(scenes.headlines + scenes.lookalikes, scenes.lookalikes + scenes.headlines),
      /^changed scene \w+ Place: after scene “\w+” → after scene “\w+”$/,
    ],
    [
      'a step with another view',
      swap('figure="pool-counts" view="gaps"', 'figure="pool-counts" view="2025"'),
      /^changed step counts-gaps View: gaps → 2025$/,
    ],
    [
      'what is heard of its chart',
      swap('figure="pool-counts" view="gaps"', 'figure="pool-counts" view="2025"'),
      /^changed step counts-gaps What it says of the chart: The chart now shows this\. .* → The chart now shows this\. An open dashed ring/,
    ],
    [
      'a step with another address',
      swap('id="counts-gaps"', 'id="counts-holes"'),
      /^changed step counts-holes Address: #counts-gaps → #counts-holes$/,
    ],
    [
      'a scene with another address',
      swap('<Scene id="counts"', '<Scene id="tallies"'),
      /^changed scene tallies Address: #counts → #tallies$/,
    ],
    [
      'another address of a figure',
      swap('anchor="figure-returns"', 'anchor="all-returns"'),
      /^changed figure returns Address: figure-returns → all-returns$/,
    ],
    [
      'a paragraph split',
      swap('join the marks. But a line', 'join the marks.\n\nBut a line'),
      /^changed paragraph break in scene “counts” Starts a paragraph: no → yes$/,
    ],
    [
      'two steps swapped',
      swap(steps.line + steps.gaps, `${steps.gaps}${steps.line}`),
      /^changed step counts-(?:gaps|no-line) Place: /,
    ],
    [
      'a date that is one no more',
      swap('<When>November 2025</When>', 'November 2025'),
      /^changed file story\.mdx Written in another way/,
    ],
  ])('%s', (_, edit, says) => {
    const difference = differenceOf(edit);
    expect(isSame(difference)).toBe(false);
    expect(told(difference)).toContainEqual(expect.stringMatching(says));
    if (process.env['SHOW']) console.log(printDifference(difference, { colour: false }));
  });
});

/** Sentences before and after, as they are printed. */
const printed = ({ prose }: Difference): string[] =>
  prose
    .filter(({ kind }) => kind !== 'page')
    .flatMap(({ runs }) =>
      ['removed', 'added'].map((side) =>
        runs.flatMap(({ kind, text }) => (kind === 'same' || kind === side ? [text] : [])).join(''),
      ),
    );

describe('what stands in a sentence besides words', () => {
  test.each([
    [
      'a link to another source',
      swap('<Cite source="gb-news-2025-11-27">GB', '<Cite source="answer-95748">GB'),
      '[GB News](gb-news-2025-11-27)',
      '[GB News](answer-95748)',
    ],
    [
      'a link taken out',
      swap('<Cite source="gb-news-2025-11-27">GB News</Cite>', 'GB News'),
      '[GB News](gb-news-2025-11-27)',
      'and GB News a',
    ],
    ['bold taken out', swap('**Off the list.**', 'Off the list.'), '**Off the list.**', 'Off the list.'],
    [
      'another number that is the same',
      swap('<Fact id="headline-highest" />', '<Fact id="headline-bbc-first" />'),
      '{headline-highest}',
      '{headline-bbc-first}',
    ],
    [
      'the same in a title',
      swap('title="What {pool-2025-10} looks', 'title="What {pool-2025-10.value} looks'),
      '{pool-2025-10}',
      '{pool-2025-10.value}',
    ],
  ])('%s', (_, edit, old, now) => {
    const difference = differenceOf(edit);
    expect(difference.items).toEqual([]);
    const [was, is, ...more] = printed(difference);
    expect(more).toEqual([]);
    expect(was).toContain(old);
    expect(is).toContain(now);
    expect(difference.prose.map(({ turned }) => turned)).not.toContain(true);
  });

  test('stays out of sight where only a number changes', () => {
    const difference = differenceOf(
      (text) => text,
      (all) => all.map(({ path, text }) => ({ path, text: text.replace('"value": 53298', '"value": 53299') })),
    );
    expect(printed(difference).join(' ')).not.toMatch(/[[\]{}<>]|\*\*/);
  });
});

const edited =
  (path: string, change: (text: string) => string) =>
  (all: DataFile[]): DataFile[] =>
    all.map((file) => (file.path === path ? { path, text: change(file.text) } : file));
const same = (text: string): string => text;
const line = (path: string, id: string): string => {
  const found = files
    .find((file) => file.path === path)
    ?.text.split('\n')
    .find((each) => each.includes(`"id": "${id}"`));
  expect(found, id).toBeDefined();
  return `${found}\n`;
};

describe('the order and the names of the data', () => {
  test('a row that was moved', () => {
    const path = 'data/datasets/known.json';
    const [row, other] = [line(path, 'claim-untrue'), line(path, 'claim-offenders')];
    const difference = differenceOf(
      same,
      edited(path, (text) => swap(other, row + other)(swap(row, '')(text))),
    );
    expect(told(difference)).toEqual(['changed row claim-untrue Place: 6 → 3']);
    expect([difference.prose, difference.tables, difference.figures, difference.charts]).toEqual([[], [], [], []]);
  });

  test('views that changed places', () => {
    const path = 'data/figures/pool-counts.json';
    const difference = differenceOf(
      same,
      edited(path, (text) => {
        const { views, ...rest } = JSON.parse(text);
        return JSON.stringify({ ...rest, views: [...views.slice(0, 3), views[4], views[3]] });
      }),
    );
    expect(told(difference)).toEqual(['changed view gaps Place: 5 → 4']);
    expect(difference.charts).toEqual([]);
  });

  test('a row under another id', () => {
    const path = 'data/datasets/known.json';
    const difference = differenceOf(same, edited(path, swap('"id": "claim-untrue"', '"id": "claim-false"')));
    expect(told(difference)).toEqual(['changed row claim-false Address: claim-untrue → claim-false']);
    expect([difference.prose, difference.tables, difference.figures, difference.charts]).toEqual([[], [], [], []]);
  });

  test('a view under another id', () => {
    const change = (text: string): string => text.replaceAll('"no-line"', '"not-a-trend"');
    const difference = differenceOf(
      swap('view="no-line"', 'view="not-a-trend"'),
      edited('data/figures/pool-counts.json', change),
    );
    expect(told(difference)).toEqual(['changed view not-a-trend Address: no-line → not-a-trend']);
    expect([difference.prose, difference.tables, difference.figures, difference.charts]).toEqual([[], [], [], []]);
  });

  test('a computed number, a row and a source under other ids', () => {
    const change = (text: string): string =>
      text
        .replaceAll('headline-highest', 'headline-most')
        .replaceAll('answer-95748', 'answer-on-figures')
        .replaceAll('fno-2021', 'fno-disputed');
    const difference = differenceOf(change, (all) =>
      all.map((file) => (file.path === 'data/published.json' ? file : { ...file, text: change(file.text) })),
    );
    expect(told(difference)).toEqual(
      expect.arrayContaining([
        'changed fact headline-most Address: headline-highest → headline-most',
        'changed row fno-disputed Address: fno-2021 → fno-disputed',
        'changed source answer-on-figures Address: answer-95748 → answer-on-figures',
      ]),
    );
    expect([difference.prose, difference.tables, difference.figures, difference.charts]).toEqual([[], [], [], []]);
  });

  test('a figure under another id', () => {
    const change = (text: string): string => text.replaceAll('"tracing-staff"', '"tracers"');
    const difference = differenceOf(change, (all) =>
      all.map((file) =>
        file.path === 'data/figures/tracing-staff.json'
          ? { path: 'data/figures/tracers.json', text: swap('"id": "tracing-staff"', '"id": "tracers"')(file.text) }
          : file,
      ),
    );
    expect(told(difference)).toEqual(['changed figure tracers Address: tracing-staff → tracers']);
    expect([difference.prose, difference.tables, difference.figures, difference.charts]).toEqual([[], [], [], []]);
  });

  test('a table under another id', () => {
    const path = 'data/datasets/leak-chain.json';
    const difference = differenceOf(same, (all) =>
      all.map((file) => ({
        path: file.path.replace(path, 'data/datasets/leak-path.json'),
        text:
          file.path === path || file.path.endsWith('figures/leak-chain.json')
            ? file.text.replace(/"(id|dataset)": "leak-chain"/g, (whole, name) =>
                name === 'id' && file.path !== path ? whole : `"${name}": "leak-path"`,
              )
            : file.text,
      })),
    );
    expect(told(difference)).toEqual([
      'changed table leak-path Address: leak-chain → leak-path',
      'changed figure leak-chain Dataset: leak-chain → leak-path',
    ]);
    expect([difference.prose, difference.tables, difference.figures, difference.charts]).toEqual([[], [], [], []]);
  });
});

describe('words that stay what they were', () => {
  const [first, second] = ['The eye wants to join the marks.', 'Between the marks lie years'];
  test('in another scene are moved, and neither gone nor new', () => {
    const paragraph = between('So the number is exact', '</Scene>');
    const difference = differenceOf((text) =>
      swap(
        'What puts a record on such a list?',
        `${paragraph}What puts a record on such a list?`,
      )(swap(paragraph, '')(text)),
    );
    expect(told(difference)).toEqual([
      expect.stringMatching(
        /^changed paragraph \d Place: scene “leak”, after paragraph \d → scene “scale”, after figure “pool-scale”$/,
      ),
    ]);
    expect(printed(difference)).toEqual([]);
  });

  test('in steps that changed places or in a scene with another address are not listed', () => {
    expect([first, second].every((words) => story.includes(words))).toBe(true);
    expect(printed(differenceOf(swap(steps.line + steps.gaps, steps.gaps + steps.line)))).toEqual([]);
    expect(printed(differenceOf(swap('<Scene id="counts"', '<Scene id="tallies"')))).toEqual([]);
  });

  test('as one sentence in another paragraph are moved', () => {
    const sentence = 'Here it is once, struck out.';
    const difference = differenceOf((text) =>
      swap('What can be said is modest.', `What can be said is modest. ${sentence}`)(swap(` ${sentence}`, '')(text)),
    );
    expect(told(difference)).toEqual([
      'changed moved sentence in scene “counts” Place: Scene “counts”, paragraph 5 → Scene “counts”, paragraph 7',
    ]);
    expect(printed(difference)).toEqual([]);
  });
});

/** What the page says around its scenes, before and after. */
function around({ prose }: Difference): Record<string, string> {
  const pages = prose.filter(({ kind }) => kind === 'page');
  const text = (runs: (typeof pages)[number]['runs']): string =>
    runs
      .map((run) => (run.kind === 'same' ? run.text : run.kind === 'removed' ? `[-${run.text}-]` : `{+${run.text}+}`))
      .join('');
  return Object.fromEntries(pages.map(({ where, runs }) => [where, text(runs)]));
}

describe('what the page says around its scenes', () => {
  test('counts the charts', () => {
    const texts = around(differenceOf(swap(figure, '')));
    expect(texts['Top line of the page']).toMatch(/\[-15-\]\{\+14\+\} charts$/);
  });

  test('says how far the data reach, without being a sentence to read first', () => {
    const path = 'data/datasets/policy-timeline.json';
    const difference = differenceOf(same, edited(path, swap('"date": "2026-06-23"', '"date": "2026-08-23"')));
    const texts = around(difference);
    expect(texts['Top line of the page']).toMatch(/^Data to .*\{\+[\d ]*August\+\} 2026 ·/);
    expect(texts['Foot of the page: how fresh the data are']).toMatch(
      /the newest fact is of .*\{\+[\d ]*August\+\} 2026\./,
    );
    const pages = difference.prose.filter(({ kind }) => kind === 'page');
    expect(pages.map(({ turned }) => turned)).not.toContain(true);
  });

  test('names the number of its picture', () => {
    const difference = differenceOf(
      same,
      edited('data/datasets/pool-counts.json', swap('"value": 53298', '"value": 53299')),
    );
    expect(around(difference)['Alt text of the page’s picture']).toMatch(
      /^The number \[-53,298-\]\{\+53,299\+\} in outline/,
    );
  });

  test('lists corrections, and no longer says that there is none', () => {
    const correction = {
      date: '2026-11-23',
      row: 'pool-2020-09',
      column: 'value',
      said: 37320,
      says: 37302,
      why: 'It was misread.',
      figures: ['pool-counts'],
    };
    const path = 'data/corrections.json';
    const texts = around(
      differenceOf(
        same,
        edited(path, () => JSON.stringify({ corrections: [correction] })),
      ),
    );
    expect(texts['Corrections: first sentences']).toContain('None since the first publication');
    expect(texts['Correction of 23 November 2026']).toBe(
      '{+23 November 2026: Absconder counts, September 2020, People recorded. It said 37,320; it says 37,302. It was misread. Shown in Three counts, three ways of counting+}',
    );
    expect(texts['Last change of the page, for search engines']).toBe('[-22-]{+23+} November 2026');
  });
});

/** "Figure “x”: source line" and its change. */
function changesOf(texts: Difference['figures']): string[] {
  return texts.map(({ where, runs }) => {
    const text = runs.map((run) =>
      run.kind === 'same' ? run.text : run.kind === 'removed' ? `[-${run.text}-]` : `{+${run.text}+}`,
    );
    return `${where}: ${text.join('')}`;
  });
}

describe('where numbers come from and how they became public', () => {
  const named = swap('"publisher": "LBC", "title": "Over', '"publisher": "LBC News", "title": "Over');

  test('a publisher under another name changes the source line of every figure that names it', () => {
    const difference = differenceOf(same, edited('data/sources.json', named));
    expect(difference.figures.map(({ where }) => where)).toEqual(
      expect.arrayContaining(
        ['leak-chain', 'pool-scale', 'pool-counts', 'offender-counts', 'offender-share'].map(
          (id) => `Figure “${id}”: source line`,
        ),
      ),
    );
    expect(changesOf(difference.figures)).toContainEqual(
      expect.stringMatching(/^Figure “pool-scale”: source line: LBC\{\+ News\+\}, 2025 \(leaked\);/),
    );
    expect(difference.tables.map(({ where }) => where)).toContain(
      'Table “Absconder counts”: sources named in its rows',
    );
    expect([...difference.prose, ...difference.figures].filter(({ turned }) => turned)).toEqual([]);
  });

  test('a status changes the words in the table and of the figures, as readers get them', () => {
    const path = 'data/datasets/pool-counts.json';
    const row = line(path, 'pool-2020-09');
    const difference = differenceOf(
      same,
      edited(path, swap(row, row.replace('"status": "released"', '"status": "leaked"'))),
    );
    expect(changesOf(difference.tables)).toContainEqual(
      expect.stringMatching(/row “pool-2020-09”: How it became public: .*\[-Released in .*\{\+Leaked/),
    );
    expect(difference.figures.map(({ where }) => where)).toContain(
      'Figure “pool-counts”: how its numbers became public',
    );
  });

  test('a link of the chain is a text of its figure', () => {
    const difference = differenceOf(
      same,
      edited('data/datasets/leak-chain.json', swap('Reports the sheet first.', 'Was the first to report.')),
    );
    expect(changesOf(difference.figures)).toEqual([
      expect.stringMatching(
        /^Figure “leak-chain”, link “leak-telegraph”: The Daily Telegraph · 26 November 2025 · LBC, 2025 · Leaked/,
      ),
    ]);
  });
});

describe('what follows from a count elsewhere', () => {
  const difference = differenceOf(
    same,
    edited('data/datasets/pool-counts.json', swap('"value": 53298', '"value": 61400')),
  );

  test('is the cell of a row that names its row', () => {
    const cells = changesOf(difference.tables).filter((text) => text.includes('Exact count'));
    expect(cells).toEqual([
      'Table “One count, many headlines”, row “headline-lbc-2025”: Exact count: [-53,298-]{+61,400+}',
      'Table “One count, many headlines”, row “headline-gb-news-2025”: Exact count: [-53,298-]{+61,400+}',
    ]);
  });
});

describe('words of a figure that follow the data', () => {
  const path = 'data/datasets/pool-counts.json';
  const row = line(path, 'pool-2020-09');
  const more = row
    .replace('"pool-2020-09"', '"pool-2021-09"')
    .replaceAll('"2020-', '"2021-')
    .replace('September 2020', 'September 2021');
  const difference = differenceOf(same, edited(path, swap(row, row + more)));

  test('are among the texts to read first, and in the terminal only there', () => {
    const title = 'Figure “pool-counts”: title';
    expect(changesOf(turnedTexts(difference))).toContain(
      `${title}: [-Three-]{+Four+} counts, [-three-]{+four+} ways of counting`,
    );
    const text = printDifference(difference, { colour: false });
    const [first = '', ...rest] = text.split('Texts of figures\n');
    expect(first).toContain(title);
    expect(first).toContain('read these first');
    expect(rest.join('')).not.toContain(title);
    expect(first).toMatch(/\d texts? of (?:a )?figures?, \d of them in words/);
  });

  test('lead the report', () => {
    const [, first = ''] = reportPage(difference).split('<section id="turned"');
    expect(first.split('</section>')[0]).toContain('Figure “pool-counts”: title');
  });
});

test('a row among others that say the same is known under its new id', () => {
  const rows = (...ids: string[]): DataFile[] => [
    { path: 'data/datasets/x.json', text: JSON.stringify({ id: 'x', rows: ids.map((id) => ({ id, value: 1 })) }) },
  ];
  expect(changedItems(rows('a', 'b', 'c', 'd'), rows('a', 'b', 'new', 'd'))).toMatchObject([
    { change: 'changed', id: 'new', fields: [{ field: 'Address', before: 'c', after: 'new' }] },
  ]);
  expect(changedItems(rows('a', 'b', 'c', 'd'), rows('d', 'a', 'b', 'c'))).toMatchObject([
    { change: 'changed', id: 'd', fields: [{ field: 'Place', before: '4', after: '1' }] },
  ]);
});

test('white space that readers do not see is no change, and a blank line is one', () => {
  const wrapped = differenceOf(swap('We found only <Fact', 'We found\nonly   <Fact'), (all) =>
    all.map(({ path, text }) => ({ path, text: JSON.stringify(JSON.parse(text)) })),
  );
  expect(isSame(wrapped)).toBe(true);
  expect(isSame(differenceOf(swap('<Flow>\n\n1. ', '<Flow>\n1. ')))).toBe(false);
});
