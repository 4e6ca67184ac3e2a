/** A value that is of the wrong kind, read as what it was meant to be. */
import type { Kind } from '../../data/mistakes/mistake.ts';
import { readDigits, ungrouped } from './read-digits.ts';
import { readFlag } from './read-flag.ts';

/** More than anybody counts; a number above it is a slip of the keyboard. */
export const MOST = 10_000_000_000;

/** The value that is there, in the kind that it should have had; undefined where it may mean something else. */
export function retyped(value: unknown, kind: Kind): unknown {
  switch (kind) {
    case 'text':
    case 'row':
      return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
    case 'texts':
    case 'list':
      return typeof value === 'string' ? [value] : undefined;
    case 'flag':
      return readFlag(value);
    case 'count':
    case 'number': {
      if (typeof value !== 'string') return undefined;
      const read = readDigits(ungrouped(value.trim()), kind === 'count');
      // A full stop may part thousands or decimals, and here nothing says which.
      if (!read || read.said || read.value > MOST) return undefined;
      return kind === 'count' && !Number.isInteger(read.value) ? undefined : read.value;
    }
    default:
      return undefined;
  }
}
