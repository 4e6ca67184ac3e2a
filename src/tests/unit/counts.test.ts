/** What the counts claim, read back from the geometry of their charts. */
import { describe, expect, test } from 'vitest';
import { middle, parseSpan } from '../../charts/dates.ts';
import { cellRects } from '../../charts/shared/dots.ts';
import type { DotsMark, LineMark, Scene } from '../../charts/types.ts';
import { cellValue } from '../../data/facts.ts';
import { frozenData as data } from '../frozen.ts';
import { findMark, frozenDrawings, textBox, visible } from './helpers.ts';

function lines(scene: Scene): LineMark[] {
  return visible(scene).filter((mark) => mark.kind === 'line');
}

/** Value to pixels over the foot of the year ticks, where zero must be; the hairlines must agree with it. */
function countScale(scene: Scene): (value: number) => number {
  const ticks = scene.marks.flatMap(({ key }) => (/^grid-\d+$/.test(key) ? [Number(key.slice(5))] : []));
  const top = Math.max(...ticks);
  const foot = scene.marks.find(({ key }) => key.startsWith('year-tick-'));
  const zero = foot?.kind === 'line' ? (foot.points[1] ?? NaN) : NaN;
  const height = zero - (findMark(scene, 'line', `grid-${top}`).points[1] ?? NaN);
  const scale = (value: number): number => zero - (value / top) * height;
  for (const tick of ticks) {
    const y = findMark(scene, 'line', `grid-${tick}`).points[1] ?? NaN;
    expect(Math.abs(y - scale(tick)), `the hairline of ${tick}`).toBeLessThanOrEqual(0.15);
  }
  return scale;
}

/** Decimal year to pixels, read from the outermost year ticks. */
function timeScale(scene: Scene): (year: number) => number {
  const prefix = 'year-tick-';
  const years = scene.marks.flatMap(({ key }) => (key.startsWith(prefix) ? [Number(key.slice(prefix.length))] : []));
  const [from, to] = [Math.min(...years), Math.max(...years)];
  const [start = NaN] = findMark(scene, 'line', `${prefix}${from}`).points;
  const [end = NaN] = findMark(scene, 'line', `${prefix}${to}`).points;
  return (year) => start + ((year - from) / (to - from)) * (end - start);
}

function yearOf(date: string): number {
  const span = parseSpan(date);
  if (!span) throw new Error(`${date} is no date`);
  return middle(span);
}

/** How many signs the visible runs of a scene draw. */
function drawnSigns(scene: Scene, belongs: (key: string) => boolean = () => true): number {
  return visible(scene).reduce((sum, mark) => sum + (mark.kind === 'dots' && belongs(mark.key) ? mark.count : 0), 0);
}

describe('pool-scale', () => {
  test.each(frozenDrawings('pool-scale'))('%s', (_, { scene }) => {
    const runs = visible(scene).filter((mark): mark is DotsMark => mark.kind === 'dots');
    expect(cellValue(data, 'pool-2025-10')).toBe(53_298);
    expect(drawnSigns(scene)).toBe(53_298);
    expect(new Set(runs.map(({ status }) => status))).toEqual(new Set(['leaked']));
    const cells = runs.flatMap((run) =>
      cellRects(run).map(({ column, row, columns, rows }) => ({
        x: run.x + column * run.pitch,
        y: run.y + row * run.pitch,
        right: run.x + (column + columns) * run.pitch,
        bottom: run.y + (row + rows) * run.pitch,
      })),
    );
    cells.forEach((a, index) => {
      expect(a.x).toBeGreaterThanOrEqual(0);
      expect(a.right).toBeLessThanOrEqual(scene.width + 0.05);
      expect(a.bottom).toBeLessThanOrEqual(scene.height + 0.05);
      // Coordinates are tenths of a pixel.
      const apart = cells
        .slice(index + 1)
        .every((b) => a.right <= b.x + 0.1 || b.right <= a.x + 0.1 || a.bottom <= b.y + 0.1 || b.bottom <= a.y + 0.1);
      expect(apart).toBe(true);
    });
  });
});

interface Count {
  id: string;
  value: number;
  status: string;
}

/** Every count of a figure is a stack of as many signs as it says, in its status, on a plate of its own. */
function expectStacks(scene: Scene, counts: Count[], each: number): void {
  for (const { id, value, status } of counts) {
    const run = findMark(scene, 'dots', id);
    const top = findMark(scene, 'dots', `${id}-top`);
    expect(run.status).toBe(status);
    expect((run.count + top.count) * each, id).toBeCloseTo(value, 6);
    const [left = NaN, level = NaN, right = NaN] = findMark(scene, 'line', `${id}-plate`).points;
    expect(Math.abs((left + right) / 2 - (run.x + (run.columns * run.pitch) / 2)), `${id} on its plate`).toBeLessThan(
      0.2,
    );
    expect(Math.abs(run.y + (run.count / run.columns) * run.pitch - level), `${id} stands on it`).toBeLessThan(4);
  }
  const plates = counts.map(({ id }) => findMark(scene, 'line', `${id}-plate`).points);
  plates.slice(1).forEach(([left = NaN], index) => {
    expect(left, 'no baseline is shared').toBeGreaterThan(plates[index]?.[2] ?? NaN);
  });
}

