import { barsHeight } from './bars.ts';
import { dumbbellHeight, layoutDumbbell } from './dumbbell.ts';
import { lanesHeight, layoutLanes } from './lanes.ts';
import { linesHeight } from './lines.ts';
import { toScene } from './marks.ts';
import { drawMoving, findView } from './moving.ts';
import { partsHeight } from './parts.ts';
import { snapshotsHeight } from './snapshots.ts';
import { timelineHeight } from './timeline.ts';
import { layoutUnit, unitHeight } from './unit.ts';
import { layoutWaffle, waffleHeight } from './waffle.ts';
import type { ChartFigure, Mark, Scene, Size, View } from './types.ts';

/**
 * Where everything of one view of a figure goes. Pure: the same call draws pages, embeds, stills and tests.
 * Throws when the figure has no such view, and names those it has.
 */
export function layout(figure: ChartFigure, viewId: string, size: Size): Scene {
  return toScene(size, drawSeries(figure, findView(figure, viewId), size));
}

/** The height in px that a figure takes at a width when nothing else limits it. */
export function naturalHeight({ series }: ChartFigure, width: number): number {
  switch (series.type) {
    case 'unit':
      return Math.ceil(unitHeight(series, width));
    case 'waffle':
      return Math.ceil(waffleHeight(series, width));
    case 'dumbbell':
      return Math.ceil(dumbbellHeight(series, width));
    case 'lanes':
      return Math.ceil(lanesHeight(series, width));
    case 'parts':
      return Math.ceil(partsHeight(series, width));
    case 'snapshots':
      return Math.ceil(snapshotsHeight(width));
    case 'lines':
      return Math.ceil(linesHeight(width));
    case 'bars':
      return Math.ceil(barsHeight(width));
    case 'timeline':
      return Math.ceil(timelineHeight(series, width));
  }
}

function drawSeries({ series, views }: ChartFigure, view: View, size: Size): Mark[] {
  switch (series.type) {
    case 'unit':
      return layoutUnit(series, views, view, size);
    case 'waffle':
      return layoutWaffle(series, views, view, size);
    case 'dumbbell':
      return layoutDumbbell(series, views, view, size);
    case 'lanes':
      return layoutLanes(series, views, view, size);
    default:
      return drawMoving(series, views, view, size);
  }
}
