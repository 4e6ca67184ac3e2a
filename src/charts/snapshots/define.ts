import { z } from 'zod';
import type { Definition } from '../definition.ts';
import { pointOf, type ChartData } from '../chart-data.ts';
import { type, unit } from '../settings.ts';
import { height, layout, type SnapshotsSeries } from './layout.ts';

const schema = z.strictObject({ type: type('snapshots', 'Counts on a time axis from zero, without a line.'), unit });
type Chart = z.infer<typeof schema>;

function series(chart: Chart, data: ChartData): SnapshotsSeries {
  return { type: 'snapshots', unit: chart.unit, points: data.rows.map((row) => pointOf(data, row)) };
}

export const snapshots = {
  schema,
  order: 'all',
  labelled: () => 'all',
  drawing: { series, height, layout, moves: true, counts: 'from-zero', notes: 'places', sizes: { least: 180 } },
} satisfies Definition<Chart, SnapshotsSeries>;
