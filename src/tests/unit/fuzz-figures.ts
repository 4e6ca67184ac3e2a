/** Generated figures of every chart type, from those that editors may make to the most extreme that the check lets through. */
import fc from 'fast-check';
import type { ChartType, DrawnFigure, Series } from '../../charts/chart.ts';
import type { Item, Point, Segment, Span } from '../../charts/types.ts';

/** How far the generated data go. */
export interface Extent {
  /** The largest count. */
  most: number;
  /** How many rows at most. */
  rows: number;
  /** A text of the data. */
  words: fc.Arbitrary<string>;
  /** True for data as editors have them, whose labels must keep apart. */
  sensible: boolean;
}

const status = fc.constantFrom('published' as const, 'released' as const, 'leaked' as const, 'derived' as const);

/** Counts, often nothing and often as much as there may be, which is where divisions go wrong. */
function countTo(most: number): fc.Arbitrary<number> {
  return fc.oneof({ weight: 2, arbitrary: fc.constantFrom(0, 1, most) }, { weight: 3, arbitrary: fc.nat(most) });
}

/** Rows with ids of their own, as the check demands. */
function rowsOf<T extends object>(content: fc.Arbitrary<T>, most: number, least = 1): fc.Arbitrary<(T & Item)[]> {
  return fc
    .array(fc.tuple(content, status, fc.boolean()), { minLength: least, maxLength: most })
    .map((rows) =>
      rows.map(([row, how, oneReport], index) => ({ ...row, id: `row-${index}`, status: how, oneReport })),
    );
}

function spanOf(from: number, to: number, longest = 3): fc.Arbitrary<Span> {
  return fc
    .tuple(fc.integer({ min: from * 12, max: to * 12 }), fc.constantFrom(1 / 365, 1 / 12, 1, longest))
    .map(([month, length]) => ({ from: month / 12, to: month / 12 + length }));
}

/** Counts at any time, or in sensible data some years apart and of one order. */
function points({ most, rows, words, sensible }: Extent): fc.Arbitrary<Point[]> {
  const value = sensible ? fc.integer({ min: Math.ceil(most / 3), max: most }) : countTo(most);
  const span = sensible ? spanOf(0, 1, 1) : spanOf(0, 9999);
  return rowsOf(fc.record({ span, label: words, value }), rows).map((all) =>
    all
      .map(({ span: { from, to }, ...rest }, index) => {
        const year = sensible ? 2005 + index * 4 : 0;
        return { ...rest, from: year + from, to: year + to };
      })
      .sort((a, b) => a.from - b.from),
  );
}

function segments({ most, rows, words }: Extent, least: number): fc.Arbitrary<Segment[]> {
  return rowsOf(fc.record({ label: words, value: countTo(most) }), Math.max(rows, least), least);
}

/** The same segments under other ids, because a row is drawn once. */
function renamed(name: string, all: Segment[]): Segment[] {
  return all.map((segment) => ({ ...segment, id: `${name}-${segment.id}` }));
}

