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
    '',
    '  ',
    'stories.example.org',
    'stories.example.org:8080',
    'localhost',
    'https://',
    'ftp://stories.example.org',
    'file:///srv/www',
    '/news/',
    'https://x.example/news/',
    'https://x.example/?a=1',
    'https://x.example/#a',
    'https://me:secret@x.example',
  ])('refuses "%s" in a sentence that names it and says what is wanted', (text) => {
    const told = (): string => wantedSite(text);
    expect(told).toThrow(`SITE_URL is "${text}". `);
    expect(told).toThrow(/such as https:\/\/example\.org; a path goes into BASE_PATH\.$/);
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
    'https://x.example/news/',
    'C:/Program Files/Git/news/',
    '/my news/',
    '/news/?a',
    '/news#a',
    '/../news/',
    '/./',
    '/100%/',
    '\\news\\',
  ])('refuses "%s" in a sentence that names it and says what is wanted', (text) => {
    const told = (): string => wantedBase(text);
    expect(told).toThrow(`BASE_PATH is "${text}". `);
    expect(told).toThrow(/such as stories\/x: .*go into SITE_URL\. .*Windows/);
  });
});
