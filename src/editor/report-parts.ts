/** The sections of the report: values, sentences, figures with their charts, tables. */
import type { ChartChange } from './diff-charts.ts';
import type { Difference, MarkedText } from './diff-compare.ts';
import type { FieldChange, ItemChange } from './diff-items.ts';
import { isShort, type ShownItem } from './diff-shown.ts';
import { visible } from './visible.ts';
import { diffWords, type Run } from './diff-words.ts';
import { trusted, type Markup } from '../figure/html.ts';
import { html } from './report-html.ts';

/** More of a kind than this is counted and not shown, or nobody could open the page. */
const MOST_SHOWN = 300;
/** Of the labels of one drawing; an axis that changes would list every tick. */
const MOST_LABELS = 12;

function section(id: string, title: string, intro: string, entries: Markup[]): Markup | undefined {
  if (entries.length === 0) return undefined;
  const rest = entries.length - MOST_SHOWN;
  return html`<section id="${id}" aria-labelledby="${id}-title">
    <h2 id="${id}-title">${title}</h2>
    <p class="intro">${intro}</p>
    ${entries.slice(0, MOST_SHOWN)} ${rest > 0 && html`<p class="intro">And ${rest} more.</p>`}
  </section>`;
}

/** Texts in which a computed word changed, which only a person can judge. */
export function turnedSection(texts: MarkedText[]): Markup | undefined {
  const intro = 'Computed words follow the data. Read each in its paragraph: does what stands around it still hold?';
  return section('turned', 'These texts now say something else', intro, entriesOf(texts));
}

/** Sentences in which only a number or a name changed, or that are new or gone. */
export function proseSection(prose: MarkedText[]): Markup | undefined {
  const intro = 'In the order of reading, as a reader gets them.';
  const [before, after] = [prose.filter(({ turned }) => turned), prose.filter(({ turned }) => !turned)];
  const title = before.length > 0 ? 'Other sentences and titles' : 'Sentences and titles';
  return section('sentences', title, intro, entriesOf(after));
}

/** What was edited in the data files. */
export function itemSection(items: ShownItem[]): Markup | undefined {
  const entries = items.map(
    ({ change, kind, id, name, path, fields, hasTexts }) =>
      html`<div class="item item--${change}">
        <h3>${badge(change)}${name} <span class="item__id">${kind} ${id}, in ${path}</span></h3>
        ${fields.length > 0 && html`<dl>${fields.map((field) => fieldEntry(field, change))}</dl>`}
        ${hasTexts && html`<p class="line">Its texts stand below, as readers get them.</p>`}
      </div>`,
  );
  return section(
    'values',
    'What was edited',
    'Every row, source and other value of the data files that differs.',
    entries,
  );
}

/** "New" or "Gone", before the name of what is. */
export function badge(change: ItemChange['change']): Markup | undefined {
  if (change === 'changed') return undefined;
  return html`<b class="badge badge--${change}">${change === 'added' ? 'New' : 'Gone'}</b> `;
}

function fieldEntry({ field, before, after }: FieldChange, change: ItemChange['change']): Markup {
  const [old, now] = [before ?? 'nothing', after ?? 'nothing'];
  const value =
    change !== 'changed'
      ? html`${change === 'added' ? now : old}`
      : isShort({ before: old, after: now })
        ? html`<del>${old}</del> <span class="arrow">→</span> <ins>${now}</ins>`
        : sides(diffWords(old, now));
  return html`<div class="field">
    <dt>${field}</dt>
    <dd>${value}</dd>
  </div>`;
}

/** Each figure with its charts before and after, then its texts. */
export function figureSection({ figures, charts, titles }: Difference): Markup | undefined {
  const ids = [...new Set([...charts, ...figures].flatMap(({ figure }) => figure ?? []))];
  const entries = ids.map((id) => {
    const drawings = charts.filter(({ figure }) => figure === id);
    const texts = figures.filter(({ figure }) => figure === id);
    return html`<div class="figure" id="figure-${id}">
      <h3>${titles.get(id) ?? id} <span class="item__id">${id}</span></h3>
      ${chartEntries(drawings)} ${entriesOf(texts)}
    </div>`;
  });
  return section(
    'figures',
    'Charts and their texts',
    'Each drawing that looks different, and titles, notes and alt texts.',
    entries,
  );
}

