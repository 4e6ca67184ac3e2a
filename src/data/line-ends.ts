/** The text as the project writes it: Windows ends a line with two characters, and paragraphs are told by one. */
export function withLineFeeds(text: string): string {
  return text.replaceAll('\r\n', '\n');
}
