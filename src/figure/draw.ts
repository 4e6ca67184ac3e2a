import { drawSvg, type Drawing } from './svg/drawing.ts';
import { printedRings } from './svg/printed.ts';

/** One chart as SVG text that can also be printed. */
export function drawChart(drawing: Omit<Drawing, 'printed'>): string {
  return drawSvg({ ...drawing, ...(drawing.still ? {} : { printed: printedRings }) });
}
