import { createHash } from 'node:crypto';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { prepareFigure } from '../../data/prepare.ts';
import { codeAddresses, type Embedded } from '../../embed/codes/embedded.ts';
import { embedCodes, oembed, oembedHtml, type Look } from '../../embed/codes/write-codes.ts';
import { describeEmbed } from '../../embed/codes/embedded.ts';
import { embedHeight } from '../../embed/page/height.ts';
import { listenerScript } from '../../embed/codes/listener.ts';
import { newestPinned, nextVersion, type Lock } from '../../embed/lock.ts';
import { findFigure } from '../../figure/find.ts';
import { frozenData } from '../frozen.ts';

const SITE = 'https://news.example/story/';
const addressOf = (place: string): string => SITE + place;

/** A figure whose texts try to become markup. */
const hostile: Embedded = {
  id: 'counts',
  finding: 'A "quoted" <b>finding</b> & more',
  status: 'Leaked · not confirmed',
  views: [
    {
      id: 'all',
      name: 'All',
      alt: 'Marks "here" & </iframe><script>alert(1)</script>',
      light: `${SITE}stills/counts.png`,
      dark: `${SITE}stills/counts.dark.png`,
    },
    {
      id: 'first',
      name: 'First',
      alt: 'The first "mark" <b>',
      light: `${SITE}stills/counts.first.light.png`,
      dark: `${SITE}stills/counts.first.dark.png`,
    },
  ],
  height: 612,
  pinnedHeight: 590,
  hash: "'sha256-abc='",
  addresses: codeAddresses('counts', addressOf, '2026-11-23'),
};

function codeOf(id: string, look?: Look, figure = hostile): string {
  const found = embedCodes(figure, look).find((each) => each.id === id);
  if (!found) throw new Error(`no code "${id}"`);
  return found.code;
}

/** The first element of a code, read as a host's page would read it. */
function read(code: string, selector: string): Element {
  const found = parseHTML(`<html><body>${code}</body></html>`).document.querySelector(selector);
  if (!found) throw new Error(`no ${selector} in ${code}`);
  return found;
}

