/** A comparison as one HTML file that opens from a disk: no script, no request, our type and colours. */
import { existsSync, readFileSync } from 'node:fs';
import { html, trusted, type Markup, type Part } from '../figure/html.ts';
import { filesNote, itemHeading, sections, sizeOf, summary, type Changes, type Section } from './compare.ts';
import { visible, wordRuns } from './text-changes.ts';

/** The whole page, which may load and run nothing; what cannot be seen of a text is named. */
export function reportPage(changes: Changes): string {
  const all = sections(changes);
  const policy = `default-src 'none'; style-src 'unsafe-inline'; font-src data:`;
  const { markup } = html`<!doctype html>
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${trusted(policy)}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>What the data change does: ${summary(changes)}</title>
        ${trusted(`<style>${readStyle()}</style>`)}
      </head>
      <body>
        <header>
          <p>From ${changes.before} to ${changes.after}</p>
          <h1>${summary(changes)}</h1>
          <nav aria-label="Contents">
            ${all.map((part) => html`<a href="#${part.id}">${part.title} (${sizeOf(part)})</a> `)}
          </nav>
        </header>
        <main>
          ${all.map(sectionPart)}
          <p>${filesNote(changes)}</p>
        </main>
      </body>
    </html>`;
  return visible(markup);
}

function sectionPart({ id, title, values, charts, texts }: Section): Markup {
  const figures = Map.groupBy(charts, ({ shown }) => shown.title);
  const places = Map.groupBy(texts, ({ place }) => place);
  return html`<section id="${id}" aria-labelledby="${id}-title">
    <h2 id="${id}-title">${title}</h2>
    ${values.map((item) => entry(itemHeading(item), item.fields.map(paragraph)))}
    ${[...places].map(([place, some]) => entry(place, some.map(paragraph)))}
    ${[...figures].map(([title, views]) => entry(title, views.map(chartPair)))}
  </section>`;
}

function entry(heading: string, body: Part): Markup {
  return html`<article>
    <h3>${heading}</h3>
    ${body}
  </article>`;
}

/** A change of a text, or of a field by its name. */
function paragraph({ field = '', before, after }: Partial<Record<'field' | 'before' | 'after', string | undefined>>) {
  const runs = wordRuns(before, after).map(({ kind, text }) => {
    if (kind === 'removed') return html`<del>${text}</del>`;
    return kind === 'added' ? html`<ins>${text}</ins>` : html`${text}`;
  });
  return html`<p>${field && `${field}: `}${runs}</p>`;
}

function chartPair({ before, after, shown }: Section['charts'][number]): Markup {
  const chart = (side: 'before' | 'after', name: string): Markup => {
    const drawing = { before, after }[side];
    return html`<figure>
      <figcaption>${name}, view “${shown.viewName}”</figcaption>
      ${drawing ? trusted(drawing.svg(side)) : html`<p>There is none.</p>`}
    </figure>`;
  };
  return html`<div class="sides">${chart('before', 'Before')} ${chart('after', 'After')}</div>`;
}

/** The rules of our pages, with the typefaces inside the file where they have been cut. */
function readStyle(): string {
  const place = (name: string): URL => new URL(`../${name}`, import.meta.url);
  const rules = ['styles/tokens.css', 'styles/base.css', 'diff/report.css'].map((name) => readFileSync(place(name)));
  return rules.join('\n').replace(/\.(\/fonts\/[\w-]+\.woff2)/g, (_, name: string) => {
    const font = place(`styles${name}`);
    return existsSync(font) ? `data:font/woff2;base64,${readFileSync(font, 'base64')}` : '';
  });
}
