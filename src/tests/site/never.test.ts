/**
 * The story's list of nevers, read from every built page and picture. Each rule comes with texts that break it.
 * Not checked here, because no text shows it: whether a picture puts one leaked number inside the other
 * (`offender-share` shows both readings, alike), and whether a share of offenders is followed across years.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { formatNumber } from '../../charts/format.ts';
import { cellValue } from '../../data/facts.ts';
import { loadData } from '../../data/load.ts';
import { bansOf, DIRECTION, findBanned } from '../../check/story/lint-phrases.ts';
import { RULES_PATH, rulesFileSchema } from '../../data/schema/schema.ts';
import { sentencesOf } from '../../check/story/sentences.ts';
import { readDataFiles } from '../../data/read.ts';
import { boxesOf } from '../boxes.ts';

const data = loadData();
const rules = readDataFiles().find(({ path }) => path === RULES_PATH);
const { avoid } = rulesFileSchema.parse(JSON.parse(rules?.text ?? ''));
const avoided = bansOf(data, { avoid, never: [] });
const rowsOf = (dataset: string): string[] => data.datasets.get(dataset)?.value.rows.map(({ id }) => id) ?? [];
const number = (row: string): string => formatNumber(cellValue(data, row));
const counts = rowsOf('pool-counts').map(number);
const [pool, offenders] = [cellValue(data, 'pool-2025-10'), cellValue(data, 'fno-2025-10')];
const sourceTitles = [...data.sources.values()].map(({ title }) => title);

/** A built page or picture. */
interface Page {
  path: string;
  raw: string;
  document: Document;
}

const files = readdirSync('dist', { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name));
const pages = files
  .filter((path) => ['.html', '.svg'].includes(extname(path)))
  .map((path) => readPage(path, readFileSync(path, 'utf8')));

function readPage(path: string, raw: string): Page {
  const html = raw.includes('<body') ? raw : `<!doctype html><html><head></head><body>${raw}</body></html>`;
  return { path, raw, document: parseHTML(html).document };
}

function all(root: Document | Element, selector: string): Element[] {
  return [...root.querySelectorAll(selector)];
}

/** Words of an element as readers get them: without code, without the titles of sources, without `without`. */
function wordsOf(element: Element | null | undefined, without = ''): string {
  if (!element) return '';
  const hidden = `script, style, template${without && `, ${without}`}`;
  const copy = element.cloneNode(true) as Element;
  for (const each of all(copy, hidden)) each.remove();
  const text = joined(copy)
    .replace(/\s+/g, ' ')
    .replace(/ ([,.;:!?’”)])/g, '$1');
  return withoutTitles(text);
}

function withoutTitles(text: string): string {
  return sourceTitles.reduce((rest, title) => rest.replaceAll(title, '§'), text);
}

/** Words of neighbouring elements must not run into one another. */
function joined(node: Node): string {
  return [...node.childNodes]
    .map((child) => (child.nodeType === 3 ? (child.textContent ?? '') : ` ${joined(child)} `))
    .join('');
}

function textNodes(root: Node): Node[] {
  return [...root.childNodes].flatMap((node) => (node.nodeType === 3 ? [node] : textNodes(node)));
}

/** Words that stand in attributes: descriptions, labels, what is shared. */
function attributesOf({ document }: Page): string {
  const read = (selector: string, name: string): string[] =>
    all(document, selector).map((node) => node.getAttribute(name) ?? '');
  const words = [...read('[aria-label]', 'aria-label'), ...read('[alt]', 'alt'), ...read('meta[content]', 'content')];
  // A link may be named by the title that its publisher gave a document.
  return withoutTitles(words.filter((text) => text.includes(' ')).join('\n'));
}

/** An element's nearest words that make sentences. */
function blocksOf({ document }: Page): string[] {
  const blocks = all(document, 'p, li, td, th, h1, h2, h3, h4, caption, summary, dd, dt, .step__words, .cell-note');
  return [...blocks.map((node) => wordsOf(node, 'p, li, svg')), ...all(document, 'svg').map((node) => wordsOf(node))];
}

interface Point {
  row: string;
  x: number;
  y: number;
}

