/** One SVG element as text. Attributes that are not set are left out. */
export function tag(name: string, attributes: Record<string, string | number | undefined>, content?: string): string {
  let text = `<${name}`;
  for (const [key, value] of Object.entries(attributes))
    if (value !== undefined) text += ` ${key}="${escapeText(String(value)).replaceAll('"', '&quot;')}"`;
  return text + (content === undefined ? '/>' : `>${content}</${name}>`);
}

/** A box as the data of a path: Firefox's Reader View leaves out every `rect`. */
export function boxPath(x: number, y: number, width: number, height: number): string {
  return `M${x} ${y}h${width}v${height}h${-width}Z`;
}

/** Words between elements. Shorter than the escaping of pages, which readers' scripts would carry in vain. */
export function escapeText(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
