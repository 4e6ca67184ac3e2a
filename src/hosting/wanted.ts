/** Where a build is for, as `SITE_URL` and `BASE_PATH` say it: the one place that reads both and knows their rules. */

/** The stand-in of builds that nobody publishes. */
const NO_SITE = 'https://example.org';
const SEGMENT = /^(?!\.{1,2}$)[\w.~-]+$/;

/** The origin of the site, such as "https://stories.example.org". */
export function wantedSite(text: string | undefined = process.env['SITE_URL']): string {
  if (text === undefined) return NO_SITE;
  const refuse = (wanted: string): never => {
    const must = 'It must be the whole address of your site, with https:// and its host';
    throw new Error(`SITE_URL is ${text.trim() ? `"${text}"` : 'empty'}. ${must}, ${wanted}.`);
  };
  if (text.trim() === '') return refuse(`such as ${NO_SITE}, or unset it`);
  const url = parsed(text);
  if (!url) {
    // The same text with its protocol, where that makes an address of it.
    const meant = parsed(`https://${text.trim()}`);
    return refuse(`such as ${meant?.hostname.includes('.') ? meant.origin : NO_SITE}`);
  }
  if (url.search || url.hash || url.username || url.password) return refuse(`and no more than that: ${url.origin}`);
  if (url.pathname !== '/')
    return refuse(`without a path. For a site below a path, set SITE_URL=${url.origin} BASE_PATH=${url.pathname}`);
  return url.origin;
}

/** The base path of the site with a slash at both ends, whichever of them the variable has. */
export function wantedBase(text = process.env['BASE_PATH'] ?? ''): string {
  const path = text.trim();
  const segments = path.split('/').filter((part) => part !== '');
  if (segments.every((part) => SEGMENT.test(part))) return `/${segments.map((part) => `${part}/`).join('')}`;
  throw new Error(`BASE_PATH is "${text}". It must be a path on the site, such as /stories/x/. ${baseAdvice(path)}`);
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

function parsed(text: string): URL | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url && /^https?:$/.test(url.protocol) ? url : undefined;
}

function baseAdvice(path: string): string {
  if (/^\w+:\/\//.test(path)) return 'The protocol and the host go into SITE_URL.';
  if (/^[a-z]:[\\/]/i.test(path))
    return 'A shell on Windows may turn a path into a folder of the disk: leave out the first slash, as in stories/x/.';
  return 'Between the slashes, use letters without accents, digits, and the signs . _ ~ and - only.';
}
