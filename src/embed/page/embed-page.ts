/** A figure as one file that asks for nothing else: the page behind every embed. */
import type { PreparedFigure, PreparedView } from '../../data/prepare.ts';
import { embedPaint } from '../../charts/theme.ts';
import { drawChart } from '../../figure/svg/printed.ts';
import bold from '../../styles/fonts/archivo-embed-bold.woff2?inline';
import regular from '../../styles/fonts/archivo-embed-regular.woff2?inline';
import chainStyle from '../../styles/chain.css?raw';
import figureStyle from '../../styles/figure.css?raw';
import allTokens from '../../styles/tokens.css?raw';
import { statusesOf, type CodeAddresses } from '../codes/embedded.ts';
import { BOARDS, drawBoard, shownWidth } from './embed-boards.ts';
import { html, trusted, type Markup, type Part } from '../../figure/html.ts';
import { givenHeight, lengthRules } from './height.ts';
import { policyHash, shortenScript, shortenStyle } from './inline.ts';
import senderSource from './sender.js?raw';
import style from './embed.css?raw';
import { chainHtml, inFrame, outwardLink, sourcesHtml, tableHtml, TABLE_WORDS } from '../../figure/printing.ts';
import { drawSigns, sign } from '../../figure/signs.ts';

/** An embed fetches no fonts, so it has none to save. */
const tokens = allTokens.replace(/@media \(prefers-reduced-data[^]*?\n}\r?\n/, '');

/** Whole addresses, because an embed is read far from its site. */
type PageAddresses = Pick<CodeAddresses, 'figure' | 'story' | 'picture' | 'oembed'>;

const SENDER = shortenScript(senderSource);

/** The whole page as HTML. Pure: the same data give the same bytes. */
export function embedPage(figure: PreparedFigure, addresses: PageAddresses): string {
  const [first, ...others] = figure.offered;
  const main = html`<main
    class="embed"
    id="embed"
    data-figure="${figure.id}"
    ${others.length === 0 && html`data-only="${first.id}"`}
  >
    <h1 class="figure__title">${figure.title.plain}</h1>
    <p class="figure__subtitle">${figure.subtitle.plain}</p>
    <ul class="statuses" role="list" aria-label="How these numbers became public">
      ${figure.statusLabels.map(({ status, words }) => html`<li class="status-words--${status}">${sign(status)}<span>${words}</span></li> `)}
    </ul>
    ${stepper(figure.offered)} ${drawings(figure)}
    ${figure.note && html`<p class="figure__note">${figure.note.plain}</p>`}
    ${sourcesHtml(figure.sources, `${addresses.figure}#sources`, inFrame)}
    <details class="numbers">
      <summary>${TABLE_WORDS}</summary>
      <div class="tables">${figure.tables.map((table) => tableHtml(table, inFrame))}</div>
    </details>
    <p class="story">${outwardLink(addresses.story, 'Read this chart in its story')}</p>
  </main>`;
  // Measured by the browser once and never again, a frame without scripts is as tall as its code says, at any width.
  const unscripted = `@media screen and (scripting: none) { body { min-block-size: ${givenHeight(figure)}px; } }`;
  const rules = fontFaces() + lengthRules() + viewRules(figure.offered) + boardRules(figure) + unscripted;
  const styles = withoutUnused(shortenStyle(tokens + figureStyle + chainStyle + style + rules), main.markup);
  const policy = `default-src 'none'; script-src ${policyHash(SENDER)}; style-src ${policyHash(styles)}; img-src data:; font-src data:; base-uri 'none'; form-action 'none'`;
  return html`<!doctype html>
    <html lang="en-GB" data-theme="light">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policy}" />
        ${pageHead(figure, addresses)} ${trusted(`<style>${styles}</style>`)} ${trusted(`<script>${SENDER}</script>`)}
      </head>
      <body>
        ${drawSigns()} ${main}
      </body>
    </html> `.markup;
}

/** A style sheet without the tokens of the design that neither its rules nor the page read. */
function withoutUnused(styles: string, page: string): string {
  const used = new Set([...(styles + page).matchAll(/var\((--[\w-]+)/g)].map(([, name]) => name));
  return styles.replace(/(--[\w-]+):[^;{}]*;/g, (whole, name: string) => (used.has(name) ? whole : ''));
}

function pageHead(figure: PreparedFigure, addresses: PageAddresses): Markup {
  const [title, description, words] = [figure.title.plain, figure.subtitle.plain, statusesOf(figure)];
  const shared = {
    title,
    description,
    url: addresses.figure,
    image: addresses.picture,
    'image:alt': `${title}. ${words}.`,
  };
  return html`<meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${title}</title>
    <meta name="description" content="${description}. How the numbers became public: ${words}." />
    <meta name="robots" content="noindex" />
    <meta name="responsive-embedded-sizing" />
    <meta name="responsive-embedded-sizing" content="allow-origins=*" />
    <link rel="canonical" href="${addresses.figure}" />
    <link rel="alternate" type="application/json+oembed" href="${addresses.oembed}" title="${title}" />
    <link rel="icon" href="data:," />
    ${Object.entries(shared).map(([name, content]) => html`<meta property="og:${name}" content="${content}" />`)}
    <meta name="twitter:card" content="summary_large_image" />`;
}

function fontFaces(): string {
  const face = (weight: number, file: string): string =>
    `@font-face { font-family: Archivo; font-weight: ${weight}; src: url(${file}) format('woff2'); }`;
  return face(500, regular) + face(700, bold);
}

/** One rule for each view: its drawing is shown while its button is chosen. */
function viewRules(views: PreparedView[]): string {
  const rule = ({ id }: PreparedView): string =>
    `html:not([data-all]) .embed:has(#view-${id}:checked) [data-view='${id}'] { display: block; }`;
  return views.length > 1 ? views.map(rule).join('') : '';
}

