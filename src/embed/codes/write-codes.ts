/** What an embedder copies. Pure, and without a package: it runs at build and where a reader chooses a look. */
import { escapeHtml } from '../../figure/html.ts';
import type { Embedded, EmbeddedView } from './code-addresses.ts';
import { listenerScript } from './listener.ts';

export const THEMES = ['light', 'auto', 'dark'] as const;

/** How an embed looks where the embedder does not take the usual: light, and on its first view. */
export interface Look {
  theme?: (typeof THEMES)[number];
  view?: string;
}

export interface EmbedCode {
  id: 'link' | 'frame' | 'listener' | 'pinned' | 'click' | 'picture' | 'narrow' | 'amp' | 'element';
  name: string;
  /** What it is for, in a sentence. */
  purpose: string;
  code: string;
  /** What a host with a content policy adds to it; nothing where the code loads nothing. */
  policy: string;
}

/** The width in px that oEmbed names: that of a column of text. */
export const WIDTH = 600;

/** The width in px at which the narrow picture stands: on the smallest usual phone, between its margins. */
const NARROW_SHOWN = 340;

/** The title of every frame, by which screen readers announce it. */
export function frameTitle(finding: string): string {
  return `Chart: ${finding}`;
}

/** The address of an embed in a look. */
export function lookAddress(address: string, { theme = 'light', view }: Look): string {
  const query = new URLSearchParams({ ...(view ? { view } : {}), ...(theme === 'light' ? {} : { theme }) }).toString();
  return query ? `${address}?${query}` : address;
}

/** Every code, in the order in which they are offered; a figure of which no file has been kept has no pinned one. */
export function embedCodes(figure: Embedded, look: Look = {}): EmbedCode[] {
  return [...frames(figure, look), ...pictures(figure, look), ...forPrograms(figure, look)];
}

function frames(figure: Embedded, look: Look): EmbedCode[] {
  const { addresses, height, hashes, pinnedHeight } = figure;
  const { embed, embeds, pinned } = addresses;
  const policy = `frame-src ${embeds}`;
  return [
    {
      id: 'link',
      name: 'Link',
      purpose:
        'For messages, and for WordPress and other systems that turn a pasted address into the chart. It carries no choice of colours or view.',
      code: addresses.figure,
      policy: '',
    },
    {
      id: 'frame',
      name: 'Frame without a script',
      purpose: 'For most pages: Chromium browsers fit the height, others keep the one given here.',
      code: nativeFrame(figure, look, embed, height),
      policy,
    },
    {
      id: 'listener',
      name: 'Frame with a script that fits its height',
      purpose:
        'For Safari and Firefox too, and for strict content policies. One copy of the script serves all our frames.',
      // A strict policy refuses style attributes; the script sets the height in a way that it allows.
      code: `${frame(figure, look, embed, height)}\n<script>${listenerScript(embeds)}</script>`,
      policy: `${policy}; script-src ${hashes.script}`,
    },
    ...(pinned
      ? [
          {
            id: 'pinned' as const,
            name: 'Frame that never changes',
            purpose: 'For texts that describe the chart as it was: this file is kept, and links to the newest.',
            code: nativeFrame(figure, look, pinned, pinnedHeight ?? height),
            policy,
          },
        ]
      : []),
    {
      id: 'click',
      name: 'Frame that loads on a click',
      purpose:
        'For pages that may ask nobody else for anything before readers agree. It needs no script; with the script above it fits its height.',
      code: clickFrame(figure, look),
      policy: `${policy}; style-src ${hashes.style}`,
    },
  ];
}

/** With what programs show that leave out the frame, a feed reader or an archive, inside it. */
function frame(figure: Embedded, look: Look, address: string, height: number, style = ''): string {
  const src = escapeHtml(lookAddress(address, look));
  const { picture, alt } = chosen(figure, look);
  return `<iframe src="${src}"
  title="${title(figure)}"
  width="100%" height="${height}" frameborder="0" loading="lazy"${style && `\n  style="${style}"`}>
<a href="${escapeHtml(figure.addresses.figure)}">
<img src="${escapeHtml(picture)}" alt="${escapeHtml(alt)}"></a>
</iframe>`;
}

/** Fits its height where the browser can do so itself; elsewhere the height given stands. */
function nativeFrame(figure: Embedded, look: Look, address: string, height: number): string {
  // A frame passes its own scheme on; without one the chart keeps to that of the page, or of the reader's device.
  const { theme = 'light' } = look;
  const scheme = theme === 'auto' ? '' : `color-scheme:${theme};`;
  const sizing = `height:${height}px;height:if(supports(frame-sizing:content-height):auto;else:${height}px);frame-sizing:content-height`;
  // Rules of hosts for every iframe, such as aspect-ratio:16/9 for films, would cut a height that fits itself.
  return frame(figure, look, address, height, `border:0;aspect-ratio:auto;${scheme}${sizing}`);
}

/** The same for every figure, so that one hash admits it. */
export const CLICK_STYLE =
  'body{box-sizing:border-box;min-height:100vh;margin:0;padding:16px;display:grid;align-content:center;gap:16px;border:solid #78858e;border-width:3px 1px 1px;font:16px/1.4 Arial,sans-serif}p{margin:0}a{display:inline-block;padding:12px 16px;border:1px solid}';

