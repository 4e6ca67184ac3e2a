/** What an embedder copies. Pure, and without a package: it runs at build and where a reader chooses a look. */
// Under another name, because the formatter would break the lines of what embedders read.
import { html as markup, trusted, type Markup } from '../../figure/html.ts';
import type { Embedded, EmbeddedView } from './embedded.ts';
import { listenerScript } from './listener.ts';

export const THEMES = ['light', 'auto', 'dark'] as const;

/** How an embed looks where the embedder does not take the usual: light, and on its first view. */
export interface Look {
  theme?: (typeof THEMES)[number] | undefined;
  view?: string | undefined;
}

/** Every form in which a figure can be taken, in the order in which they are offered. */
const NAMES = {
  link: 'Link',
  frame: 'Frame without a script',
  listener: 'Frame with a script that fits its height',
  pinned: 'Frame that never changes',
  picture: 'Picture with a link',
  narrow: 'Narrow picture with a link',
  element: 'Element',
};

type Form = keyof typeof NAMES;

const PURPOSES: Record<Form, string> = {
  link: 'For messages, and for WordPress and other systems that turn a pasted address into the chart. It carries no choice of colours or view.',
  frame: 'For most pages: Chromium browsers fit the height, others keep the one given here.',
  listener:
    'For Safari and Firefox too, and for strict content policies. One copy of the script serves all our frames.',
  pinned: 'For texts that describe the chart as it was: this file is kept, and links to the newest.',
  picture: 'For RSS and for pages that show no frames. It fills its column.',
  narrow:
    'For newsletters and phones: its words stay legible. It is dark only where you choose Dark, and shows the first view whichever you choose.',
  element: 'For developers: a custom element that fits its height and takes a view and a theme.',
};

/** The width in px at which the narrow picture stands: on the smallest usual phone, between its margins. */
const NARROW_SHOWN = '340';

/** Every code of a figure, with what a content policy must allow; without a kept file there is no pinned one. */
export function embedCodes(figure: Embedded, look: Look = {}) {
  const { addresses, height, hash, pinnedHeight = height, views } = figure;
  const frames = `frame-src ${addresses.embeds}`;
  const pictures = `img-src ${addresses.stills}`;
  const narrow = look.theme === 'dark' ? addresses.narrowDark : addresses.narrow;
  // A strict policy refuses style attributes; the script sets the height in a way that it allows.
  const listened = `${frame(figure, look, addresses.embed, height)}\n<script>${listenerScript(addresses.embeds)}</script>`;
  const written: [Form, string, string][] = [
    ['link', addresses.figure, ''],
    ['frame', nativeFrame(figure, look, addresses.embed, height), frames],
    ['listener', listened, `${frames}; script-src ${hash}`],
    ['pinned', addresses.pinned ? nativeFrame(figure, look, addresses.pinned, pinnedHeight) : '', frames],
    ['picture', picture(figure, look), pictures],
    ['narrow', linked(figure, image(narrow, views[0].alt, NARROW_SHOWN)), pictures],
    ['element', element(figure, look), `${frames}; script-src ${addresses.element}`],
  ];
  return written.flatMap(([id, code, policy]) => {
    return code ? { id, name: NAMES[id], purpose: PURPOSES[id], code, policy } : [];
  });
}

/** By which screen readers announce every frame. */
export function frameTitle(finding: string): string {
  return `Chart: ${finding}`;
}

/** The address of an embed in a look. */
export function lookAddress(address: string, { theme = 'light', view }: Look): string {
  const query = new URLSearchParams({ ...(view ? { view } : {}), ...(theme === 'light' ? {} : { theme }) }).toString();
  return query ? `${address}?${query}` : address;
}

/** With what programs show that leave out the frame, a feed reader or an archive, inside it. */
function frame(figure: Embedded, look: Look, address: string, height: number, style = ''): string {
  const { shown, source } = chosen(figure, look);
  return markup`<iframe src="${lookAddress(address, look)}"
  title="${frameTitle(figure.finding)}"
  width="100%" height="${height}" frameborder="0" loading="lazy"${trusted(style)}>
<a href="${figure.addresses.figure}">
<img src="${source}" alt="${shown.alt}"></a>
</iframe>`.markup;
}

