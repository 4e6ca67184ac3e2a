/** One SVG element as text. Attributes that are not set are left out. */
export function tag(name: string, attributes: Record<string, string | number | undefined>, content?: string): string {
  let text = `<${name}`;
  for (const [key, value] of Object.entries(attributes))
    if (value !== undefined) text += ` ${key}="${escapeText(String(value)).replaceAll('"', '&quot;')}"`;
  return text + (content === undefined ? '/>' : `>${content}</${name}>`);
}

/** Words between elements. Shorter than the escaping of pages, which readers' scripts would carry in vain. */
export function escapeText(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