describe('the codes', () => {
  it('are seven, in their order, each with a purpose and a policy', () => {
    const codes = embedCodes(hostile);
    const wanted = ['link', 'frame', 'listener', 'pinned', 'picture', 'narrow', 'element'];
    expect(codes.map(({ id }) => id)).toEqual(wanted);
    for (const { id, name, purpose, policy } of codes) {
      expect(name.length * purpose.length).toBeGreaterThan(0);
      // A link loads nothing into the page that holds it.
      if (id === 'link') expect(policy).toBe('');
      else expect(policy).toMatch(/^(frame|img)-src https:\/\/news\.example\/story\//);
    }
  });

  it('leave out the pinned one where no file has been kept', () => {
    const addresses = codeAddresses('counts', addressOf, undefined);
    const ids = embedCodes({ ...hostile, addresses }).map(({ id }) => id);
    expect(ids).toHaveLength(6);
    expect(ids).not.toContain('pinned');
  });

  it.each([
    ['frame', 'embed/counts/', '612'],
    ['listener', 'embed/counts/', '612'],
    ['pinned', 'embed/counts/v/2026-11-23/', '590'],
  ])('%s is a frame with title, true height and a picture inside', (id, place, height) => {
    const frame = read(codeOf(id), 'iframe');
    expect(frame.getAttribute('src')).toBe(SITE + place);
    expect(frame.getAttribute('title')).toBe(`Chart: ${hostile.finding}`);
    expect(frame.getAttribute('height')).toBe(height);
    const inside = codeOf(id).replace(/^<iframe[^>]*>|<\/iframe>[^]*$/g, '');
    expect(read(inside, 'a').getAttribute('href')).toBe(`${SITE}figures/counts/`);
    expect(read(inside, 'img').getAttribute('alt')).toBe(hostile.views[0].alt);
  });

  it('never let a text of the data end its attribute or start an element', () => {
    for (const { id, code } of embedCodes(hostile)) {
      expect(code.replace(listenerScript(`${SITE}embed/`), ''), id).not.toMatch(/<b>|<script>alert|<\/script>"/);
    }
  });

  it('fit their height where a browser can, and keep it elsewhere', () => {
    const style = read(codeOf('frame'), 'iframe').getAttribute('style');
    expect(style).toContain('height:612px;height:if(supports(frame-sizing:content-height):auto;else:612px)');
    expect(style).toContain('color-scheme:light;');
  });

  it('are cut neither by rules that hosts have for films, nor in any usual column', () => {
    for (const id of ['frame', 'pinned'])
      expect(read(codeOf(id), 'iframe').getAttribute('style')).toContain('aspect-ratio:auto;');
    const data = frozenData;
    for (const { value: figure } of data.figures.values()) {
      const { height } = describeEmbed(prepareFigure(data, figure), addressOf);
      const needed = [340, 370, 390, 414, 424, 430, 480, 540, 600].map((width) =>
        embedHeight(prepareFigure(data, figure), width),
      );
      // The computed height has a line to spare.
      expect(height, figure.id).toBeGreaterThan(Math.max(...needed) - 24);
    }
  });

  it('have no style attribute where a strict policy is meant', () => {
    for (const id of ['listener', 'picture', 'narrow']) expect(codeOf(id), id).not.toMatch(/style=/);
  });

  it('carry the look that was chosen', () => {
    const look: Look = { theme: 'auto', view: 'first' };
    for (const id of ['frame', 'listener', 'pinned']) {
      expect(read(codeOf(id, look), 'iframe').getAttribute('src')).toMatch(/\/\?view=first&theme=auto$/);
    }
    expect(codeOf('frame', look)).not.toContain('color-scheme');
    expect(codeOf('frame', { theme: 'dark' })).toContain('color-scheme:dark;');
    const element = read(codeOf('element', look), 'story-figure');
    expect(['figure', 'view', 'theme'].map((name) => element.getAttribute(name))).toEqual(['counts', 'first', 'auto']);
  });

  it('show the dark picture where dark is chosen, or say that they cannot', () => {
    const dark = `${SITE}stills/counts.dark.png`;
    const light = `${SITE}stills/counts.png`;
    const shown = (id: string, theme: Look['theme']) =>
      read(codeOf(id, { theme }).replace(/^<iframe[^>]*>/, ''), 'img').getAttribute('src');
    for (const id of ['frame', 'listener', 'pinned', 'picture']) {
      expect(shown(id, 'dark'), id).toBe(dark);
      for (const theme of ['light', 'auto'] as const) expect(shown(id, theme), id).toBe(light);
    }
    const unchanged = embedCodes(hostile, { theme: 'dark', view: 'first' }).filter(
      ({ id, code }) => code === codeOf(id),
    );
    expect(unchanged.map(({ id, purpose }) => [id, /no choice/.test(purpose)])).toEqual([['link', true]]);
    expect(embedCodes(hostile).find(({ id }) => id === 'narrow')?.purpose).toContain(
      'the first view whichever you choose',
    );
  });

  it('show the chosen view with its own alt text, in the colours of the device where those are chosen', () => {
    for (const id of ['frame', 'listener', 'pinned', 'picture']) {
      const image = read(codeOf(id, { view: 'first' }).replace(/^<iframe[^>]*>/, ''), 'img');
      expect([image.getAttribute('src'), image.getAttribute('alt')], id).toEqual([
        `${SITE}stills/counts.first.light.png`,
        'The first "mark" <b>',
      ]);
    }
    const both = codeOf('picture', { view: 'first', theme: 'auto' });
    const source = read(both, 'picture source');
    expect(source.getAttribute('srcset')).toBe(`${SITE}stills/counts.first.dark.png`);
    expect(source.getAttribute('media')).toBe('(prefers-color-scheme: dark)');
    expect(read(both, 'picture img').getAttribute('src')).toBe(`${SITE}stills/counts.first.light.png`);
    expect(codeOf('picture', { theme: 'dark' })).not.toContain('<picture>');
    expect(read(codeOf('narrow', { theme: 'dark' }), 'img').getAttribute('src')).toBe(
      `${SITE}stills/counts.dark.narrow.png`,
    );
  });

  it('are read without scrolling sideways: what matters first, a line for each part', () => {
    expect(codeOf('frame').split('\n').slice(0, 3)).toEqual([
      `<iframe src="${SITE}embed/counts/"`,
      '  title="Chart: A &quot;quoted&quot; &lt;b&gt;finding&lt;/b&gt; &amp; more"',
      '  width="100%" height="612" frameborder="0" loading="lazy"',
    ]);
  });

  it('give the pictures a width alone, so that they keep their shape in every column', () => {
    const sizes = ['picture', 'narrow'].map((id) => {
      const image = read(codeOf(id), 'img');
      return [image.getAttribute('width'), image.getAttribute('height')];
    });
    expect(sizes).toEqual([
      ['100%', null],
      ['340', null],
    ]);
    expect(read(codeOf('picture'), 'body').textContent).toContain('Leaked · not confirmed');
  });

  it('name the hash of the very script that stands in the code', () => {
    const data = frozenData;
    const figure = describeEmbed(prepareFigure(data, findFigure(data, 'pool-counts')), addressOf);
    const { code, policy } = embedCodes(figure).find(({ id }) => id === 'listener') ?? { code: '', policy: '' };
    const script = /<script>([^]*)<\/script>/.exec(code)?.[1] ?? '';
    expect(script.split('\n').length).toBeGreaterThan(8);
    expect(policy).toContain(`'sha256-${createHash('sha256').update(script).digest('base64')}'`);
  });
});

describe('oEmbed', () => {
  const answer = oembed(hostile, { name: 'The story', url: SITE });

  it('puts the finding, how its numbers became public and a link before the frame', () => {
    const html = oembedHtml(hostile);
    expect(html.indexOf('</blockquote>')).toBeLessThan(html.indexOf('<iframe'));
    expect(read(html, 'blockquote').textContent).toBe(
      `${hostile.finding}. ${hostile.status}. The chart with its numbers`,
    );
    expect(read(html, 'blockquote a').getAttribute('href')).toBe(`${SITE}figures/counts/`);
    expect(read(html, 'iframe').textContent).toBe('');
    expect(answer).toMatchObject({ type: 'rich', version: '1.0', width: 600, height: 612, html });
    expect(Object.keys(answer), 'the provider is no author').not.toContain('author_name');
  });
});

describe('versions', () => {
  it('take the day, then the day and a letter', () => {
    expect(nextVersion('2026-11-23', [])).toBe('2026-11-23');
    expect(nextVersion('2026-11-23', ['2026-11-23'])).toBe('2026-11-23b');
    expect(nextVersion('2026-11-23', ['2026-11-23', '2026-11-23b', '2026-11-22'])).toBe('2026-11-23c');
  });

  it('are found by figure, newest last', () => {
    const pinned = ['2026-11-23', '2026-11-23b'].map((version) => ({ figure: 'counts', version, height: 600 }));
    const lock: Lock = { addresses: [], pinned: [...pinned, { figure: 'other', version: '2027-01-01', height: 500 }] };
    expect(newestPinned('counts', lock)?.version).toBe('2026-11-23b');
    expect(newestPinned('none', lock)).toBeUndefined();
  });
});
