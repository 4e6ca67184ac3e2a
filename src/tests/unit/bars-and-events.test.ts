/** What the bars and the time line claim, read back from their geometry. */
import { describe, expect, test } from 'vitest';
import { middle, parseSpan } from '../../charts/dates.ts';
import { findView } from '../../charts/draw-scene.ts';
import type { RectMark, Scene } from '../../charts/types.ts';
import { drawnFigure, findMark, frozenDrawings, visible } from './helpers.ts';

const returns = drawnFigure('offender-returns');
const timeline = drawnFigure('policy-timeline');

describe('offender-returns', () => {
  const bars = returns.series.type === 'bars' ? returns.series.bars : [];

  test('has sixteen bars, from 2010 to the year to October 2025', () => {
    expect(bars).toHaveLength(16);
    expect(bars[0]).toMatchObject({ label: '2010', value: 5383 });
    expect(bars.at(-1)).toMatchObject({ label: 'to Oct 2025', value: 5430, status: 'published' });
  });

  test.each(frozenDrawings('offender-returns'))('%s', (_, { scene }) => {
    const baseline = findMark(scene, 'line', 'ret-ye-2025-10-tick').points[1] ?? NaN;
    expect(findMark(scene, 'line', 'grid-0').points[1]).toBe(baseline);
    const rects = bars.map(({ id, value }) => ({ id, value, rect: findMark(scene, 'rect', id) }));
    const scale = 6437 / findMark(scene, 'rect', 'ret-2016').height;
    for (const { id, value, rect } of rects) {
      expect(Math.abs(rect.y + rect.height - baseline), `${id} stands on zero`).toBeLessThanOrEqual(0.11);
      expect(Math.abs(rect.height - value / scale), `${id} is as high as its value`).toBeLessThanOrEqual(0.15);
      expect(rect.width, `${id} is as wide as the others`).toBeCloseTo(rects[0]?.rect.width ?? NaN, 6);
    }
    const isOpen = ({ fill, dashed }: RectMark): boolean => fill === 'none' && dashed === true;
    expect(rects.filter(({ rect }) => isOpen(rect)).map(({ id }) => id)).toEqual(['ret-2024']);
    expect(rects.filter(({ rect }) => rect.fill === 'none' || rect.dashed)).toHaveLength(1);
    const lefts = rects.map(({ rect }) => rect.x);
    expect(lefts).toEqual([...lefts].sort((a, b) => a - b));
    for (const [index, { rect }] of rects.slice(1).entries()) {
      expect(rect.x).toBeGreaterThan((rects[index]?.rect.x ?? NaN) + (rects[index]?.rect.width ?? NaN));
    }
  });

  test('the single report behind 2024 is said beside its bar in every view', () => {
    for (const [name, { scene }] of frozenDrawings('offender-returns')) {
      const words = visible(scene).flatMap((mark) => (mark.kind === 'text' ? [mark.text] : []));
      expect(words, name).toContain('about 5,100');
      expect(words, name).toContain('one report');
    }
  });
});

describe('offender-share', () => {
  test.each(frozenDrawings('offender-share'))('%s: parts are as wide as their share', (_, { scene }) => {
    const parts = (track: string): number[] => [0, 1].map((part) => findMark(scene, 'dots', `${track}-${part}`).count);
    expect(parts('inside'), 'the offenders are the last of the list').toEqual([52.562, 0.736]);
    expect(parts('on-top'), 'the offenders come after the list').toEqual([53.298, 0.736]);
    for (const track of ['inside', 'on-top']) {
      const [list, offenders] = [0, 1].map((part) => findMark(scene, 'dots', `${track}-${part}`));
      if (!list || !offenders) throw new Error(`The track "${track}" has no two parts`);
      expect([list.status, offenders.status]).toEqual(['leaked', 'leaked']);
      expect(Math.abs(offenders.x - list.x - list.count * list.pitch), 'one begins where the other ends').toBeLessThan(
        0.11,
      );
      expect(offenders.x + offenders.count * offenders.pitch).toBeLessThanOrEqual(scene.width + 0.11);
    }
    const words = visible(scene).flatMap((mark) => (mark.kind === 'text' ? [mark.text] : []));
    expect(words.filter((line) => line.startsWith('1.4% ·'))).toHaveLength(2);
  });
});

