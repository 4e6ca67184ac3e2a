/** The rows behind a figure as tables, with how each became public and where it stands. */
import { formatNumber, formatShortDate } from '../charts/format.ts';
import type { Data } from '../data/collected.ts';
import { cellValue, fillTemplate, resolveFact } from '../data/facts.ts';
import type { Column, Dataset, Row } from '../data/schema.ts';
import { drawSign } from '../figure/signs.ts';
import { rowStatus, sourceName } from '../figure/words.ts';
import { html, NOTHING, trusted, type Markup } from '../figure/html.ts';

const PUBLIC = 'How it became public';
const SOURCE = 'Source';

/**
 * A dataset as a table. In narrow rooms each row is a block, its number first; roles keep it a table there, whatever
 * the style sheet makes of its boxes.
 */
export function datasetTable(data: Data, dataset: Dataset): Markup {
  const columns = dataset.columns.filter(({ type }) => type !== 'flag');
  const heading = `table-${dataset.id}`;
  return html`<p class="caption" id="${heading}">${dataset.title}. ${dataset.description}</p>
    <div class="scroll" tabindex="0" role="group" aria-label="Table: ${dataset.title}">
      <table role="table" aria-labelledby="${heading}">
        <thead role="rowgroup">
          <tr role="row">
            ${columns.map(({ title, type }) => html`<th scope="col" role="columnheader" ${kind(type)}>${title}</th>`)}
            <th scope="col" role="columnheader">${PUBLIC}</th>
            <th scope="col" role="columnheader">${SOURCE}</th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          ${dataset.rows.map((row) => tableRow(data, columns, row))}
        </tbody>
      </table>
    </div>`;
}

function tableRow(data: Data, columns: Column[], row: Row): Markup {
  const cells = columns.map(
    (column) =>
      html`<td role="cell" ${kind(column.type)}>${title(column.title)}<span>${cell(data, row, column)}</span></td>`,
  );
  const note = row.note ? html`<div class="cell-note">${fillTemplate(data, row.note)}</div>` : NOTHING;
  return html`<tr role="row">
    ${cells}
    <td role="cell" class="row-status">
      <div class="signed">${sign(row)}${rowStatus(row)}</div>
      ${note}
    </td>
    <td role="cell" class="origin">${title(SOURCE)}${sources(data, row)}</td>
  </tr> `;
}

/** The title of a column beside its cell, for eyes that see no column; others hear that of the column. */
function title(words: string): Markup {
  return html`<span class="column" aria-hidden="true">${words}</span>`;
}

function kind(type: Column['type']): Markup {
  return type === 'count' ? html`class="count"` : NOTHING;
}

function cell(data: Data, row: Row, { name, type }: Column): string {
  if (type === 'count') return formatNumber(cellValue(data, row.id, name));
  const value = row[name];
  if (typeof value !== 'string') return '–';
  if (type === 'date') return formatShortDate(value);
  return type === 'row' ? resolveFact(data, value).text : fillTemplate(data, value);
}

function sign({ status }: Row): Markup {
  return html`<span class="sign">${trusted(drawSign(status))}</span>`;
}

function sources(data: Data, row: Row): Markup[] {
  return row.sources
    .flatMap((id) => data.sources.get(id) ?? [])
    .map((source) => html`<div>${outwardLink(source.url, sourceName(source), source.title)}</div>`);
}

/** A link that leaves the frame: a frame has no way back. Without an address, the words alone. */
export function outwardLink(url: string | null, words: string, title?: string): Markup {
  if (!url) return title ? html`<span title="${title}">${words}</span>` : html`${words}`;
  const hint = title ? html` title="${title}"` : NOTHING;
  return html`<a href="${url}" ${hint} target="_blank" rel="noopener">${words}</a>`;
}
