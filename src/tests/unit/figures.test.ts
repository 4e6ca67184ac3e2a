/** Rules that every figure keeps, in every view, at every size. */
import { describe, expect, test } from 'vitest';
import { type DrawnFigure, layout } from '../../charts/chart.ts';
import { findView } from '../../charts/draw-scene.ts';
import type { Mark, Scene } from '../../charts/types.ts';
import { findTags, readStory } from '../../story/outline.ts';
import { allDrawings, complaints, drawnFigure, drawnFigures, sizesOf } from './helpers.ts';

const figures = drawnFigures();
const drawings = allDrawings(figures);

/** Ticks of an axis depend on the stretch of time that a view shows; nothing of a row is called like this. */
const AXIS = /^(tick|year-tick|year|grid)-/;

/** Bars name their value only where the view picks them out: a label of one to three lines, and its leader. */
function optionalKeys({ series }: DrawnFigure): Set<string> {
  if (series.type !== 'bars') return new Set();
  return new Set(series.bars.flatMap(({ id }) => ['', '-1', '-2', '-leader'].map((ending) => `${id}-label${ending}`)));
}

/** The keys of the marks that stand for the rows of a figure: whatever of its series has an id and a status. */
function rowKeys({ series }: DrawnFigure): string[] {
  // Of a sum each part is a mark of its own, also where two are of one row.
  if (series.type === 'sums')
    return series.tracks.flatMap(({ id, parts }) => parts.map((_part, index) => `${id}-${index}`));
  return rowsWithin(series);
}

function rowsWithin(part: unknown): string[] {
  if (typeof part !== 'object' || part === null) return [];
  const isRow = 'id' in part && 'status' in part && !('value' in part && part.value === 0);
  return [...(isRow ? [String(part.id)] : []), ...Object.values(part).flatMap(rowsWithin)];
}

/** Every number of a mark that places it. */
function coordinates(mark: Mark): number[] {
  if (mark.kind === 'line') return mark.points;
  return mark.kind === 'rect' ? [mark.x, mark.y, mark.width, mark.height] : [mark.x, mark.y];
}

function sorted(keys: string[]): string[] {
  return [...keys].sort();
}

test('pinned views are drawn at the sizes of their stage', () => {
  const steps = findTags(readStory()).filter(({ name }) => name === 'Step');
  const pinned = new Set(steps.map(({ attributes }) => `${attributes['figure']} ${attributes['view']}`));
  const staged = drawings.filter(({ size }) => size.width === 350).map(({ figure, view }) => `${figure.id} ${view}`);
  expect(staged.sort()).toEqual([...pinned].sort());
});

describe('keys', () => {
  test.each(figures.map((figure) => [figure.id, figure] as const))(
    '%s has the same marks in all views',
    (_, figure) => {
      const optional = optionalKeys(figure);
      const [first] = figure.views;
      for (const size of sizesOf(figure, first?.id ?? '')) {
        const keysOf = (view: string): string[] =>
          sorted(
            layout(figure, view, size)
              .marks.map(({ key }) => key)
              .filter((key) => !AXIS.test(key) && !optional.has(key)),
          );
        const expected = keysOf(first?.id ?? '');
        for (const { id } of figure.views) expect(keysOf(id), `${id} at ${size.width}`).toEqual(expected);
      }
    },
  );

  test('every row has its mark in every view, shown or hidden', () => {
    expect(
      complaints(({ figure, scene }) => {
        const keys = new Set(scene.marks.map(({ key }) => key));
        return rowKeys(figure).filter((key) => !keys.has(key));
      }, drawings),
    ).toEqual([]);
  });

  test('no key is used twice in a scene', () => {
    expect(
      complaints(({ scene }) => {
        const keys = scene.marks.map(({ key }) => key);
        return keys.filter((key, index) => keys.indexOf(key) !== index);
      }, drawings),
    ).toEqual([]);
  });
});

describe('scenes', () => {
  test('every coordinate is a finite number of tenths of a pixel', () => {
    const isTenth = (value: number): boolean => Number.isFinite(value) && Math.round(value * 10) / 10 === value;
    expect(
      complaints(
        ({ scene }) => scene.marks.filter((mark) => !coordinates(mark).every(isTenth)).map(({ key }) => key),
        drawings,
      ),
    ).toEqual([]);
  });

  test('nothing has a negative size', () => {
    const negative = (mark: Mark): boolean => mark.kind === 'rect' && (mark.width < 0 || mark.height < 0);
    expect(complaints(({ scene }) => scene.marks.filter(negative).map(({ key }) => key), drawings)).toEqual([]);
  });

  test('a scene survives JSON, and the same call gives the same scene', () => {
    for (const { figure, view, size, scene, name } of drawings) {
      expect(JSON.parse(JSON.stringify(scene)), name).toEqual(scene);
      const again: Scene = layout(JSON.parse(JSON.stringify(figure)), view, size);
      expect(again, name).toEqual(scene);
    }
  });

  test('an unknown view is an error that names the known ones', () => {
    expect(() => findView(drawnFigure('pool-counts'), 'lines')).toThrow(
      '"pool-counts" has no view "lines". It has: 2016, 2020',
    );
  });

  test('a view shows the rows it picks out and hides those it hides', () => {
    expect(
      complaints(({ figure, view, scene }) => {
        const { highlight = [], hide = [] } = findView(figure, view);
        const opacity = new Map(scene.marks.map((mark) => [mark.key, mark.opacity]));
        const keys = rowKeys(figure);
        return [
          ...keys.filter((key) => hide.includes(key) && opacity.get(key) !== 0).map((key) => `${key} is not hidden`),
          ...keys
            .filter((key) => highlight.includes(key) && opacity.get(key) !== 1)
            .map((key) => `${key} is not shown`),
        ];
      }, drawings),
    ).toEqual([]);
  });
});