describe('pool-counts', () => {
  const COUNTS = [
    { id: 'pool-2016-12', value: 55_974, date: '2016-12', status: 'published' },
    { id: 'pool-2020-09', value: 37_302, date: '2020-09-30', status: 'released' },
    { id: 'pool-2025-10', value: 53_298, date: '2025-10', status: 'leaked' },
  ];

  test.each(frozenDrawings('pool-counts'))('%s', (_, { scene, view }) => {
    expectStacks(scene, COUNTS, 1000);
    const x = timeScale(scene);
    for (const { id, date } of COUNTS) {
      const [at = NaN] = findMark(scene, 'line', `${id}-date`).points;
      expect(Math.abs(at - x(yearOf(date))), `${id} across`).toBeLessThanOrEqual(0.3);
    }
    const joining = lines(scene).filter(({ key }) => /^expected-line-\d$/.test(key));
    expect(joining).toHaveLength(view === 'no-line' ? 2 : 0);
    const struck = lines(scene).filter(({ key }) => /^expected-line-\d-strike/.test(key));
    expect(struck).toHaveLength(view === 'no-line' ? 4 : 0);
    // No other line goes from one stack to the next.
    const centres = COUNTS.map(({ id }) => findMark(scene, 'dots', id)).map(
      (run) => run.x + (run.columns * run.pitch) / 2,
    );
    const others = lines(scene).filter(({ key }) => key !== 'axis' && !key.startsWith('expected-line'));
    const wide = others.filter(
      ({ points: [from = 0, , to = 0] }) => centres.filter((at) => at > from && at < to).length > 1,
    );
    expect(wide.map(({ key }) => key)).toEqual([]);
  });
});

describe('offender-counts', () => {
  const COUNTS = [
    { id: 'abs-fno-foi-752', value: 752, status: 'released' },
    { id: 'abs-fno-2014-03-pac', value: 758, status: 'published' },
    { id: 'fno-2017-04', value: 753, status: 'published' },
    { id: 'fno-2021', value: 916, status: 'released' },
    { id: 'fno-2025-10', value: 736, status: 'leaked' },
  ];

  test.each(frozenDrawings('offender-counts'))('%s', (_, { scene }) => {
    expectStacks(scene, COUNTS, 10);
    const x = timeScale(scene);
    const hollow = COUNTS.filter(({ id }) => findMark(scene, 'dots', id).look === 'outlined').map(({ id }) => id);
    expect(hollow, 'the marks without a sure date').toEqual(['fno-2021']);
    const [from = NaN, , to = NaN] = findMark(scene, 'line', 'fno-2021-date').points;
    expect(Math.abs(from - x(2019))).toBeLessThanOrEqual(0.3);
    expect(Math.abs(to - x(2022)), 'to the end of 2021').toBeLessThanOrEqual(0.3);
    expect(
      Math.abs((findMark(scene, 'line', 'fno-2025-10-date').points[0] ?? NaN) - x(yearOf('2025-10'))),
    ).toBeLessThanOrEqual(0.3);
  });
});

describe('offenders-in-community', () => {
  test.each(frozenDrawings('offenders-in-community'))('%s', (_, { scene }) => {
    const [x, y] = [timeScale(scene), countScale(scene)];
    const across = (line: LineMark): number[] => line.points.filter((_value, index) => index % 2 === 0);
    const traces = lines(scene).filter(
      ({ key }) => !/^(grid|after|year-tick|break)-/.test(key) && !/-leader$/.test(key),
    );
    expect(traces.map(({ key, points }) => [key, points.length / 2])).toEqual([
      ['line-old', 7],
      ['line-new', 4],
    ]);
    const [edge = NaN] = findMark(scene, 'line', 'break-new').points;
    expect(edge).toBeGreaterThan(x(yearOf('2022-09-30')));
    expect(edge).toBeLessThan(x(yearOf('2022-12')));
    expect(Math.max(...across(findMark(scene, 'line', 'line-old')))).toBeLessThan(edge);
    expect(Math.min(...across(findMark(scene, 'line', 'line-new')))).toBeGreaterThan(edge);
    // A label on the other side of the break would name the wrong measure.
    const before = textBox(findMark(scene, 'text', 'com-2022-09-label'));
    const after = textBox(findMark(scene, 'text', 'com-2022-12-label'));
    expect(before.x + before.width, '11,769 stands before the break').toBeLessThanOrEqual(edge + 2);
    expect(after.x, '14,640 stands after the break').toBeGreaterThanOrEqual(edge - 2);
    expect(Math.abs(findMark(scene, 'symbol', 'com-2022-09').y - y(11_769))).toBeLessThanOrEqual(0.15);
    expect(Math.abs(findMark(scene, 'symbol', 'com-2022-12').y - y(14_640))).toBeLessThanOrEqual(0.15);
  });
});
