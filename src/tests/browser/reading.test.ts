/** What a screen reader meets: the accessible tree of the story, its names and its order. */
import { readFileSync } from 'node:fs';
import type { CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fillTemplate } from '../../data/facts.ts';
import { loadData } from '../../data/load.ts';
import { isDrawn } from '../../data/series.ts';
import { findFigure } from '../../figure/find.ts';
import { findTags } from '../../story/outline.ts';
import { openSite, STEPS, waitForCharts, type Opened } from './open.ts';

const data = loadData();
const tags = findTags(readFileSync('data/story.mdx', 'utf8'));
const figureTitle = (id: string): string => fillTemplate(data, findFigure(data, id).title);

interface Exposed {
  role: string;
  name: string;
  description: string;
  node: number | undefined;
}

type DomNode = Awaited<ReturnType<typeof documentOf>>;

let site: Opened;
let page: Page;
let session: CDPSession;
let tree: Exposed[];

beforeAll(async () => {
  site = await openSite();
  page = await site.page();
  await page.goto(site.url);
  await waitForCharts(page);
  session = await page.context().newCDPSession(page);
  for (const skip of await page.locator('[data-skip]').all()) await skip.click();
  // What is closed is not in the tree: the notes of the sequences are opened, as a reader would.
  for (const notes of await page.locator('.after__more > summary').all()) await notes.click();
  tree = await exposed();
});

afterAll(async () => {
  await site.close();
});

/** Every node that assistive technology gets, in reading order. */
async function exposed(): Promise<Exposed[]> {
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const found: Exposed[] = [];
  const walk = (id: string): void => {
    const node = byId.get(id);
    if (!node) return;
    const text = (value?: { value?: unknown }): string => String(value?.value ?? '').replace(/\s+/g, ' ');
    if (!node.ignored)
      found.push({
        role: text(node.role),
        name: text(node.name),
        description: text(node.description),
        node: node.backendDOMNodeId,
      });
    node.childIds?.forEach(walk);
  };
  const [root] = nodes;
  if (root) walk(root.nodeId);
  return found;
}

async function documentOf() {
  return (await session.send('DOM.getDocument', { depth: -1 })).root;
}

/** The ids of all nodes below the elements of a class or a tag. */
async function below(inside: (node: DomNode) => boolean): Promise<Set<number>> {
  const ids = new Set<number>();
  const walk = (node: DomNode, within: boolean): void => {
    if (within) ids.add(node.backendNodeId);
    node.children?.forEach((child) => walk(child, within || inside(node)));
  };
  walk(await documentOf(), false);
  return ids;
}

const hasClass = (node: DomNode, name: string): boolean => {
  const index = node.attributes?.indexOf('class') ?? -1;
  return index >= 0 && (node.attributes?.[index + 1] ?? '').split(' ').includes(name);
};

