/** oEmbed: what WordPress and others need to turn a figure's address into a chart. */
import { escapeHtml } from '../../figure/html.ts';
import type { Embedded } from './code-addresses.ts';
import { frameTitle, WIDTH } from './write-codes.ts';

/** A day: pages that hold a chart then ask again. */
const CACHE_SECONDS = 86_400;

export interface Provider {
  name: string;
  url: string;
}

/** The answer for a figure. Nothing in its `html` is lost to the elements and attributes that WordPress lets through. */
export function oembed(figure: Embedded, provider: Provider): Record<string, string | number> {
  return {
    type: 'rich',
    version: '1.0',
    title: figure.finding,
    html: oembedHtml(figure),
    width: WIDTH,
    height: grantedHeight(figure),
    provider_name: provider.name,
    provider_url: provider.url,
    cache_age: CACHE_SECONDS,
    thumbnail_url: figure.addresses.picture,
    thumbnail_width: 1200,
    thumbnail_height: 630,
  };
}

/** WordPress grants a frame no more than this; only in the narrowest does any chart need it. */
function grantedHeight({ height }: Embedded): number {
  return Math.min(height, 1000);
}

/** Words that stand alone: WordPress shows them until the chart has spoken, and feed readers show nothing else. */
export function oembedHtml(figure: Embedded): string {
  const { addresses, finding, numbers, sources } = figure;
  const title = escapeHtml(frameTitle(finding));
  const size = `width="${WIDTH}" height="${grantedHeight(figure)}" frameborder="0" marginwidth="0" marginheight="0"`;
  return (
    `<blockquote>${escapeHtml(`${finding}. ${numbers}. ${sources}.`)} ` +
    `<a href="${escapeHtml(addresses.figure)}">The chart with its numbers</a></blockquote>` +
    `<iframe src="${escapeHtml(addresses.embed)}" ${size} title="${title}"></iframe>`
  );
}