/** Series of one chart type. */
export function seriesOf(type: ChartType, extent: Extent): fc.Arbitrary<Series> {
  const { most, rows, words, sensible } = extent;
  const count = countTo(most);
  const unit = sensible ? fc.constant('people') : words;
  switch (type) {
    case 'records':
      return rowsOf(fc.record({ value: fc.nat(Math.min(most, 200_000)) }), 1).map(([item]) => ({
        type,
        item: item ?? { id: 'row', status: 'leaked', oneReport: true, value: 1 },
        zooms: [
          { view: 'all', words: 'records' },
          { view: 'one', signs: 100 as const, words: 'records' },
        ],
      }));
    case 'stacks':
      return fc.record({
        type: fc.constant(type),
        each: sensible ? fc.constant(Math.ceil(most / 90)) : fc.constantFrom(1, 10, 1000),
        points: points(extent),
      });
    case 'lines':
      return fc
        .record({
          unit,
          points: points(extent),
          labels: fc.tuple(words, words),
          follows: sensible ? fc.constant(false) : fc.boolean(),
        })
        .map(({ unit, points: all, labels: [one, two], follows }) => ({
          type,
          unit,
          points: all.map((point, index) => ({ ...point, basis: index < all.length / 2 ? 'one' : 'two' })),
          bases: [
            { id: 'one', label: one },
            { id: 'two', label: two, ...(follows ? { follows: 'one' } : {}) },
          ],
        }));
    case 'bars':
      return fc.record({
        type: fc.constant(type),
        unit,
        bars: rowsOf(fc.record({ label: words, value: count, approximate: fc.boolean() }), rows),
      });
    case 'tally':
      return fc
        .array(
          fc.record({
            label: words,
            caption: words,
            segments: segments({ ...extent, most: Math.min(most, 200_000) }, 1),
          }),
          { minLength: 1, maxLength: 3 },
        )
        .map((panels) => ({
          type,
          panels: panels.map((panel, index) => ({
            ...panel,
            label: `${index} ${panel.label}`,
            segments: renamed(`panel-${index}`, panel.segments),
          })),
        }));
    case 'sums':
      return fc
        .record({
          each: sensible ? fc.constant(Math.ceil(most / 20)) : fc.constantFrom(1, 10, 1000),
          tracks: fc.array(fc.record({ label: words, end: words, parts: segments(extent, 2) }), {
            minLength: 1,
            maxLength: 3,
          }),
        })
        .map(({ each, tracks }) => ({
          type,
          each,
          shots: [],
          tracks: tracks.map(({ label, end, parts }, index) => ({
            id: `track-${index}`,
            label,
            end: sensible ? '20 years' : end,
            parts: parts.map(({ label: name, ...part }) => ({ ...part, words: name })),
          })),
        }));
    case 'dumbbell':
      return fc
        .record({
          unit,
          ends: fc.tuple(count, count),
          pairs: rowsOf(fc.record({ label: words, value: count, start: fc.record({ value: count, status }) }), rows),
        })
        .map(({ unit, pairs }) => {
          const values = pairs.flatMap(({ value, start }) => [value, start.value]);
          const [from, to] = [Math.min(...values), Math.max(...values) + 1];
          return { type, unit, from, to, ticks: [from, to], pairs };
        });
    case 'lanes':
      return fc
        .array(fc.record({ label: words, entries: rowsOf(fc.record({ shown: words, words }), rows) }), {
          minLength: 1,
          maxLength: 4,
        })
        .map((lanes) => ({
          type,
          lanes: lanes.map((lane, index) => ({
            label: `${index} ${lane.label}`,
            entries: lane.entries.map((entry) => ({ ...entry, id: `${index}-${entry.id}` })),
          })),
        }));
    case 'timeline':
      return fc
        .record({
          events: rowsOf(
            fc.record({ span: spanOf(2005, 2026), title: words, when: words, lane: fc.constantFrom('law', 'count') }),
            rows,
          ),
          offices: rowsOf(
            fc.record({
              name: sensible ? fc.constantFrom('May', 'Johnson', 'Braverman') : words,
              span: spanOf(2005, 2026),
            }),
            rows,
          ),
          counts: points({ ...extent, most: Math.min(most, 1e7), rows: 3 }),
        })
        .map(({ events, offices, counts }) => ({
          type,
          lanes: [
            { id: 'law', label: 'law' },
            { id: 'count', label: 'figures' },
          ],
          events: events.map(({ span, ...event }) => ({ ...event, ...span, id: `event-${event.id}` })),
          // One holds office after another.
          offices: offices.map(({ id, name, span }, index) =>
            sensible ? { id, name, from: 2005 + index * 5, to: 2010 + index * 5 } : { id, name, ...span },
          ),
          counts,
        }));
  }
}

/** The ids that the views of a series may name. */
function idsOf(series: Series): string[] {
  switch (series.type) {
    case 'records':
      return [series.item.id];
    case 'stacks':
    case 'lines':
      return series.points.map(({ id }) => id);
    case 'bars':
      return series.bars.map(({ id }) => id);
    default:
      return [];
  }
}

/** A figure with a plain view, one that picks out a row, and one with a note on a row. */
export function figureOf(type: ChartType, extent: Extent): fc.Arbitrary<DrawnFigure> {
  return fc.tuple(seriesOf(type, extent), extent.words).map(([series, words]) => {
    const [first, ...others] = idsOf(series);
    const notes = !extent.sensible && ['stacks', 'lines', 'bars'].includes(type);
    return {
      id: 'generated',
      series,
      views: [
        { id: 'all', alt: words },
        ...(first === undefined ? [] : [{ id: 'one', alt: words, highlight: [first], hide: others.slice(1) }]),
        ...(first !== undefined && notes
          ? [
              {
                id: 'noted',
                alt: words,
                layers: ['gaps' as const, 'expected-line' as const],
              },
            ]
          : []),
      ],
    };
  });
}
