/** What a view picks out, hides and frames, and an axis that is cut. */
import { definitionOf } from '../../charts/chart.ts';
import { parseSpan } from '../../charts/dates.ts';
import type { Data } from '../../data/data.ts';
import { templateRefs } from '../../data/facts.ts';
import type { Figure } from '../../data/schema/schema.ts';
import { locate } from '../parse.ts';
import type { Path, Problem, Wording } from '../problems.ts';
import { drawnAlong, idsOf, isFramed, startingFrom } from '../story/sentences.ts';

/** Views that do not show what they say, as far as their settings tell. */
export function checkViews(data: Data): Problem[] {
  return [...data.figures.values()].flatMap(({ file, value }) =>
    [...lastWindow(data, value), ...hidden(data, value), ...cutAxis(value)].map(({ at, mistake }) =>
      locate(file).problem(at, mistake, 'warning'),
    ),
  );
}

interface Found {
  at: Path;
  mistake: Wording;
}

/** The last window of a figure that is seen through windows must reach its newest row. */
function lastWindow(data: Data, figure: Figure): Found[] {
  const ends = figure.views.map(({ window }) => (window ? (parseSpan(window.to)?.to ?? 0) : 0));
  const to = Math.max(...ends);
  const later = to > 0 ? startingFrom({ to }, drawnAlong(data, figure)) : [];
  if (later.length === 0) return [];
  return [{ at: ['views', ends.indexOf(to), 'window', 'to'], mistake: { code: 'outrun-axis', later: idsOf(later) } }];
}

/** A row that is picked out or told of, and that the same view hides or frames away. */
function hidden(data: Data, { views, dataset }: Figure): Found[] {
  return views.flatMap(({ highlight = [], hide = [], window, alt }, view): Found[] => {
    const isOutside = (id: string): boolean => {
      const entry = data.rows.get(id);
      return entry !== undefined && !isFramed(entry, window);
    };
    const told = templateRefs(alt).map((reference) => reference.split(/[.|]/)[0] ?? '');
    const named = told.filter((id) => data.rows.get(id)?.dataset.id === dataset && hide.includes(id));
    const lost = [...new Set([...highlight.filter((id) => hide.includes(id) || isOutside(id)), ...named])];
    return lost.length > 0 ? [{ at: ['views', view], mistake: { code: 'told-and-hidden', rows: lost } }] : [];
  });
}

/** An axis that is cut must be told. */
function cutAxis({ chart, views }: Figure): Found[] {
  if (!definitionOf(chart.type).isCut?.(chart)) return [];
  return views.flatMap(({ alt }, view) =>
    /\bnot (?:start|begin) at zero\b/.test(alt)
      ? []
      : [{ at: ['views', view, 'alt'], mistake: { code: 'axis-untold' } }],
  );
}
