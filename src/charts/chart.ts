/** The chart types of the registry by name, and the one call that draws a view of any figure. */
import { z } from 'zod';
import type { Definition, Drawing } from './definition.ts';
import { drawScene } from './draw-scene.ts';
import * as registry from './registry.ts';
import type { ChartFigure, Scene, Size } from './types.ts';

type Registered = (typeof registry)[keyof typeof registry];

/** The settings of some chart type, and what some chart type draws. */
export type Chart = z.infer<Registered['schema']>;
export type Series = ReturnType<Extract<Registered, { drawing: unknown }>['drawing']['series']>;
export type ChartType = Series['type'];

/** A figure of any type, ready for layout. */
export type DrawnFigure = ChartFigure<Series>;

const [first, ...others] = Object.values(registry).map(({ schema }) => schema);
if (!first) throw new Error('The registry of charts is empty.');

/** The `chart` object of a figure file. */
export const chartSchema = z.discriminatedUnion('type', [first, ...others]);

const DEFINITIONS = new Map<string, Definition<Chart, Series>>(
  Object.values(registry).map((definition) => [definition.schema.shape.type.value, definition]),
);

/** What the type of a chart says of itself; the schema lets no other names through. */
export function definitionOf(type: string): Definition<Chart, Series> {
  const definition = DEFINITIONS.get(type);
  if (!definition) throw new Error(`There is no chart type called "${type}".`);
  return definition;
}

/** How charts of a type are drawn; an error for a type that is a list. */
export function drawingOf(type: string): Drawing<Chart, Series> {
  const { drawing } = definitionOf(type);
  if (!drawing) throw new Error(`A chart of the type "${type}" is a list, not a drawing.`);
  return drawing;
}

/** Where everything of one view goes. Pure: the same call draws pages, embeds, stills and tests. */
export function layout(figure: DrawnFigure, viewId: string, size: Size): Scene {
  return drawScene(drawingOf(figure.series.type).layout, figure, viewId, size);
}

/** The height in px that a figure takes at a width when nothing else limits it. */
export function naturalHeight({ series }: DrawnFigure, width: number): number {
  return Math.ceil(drawingOf(series.type).height(series, width));
}
