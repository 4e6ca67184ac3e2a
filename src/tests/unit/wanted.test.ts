import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { wantedBase, wantedSite } from '../../hosting/wanted.ts';

describe('SITE_URL', () => {
  it.each([
    [undefined, 'https://example.org'],
    ['https://stories.example.org', 'https://stories.example.org'],
    ['https://stories.example.org/', 'https://stories.example.org'],
    ['http://127.0.0.1:4321', 'http://127.0.0.1:4321'],
    [' https://Stories.Example.org ', 'https://stories.example.org'],
  ])('takes %s', (text, site) => {
    expect(wantedSite(text)).toBe(site);
  });

  it.each([
    ['', 'or unset it'],
    ['  ', 'or unset it'],
    ['stories.example.org', 'such as https://stories.example.org.'],
    ['stories.example.org:8080', 'such as https://stories.example.org:8080.'],
    ['localhost', 'such as https://example.org.'],
    ['https://', 'such as https://example.org.'],
    ['ftp://stories.example.org', 'https://'],
    ['file:///srv/www', 'https://'],
    ['/news/', 'https://'],
    ['https://x.example/news/', 'SITE_URL=https://x.example BASE_PATH=/news/'],
    ['https://x.example/?a=1', 'no more than that: https://x.example'],
    ['https://x.example/#a', 'no more than that: https://x.example'],
    ['https://me:secret@x.example', 'no more than that: https://x.example'],
  ])('refuses "%s" in a sentence that names it and says what is wanted', (text, advice) => {
    expect(() => wantedSite(text)).toThrow(/^SITE_URL is /);
    expect(() => wantedSite(text)).toThrow(advice);
  });
});

describe('a command', () => {
  it.each([
    ['SITE_URL', 'astro.config.mjs', ''],
    ['BASE_PATH', 'src/hosting/write.ts', 'https://x.example/news/'],
  ])('with a wrong %s ends %s with one sentence', { timeout: 60_000 }, (name, program, text) => {
    const env = { ...process.env, [name]: text };
    const { status, stdout, stderr } = spawnSync(process.execPath, [program], { encoding: 'utf8', env });
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr.trim()).toMatch(new RegExp(`^${name} is .*\\.$`));
  });
});

describe('BASE_PATH', () => {
  it.each([
    [undefined, '/'],
    ['', '/'],
    ['/', '/'],
    ['news', '/news/'],
    ['/news', '/news/'],
    ['news/', '/news/'],
    ['//stories//x', '/stories/x/'],
    ['/stories/53.298_x~y-z/', '/stories/53.298_x~y-z/'],
  ])('takes %s', (text, base) => {
    expect(wantedBase(text)).toBe(base);
  });

  it.each([
    ['https://x.example/news/', 'go into SITE_URL'],
    ['C:/Program Files/Git/news/', 'leave out the first slash'],
    ['/my news/', 'letters without accents'],
    ['/news/?a', 'letters without accents'],
    ['/news#a', 'letters without accents'],
    ['/../news/', 'letters without accents'],
    ['/./', 'letters without accents'],
    ['/100%/', 'letters without accents'],
    ['\\news\\', 'letters without accents'],
  ])('refuses "%s" in a sentence that names it and says what is wanted', (text, advice) => {
    expect(() => wantedBase(text)).toThrow(/^BASE_PATH is .*such as \/stories\/x\//);
    expect(() => wantedBase(text)).toThrow(advice);
  });
});