/** The first drawing at once, the other views of the figure and drawings longer than a screen on request. */
function chartEntries(charts: ChartChange[]): Markup | undefined {
  const [first, ...others] = charts;
  if (!first) return undefined;
  const asked = first.tall ? charts : others;
  const views = asked.length === 1 ? 'one view' : `${asked.length} views`;
  return html`${first.tall ? labelList(first) : chartPair(first)}
  ${
    asked.length > 0 &&
    html`<details class="${first.tall && 'tall'}">
      <summary>${first.tall ? `Show ${views} before and after` : `Show ${views} more of this figure`}</summary>
      ${asked.map(chartPair)}
    </details>`
  }
  ${
    first.tall &&
    html`<p class="left-out none">
      ${asked.length === 1 ? 'One drawing is' : `${asked.length} drawings are`} left out here: open the view before
      printing.
    </p>`
  }`;
}

function chartPair(change: ChartChange): Markup {
  const chart = (svg: string | undefined, name: string): Markup =>
    html`<figure class="chart-side">
      <figcaption>${name}, view “${change.viewName}”</figcaption>
      ${svg ? trusted(visible(svg)) : html`<p class="none">${svg === '' ? 'Too many marks to show here.' : 'There is none.'}</p>`}
    </figure>`;
  return html`${labelList(change)}
    <div class="charts">${chart(change.before, 'Before')} ${chart(change.after, 'After')}</div>`;
}

/** The words and numbers that changed in a drawing, so that nobody has to look for them. */
function labelList({ labels }: ChartChange): Markup | undefined {
  if (labels.length === 0) return undefined;
  const line = ({ before, after }: ChartChange['labels'][number]): Markup =>
    html`<li>${inLine(diffWords(before ?? '', after ?? ''))}</li>`;
  const rest = labels.length - MOST_LABELS;
  return html`<ul class="labels" aria-label="Words and numbers that changed in the drawing">
    ${labels.slice(0, MOST_LABELS).map(line)} ${rest > 0 && html`<li>and ${rest} more</li>`}
  </ul>`;
}

/** Computed values, words in rows, and facts: short, so that both sides stand in one line. */
export function tableSection(tables: MarkedText[]): Markup | undefined {
  const entries = tables.map(
    ({ where, runs }) =>
      html`<div class="text">
        <h3>${where}</h3>
        <p class="line">${inLine(runs)}</p>
      </div>`,
  );
  return section('tables', 'Tables and computed numbers', 'They follow from what was edited.', entries);
}

/** Sentences of one paragraph stand below one heading. */
function entriesOf(texts: MarkedText[]): Markup[] {
  const groups: { where: string; runs: Run[][] }[] = [];
  for (const { where, runs } of texts) {
    const last = groups.at(-1);
    if (last?.where === where) last.runs.push(runs);
    else groups.push({ where, runs: [runs] });
  }
  return groups.map(
    ({ where, runs }) =>
      html`<div class="text">
        <h3>${where}</h3>
        ${runs.map(sides)}
      </div>`,
  );
}

/** Before and after, side by side where there is room. */
function sides(runs: Run[]): Markup {
  const side = (kind: 'removed' | 'added', name: string): Markup => {
    const own = runs.filter((run) => run.kind === 'same' || run.kind === kind);
    const text = own.length > 0 ? own.map(marked) : html`<span class="none">There is none.</span>`;
    const whole = own.length === 1 && own[0]?.kind === kind;
    return html`<p class="side ${whole && 'side--whole'}"><span class="side__name">${name}</span> ${text}</p>`;
  };
  return html`<div class="sides">${side('removed', 'Before')} ${side('added', 'After')}</div>`;
}

/** Both sides in one line: what went, a space, what came. */
function inLine(runs: Run[]): Markup[] {
  return runs.map((run, index) => {
    const follows = run.kind === 'added' && runs[index - 1]?.kind === 'removed';
    return html`${follows && ' '}${marked(run)}`;
  });
}

function marked({ kind, text }: Run): Markup {
  if (kind === 'removed') return html`<del>${text}</del>`;
  return kind === 'added' ? html`<ins>${text}</ins>` : html`${text}`;
}
