/** The page around a report, and the page that says why there is none. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { trusted, type Markup } from '../figure/html.ts';
import { html } from './report-html.ts';

/** A page that says why there is nothing to show, as the terminal does. */
export function notePage(heading: string, words: string): string {
  const lines = words.split('\n');
  return page(
    `What the data change does: ${heading}`,
    html`<main class="head">
      <h1>${heading}</h1>
      ${lines.map((line) => html`<p class="note ${line.startsWith('  ') && 'note--inner'}">${line.trim()}</p>`)}
    </main>`,
  );
}

/** One file with its style and type, admitted by a policy of its own. */
export function page(title: string, body: Markup): string {
  const style = readStyle();
  const hash = createHash('sha256').update(style).digest('base64');
  const policy = `default-src 'none'; style-src 'sha256-${hash}'; font-src data:`;
  const { markup } = html`<!doctype html>
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${trusted(policy)}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title}</title>
        ${trusted(`<style>${style}</style>`)}
      </head>
      <body>
        ${body}
      </body>
    </html>`;
  return markup;
}

/** In the order of the cascade. */
const STYLES = ['./report.css', './report-parts.css', './report-rooms.css'];

/** Tokens and rules, with the chart typeface inside the file where it has been cut. */
function readStyle(): string {
  const read = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8');
  const font = new URL('../styles/fonts/archivo.woff2', import.meta.url);
  const face = existsSync(font)
    ? `@font-face { font-family: 'Archivo'; src: url('data:font/woff2;base64,${readFileSync(font).toString('base64')}') format('woff2'); font-weight: 450 750; font-stretch: 86% 100%; }`
    : '';
  return [face, read('../styles/tokens.css'), ...STYLES.map(read)].join('\n');
}
