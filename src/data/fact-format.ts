/** How a number of the prose is written: 12,345, fifty-three, 1.4%. */
import { formatNumber, formatShare, formatWords } from '../charts/format.ts';
import { FORMATS, type FactDefinition } from './schema/schema.ts';
import { MistakeError } from './mistakes/mistake-error.ts';
import { unknownName } from './mistakes/unknown.ts';

export type Format = FactDefinition['format'];

/** The format of a name that somebody wrote. */
export function asFormat(name: string): Format {
  const format = FORMATS.find((candidate) => candidate === name);
  if (!format) throw new MistakeError(unknownName('number format', name, FORMATS));
  return format;
}

/** A number as readers see it. Throws where the format makes another number of it: nothing of something, or far over all. */
export function formatValue(value: number | string, format: Format): string {
  if (typeof value === 'string') return value;
  const text = formatted(value, format);
  const isTooMuch = format === 'share' && Math.abs(value) > 1;
  if (isTooMuch || (value !== 0 && !/[1-9a-z]/i.test(text)))
    throw new MistakeError({ code: 'format-hides', value, format, text });
  return text;
}

function formatted(value: number, format: Format): string {
  switch (format) {
    case 'number':
      return formatNumber(value, Number.isInteger(value) ? 0 : 1);
    case 'words':
      return formatWords(value);
    case 'capital':
      return formatWords(value).replace(/^./, (letter) => letter.toUpperCase());
    case 'share':
      return formatShare(value);
    case 'thousands':
      return formatNumber(Math.round(value / 1000) * 1000);
    case 'text':
      return String(value);
  }
}
