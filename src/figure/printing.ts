/** Tables, lists and source lines as HTML, the same for pages and for embeds. */
import type { Data } from '../data/data.ts';
import type { PreparedText } from '../data/facts.ts';
import type { PreparedFigure } from '../data/prepare.ts';
import type { Source } from '../data/schema/schema.ts';
import { sourceLinkName, sourceName } from '../data/status-words.ts';
import type { ListItem, PreparedTable } from '../data/tables.ts';
import { html, trusted, type Markup } from './html.ts';
import { textHtml } from './rich.ts';
import { sign } from './signs.ts';

export const TABLE_WORDS = 'See these numbers as a table';

/** How texts and sources are printed. */
export interface Printing {
  text: (text: PreparedText) => Markup;
  /** In a table `again` says whether a link above leads to the same address, which paper then need not print again. */
  source: (source: Source, again?: boolean) => Markup;
  link: (url: string, words: string) => Markup;
}

/** On a page numbers lead to their rows, and links to sources have different names. */
export function onPage(data: Data): Printing {
  return {
    text: (text) => trusted(textHtml(text)),
    link: (url, words) => html`<a href="${url}">${words}</a>`,
    source: (source, again) => {
      const { text, label } = sourceLinkName(data, source);
      const words = [source.title, source.note].filter(Boolean).join('. ');
      if (!source.url) return html`<span title="${words}">${text}</span>`;
      const hint = again !== undefined && html` title="${words}"`;
      const named = label !== undefined && html` aria-label="${label}"`;
      return html`<a href="${source.url}" ${hint}${named}${again && html` class="again"`}>${text}</a>`;
    },
  };
}

/** A frame has no way back: numbers are words, and links open beside the page that holds it. */
export const inFrame: Printing = {
  text: ({ plain }) => html`${plain}`,
  link: outwardLink,
  source: (source) => outwardLink(source.url, sourceName(source), source.title),
};

/** A link that leaves the frame. Without an address, the words alone. */
export function outwardLink(url: string | null, words: string, title?: string): Markup {
  const hint = title && html` title="${title}"`;
  if (!url) return html`<span ${hint}>${words}</span>`;
  return html`<a href="${url}" ${hint} target="_blank" rel="noopener">${words}</a>`;
}

/** "Sources:" and their names; "12 documents, each named on this chart’s page" where there are too many to name. */
export function sourceWords(sources: PreparedFigure['sources'], where = 'on this chart’s page') {
  if (typeof sources === 'number') return { label: 'Sources:', items: [`${sources} documents, each named ${where}`] };
  return { label: sources.length > 1 ? 'Sources:' : 'Source:', items: sources.map(({ name }) => name) };
}

/** What stands below a chart: where its numbers are from, each with how it became public. */
export function sourcesHtml(sources: PreparedFigure['sources'], page: string, { source, link }: Printing): Markup {
  const { label, items } = sourceWords(sources);
  const named =
    typeof sources === 'number'
      ? link(page, items.join())
      : sources.map(
          (each, place) =>
            html`${place > 0 && ' · '}<span class="source">${sign(each.status)}${source(each.source)}</span>`,
        );
  return html`<p class="figure__source">${label} ${named}</p>`;
}

/** A figure that is a list: who handed what to whom, each link with its date and status sign. */
export function chainHtml(items: ListItem[], { text, source }: Printing): Markup {
  const entry = (item: ListItem): Markup => {
    const details = [...(item.when ? [html`${item.when}`] : []), ...item.sources.map((each) => source(each))];
    return html`<li class="chain__link">
      ${sign(item.status, 'chain__sign sign')}
      <span class="chain__who">${item.heading}</span>
      <span class="chain__when">${details.map((each, index) => html`${index > 0 && ' · '}${each}`)}</span>
      <p class="chain__what">${text(item.text)}</p>
    </li>`;
  };
  return html`<ol class="chain" role="list">
    ${items.map(entry)}
  </ol>`;
}

/** A dataset as a table; among all numbers, under its own heading, its rows have `anchors`, to which numbers lead. */
export function tableHtml(table: PreparedTable, { text, source }: Printing, anchors?: 'row' | 'fact'): Markup {
  const { title, description, columns, rows } = table;
  const named = rows.flatMap(({ sources }) => sources.map(({ url }) => url));
  let place = 0;
  const kinds = columns.map(({ type }) => type === 'count' && html` class="count"`);
  // In one line, so that a copied table pastes as one line a row.
  const links = (sources: Source[]): Markup[] =>
    sources.map((each, index) => html`${index > 0 && '; '}${source(each, named.indexOf(each.url) < place++)}`);
  const row = ({ id, cells, status, statusWords, note, sources }: PreparedTable['rows'][number]): Markup =>
    html`<tr ${anchors && html`id="${anchors}-${id}" `}data-row="${id}">
      ${cells.map((cell, index) => html`<td${kinds[index]}>${text(cell)}</td>`)}
      <td>${sign(status)}${statusWords}${note && html`<span class="cell-note"> · ${text(note)}</span>`}</td>
      ${named.length > 0 && html`<td>${links(sources)}</td>`}
    </tr>`;
  return html`<p class="numbers__caption">${!anchors && `${title}. `}${description}</p>
    <div class="numbers__scroll" tabindex="0" role="group" aria-label="Table: ${title}">
      <table aria-label="${title}">
        <thead>
          <tr>
            ${columns.map((column, index) => html`<th scope="col" ${kinds[index]}>${column.title}</th>`)}
            <th scope="col">How it became public</th>
            ${named.length > 0 && html`<th scope="col">Source</th>`}
          </tr>
        </thead>
        <tbody>
          ${rows.map(row)}
        </tbody>
      </table>
    </div>`;
}