/** The link inside the frame loads the chart in its own place: no script, and a keyboard reaches it like any link. */
function clickFrame(figure: Embedded, look: Look): string {
  const { addresses, height, status } = figure;
  const finding = escapeHtml(figure.finding);
  const { theme = 'light' } = look;
  const page = [
    '<!doctype html><html lang="en"><meta name="viewport" content="width=device-width">',
    `<meta name="color-scheme" content="${theme === 'auto' ? 'light dark' : theme}"><style>${CLICK_STYLE}</style>`,
    `<title>${finding}</title><p><b>${finding}</b></p><p>${escapeHtml(status)}.</p>`,
    `<p><a href="${escapeHtml(lookAddress(addresses.embed, look))}">Load the chart</a></p>`,
    `<p>Until then nothing is asked of ${escapeHtml(new URL(addresses.embed).host)}.</p></html>`,
  ].join('');
  const attributes = `title="${title(figure)}" width="100%" height="${height}" frameborder="0"`;
  return `<iframe srcdoc="${escapeHtml(page)}" ${attributes}><a href="${escapeHtml(addresses.figure)}">${finding}</a></iframe>`;
}

function pictures(figure: Embedded, look: Look): EmbedCode[] {
  const { narrow, narrowDark, stills } = figure.addresses;
  const { picture, alt, dark } = chosen(figure, look);
  const first = figure.views.length > 1 ? ' It shows the first view whichever you choose.' : '';
  const policy = `img-src ${stills}`;
  const source = `<source media="(prefers-color-scheme: dark)" srcset="${escapeHtml(dark)}">`;
  return [
    {
      id: 'picture',
      name: 'Picture with a link',
      purpose: 'For RSS and for pages that show no frames. It fills its column.',
      code: linked(
        figure,
        look.theme === 'auto'
          ? ['<picture>', source, image(picture, alt, '100%'), '</picture>']
          : [image(picture, alt, '100%')],
      ),
      policy,
    },
    {
      id: 'narrow',
      name: 'Narrow picture with a link',
      purpose: `For newsletters and phones: its words stay legible. It is dark only where you choose Dark.${first}`,
      code: linked(figure, [
        image(look.theme === 'dark' ? narrowDark : narrow, figure.views[0].alt, String(NARROW_SHOWN)),
      ]),
      policy,
    },
  ];
}

/** Without a height and a style, which mail programs and strict policies drop: the width alone never overflows. */
function image(source: string, alt: string, width: string): string {
  return `<img src="${escapeHtml(source)}" width="${width}" border="0"\n  alt="${escapeHtml(alt)}">`;
}

function linked({ addresses, finding, status }: Embedded, picture: string[]): string {
  const to = escapeHtml(addresses.figure);
  return [
    `<p><a href="${to}">`,
    ...picture,
    `</a></p>`,
    `<p><a href="${to}">${escapeHtml(finding)}</a>. ${escapeHtml(status)}.</p>`,
  ].join('\n');
}

function forPrograms(figure: Embedded, look: Look): EmbedCode[] {
  const { addresses, finding, height, id } = figure;
  const { picture, alt } = chosen(figure, look);
  const { theme = 'light', view } = look;
  const src = escapeHtml(lookAddress(addresses.embed, look));
  const size = `layout="fixed-height" height="${height}"`;
  const rights = 'sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox" frameborder="0" resizable';
  const start = view ? ` view="${escapeHtml(view)}"` : '';
  return [
    {
      id: 'amp',
      name: 'AMP',
      purpose: 'For AMP pages that load AMP’s own script for amp-iframe.',
      code: `<amp-iframe src="${src}" title="${title(figure)}" ${size} ${rights}>
  <amp-img placeholder layout="fill" src="${escapeHtml(picture)}" alt="${escapeHtml(alt)}"></amp-img>
  <div overflow tabindex="0" role="button">Show the whole chart</div>
</amp-iframe>`,
      policy: `frame-src ${addresses.embeds}; img-src ${addresses.stills}`,
    },
    {
      id: 'element',
      name: 'Element',
      purpose: 'For developers: a custom element that fits its height and takes a view and a theme.',
      code: `<script async src="${escapeHtml(addresses.element)}"></script>
<story-figure figure="${id}"${start} theme="${theme}"><a href="${escapeHtml(addresses.figure)}">${escapeHtml(finding)}</a></story-figure>`,
      policy: `frame-src ${addresses.embeds}; script-src ${addresses.element}`,
    },
  ];
}

/** The chosen view, with its picture in the chosen colours; one file cannot follow a device, and is then light. */
function chosen({ views }: Embedded, { theme, view }: Look): EmbeddedView & { picture: string } {
  const shown = views.find(({ id }) => id === view) ?? views[0];
  return { ...shown, picture: theme === 'dark' ? shown.dark : shown.light };
}

function title({ finding }: Embedded): string {
  return escapeHtml(frameTitle(finding));
}
