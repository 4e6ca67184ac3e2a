/** Code that stands inside a page: shortened, and admitted by the policy through its hash. */
import { createHash } from 'node:crypto';

/** A script without its comments and indents. Comments stand on lines of their own. */
export function shortenScript(source: string): string {
  return source
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('//'))
    .join('\n');
}

/** A style sheet without its comments, indents and breaks. */
export function shortenStyle(source: string): string {
  return source
    .replace(/\/\*.*?\*\//gs, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,]) ?/g, '$1')
    .replace(/: /g, ':')
    .trim();
}

/** The expression by which a policy admits this text, and no other. */
export function policyHash(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
