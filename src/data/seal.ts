/** The seal of the record of published values, by which a change by hand shows. */
import { createHash } from 'node:crypto';
import type { Published } from './schema.ts';

/** Sixteen letters that change with every value of the record; pure, and the same on every machine. */
export function sealOf({ recorded, rows, corrections = [] }: Omit<Published, 'seal' | '$schema'>): string {
  const told = rows.map(({ row, values }) => [row, Object.entries(values)]);
  return createHash('sha256')
    .update(JSON.stringify([recorded, told, corrections]))
    .digest('hex')
    .slice(0, 16);
}
