/** Where a build is for, as `SITE_URL` and `BASE_PATH` say it: the one place that reads both and knows their rules. */

/** The stand-in of builds that nobody publishes. */
const NO_SITE = 'https://example.org';
const SEGMENT = /^(?!\.{1,2}$)[\w.~-]+$/;

/** The origin of the site, such as "https://stories.example.org". */
export function wantedSite(text: string | undefined = process.env['SITE_URL']): string {
  if (text === undefined) return NO_SITE;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url && /^https?:$/.test(url.protocol) && `${url.origin}/` === url.href) return url.origin;
  throw new Error(
    `SITE_URL is "${text}". It must be https:// and the host of your site and no more, such as ${NO_SITE}; a path goes into BASE_PATH.`,
  );
}

/** The base path of the site with a slash at both ends, whichever of them the variable has. */
export function wantedBase(text = process.env['BASE_PATH'] ?? ''): string {
  const segments = text.trim().split('/').filter(Boolean);
  if (segments.every((part) => SEGMENT.test(part))) return `/${segments.map((part) => `${part}/`).join('')}`;
  throw new Error(
    `BASE_PATH is "${text}". It must be a path on the site, such as stories/x: between the slashes letters without accents, digits and . _ ~ - only; protocol and host go into SITE_URL. A shell on Windows may make a folder of a path that begins with a slash.`,
  );
}

/** For programs: the answer, or the sentence in the terminal and no further step. */
export function orStop<Answer>(ask: () => Answer): Answer {
  try {
    return ask();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return process.exit(1);
  }
}
