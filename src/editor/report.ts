/** A comparison as one HTML file that opens from a disk: no script, no request, our type and colours. */
import type { Problem } from '../data/problems.ts';
import { turnedTexts, type Difference } from './diff-compare.ts';
import { checkLines } from './diff-mistakes.ts';
import type { ItemChange } from './diff-items.ts';
import { editedKinds, isShort, shownItems, type ShownItem } from './diff-shown.ts';
import { badge, figureSection, itemSection, proseSection, tableSection, turnedSection } from './report-parts.ts';
import type { Markup } from '../figure/html.ts';
import { html } from './report-html.ts';
import { page } from './report-page.ts';

/** Edits that are named above everything else. */
const MOST_EDITS = 4;

/** The whole page; above all else, what keeps the files as they are now from being built. */
export function reportPage(difference: Difference, mistakes: Problem[] = []): string {
  const items = shownItems(difference);
  return page(
    `What the data change does: ${headline(difference)}`,
    html`<header class="head">
        <p class="head__what">Compared with ${difference.before}</p>
        ${mistakesNote(mistakes)}
        <h1>${headlineMarkup(difference)}</h1>
        ${edits(items)} ${contents(difference)}
      </header>
      <main>
        ${turnedSection(turnedTexts(difference))} ${itemSection(items)} ${proseSection(difference.prose)}
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
  return editedKinds(items).join('; ');
}

function headlineMarkup(difference: Difference): Markup {
  const only = onlyField(difference.items);
  if (!only) return html`${headline(difference)}`;
  return html`<span class="head__name">${only.name}: ${only.field}</span> <del>${only.before ?? 'nothing'}</del>
    <span class="arrow">→</span> <ins>${only.after ?? 'nothing'}</ins>`;
}

/** Of several edits the first: what is new and gone by its name, and what was changed with its value where that is short. */
function edits(items: ShownItem[]): Markup | undefined {
  if (items.length < 2) return undefined;
  const rest = items.length - MOST_EDITS;
  const entries = items.slice(0, MOST_EDITS).map((item) => {
    const only = onlyField([item]);
    if (!only) return html`<li>${badge(item.change)}${item.name}</li>`;
    return html`<li>
      ${only.name}: ${only.field} <del>${only.before ?? 'nothing'}</del> <span class="arrow">→</span>
      <ins>${only.after ?? 'nothing'}</ins>
    </li>`;
  });
  return html`<ul class="edits">
    ${entries} ${rest > 0 && html`<li><a href="#values">and ${rest} more</a></li>`}
  </ul>`;
}

/** The one short value that was changed, or nothing where more was, or where it holds references. */
function onlyField(items: ItemChange[]) {
  const [item] = items;
  if (!item || items.length > 1 || item.change !== 'changed') return undefined;
  const [field, ...others] = item.fields;
  if (!field || others.length > 0 || !isShort(field)) return undefined;
  return `${field.before}${field.after}`.includes('{') ? undefined : { name: item.name, ...field };
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
