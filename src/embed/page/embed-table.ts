/** The rows behind a figure as tables, with how each became public and where it stands. */
import type { Status } from '../../charts/types.ts';
import { sourceName } from '../../data/status-words.ts';
import type { PreparedRow, PreparedTable } from '../../data/tables.ts';
import { html, trusted, type Markup } from '../../figure/html.ts';
import { drawSign } from '../../figure/signs.ts';

/** A dataset as a table. */
export function datasetTable({ id, title, description, columns, rows }: PreparedTable): Markup {
  const tableRow = ({ cells, note, status, statusWords, sources }: PreparedRow) =>
    html`<tr>
      ${cells.map(({ plain }, index) => html`<td class="${columns[index]?.type}">${plain}</td>`)}
      <td>${sign(status)}${statusWords}${note && html`<span class="cell-note"> · ${note.plain}</span>`}</td>
      <td>${sources.map((each) => html`<div>${outwardLink(each.url, sourceName(each), each.title)}</div>`)}</td>
    </tr> `;
  return html`<p class="numbers__caption" id="table-${id}">${title}. ${description}</p>
    <div class="numbers__scroll" tabindex="0" role="group" aria-label="Table: ${title}">
      <table aria-labelledby="table-${id}">
        <thead>
          <tr>
            ${columns.map((column) => html`<th scope="col" class="${column.type}">${column.title}</th>`)}
            <th scope="col">How it became public</th>
            <th scope="col">Source</th>
          </tr>
        </thead>
        <tbody>
          ${rows.map(tableRow)}
        </tbody>
      </table>
    </div>`;
}

/** The sign of a status, beside words that say the same. */
export function sign(status: Status, name = ''): Markup {
  return html`<span class="sign ${name}">${trusted(drawSign(status))}</span>`;
}

/** A link that leaves the frame: a frame has no way back. Without an address, the words alone. */
export function outwardLink(url: string | null, words: string, title?: string): Markup {
  const hint = title && html` title="${title}"`;
  if (!url) return html`<span ${hint}>${words}</span>`;
  return html`<a href="${url}" ${hint} target="_blank" rel="noopener">${words}</a>`;
}