/** Where the marks of these rows stand in a drawing. */
function marksOf(svg: Element, rows: string[]): Point[] {
  return rows.flatMap((row) => {
    const sign = svg.querySelector(`g[data-key="${row}"] > *`);
    if (!sign) return [];
    const value = (name: string): number => Number(sign.getAttribute(name));
    if (sign.tagName.toLowerCase() === 'circle') return [{ row, x: value('cx'), y: value('cy') }];
    const [box] = boxesOf(sign);
    if (box) return [{ row, x: box.x + box.width / 2, y: box.y + box.height / 2 }];
    const [x = 0, y = 0] = (sign.getAttribute('d')?.match(/-?[\d.]+/g) ?? []).map(Number);
    return [{ row, x, y }];
  });
}

interface Path {
  element: Element;
  points: { x: number; y: number }[];
}

function pathsOf(svg: Element): Path[] {
  return all(svg, 'path')
    .filter((element) => !element.closest('g[data-key], pattern'))
    .map((element) => ({
      element,
      points: [...(element.getAttribute('d') ?? '').matchAll(/[ML]\s*(-?[\d.]+)[ ,](-?[\d.]+)/g)].map(([, x, y]) => ({
        x: Number(x),
        y: Number(y),
      })),
    }));
}

const near = (a: { x: number; y: number }, b: { x: number; y: number }): boolean =>
  Math.hypot(a.x - b.x, a.y - b.y) < 3;

/** The lines of a drawing that lead from the mark of one row to that of another. */
function joinsOf(svg: Element, marks: Point[]): (Path & { rows: string[] })[] {
  return pathsOf(svg)
    .map((path) => ({
      ...path,
      rows: marks.filter((mark) => path.points.some((point) => near(point, mark))).map(({ row }) => row),
    }))
    .filter(({ rows }) => rows.length > 1);
}

/** True for a dashed line with a cross at the middle of each stretch. */
function isStruckOut({ element, points }: Path, svg: Element): boolean {
  const crosses = pathsOf(svg).filter((path) => path.element.getAttribute('stroke-width') === '3');
  return (
    element.hasAttribute('stroke-dasharray') &&
    points.slice(1).every((point, index) => {
      const from = points[index] ?? point;
      const middle = { x: (from.x + point.x) / 2, y: (from.y + point.y) / 2 };
      const onIt = crosses.filter(
        ({ points: [a, b] }) => a && b && near({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }, middle),
      );
      return onIt.length === 2;
    })
  );
}

const SAYS_LEAKED =
  /\bleak|not (?:been )?confirmed|(?:would|will|could) not confirm|declin\w+ to confirm|nobody has confirmed/i;
/** Parts of a page that readers may see without the rest: figures, scenes, the top, a picture of its own. */
const PARTS = 'figure.figure, section.figure, section.scene, header.hero, main.permalink, body > svg';

/** On a page of one figure the figure is not seen without the page; a page of links has no figure. */
function partsOf(document: Document): Element[] {
  return all(document, PARTS).filter((part) =>
    part.matches('main.permalink') ? part.querySelector('.figure') : !part.closest('main.permalink'),
  );
}

function isRed(colour: string): boolean {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16) / 255);
  const [high, low] = [Math.max(r, g, b), Math.min(r, g, b)];
  if (high - low < 0.3 || high !== r) return false;
  const hue = (60 * (g - b)) / (high - low);
  return Math.abs(hue) < 12;
}

interface Rule {
  never: string;
  /** What breaks the rule on a page. */
  find(page: Page): string[];
  broken: string[];
  fine?: string[];
}

const sum = formatNumber(pool + offenders);
const leaked = formatNumber(pool);
const svg = (body: string): string => `<svg viewBox="0 0 100 100">${body}</svg>`;
const mark = (row: string, x: number, y: number): string =>
  `<g data-key="${row}"><circle cx="${x}" cy="${y}" r="4"/></g>`;
const [firstCount = '', secondCount = ''] = rowsOf('pool-counts');
const community = data.datasets.get('offenders-in-community')?.value.rows ?? [];
const ofBasis = (basis: unknown): string[] => community.filter((row) => row['basis'] === basis).map(({ id }) => id);
const [firstOld = '', lastOld = ''] = [ofBasis(community[0]?.['basis'])].flatMap((ids) => [ids[0], ids.at(-1)]);
const [firstNew = ''] = ofBasis(community.at(-1)?.['basis']);

