/** The corrections as an Atom feed (RFC 4287), for readers who want to hear of them. */
import { escapeHtml } from '../figure/html.ts';
import { correctionWords } from '../figure/correction-words.ts';
import { newestFirst } from '../data/correction-log.ts';
import { lastChange } from '../data/freshness.ts';
import type { Data } from '../data/data.ts';

/** The feed of a story with that title, by the addresses of its page and of the feed itself. */
export function correctionsFeed(data: Data, title: string, { story, feed }: Record<'story' | 'feed', string>): string {
  const entries = newestFirst(data.corrections).map((correction, index, all) => {
    const words = correctionWords(data, correction);
    // Counted from the oldest, so that a new correction leaves the names of the others as they are.
    const id = `${story}#correction-${all.length - index}`;
    return `  <entry>
    <id>${escapeXml(id)}</id>
    <title>Correction: ${escapeXml(words.what)}</title>
    <updated>${words.date}T00:00:00Z</updated>
    <link href="${escapeXml(id)}"/>
    <content type="text">${escapeXml(words.whole)}</content>
  </entry>`;
  });
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB">
  <id>${escapeXml(feed)}</id>
  <title>Corrections to ${escapeXml(title)}</title>
  <author><name>${escapeXml(title)}</name></author>
  <updated>${wholeDay(lastChange(data))}T00:00:00Z</updated>
  <link href="${escapeXml(story)}"/>
  <link rel="self" type="application/atom+xml" href="${escapeXml(feed)}"/>
${entries.map((entry) => `${entry}\n`).join('')}</feed>
`;
}

/** A day, a month or a year as the day on which it begins. */
export function wholeDay(date: string): string {
  return `${date || '1970'}-01-01`.slice(0, 10);
}

/** Text for XML: no markup, and none of the characters that XML 1.0 forbids. */
function escapeXml(text: string): string {
  return escapeHtml(text.replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, ''));
}
