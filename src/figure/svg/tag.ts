/** One SVG element as text. Attributes that are not set are left out. */
export function tag(name: string, attributes: Record<string, string | number | undefined>, content?: string): string {
  let text = `<${name}`;
  for (const [key, value] of Object.entries(attributes))
    if (value !== undefined)
      text += ` ${key}="${String(value).replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')}"`;
  return text + (content === undefined ? '/>' : `>${content}</${name}>`);
}