const RULES: Rule[] = [
  {
    never: 'a total of the two leaked numbers',
    find: ({ raw }) => raw.match(sumPattern()) ?? [],
    broken: [`<p>${sum}</p>`, `<script type="application/json">{"value":${pool + offenders}}</script>`],
    fine: [`<p>${leaked} and ${offenders}</p>`],
  },
  {
    never: 'a title that sets the three counts against each other',
    find: ({ document, path }) =>
      all(document, 'h1, h2, h3, h4, .figure__title, svg title, head title, meta[property="og:title"]').flatMap(
        (node) => {
          const text = wordsOf(node) || (node.getAttribute('content') ?? '');
          const isAbout =
            counts.some((count) => text.includes(count)) ||
            /figures\/pool-/.test(path) ||
            node.closest('#scale, #counts, #pool-scale, #pool-counts') !== null;
          return isAbout && text.search(DIRECTION) >= 0 ? [text] : [];
        },
      ),
    broken: [
      `<h1>${leaked}: how the number rose</h1>`,
      '<section id="counts"><h2>Down and up again</h2></section>',
      `<svg><title>A third of ${counts[0]} is 33%</title></svg>`,
      '<figure id="pool-counts"><p class="figure__title">An increase</p></figure>',
    ],
    fine: ['<h2>Returns of offenders fell</h2>', `<h2>What ${leaked} looks like</h2>`],
  },
  {
    never: '60,000 for the inspector’s count, apart from the scene, the figure and the rows of headlines',
    find: ({ document, path }) => {
      if (/headline/.test(path)) return [];
      const title = data.datasets.get('headline-rounding')?.value.title ?? '§';
      return textNodes(document.body).flatMap((node) => {
        const text = node.textContent ?? '';
        const parent = node.parentElement;
        if (!/60[,.\s]?000|sixty thousand/i.test(text) || parent?.closest('script, style')) return [];
        // On an axis it is a tick.
        if (parent?.closest('svg text') && /^60,000(?: \w+)?$/.test(text.trim())) return [];
        if (
          parent?.closest(
            '#headlines, [id^="headline-"], [id^="row-headline-"], [id^="fact-headline-"], a[href*="headline"]',
          )
        )
          return [];
        const table = parent?.closest('table')?.getAttribute('aria-label') ?? '';
        return table.includes(title) ? [] : [text.trim()];
      });
    },
    broken: [
      '<p>almost 60,000 in 2016</p>',
      '<section id="counts"><p>60,000</p></section>',
      svg('<text>almost 60,000</text>'),
    ],
    fine: ['<section id="headlines"><p>almost 60,000</p></section>', svg('<text>60,000</text>')],
  },
  {
    never: '747, which can be derived but rests on one chain of reports',
    find: (page) =>
      `${wordsOf(page.document.body)}\n${attributesOf(page)}`.match(/(?<![\d,.]|height=")747(?!\d|,\d|px)/g) ?? [],
    broken: ['<p>747 of them</p>', '<p>or 747, then</p>', '<p aria-label="It was 747 then">a</p>'],
    fine: [
      '<p>1,747 and 7470</p>',
      svg('<path d="M0 747L3 4"/>'),
      '<pre>&lt;iframe height="747" style="height:747px"&gt;</pre>',
    ],
  },
  {
    never: 'a leaked number without the word that it is leaked, in its figure or section',
    find: ({ document }) =>
      partsOf(document).flatMap((part) => {
        const text = wordsOf(part, 'details');
        const bare =
          text.includes(leaked) || (part.id.startsWith('offender') && new RegExp(`\\b${offenders}\\b`).test(text));
        return bare && !SAYS_LEAKED.test(text) ? [`${part.tagName} ${part.id}: ${text.slice(0, 120)}`] : [];
      }),
    broken: [
      `<figure class="figure" id="x"><h3>${leaked} records</h3></figure>`,
      `<section class="scene"><p>leaked</p><figure class="figure" id="x"><p>${leaked}</p></figure></section>`,
      `<figure class="figure"><p>${leaked}</p><details>leaked</details></figure>`,
      `<section class="figure" id="offender-counts"><p>There are ${offenders}.</p></section>`,
      svg(`<desc>${leaked} rings</desc>`),
    ],
    fine: [
      `<figure class="figure"><p>${leaked} is leaked</p></figure>`,
      '<figure class="figure"><p>Nothing</p></figure>',
    ],
  },
  {
    never: 'a line that joins counts of unlike bases, unless it is struck out',
    find: ({ document }) =>
      all(document, 'svg').flatMap((drawing) =>
        ['pool-counts', 'offender-counts'].flatMap((dataset) =>
          joinsOf(drawing, marksOf(drawing, rowsOf(dataset)))
            .filter((path) => !isStruckOut(path, drawing))
            .map(({ rows }) => rows.join(' – ')),
        ),
      ),
    broken: [
      svg(`${mark(firstCount, 10, 20)}${mark(secondCount, 50, 60)}<path d="M10 20L50 60"/>`),
      svg(`${mark(firstCount, 10, 20)}${mark(secondCount, 50, 60)}<path d="M10 20L50 60" stroke-dasharray="4 4"/>`),
    ],
    fine: [
      svg(`${mark(firstCount, 10, 20)}${mark(secondCount, 50, 60)}<path d="M0 20L100 20"/>`),
      svg(
        `${mark(firstCount, 10, 20)}${mark(secondCount, 50, 60)}<path d="M10 20L50 60" stroke-dasharray="4 4"/>` +
          '<path d="M20 30L40 50" stroke-width="3"/><path d="M20 50L40 30" stroke-width="3"/>',
      ),
    ],
  },
  {
    never: 'one line across the end of 2022, where the measure of offenders in the community changed',
    find: ({ document }) =>
      all(document, 'svg').flatMap((drawing) => {
        const basis = (id: string): unknown => community.find((row) => row.id === id)?.['basis'];
        return joinsOf(
          drawing,
          marksOf(
            drawing,
            community.map(({ id }) => id),
          ),
        )
          .filter(({ rows: joined }) => new Set(joined.map(basis)).size > 1)
          .map(({ rows: joined }) => joined.join(' – '));
      }),
    broken: [svg(`${mark(lastOld, 10, 20)}${mark(firstNew, 50, 60)}<path d="M10 20L50 60"/>`)],
    fine: [svg(`${mark(firstOld, 10, 20)}${mark(lastOld, 50, 60)}<path d="M10 20L50 60"/>`)],
  },
  {
    never: 'the two bases of offender returns in one chart',
    find: (page) => all(page.document, '#offender-returns, svg').flatMap((part) => wordsOf(part).match(/5,705/g) ?? []),
    broken: ['<figure id="offender-returns"><p>or 5,705</p></figure>', svg('<text>5,705</text>')],
  },
  {
    never: 'a word to avoid',
    find: (page) => {
      const text = `${wordsOf(page.document.documentElement, 'q, blockquote')}\n${attributesOf(page)}`;
      return findBanned(avoided, text).map(
        ({ index, found }) => `${found}: …${text.slice(Math.max(0, index - 50), index + 50)}…`,
      );
    },
    broken: [
      '<p>They vanished.</p>',
      svg('<text>missing</text>'),
      svg('<desc>a wave</desc>'),
      '<p aria-label="people on the run">a</p>',
      '<q>they</q> <p>foreign criminals</p>',
    ],
    fine: [
      '<q>they vanished</q>',
      '<a title="56,000 have vanished">Telegraph</a>',
      ...sourceTitles.filter((title) => findBanned(avoided, title).length > 0).map((title) => `<li>${title}</li>`),
      '<p>missing children and vulnerable adults</p>',
    ],
  },
  {
    never: 'the 2016 count as cumulative without who reported it',
    find: (page) =>
      blocksOf(page).flatMap((text) =>
        sentencesOf(text)
          .map(({ sentence }) => sentence)
          .filter((sentence) => /cumulative/i.test(sentence) && !/the Guardian reported|whether/i.test(sentence)),
      ),
    broken: [
      '<p>It was cumulative.</p>',
      '<p>The Guardian reported it. It was cumulative.</p>',
      svg('<text>cumulative</text>'),
    ],
    fine: ['<p>The <a>Guardian</a> reported that it was cumulative.</p>'],
  },
  {
    never:
      'that all counts lie in one range, that exits are never published, or that most reports agree where the offenders stand',
    find: (page) =>
      blocksOf(page).flatMap((text) => [
        ...(text.match(new RegExp(`(?<![\\d,])${offenders}\\b[^.]{0,40}\\b760\\b`)) ?? []),
        ...(text.match(/\bno (?:exits?|departures?)\b[^.]{0,40}\bpublished\b|\bexits? (?:are|were) never published/i) ??
          []),
        ...(text.match(/\bmost (?:outlets?|papers|newspapers|media|reports)\b[^.]{0,60}\b(?:on top|inside)\b/i) ?? []),
      ]),
    broken: [
      `<p>Between ${offenders} and 760.</p>`,
      '<p>No exits are ever published.</p>',
      '<td>Most reports say that they stand on top.</td>',
    ],
    fine: [`<p>There are ${offenders}.</p><p>There were 760.</p>`, '<p>Reports differ on whether they are inside.</p>'],
  },
  {
    never: 'photographs or films',
    find: ({ document }) =>
      all(document, 'img, picture, video, image, object, iframe')
        .map((node) => node.outerHTML)
        .filter((html) => !/^<(img[^>]* src="[^"]*\/stills|iframe src="\/([^"]*\/)?embed)\//.test(html)),
    broken: ['<img src="crowd.jpg">', '<video src="boat.mp4"></video>', svg('<image href="a.png"/>')],
    fine: ['<img src="/stills/pool-counts.png">', '<iframe src="/embed/pool-counts/"></iframe>'],
  },
  {
    never: 'red',
    find: ({ raw }) => [
      ...(raw.match(/#[0-9a-f]{6}\b/gi) ?? []).filter(isRed),
      ...(raw.match(/(?:fill|stroke|color)[:=]"?\s*(?:red|crimson|firebrick|darkred|tomato)\b/gi) ?? []),
    ],
    broken: ['<style>p{color:#cc0000}</style>', svg('<path fill="red"/>'), svg('<path fill="#d7191c"/>')],
    fine: ['<style>p{color:#b4531b;background:#fbf1ea}</style>'],
  },
];

function sumPattern(): RegExp {
  return new RegExp(`(?<![\\d,.])${sum.replaceAll(',', '[,.\\s\\u00a0\\u202f]?')}(?!\\d|,\\d)`, 'g');
}

it('reads every page and picture that was built', () => {
  expect(pages.map(({ path }) => path)).toContain(join('dist', 'index.html'));
  expect(wordsOf(pages.find(({ path }) => path === join('dist', 'index.html'))?.document.body).length).toBeGreaterThan(
    10_000,
  );
});

describe.each(RULES.map((rule) => [rule.never, rule] as const))('never: %s', (_, { find, broken, fine = [] }) => {
  it('is kept by every page', () => {
    expect(pages.flatMap((page) => find(page).map((found) => `${page.path}: ${found}`))).toEqual([]);
  });

  it.each(broken)('would be noticed in %s', (html) => {
    expect(find(readPage('a.html', html))).not.toEqual([]);
  });

  it.each(fine)('lets %s stand', (html) => {
    expect(find(readPage('a.html', html))).toEqual([]);
  });
});

it('never a total of the two leaked numbers in a download', () => {
  const texts = files.filter((path) => /\.(json|csv|xml|txt|js|css)$/.test(path));
  expect(texts.filter((path) => sumPattern().test(readFileSync(path, 'utf8')))).toEqual([]);
});

it('the checks of drawings find what they look for', () => {
  const drawings = pages.flatMap(({ document }) => all(document, 'svg'));
  const struck = drawings.filter((drawing) => joinsOf(drawing, marksOf(drawing, rowsOf('pool-counts'))).length > 0);
  expect(struck.length, 'drawings with the expected line').toBeGreaterThan(0);
  const community = drawings.filter(
    (drawing) => joinsOf(drawing, marksOf(drawing, rowsOf('offenders-in-community'))).length > 1,
  );
  expect(community.length, 'drawings with both stretches of the community series').toBeGreaterThan(0);
});
