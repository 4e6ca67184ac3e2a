/** What a view picks out, hides and frames, and what its figure says of its signs. */
import { definitionOf } from '../../charts/chart.ts';
import { parseSpan } from '../../charts/dates.ts';
import type { Data } from '../../data/data.ts';
import { findFact, templateRefs } from '../../data/facts.ts';
import type { Figure } from '../../data/schema/schema.ts';
import { locate } from '../parse.ts';
import type { Path, Problem, Wording } from '../problems.ts';
import { drawnAlong, idsOf, isFramed, startingFrom } from '../story/sentences.ts';

/** Views that do not show what they say, as far as their settings tell. */
export function checkViews(data: Data): Problem[] {
  return [...data.figures.values()].flatMap(({ file, value }) =>
    [...lastWindow(data, value), ...hidden(data, value), ...settings(data, value)].map(({ at, mistake }) =>
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

/** A sign that stands for many, and an axis that is cut, must be told as the settings have them. */
function settings(data: Data, { chart, title, subtitle, views }: Figure): Found[] {
  const isCut = definitionOf(chart.type).isCut?.(chart) ?? false;
  const untold = views.flatMap(({ alt }, view) =>
    isCut && !/\bnot (?:start|begin) at zero\b/.test(alt) ? [view] : [],
  );
  const each = 'each' in chart ? chart.each : 1;
  // A chart writes its sign's number by itself; what a title says of it must be the same.
  const [, told = ''] = /\bone \w+ (?:is|stands for) \{([^{}|]+)/i.exec(`${title} ${subtitle}`) ?? [];
  const number = told ? Number(findFact(data, `${told}|text`)?.text) : each;
  return [
    ...untold.map((view): Found => ({ at: ['views', view, 'alt'], mistake: { code: 'axis-untold' } })),
    ...(number === each
      ? []
      : [{ at: ['chart', 'each'], mistake: { code: 'sign-told-otherwise' as const, each, told } }]),
  ];
}
