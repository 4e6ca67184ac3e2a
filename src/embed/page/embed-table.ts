/** The rows behind a figure as tables, with how each became public and where it stands. */
import type { Column } from '../../data/schema/schema.ts';
import { sourceName } from '../../data/status-words.ts';
import type { PreparedRow, PreparedTable } from '../../data/tables.ts';
import { drawSign } from '../../figure/signs.ts';
import { html, NOTHING, trusted, type Markup } from '../../figure/html.ts';

const PUBLIC = 'How it became public';
const SOURCE = 'Source';

/**
 * A dataset as a table. In narrow rooms each row is a block, its number first; roles keep it a table there, whatever
 * the style sheet makes of its boxes.
 */
export function datasetTable(table: PreparedTable): Markup {
  const { columns, rows } = table;
  const heading = `table-${table.id}`;
  return html`<p class="caption" id="${heading}">${table.title}. ${table.description}</p>
    <div class="scroll" tabindex="0" role="group" aria-label="Table: ${table.title}">
      <table role="table" aria-labelledby="${heading}">
        <thead role="rowgroup">
          <tr role="row">
            ${columns.map(({ title, type }) => html`<th scope="col" role="columnheader" ${kind(type)}>${title}</th>`)}
            <th scope="col" role="columnheader">${PUBLIC}</th>
            <th scope="col" role="columnheader">${SOURCE}</th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          ${rows.map((row) => tableRow(columns, row))}
        </tbody>
      </table>
    </div>`;
}

function tableRow(columns: Column[], row: PreparedRow): Markup {
  const cells = columns.map(
    (column, index) =>
      html`<td role="cell" ${kind(column.type)}>
        ${title(column.title)}<span>${row.cells[index]?.plain ?? ''}</span>
      </td>`,
  );
  const note = row.note ? html`<div class="cell-note">${row.note.plain}</div>` : NOTHING;
  return html`<tr role="row">
    ${cells}
    <td role="cell" class="row-status">
      <div class="signed">${sign(row)}${row.statusWords}</div>
      ${note}
    </td>
    <td role="cell" class="origin">${title(SOURCE)}${sources(row)}</td>
  </tr> `;
}

/** The title of a column beside its cell, for eyes that see no column; others hear that of the column. */
function title(words: string): Markup {
  return html`<span class="column" aria-hidden="true">${words}</span>`;
}

function kind(type: Column['type']): Markup {
  return type === 'count' ? html`class="count"` : NOTHING;
}

function sign({ status }: PreparedRow): Markup {
  return html`<span class="sign">${trusted(drawSign(status))}</span>`;
}

function sources(row: PreparedRow): Markup[] {
  return row.sources.map((source) => html`<div>${outwardLink(source.url, sourceName(source), source.title)}</div>`);
}

/** A link that leaves the frame: a frame has no way back. Without an address, the words alone. */
export function outwardLink(url: string | null, words: string, title?: string): Markup {
  if (!url) return title ? html`<span title="${title}">${words}</span>` : html`${words}`;
  const hint = title ? html` title="${title}"` : NOTHING;
  return html`<a href="${url}" ${hint} target="_blank" rel="noopener">${words}</a>`;
}
