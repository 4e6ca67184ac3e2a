/** A comparison as one HTML file that opens from a disk: no script, no request, our type and colours. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { html as plain, trusted, type Markup, type Part } from '../figure/html.ts';
import { sections, sizeOf, summary, type ChartChange, type Changes, type MarkedText, type Section } from './compare.ts';
import type { FieldChange, ItemChange } from './edited-values.ts';
import { CAME_OR_WENT, filesNote } from './terminal.ts';
import { visible } from './visible.ts';
import { runsOf, sideOf, type Run } from './word-runs.ts';

/** More of a kind than this is counted and not shown, or nobody could open the page. */
const MOST_SHOWN = 300;

/** The whole page; `check` is what the check says of the files as they are now. */
export function reportPage(changes: Changes, check: string): string {
  const all = sections(changes);
  return page(
    summary(changes),
    html`<header>
        <p class="quiet">From ${changes.before} to ${changes.after}</p>
        <h1>${headline(changes.values) ?? summary(changes)}</h1>
        <p>${check}</p>
        <nav aria-label="Contents">
          ${all.map((part) => html`<a href="#${part.id}">${part.title} (${sizeOf(part)})</a> `)}
        </nav>
      </header>
      <main>
        ${all.map(sectionPart)}
        <p class="quiet">${filesNote(changes)}</p>
      </main>`,
  );
}

/** A page that says why there is nothing to show, as the terminal does. */
export function notePage(heading: string, words: string): string {
  return page(
    heading,
    html`<main>
      <h1>${heading}</h1>
      ${words.split('\n').map((line) => html`<p>${line.trim()}</p>`)}
    </main>`,
  );
}

/** HTML in which no text can become markup, and in which what cannot be seen of a text is named. */
function html(strings: TemplateStringsArray, ...parts: Part[]): Markup {
  const shown = (part: Part): Part => {
    if (Array.isArray(part)) return part.map(shown);
    return typeof part === 'string' ? visible(part) : part;
  };
  return plain(strings, ...parts.map(shown));
}

function sectionPart({ id, title, values = [], charts = [], texts = [] }: Section): Markup {
  return html`<section id="${id}" aria-labelledby="${id}-title">
    <h2 id="${id}-title">${title}</h2>
    ${cut(values, (some) => some.map(itemEntry))}
    ${id === 'figures' ? figureEntries(charts, texts) : cut(texts, textEntries)}
  </section>`;
}

function cut<T>(list: T[], write: (some: T[]) => Markup[]): Markup[] {
  const rest = list.length - MOST_SHOWN;
  return [...write(list.slice(0, MOST_SHOWN)), ...(rest > 0 ? [html`<p class="quiet">And ${rest} more.</p>`] : [])];
}

/** The change itself, where it is one value. */
function headline([item, ...others]: ItemChange[]): Markup | undefined {
  const [field, ...more] = item?.fields ?? [];
  if (!item || !field || item.change !== 'changed' || others.length + more.length > 0) return undefined;
  return html`<small>${item.name}: ${field.field}</small> ${fieldValue(field)}`;
}

function itemEntry({ change, kind, id, name, path, fields }: ItemChange): Markup {
  return html`<article>
    <h3>${CAME_OR_WENT[change]}${name} <small>${kind} ${id}, ${path}</small></h3>
    ${fields.map((field) => html`<p><span class="side">${field.field}</span> ${fieldValue(field)}</p>`)}
  </article>`;
}

function fieldValue({ before, after }: FieldChange): Markup {
  const isChanged = before !== undefined && after !== undefined;
  return isChanged ? html`${runsOf(before, after, ' → ').map(marked)}` : html`${before ?? after}`;
}

/** Sentences of one paragraph stand below one heading, before and after side by side where there is room. */
function textEntries(texts: MarkedText[]): Markup[] {
  const side = (runs: Run[], name: string): Markup => {
    const text = runs.length > 0 ? runs.map(marked) : html`<span class="quiet">There is none.</span>`;
    return html`<p><span class="side">${name}</span> ${text}</p>`;
  };
  const sides = ({ runs }: MarkedText): Markup =>
    html`<div class="sides">${side(sideOf(runs, 'before'), 'Before')} ${side(sideOf(runs, 'after'), 'After')}</div>`;
  return [...Map.groupBy(texts, ({ place }) => place.words)].map(
    ([words, some]) =>
      html`<article>
        <h3>${words}</h3>
        ${some.map(sides)}
      </article>`,
  );
}

function marked({ kind, text }: Run): Markup {
  if (kind === 'removed') return html`<del>${text}</del>`;
  return kind === 'added' ? html`<ins>${text}</ins>` : html`${text}`;
}

/** Each figure with its drawings before and after, then its texts. */
function figureEntries(charts: ChartChange[], texts: MarkedText[]): Markup[] {
  const views = Map.groupBy(charts, ({ shown }) => shown.figure);
  const words = Map.groupBy(texts, ({ place }) => place.figure ?? '');
  return cut([...new Set([...views.keys(), ...words.keys()])], (ids) =>
    ids.map((id) => {
      const drawn = views.get(id) ?? [];
      return html`<article class="figure">
        <h3>${drawn[0]?.shown.title} <small>${id}</small></h3>
        ${chartEntries(drawn)} ${textEntries(words.get(id) ?? [])}
      </article>`;
    }),
  );
}

/** The shortest drawing at once, if it can be one in which words changed; the others on request. */
function chartEntries(charts: ChartChange[]): Markup {
  const isAlike = ({ before, after }: ChartChange): boolean => String(before?.words) === String(after?.words);
  const [first, ...asked] = charts.toSorted(
    (one, other) => Number(isAlike(one)) - Number(isAlike(other)) || one.shown.height - other.shown.height,
  );
  const views = asked.length === 1 ? 'One view' : `${asked.length} views`;
  return html`${first && chartPair(first)}
  ${
    asked.length > 0 &&
    html`<details>
      <summary>${views} more, before and after</summary>
      ${asked.map(chartPair)}
    </details>`
  }`;
}

function chartPair({ before, after, shown }: ChartChange): Markup {
  const chart = (side: 'before' | 'after', name: string): Markup => {
    const drawing = side === 'before' ? before : after;
    return html`<figure>
      <figcaption>${name}, view “${shown.viewName}”</figcaption>
      ${drawing ? trusted(visible(drawing.svg(side))) : html`<p class="quiet">There is none.</p>`}
    </figure>`;
  };
  return html`<div class="sides">${chart('before', 'Before')} ${chart('after', 'After')}</div>`;
}

/** One file with its style and type, admitted by a policy of its own. */
function page(title: string, body: Markup): string {
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
        <title>What the data change does: ${title}</title>
        ${trusted(`<style>${style}</style>`)}
      </head>
      <body>
        ${body}
      </body>
    </html>`;
  return markup;
}

/** Tokens and rules, with the chart typeface inside the file where it has been cut. */
function readStyle(): string {
  const read = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8');
  const font = new URL('../styles/fonts/archivo.woff2', import.meta.url);
  const face = existsSync(font)
    ? `@font-face { font-family: 'Archivo'; src: url('data:font/woff2;base64,${readFileSync(font).toString('base64')}') format('woff2'); font-weight: 450 750; font-stretch: 86% 100%; }`
    : '';
  return [face, read('../styles/tokens.css'), read('./report.css')].join('\n');
}
