import { OPACITY } from '../charts/theme.ts';
import type { Scene, Status } from '../charts/types.ts';
import { drawChart } from './draw.ts';

export { rowStatus, sourceName, statusWords } from '../data/status-words.ts';

const SIZE = 16;

/** The status sign as inline SVG: decoration beside words that say the same. */
export function drawSign(status: Status): string {
  const scene: Scene = {
    width: SIZE,
    height: SIZE,
    marks: [
      {
        kind: 'symbol',
        key: status,
        x: SIZE / 2,
        y: SIZE / 2,
        size: SIZE - 1,
        status,
        emphasis: 'normal',
        opacity: OPACITY.normal,
      },
    ],
  };
  return drawChart({ scene, id: `sign-${status}` });
}

/** All status signs, for a page that refers to them by `#sign-<status>`. */
export function drawSigns(): string {
  const statuses: Status[] = ['published', 'released', 'leaked', 'derived'];
  return statuses.map((status) => drawSign(status).replace('<svg', `<svg id="sign-${status}"`)).join('');
}
