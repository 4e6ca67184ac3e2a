/** A figure as one file that asks for nothing else: the page behind every embed. */
import type { Status } from '../charts/types.ts';
import type { Data } from '../data/collected.ts';
import type { Figure } from '../data/schema.ts';
import { findDataset } from '../data/series.ts';
import { drawChart } from '../figure/draw.ts';
import { drawSign } from '../figure/signs.ts';
import type { ListItem } from '../figure/still.ts';
import bold from '../styles/fonts/archivo-embed-bold.woff2?inline';
import regular from '../styles/fonts/archivo-embed-regular.woff2?inline';
import tokens from '../styles/tokens.css?raw';
import { BOARDS, drawBoard, shownWidth } from './boards.ts';
import footStyle from './foot.css?raw';
import formsStyle from './forms.css?raw';
import { html, NOTHING, trusted, type Markup } from '../figure/html.ts';
import { policyHash, shortenScript, shortenStyle } from './inline.ts';
import { countedSources, embedParts, pinnedWords, WORDS, type EmbedParts, type EmbedView } from './parts.ts';
import senderSource from './sender.js?raw';
import style from './style.css?raw';
import { datasetTable, outwardLink } from './table.ts';

/** Whole addresses, because an embed is read far from its site. */
export interface PageAddresses {
  /** The figure's own page, which is the canonical one, and the way from a pinned copy to the newest data. */
  figure: string;
  /** The figure's place in the story. */
  story: string;
  /** The embed itself. */
  embed: string;
  /** The picture for links that are shared. */
  picture: string;
  /** The description for programs that embed by address. */
  oembed: string;
}

interface Options {
  addresses: PageAddresses;
  /** For a copy that stays as it is: its date in words. */
  pinned?: { date: string };
}

const SENDER = shortenScript(senderSource);

/** The whole page as HTML. Pure: the same data give the same bytes. */
export function embedPage(data: Data, figure: Figure, { addresses, pinned }: Options): string {
  const parts = embedParts(data, figure);
  const styles = shortenStyle(
    `${fontFaces()}${tokens}${style}${footStyle}${formsStyle}${viewRules(parts.views)}${boardRules(parts)}`,
  );
  return html`<!doctype html>
    <html lang="en-GB" data-theme="light">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policy(styles)}" />
        ${pageHead(parts, addresses)} ${trusted(`<style>${styles}</style>`)} ${trusted(`<script>${SENDER}</script>`)}
      </head>
      <body>
        <main
          class="embed"
          id="embed"
          data-figure="${figure.id}"
          ${parts.views.length === 1 ? html` data-only="${parts.views[0]?.id}"` : NOTHING}
        >
          <h1 class="title">${parts.title}</h1>
          <p class="subtitle">${parts.subtitle}</p>
          <ul class="statuses" role="list" aria-label="How these numbers became public">
            ${parts.statusLabels.map(({ status, words }) => html`<li class="signed ${status}">${sign(status)}${words}</li>`)}
          </ul>
          ${stepper(parts.views)} ${drawings(parts, figure.id)}
          ${pinned ? html`<p class="pinned">${pinnedWords(pinned.date)} ${outwardLink(addresses.figure, WORDS.live)}</p>` : NOTHING}
          ${parts.note ? html`<p class="note">${parts.note}</p>` : NOTHING} ${sources(parts, addresses)}
          <details class="numbers">
            <summary>${WORDS.table}</summary>
            <div class="tables">
              ${[figure.dataset, ...(figure.context ?? [])].map((id) => datasetTable(data, findDataset(data, id)))}
            </div>
          </details>
          <p class="story">${outwardLink(addresses.story, WORDS.story)}</p>
        </main>
      </body>
    </html> `.markup;
}

function policy(styles: string): string {
  return `default-src 'none'; script-src ${policyHash(SENDER)}; style-src ${policyHash(styles)}; img-src data:; font-src data:; base-uri 'none'; form-action 'none'`;
}

