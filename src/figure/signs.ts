import type { Mark, Status } from '../charts/types.ts';
import { drawChart } from './draw.ts';

/** The status sign as inline SVG: decoration beside words that say the same. */
export function drawSign(status: Status): string {
  const mark: Mark = { kind: 'symbol', key: status, x: 8, y: 8, size: 15, status, emphasis: 'normal', opacity: 1 };
  return drawChart({ scene: { width: 16, height: 16, marks: [mark] }, id: `sign-${status}` });
}

/** All status signs, for a page that refers to them by `#sign-<status>`. */
export function drawSigns(): string {
  const statuses: Status[] = ['published', 'released', 'leaked', 'derived'];
  return statuses.map((status) => drawSign(status).replace('<svg', `<svg id="sign-${status}"`)).join('');
}
