/** What the counts claim, read back from the geometry of their charts. */
import { describe, expect, test } from 'vitest';
import { middle, parseSpan } from '../../charts/dates.ts';
import { cellRects } from '../../charts/shared/dots.ts';
import type { DotsMark, LineMark, Scene } from '../../charts/types.ts';
import { cellValue } from '../../data/facts.ts';
import { frozenData as data } from '../frozen.ts';
import { findMark, frozenDrawings, symbols, textBox, visible } from './helpers.ts';

function lines(scene: Scene): LineMark[] {
  return visible(scene).filter((mark) => mark.kind === 'line');
}

/** Value to pixels over the foot of the year ticks, where zero must be; the hairlines must agree with it. */
function countScale(scene: Scene): (value: number) => number {
  const ticks = scene.marks.flatMap(({ key }) => (key.startsWith('grid-') ? [Number(key.slice(5))] : []));
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

/** True where a line passes within `near` pixels of a spot. */
function passes({ points }: LineMark, x: number, y: number, near: number): boolean {
  for (let index = 0; index + 3 < points.length; index += 2) {
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = points.slice(index, index + 4);
    const length = Math.hypot(x2 - x1, y2 - y1) ** 2 || 1;
    const t = Math.max(0, Math.min(1, ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / length));
    if (Math.hypot(x - x1 - t * (x2 - x1), y - y1 - t * (y2 - y1)) <= near) return true;
  }
  return false;
}

describe('pool-scale', () => {
  test.each(frozenDrawings('pool-scale'))('%s', (_, { scene }) => {
    const blocks = visible(scene).filter((mark): mark is DotsMark => mark.kind === 'dots');
    const sizes = blocks.map((block) => cellRects(block).reduce((sum, cells) => sum + cells.columns * cells.rows, 0));
    expect(cellValue(data, 'pool-2025-10')).toBe(53_298);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(53_298);
    expect(sizes).toEqual([...Array.from({ length: 53 }, () => 1000), 298]);
    expect(new Set(blocks.map(({ status }) => status))).toEqual(new Set(['leaked']));
    const corners = blocks.map(({ x, y, columns, count, pitch }) => ({
      x,
      y,
      right: x + columns * pitch,
      bottom: y + Math.ceil(count / columns) * pitch,
    }));
    corners.forEach((a, index) => {
      expect(a.x).toBeGreaterThanOrEqual(0);
      expect(a.right).toBeLessThanOrEqual(scene.width);
      expect(a.bottom).toBeLessThanOrEqual(scene.height);
      for (const b of corners.slice(index + 1)) {
        expect(a.right <= b.x || b.right <= a.x || a.bottom <= b.y || b.bottom <= a.y).toBe(true);
      }
    });
  });
});

describe('pool-counts', () => {
  const COUNTS = [
    { id: 'pool-2016-12', value: 55_974, date: '2016-12', status: 'published' },
    { id: 'pool-2020-09', value: 37_302, date: '2020-09-30', status: 'released' },
    { id: 'pool-2025-10', value: 53_298, date: '2025-10', status: 'leaked' },
  ];

  test.each(frozenDrawings('pool-counts'))('%s', (_, drawing) => {
    const { scene, view } = drawing;
    const [x, y] = [timeScale(scene), countScale(scene)];
    for (const { id, value, date, status } of COUNTS) {
      const sign = findMark(scene, 'symbol', id);
      expect(sign.status).toBe(status);
      expect(Math.abs(sign.x - x(yearOf(date))), `${id} across`).toBeLessThanOrEqual(0.3);
      expect(Math.abs(sign.y - y(value)), `${id} up`).toBeLessThanOrEqual(0.15);
    }
    const signs = symbols(scene.marks);
    const joining = lines(scene)
      .filter(({ key }) => !key.startsWith('grid-'))
      .filter((line) => signs.filter((sign) => passes(line, sign.x, sign.y, sign.size)).length > 1)
      .map(({ key }) => key);
    expect(joining).toEqual(view === 'no-line' ? ['expected-line-0', 'expected-line-1'] : []);
    const struck = lines(scene).filter(({ key }) => /^expected-line-\d-strike/.test(key));
    expect(struck).toHaveLength(view === 'no-line' ? 4 : 0);
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
    const [x, y] = [timeScale(scene), countScale(scene)];
    expect(symbols(scene.marks).map(({ key, status }) => ({ key, status }))).toEqual(
      COUNTS.map(({ id, status }) => ({ key: id, status })),
    );
    for (const { id, value } of COUNTS) {
      expect(Math.abs(findMark(scene, 'symbol', id).y - y(value)), id).toBeLessThanOrEqual(0.15);
    }
    expect(
      symbols(scene.marks)
        .filter(({ hollow }) => hollow)
        .map(({ key }) => key),
      'the marks without a sure date',
    ).toEqual(['fno-2021']);
    const [from = NaN] = findMark(scene, 'line', 'fno-2021-whisker').points;
    const to = findMark(scene, 'line', 'fno-2021-whisker-right').points[2] ?? NaN;
    expect(Math.abs(from - x(2019))).toBeLessThanOrEqual(0.3);
    expect(Math.abs(to - x(2022)), 'to the end of 2021').toBeLessThanOrEqual(0.3);
    expect(Math.abs(findMark(scene, 'symbol', 'fno-2025-10').x - x(yearOf('2025-10')))).toBeLessThanOrEqual(0.3);
  });
});

describe('offenders-in-community', () => {
  test.each(frozenDrawings('offenders-in-community'))('%s', (_, { scene }) => {
    const [x, y] = [timeScale(scene), countScale(scene)];
    const across = (line: LineMark): number[] => line.points.filter((_value, index) => index % 2 === 0);
    const traces = lines(scene).filter(({ key }) => !/^(grid|year-tick|break)-/.test(key) && !/-leader$/.test(key));
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