describe('policy-timeline', () => {
  /** The events that the research recommends, with the dates of their sources. */
  const EVENTS: [string, string][] = [
    ['fno-2006-1023', '2006-04-25'],
    ['autodep-2008', '2008-08-01'],
    ['nao-fno-2014', '2014-10-22'],
    ['icibi-2017', '2017-11-02'],
    ['bail-2018', '2018-01-15'],
    ['foi-2020', '2020-12-20'],
    ['gps-2021', '2021-08-31'],
    ['hac-17316', '2023-11-29'],
    ['rwanda-end-2024', '2024-07-06'],
    ['asylum-statement-2025', '2025-11-17'],
    ['earned-2025', '2025-11-20'],
    ['leak-2025', '2025-11-26'],
    ['pq-pool', '2025-12'],
    ['bsai-2025', '2025-12-02'],
    ['debate-2025', '2025-12-09'],
    ['nao-2025', '2025-12-10'],
    ['pac-2026', '2026-06-05'],
    ['lords-2026', '2026-06-23'],
  ];

  function yearOf(date: string): number {
    const span = parseSpan(date);
    if (!span) throw new Error(`${date} is no date`);
    return middle(span);
  }

  /** Decimal year to pixels, read from the first and the last tick of the axis. */
  function axisScale(scene: Scene): (year: number) => number {
    const ticks = scene.marks
      .flatMap(({ key }) => /^tick-([\d.]+)$/.exec(key)?.[1] ?? [])
      .map((year) => ({ at: Number(year), y: findMark(scene, 'line', `tick-${year}`).points[1] ?? NaN }));
    const [first, last] = [ticks[0], ticks.at(-1)];
    if (!first || !last || first === last) throw new Error('The axis needs two ticks');
    return (year) => first.y + ((year - first.at) / (last.at - first.at)) * (last.y - first.y);
  }

  test('has every recommended event, each in a lane that exists, and picks each out in some view', () => {
    if (timeline.series.type !== 'timeline') throw new Error('policy-timeline is no time line');
    const { events, lanes } = timeline.series;
    expect(events.length).toBeGreaterThanOrEqual(18);
    const ids = events.map(({ id }) => id);
    const highlighted = timeline.views.flatMap(({ highlight = [] }) => highlight);
    for (const [id] of EVENTS) {
      expect(ids).toContain(id);
      expect(highlighted).toContain(id);
    }
    for (const { lane, id } of events)
      expect(
        lanes.map((known) => known.id),
        id,
      ).toContain(lane);
  });

  test.each(frozenDrawings('policy-timeline'))('%s: every event stands on its date', (_, { scene, view }) => {
    const { window } = findView(timeline, view);
    const y = axisScale(scene);
    const bracket = findMark(scene, 'line', 'bracket');
    expect(bracket.opacity > 0, 'a stretch is bracketed').toBe(window !== undefined);
    if (window) {
      const [, from = NaN, , , , to = NaN] = bracket.points;
      expect(Math.abs(Math.max(y(window.from), y(2006)) - from)).toBeLessThanOrEqual(1);
      expect(Math.abs(y(window.to) - to)).toBeLessThanOrEqual(1);
    }
    for (const [id, date] of EVENTS) {
      const at = yearOf(date);
      const sign = findMark(scene, 'symbol', id);
      const inside = !window || (at >= window.from && at <= window.to);
      // The ruler stays, and what the view is not about is paler on it.
      expect(Math.abs(sign.y - y(at)), id).toBeLessThanOrEqual(0.4);
      if (!inside) expect(sign.emphasis, id).toBe('muted');
    }
  });

  test.each(frozenDrawings('policy-timeline'))('%s: later entries have lower labels', (_, { scene, figure }) => {
    if (figure.series.type !== 'timeline') throw new Error('policy-timeline is no time line');
    const entries = [...figure.series.events, ...figure.series.counts].sort((a, b) => middle(a) - middle(b));
    const labels = entries
      .map(({ id }) => findMark(scene, 'text', `${id}-label`))
      .filter(({ opacity }) => opacity > 0)
      .map(({ y }) => y);
    expect(labels.length).toBeGreaterThanOrEqual(4);
    expect(labels).toEqual([...labels].sort((a, b) => a - b));
  });
});