function pageHead({ title, subtitle, statusLabels }: EmbedParts, { figure, picture, oembed }: PageAddresses): Markup {
  const words = statusLabels.map(({ words }) => words).join('; ');
  return html`<meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${title}</title>
    <meta name="description" content="${subtitle}. How the numbers became public: ${words}." />
    <meta name="robots" content="noindex" />
    <meta name="responsive-embedded-sizing" />
    <meta name="responsive-embedded-sizing" content="allow-origins=*" />
    <link rel="canonical" href="${figure}" />
    <link rel="alternate" type="application/json+oembed" href="${oembed}" title="${title}" />
    <link rel="icon" href="data:," />
    <meta property="og:type" content="website" />
    <meta property="og:title" content="${title}" />
    <meta property="og:description" content="${subtitle}" />
    <meta property="og:url" content="${figure}" />
    <meta property="og:image" content="${picture}" />
    <meta property="og:image:type" content="image/png" />
    <meta property="og:image:width" content="1200" />
    <meta property="og:image:height" content="630" />
    <meta property="og:image:alt" content="${title}. ${words}." />
    <meta name="twitter:card" content="summary_large_image" />`;
}

function fontFaces(): string {
  const face = (weight: number, file: string): string =>
    `@font-face { font-family: Archivo; font-weight: ${weight}; src: url(${file}) format('woff2'); }`;
  return face(500, regular) + face(700, bold);
}

/** One rule for each view: its drawing is shown while its button is chosen. */
function viewRules(views: EmbedView[]): string {
  if (views.length < 2) return '';
  return views
    .map(({ id }) => `html:not([data-all]) .embed:has(#view-${id}:checked) [data-view='${id}'] { display: block; }`)
    .join('');
}

/** How wide each drawing of this figure grows. */
function boardRules({ body }: EmbedParts): string {
  if (Array.isArray(body)) return '';
  return BOARDS.map((board) => `.${board.name} { max-inline-size: ${shownWidth(body, board)}px; }`).join('');
}

function stepper(views: EmbedView[]): Markup {
  if (views.length < 2) return NOTHING;
  const buttons = views.map(
    ({ id, name }, index) =>
      html`<label class="view"
        ><input
          type="radio"
          name="view"
          id="view-${id}"
          value="${id}"
          ${index === 0 ? html` checked` : NOTHING}
        />${name}</label
      >`,
  );
  return html`<fieldset class="views">
    <legend class="hidden">What the chart shows</legend>
    ${buttons}
  </fieldset>`;
}

function drawings({ body, views, title }: EmbedParts, id: string): Markup {
  if (Array.isArray(body))
    return html`<ol class="list drawings" role="list">
      ${body.map(listEntry)}
    </ol>`;
  const single = views.length === 1;
  return html`<div class="drawings">
    ${views.map(({ id: view, name, alt }) => {
      const drawing = BOARDS.map((board) => {
        const svg = drawChart({
          scene: drawBoard(body, view, board),
          id: `${id}-${view}-${board.name}`,
          name: title,
          description: alt,
        });
        return html`<div class="${board.name}">${trusted(svg)}</div>`;
      });
      return single
        ? html`<div class="drawing">${drawing}</div>`
        : html`<div class="drawing" data-view="${view}">
            <p class="view-name">${name}</p>
            ${drawing}
          </div>`;
    })}
  </div>`;
}

function listEntry({ status, heading, detail, text }: ListItem): Markup {
  return html`<li>
    ${sign(status)}
    <p class="heading">${heading}</p>
    <p class="detail">${detail}</p>
    <p class="what">${text}</p>
  </li>`;
}

function sources({ sources: named }: EmbedParts, { figure }: PageAddresses): Markup {
  const items =
    typeof named === 'number'
      ? html`<li>${outwardLink(`${figure}#sources`, countedSources(named))}</li>`
      : named.map(
          ({ name, status, source: { url, title } }) =>
            html`<li class="signed">${sign(status)}${outwardLink(url, name, title)}</li> `,
        );
  const label = typeof named === 'number' || named.length > 1 ? WORDS.sources : WORDS.source;
  return html`<ul class="sources" role="list">
    <li>${label}</li>
    ${items}
  </ul>`;
}

function sign(status: Status): Markup {
  return html`<span class="sign">${trusted(drawSign(status))}</span>`;
}
