/** oEmbed: what WordPress and others need to turn a figure's address into a chart. */
import { html } from '../../figure/html.ts';
import type { Embedded } from './embedded.ts';
import { frameTitle } from './write-codes.ts';

/** In px, that of a column of text. */
const WIDTH = 600;
/** WordPress grants a frame no more px than this; only in the narrowest does any chart need it. */
const TALLEST = 1000;
/** A day: pages that hold a chart then ask again. */
const CACHE_SECONDS = 86_400;

/** The answer for a figure. Nothing in its `html` is lost to the elements and attributes that WordPress lets through. */
export function oembed(figure: Embedded, provider: { name: string; url: string }) {
  return {
    type: 'rich',
    version: '1.0',
    title: figure.finding,
    html: oembedHtml(figure),
    width: WIDTH,
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
  const words = html`${finding}. ${status}. <a href="${addresses.figure}">The chart with its numbers</a>`;
  const size = html`width="${WIDTH}" height="${Math.min(height, TALLEST)}"`;
  const edges = html`frameborder="0" marginwidth="0" marginheight="0"`;
  const frame = html`<iframe src="${addresses.embed}" ${size} ${edges} title="${frameTitle(finding)}"></iframe>`;
  return html`<blockquote>${words}</blockquote>`.markup + frame.markup;
}
