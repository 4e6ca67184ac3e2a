/** A comparison as one HTML file that opens from a disk: no script, no request, our type and colours. */
import type { Problem } from '../data/problems.ts';
import { turnedTexts, type Difference } from './diff-compare.ts';
import { checkLines } from './diff-mistakes.ts';
import { editedKinds } from './diff-print.ts';
import { figureSection, itemSection, proseSection, tableSection, turnedSection } from './report-parts.ts';
import type { Markup } from '../figure/html.ts';
import { html } from './report-html.ts';
import { page } from './report-page.ts';

/** Edits that are named above everything else. */
const MOST_EDITS = 4;

/** The whole page; above all else, what keeps the files as they are now from being built. */
export function reportPage(difference: Difference, mistakes: Problem[] = []): string {
  return page(
    `What the data change does: ${headline(difference)}`,
    html`<header class="head">
        <p class="head__what">Compared with ${difference.before}</p>
        ${mistakesNote(mistakes)}
        <h1>${headlineMarkup(difference)}</h1>
        ${edits(difference)} ${contents(difference)}
      </header>
      <main>
        ${turnedSection(turnedTexts(difference))} ${itemSection(difference.items)} ${proseSection(difference.prose)}
        ${figureSection(difference)} ${tableSection(difference.tables)}
      </main>`,
  );
}

function mistakesNote(mistakes: Problem[]): Markup | undefined {
  const [heading, ...lines] = checkLines(mistakes);
  if (heading === undefined) return undefined;
  return html`<div class="mistakes">
    <p><b>${heading}</b></p>
    <ul>
      ${lines.map((line) => html`<li>${line.trim()}</li>`)}
    </ul>
  </div>`;
}

/** The change in one line, where one line can say it. */
function headline({ items }: Difference): string {
  const only = onlyField(items);
  if (only) return `${only.name}, ${only.field}: ${only.before ?? 'nothing'} → ${only.after ?? 'nothing'}`;
  if (items.length === 0) return 'The words of the story';
  return `${editedKinds(items).join(', ')} edited`;
}

function headlineMarkup(difference: Difference): Markup {
  const only = onlyField(difference.items);
  if (!only) return html`${headline(difference)}`;
  return html`<span class="head__name">${only.name}: ${only.field}</span> <del>${only.before ?? 'nothing'}</del>
    <span class="arrow">→</span> <ins>${only.after ?? 'nothing'}</ins>`;
}

/** Of several edits the short ones at once: a reader wants to know which number it was. */
function edits({ items }: Difference): Markup | undefined {
  if (items.length < 2) return undefined;
  const short = items.flatMap((item) => onlyField([item]) ?? []).slice(0, MOST_EDITS);
  if (short.length === 0) return undefined;
  return html`<ul class="edits">
    ${short.map(
      ({ name, field, before, after }) =>
        html`<li>
          ${name}: ${field} <del>${before ?? 'nothing'}</del> <span class="arrow">→</span>
          <ins>${after ?? 'nothing'}</ins>
        </li>`,
    )}
  </ul>`;
}

/** The one short value that was changed, or nothing where more was. */
function onlyField(items: Difference['items']) {
  const [item] = items;
  if (!item || items.length > 1 || item.change !== 'changed') return undefined;
  const isShort = (text = ''): boolean => text.length <= 24;
  const [field, ...others] = item.fields.filter(({ before, after }) => isShort(before) && isShort(after));
  return field && others.length === 0 ? { name: item.name, ...field } : undefined;
}

/** How much of what, each number a link to it. */
function contents({ items, prose, figures, tables, charts }: Difference): Markup {
  const turned = turnedTexts({ prose, figures }).length;
  const sentences = prose.filter((text) => !text.turned).length;
  const figureCount = new Set([...figures.map(({ figure }) => figure), ...charts.map(({ figure }) => figure)]).size;
  const links: [string, number, string, string][] = [
    ['turned', turned, 'text says something else', 'texts say something else'],
    ['values', items.length, 'edited value', 'edited rows and values'],
    ['sentences', sentences, 'sentence has a new number', 'sentences have new numbers or words'],
    ['figures', figureCount, 'figure is affected', 'figures are affected'],
    ['tables', tables.length, 'text in tables', 'texts in tables'],
  ];
  return html`<nav aria-label="Contents">
    <ul class="contents">
      ${links.map(([id, count, one, many]) =>
        count > 0
          ? html`<li>
              <a href="#${id}"><b>${count}</b> ${count === 1 ? one : many}</a>
            </li>`
          : false,
      )}
    </ul>
  </nav>`;
}
