/** What WordPress does to the answer of a provider that it does not know, written afresh from its documentation. */
import { parseHTML } from 'linkedom';

/** The elements and attributes that it lets through. */
const ALLOWED: Record<string, string[]> = {
  a: ['href'],
  blockquote: [],
  iframe: ['src', 'width', 'height', 'frameborder', 'marginwidth', 'marginheight', 'scrolling', 'title'],
};

/** The answer with everything taken out that is not on the list. */
export function filterAnswer(html: string): string {
  const { document } = parseHTML(`<html><body>${html}</body></html>`);
  for (const node of document.body.querySelectorAll('*')) {
    const allowed = ALLOWED[node.localName];
    if (!allowed) node.replaceWith(...node.childNodes);
    else for (const { name } of [...node.attributes]) if (!allowed.includes(name)) node.removeAttribute(name);
  }
  return document.body.innerHTML;
}

/** What stands in the post: a sandboxed frame, hidden until it has spoken with the secret that it was given. */
export function postContent(html: string, secret: string): string {
  const parts = /(<blockquote>.*?<\/blockquote>)?.*(<iframe.*?><\/iframe>)/s.exec(filterAnswer(html));
  if (!parts) return '';
  const [, quote = '', frame = ''] = parts;
  const hidden = quote ? ' style="position: absolute; visibility: hidden;"' : '';
  return (
    quote.replace('<blockquote', `<blockquote class="wp-embedded-content" data-secret="${secret}"`) +
    frame
      .replace(/ src="([^"#]*)"/, ` src="$1#?secret=${secret}" data-secret="${secret}"`)
      .replace('<iframe', `<iframe sandbox="allow-scripts" security="restricted" class="wp-embedded-content"${hidden}`)
  );
}

/** The listener of the post's page, in the same form: heights between 200 and 1000 px, the quotation gone once it is heard. */
export const POST_SCRIPT = `
addEventListener('message', ({ data, source }) => {
  if (!data || !data.secret || /[^a-zA-Z0-9]/.test(data.secret)) return;
  const frame = document.querySelector('iframe[data-secret="' + data.secret + '"]');
  if (!frame || frame.contentWindow !== source || data.message !== 'height') return;
  frame.height = Math.min(1000, Math.max(200, ~~data.value));
  frame.removeAttribute('style');
  document.querySelector('blockquote[data-secret="' + data.secret + '"]').style.display = 'none';
});
addEventListener('load', () => {
  for (const frame of document.querySelectorAll('iframe[data-secret]'))
    frame.contentWindow.postMessage({ message: 'ready', secret: frame.dataset.secret }, '*');
});
`;