/** Fits its height where the browser can do so itself; elsewhere the height given stands. */
function nativeFrame(figure: Embedded, look: Look, address: string, height: number): string {
  // A frame passes its own scheme on; without one the chart keeps to that of the page, or of the reader's device.
  const { theme = 'light' } = look;
  const scheme = theme === 'auto' ? '' : `color-scheme:${theme};`;
  const sizing = `height:${height}px;height:if(supports(frame-sizing:content-height):auto;else:${height}px);frame-sizing:content-height`;
  // Rules of hosts for every iframe, such as aspect-ratio:16/9 for films, would cut a height that fits itself.
  return frame(figure, look, address, height, `\n  style="border:0;aspect-ratio:auto;${scheme}${sizing}"`);
}

function picture(figure: Embedded, look: Look): string {
  const { shown, source } = chosen(figure, look);
  const drawn = image(source, shown.alt, '100%');
  if (look.theme !== 'auto') return linked(figure, drawn);
  const dark = markup`<source media="(prefers-color-scheme: dark)" srcset="${shown.dark}">`;
  return linked(figure, markup`<picture>\n${dark}\n${drawn}\n</picture>`);
}

/** Without a height and a style, which mail programs and strict policies drop: the width alone never overflows. */
function image(source: string, alt: string, width: string): Markup {
  return markup`<img src="${source}" width="${width}" border="0"\n  alt="${alt}">`;
}

function linked({ addresses, finding, status }: Embedded, drawn: Markup): string {
  return markup`<p><a href="${addresses.figure}">
${drawn}
</a></p>
<p><a href="${addresses.figure}">${finding}</a>. ${status}.</p>`.markup;
}

function element({ addresses, finding, id }: Embedded, { theme = 'light', view }: Look): string {
  const start = view ? markup` view="${view}"` : '';
  return markup`<script async src="${addresses.element}"></script>
<story-figure figure="${id}"${start} theme="${theme}"><a href="${addresses.figure}">${finding}</a></story-figure>`
    .markup;
}

/** The chosen view, with its picture in the chosen colours; one file cannot follow a device, and is then light. */
function chosen({ views }: Embedded, { theme, view }: Look): { shown: EmbeddedView; source: string } {
  const shown = views.find(({ id }) => id === view) ?? views[0];
  return { shown, source: theme === 'dark' ? shown.dark : shown.light };
}

/** In px, that of a column of text. */
const OEMBED_WIDTH = 600;
/** WordPress grants a frame no more px than this; only in the narrowest does any chart need it. */
const TALLEST = 1000;
/** A day: pages that hold a chart then ask again. */
const CACHE_SECONDS = 86_400;

/** oEmbed: what turns the address of a figure into a chart. Nothing in its `html` is lost to the elements and attributes that WordPress lets through. */
export function oembed(figure: Embedded, provider: { name: string; url: string }) {
  return {
    type: 'rich',
    version: '1.0',
    title: figure.finding,
    html: oembedHtml(figure),
    width: OEMBED_WIDTH,
    height: Math.min(figure.height, TALLEST),
    provider_name: provider.name,
    provider_url: provider.url,
    cache_age: CACHE_SECONDS,
    thumbnail_url: figure.addresses.picture,
    thumbnail_width: 1200,
    thumbnail_height: 630,
  };
}

/** Words that stand alone: WordPress shows them until the chart has spoken, and feed readers show nothing else. */
export function oembedHtml({ addresses, finding, status, height }: Embedded): string {
  const words = markup`${finding}. ${status}. <a href="${addresses.figure}">The chart with its numbers</a>`;
  const size = markup`width="${OEMBED_WIDTH}" height="${Math.min(height, TALLEST)}"`;
  const edges = markup`frameborder="0" marginwidth="0" marginheight="0"`;
  const frame = markup`<iframe src="${addresses.embed}" ${size} ${edges} title="${frameTitle(finding)}"></iframe>`;
  return markup`<blockquote>${words}</blockquote>`.markup + frame.markup;
}
