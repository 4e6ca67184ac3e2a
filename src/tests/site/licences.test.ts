/** The notices of what ships, and the names of the fonts. */
import { readdirSync, readFileSync } from 'node:fs';
import * as fontkit from 'fontkit';
import { expect, it } from 'vitest';
import { readPage } from './built.ts';

const notices = readFileSync('dist/licences.txt', 'utf8');
const scripts = readdirSync('dist/_astro')
  .filter((name) => name.endsWith('.js'))
  .map((name) => readFileSync(`dist/_astro/${name}`, 'utf8'))
  .join('\n');

it('every package of the readers’ scripts has its notice, and no other', () => {
  const named = [...notices.matchAll(/(?:^|-{72}\n\n)([^\n]+)\n\n/g)].map(([, name]) => name);
  expect(scripts).toContain('scrollama');
  expect(named).toContain('scrollama');
  expect(named.filter((name) => name?.startsWith('@fontsource-variable/'))).toHaveLength(2);
  // The desk is made with it, and readers never get the desk.
  expect(named).not.toContain('svelte');
  expect(notices).toContain('Copyright (c) 2017 Russell Goldenberg');
  expect(notices).toContain('SIL OPEN FONT LICENSE');
  expect(notices).toContain('Reserved Font Name');
});

it('the story’s foot leads there', () => {
  const links = [...readPage('index.html').document.querySelectorAll('.foot a')];
  expect(links.map((link) => link.getAttribute('href'))).toContain('/licences.txt');
});

it.each(['archivo', 'column-serif'])('the font %s keeps its records, under a name that nobody reserves', (name) => {
  const file = readdirSync('dist/_astro').find((each) => each.startsWith(name)) ?? '';
  const font = fontkit.openSync(`dist/_astro/${file}`);
  if (!('copyright' in font)) throw new Error('It holds more than one font');
  expect(font.copyright).toMatch(/Archivo Project Authors|Adobe/);
  expect(`${font.familyName} ${font.fullName} ${font.postscriptName}`).not.toContain('Source');
  // fontkit has no word for the licence; the record is text in the file’s name table.
  const records = new Map(Object.entries(Object(font)['name']?.records ?? {}));
  expect(records.get('licenseURL')).toEqual({ en: 'http://scripts.sil.org/OFL' });
});