/** Which drawing of this figure is shown in how much room, and how wide it grows. */
function boardRules({ body }: PreparedFigure): string {
  if (Array.isArray(body)) return '';
  return BOARDS.map((board, index) => {
    const until = BOARDS[index + 1]?.from;
    const room = `(width >= ${board.from}px)${until ? ` and (width < ${until}px)` : ''}`;
    return `.${board.name} { max-inline-size: ${shownWidth(body, board)}px; } @container not (${room}) { .${board.name} { display: none; } }`;
  }).join('');
}

function stepper(views: PreparedView[]): Part {
  const button = ({ id, name }: PreparedView, index: number): Markup => {
    const names = html`name="view" id="view-${id}" value="${id}"`;
    const input = html`<input type="radio" ${names} ${index === 0 && html`checked`} />`;
    return html`<label class="view">${input}${name}</label>`;
  };
  return (
    views.length > 1 &&
    html`<div class="views" role="radiogroup" aria-label="What the chart shows">${views.map(button)}</div>`
  );
}

function drawings({ id, body, offered: views, title }: PreparedFigure): Markup {
  if (Array.isArray(body)) return chainHtml(body, inFrame);
  const boards = ({ id: view, alt: description }: PreparedView): Markup[] =>
    BOARDS.map((board) => {
      const scene = drawBoard(body, view, board);
      const named = { id: `${id}-${view}-${board.name}`, name: title.plain, description };
      return html`<div class="${board.name}">${trusted(drawChart({ paint: embedPaint, scene, ...named }))}</div>`;
    });
  const drawing = (view: PreparedView): Markup =>
    views.length === 1
      ? html`<div class="drawing">${boards(view)}</div>`
      : html`<div class="drawing" data-view="${view.id}">
          <p class="view-name">${view.name}</p>
          ${boards(view)}
        </div>`;
  return html`<div class="drawings">${views.map(drawing)}</div>`;
}
