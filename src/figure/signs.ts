import type { Mark, Status } from '../charts/types.ts';
import { drawChart } from './svg/printed.ts';
import { html, trusted, type Markup } from './html.ts';

/** All status signs, for a page that refers to them by `#sign-<status>`. */
export function drawSigns(): Markup {
  const statuses: Status[] = ['published', 'released', 'leaked', 'derived'];
  const drawn = statuses.map((status) => {
    const mark: Mark = { kind: 'symbol', key: status, x: 8, y: 8, size: 15, status, emphasis: 'normal', opacity: 1 };
    const svg = drawChart({ scene: { width: 16, height: 16, marks: [mark] }, id: `sign-${status}` });
    return svg.replace('<svg', `<svg id="sign-${status}"`);
  });
  return html`<svg class="signs" aria-hidden="true">${trusted(drawn.join(''))}</svg>`;
}

/** The status sign beside words that say the same, as a reference to the page's one drawing of it. */
export function sign(status: Status, name = 'sign'): Markup {
  return trusted(
    `<svg class="${name} chart" viewBox="0 0 16 16" aria-hidden="true"><use href="#sign-${status}"/></svg>`,
  );
}