describe('the accessible tree', () => {
  it('gives every chart that stands in the text its alt text as its name, and holds no other picture', () => {
    const standing = tags.filter(({ name }) => name === 'Figure').map(({ attributes }) => attributes['id'] ?? '');
    const drawn = standing.filter((id) => isDrawn(findFigure(data, id)));
    const pictures = tree.filter(({ role }) => role === 'image' || role === 'img');
    const alts = drawn.map((id) => fillTemplate(data, findFigure(data, id).views[0]?.alt ?? ''));
    expect(pictures.map(({ name }) => name)).toEqual(alts);
  });

  it('holds nothing of a pinned chart, and no mark of any chart', async () => {
    const hidden = await below((node) => hasClass(node, 'pinned') || node.nodeName.toLowerCase() === 'svg');
    expect(hidden.size, 'the charts are there').toBeGreaterThan(500);
    expect(tree.filter(({ node }) => node !== undefined && hidden.has(node))).toEqual([]);
    expect(tree.length, 'rings are no things to read').toBeLessThan(5_000);
  });

  it('would notice a pinned chart that is not hidden', async () => {
    await page.evaluate(() => document.querySelector('.pinned')?.removeAttribute('aria-hidden'));
    const hidden = await below((node) => hasClass(node, 'pinned'));
    const seen = await exposed();
    await page.evaluate(() => document.querySelector('.pinned')?.setAttribute('aria-hidden', 'true'));
    expect(seen.filter(({ node }) => node !== undefined && hidden.has(node)).length).toBeGreaterThan(0);
  });

  it('reads in the order of the story: heading, steps with what the chart shows, caption, table', () => {
    const expected = tags.flatMap(({ name, attributes }) => {
      if (name === 'Scene') return [fillTemplate(data, attributes['title'] ?? '')];
      if (name === 'Figure') return [figureTitle(attributes['id'] ?? '')];
      if (name !== 'Step') return [];
      const view = findFigure(data, attributes['figure'] ?? '').views.find(({ id }) => id === attributes['view']);
      return [`Chart now: ${fillTemplate(data, view?.alt ?? '')}`];
    });
    expect(expected.length).toBeGreaterThan(STEPS.length);
    const reading = tree.filter(({ role }) => role === 'heading' || role === 'StaticText').map(({ name }) => name);
    let from = 0;
    for (const text of expected) {
      const at = reading.indexOf(text.replace(/\s+/g, ' '), from);
      expect(at, `"${text}" is read after what stands before it`).toBeGreaterThanOrEqual(from);
      from = at + 1;
    }
  });

  it('puts the title of a sequence before its steps, its notes and its table after them', () => {
    const at = (role: string, name: string): number =>
      tree.findIndex((node) => node.role === role && node.name.startsWith(name));
    for (const { attributes } of tags.filter(({ name }) => name === 'Scrolly')) {
      const ids = (attributes['figures'] ?? '').split(' ');
      const last = tags.findLast(({ name, attributes: of }) => name === 'Step' && ids.includes(of['figure'] ?? ''));
      const alt = findFigure(data, last?.attributes['figure'] ?? '').views.find(
        ({ id }) => id === last?.attributes['view'],
      )?.alt;
      const shown = at('StaticText', `Chart now: ${fillTemplate(data, alt ?? '')}`);
      for (const id of ids) {
        const title = at('heading', figureTitle(id));
        const after = (role: string, name: string, place: number): number =>
          tree.findIndex((node, index) => index > place && node.role === role && node.name.startsWith(name));
        const notes = after('DisclosureTriangle', 'Notes, sources and data', shown);
        expect(title, id).toBeGreaterThan(0);
        expect(shown, id).toBeGreaterThan(title);
        expect(notes, id).toBeGreaterThan(shown);
        expect(after('link', 'See these numbers as a table', notes), id).toBeGreaterThan(notes);
      }
    }
  });

  it('announces nothing while a reader scrolls', async () => {
    expect(await page.locator('[aria-live], [role="status"], [role="alert"], [role="log"]').count()).toBe(0);
  });

  it('has landmarks with names of their own, one first heading, and no level left out', () => {
    const regions = tree.filter(({ role }) => role === 'region' || role === 'navigation').map(({ name }) => name);
    expect(new Set(regions).size).toBe(regions.length);
    expect(tree.filter(({ role }) => role === 'main').length).toBe(1);
  });
});

describe('tables', () => {
  it('have a name, and headers that say what they head', async () => {
    const numbers = await site.page();
    await numbers.goto(`${site.url}numbers/`);
    const tables = await numbers.evaluate(() =>
      [...document.querySelectorAll('table')].map((table) => ({
        caption: table.ariaLabel ?? table.caption?.textContent?.trim() ?? '',
        headers: table.querySelectorAll('thead th').length,
        columns: Math.max(...[...table.rows].map(({ cells }) => cells.length)),
        bare: table.querySelectorAll('th:not([scope])').length,
      })),
    );
    expect(tables.length).toBeGreaterThan(data.datasets.size);
    for (const { caption, headers, columns, bare } of tables) {
      expect(caption).not.toBe('');
      expect(headers, caption).toBe(columns);
      expect(bare, caption).toBe(0);
    }
  });
});
