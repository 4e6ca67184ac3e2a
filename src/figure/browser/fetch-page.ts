/** Other pages of the site, which hold the rows and the tables that this one leads to. */
import { NUMBERS_PATH } from '../places.ts';

const pages = new Map<string, Promise<Document>>();

/** A page of the site, fetched once, when a reader first asks for something on it; rejects where it cannot be had. */
export function fetchPage(address: string): Promise<Document> {
  const known = pages.get(address);
  if (known) return known;
  const asked = fetch(address).then(async (answer) => {
    if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
    // The styles in its head are not this page’s, whose policy would complain.
    const text = await answer.text();
    return new DOMParser().parseFromString(text.slice(text.indexOf('<body')), 'text/html');
  });
  pages.set(address, asked);
  // A reader who is online again may ask again.
  asked.catch(() => pages.delete(address));
  return asked;
}

export function fetchNumbers(): Promise<Document> {
  return fetchPage(import.meta.env.BASE_URL + NUMBERS_PATH);
}
