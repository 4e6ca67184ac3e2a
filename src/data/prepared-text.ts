import type { Data } from './data.ts';
import { splitTemplate, type Fact } from './facts.ts';

/** A text as it reads, and in parts, for pages that link its numbers. */
export interface PreparedText {
  plain: string;
  parts: (string | Fact)[];
}

/** A text with its references filled in. */
export function prepareText(data: Data, template: string): PreparedText {
  return textOf(...splitTemplate(data, template));
}

export function textOf(...parts: (string | Fact)[]): PreparedText {
  return { plain: parts.map((part) => (typeof part === 'string' ? part : part.text)).join(''), parts };
}
