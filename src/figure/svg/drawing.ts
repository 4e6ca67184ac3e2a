/** The one SVG writer: draws any scene of any chart type as text, at build and in the browser, and decides nothing. */
import { boxPath, escapeText, tag } from './tag.ts';
import { runSvg, tileId, tileSvg } from './runs.ts';
import { exactWidth } from '../../charts/shared/text.ts';
import { visibleMarks } from '../../charts/transition.ts';
import { FONT, pagePaint, STRETCH, WEIGHT, type Paint } from '../../charts/theme.ts';
import type { DotsMark, Mark, RectMark, Scene, SymbolMark, TextMark } from '../../charts/types.ts';

export interface Drawing {
  scene: Scene;
  /** Unique on the page: the patterns and the description are referred to by it. */
  id: string;
  paint?: Paint;
  /** The accessible name and description; without a name the drawing is decoration. */
  name?: string;
  description?: string;
  /** True for image files, which bring their own type settings. */
  still?: boolean;
  /** What draws small signs for printers; moving charts are never printed, and leave it out of what the reader loads. */
  printed?: (marks: DotsMark[], id: string, paint: Paint) => { defs: string; uses: string };
}

/** One chart as SVG text. Each visible mark is one element, in the order of the scene. */
export function drawSvg({ scene, id, paint = pagePaint, name, description, still, printed }: Drawing): string {
  const marks = visibleMarks(scene);
  const dots = marks.filter((mark) => mark.kind === 'dots');
  const small = printed?.(dots, id, paint);
  const tiles = [...new Map(dots.map((mark) => [tileId(mark, id), mark])).values()];
  const hatched = marks.some((mark) => mark.kind === 'rect' && mark.fill === 'hatch');
  const defs = [hatched ? hatch(id, paint) : '', ...tiles.map((mark) => tileSvg(mark, id, paint)), small?.defs ?? ''];
  const drawn = [...marks.map((mark) => markSvg(mark, id, paint, small !== undefined)), small?.uses ?? ''].join('');
  const frame = {
    xmlns: 'http://www.w3.org/2000/svg',
    viewBox: `0 0 ${scene.width} ${scene.height}`,
    width: still ? scene.width : undefined,
    height: still ? scene.height : undefined,
    class: 'chart',
    role: name ? 'img' : undefined,
    'aria-label': description ? undefined : name,
    'aria-labelledby': description ? `${id}-name` : undefined,
    'aria-describedby': description ? `${id}-description` : undefined,
    'aria-hidden': name ? undefined : 'true',
    'font-family': still ? FONT : undefined,
    'font-weight': still ? WEIGHT.regular : undefined,
    'font-stretch': still ? STRETCH : undefined,
  };
  const said = description
    ? tag('title', { id: `${id}-name` }, escapeText(name ?? '')) +
      tag('desc', { id: `${id}-description` }, escapeText(description))
    : '';
  const needed = defs.join('');
  // Browsers would read out the labels after the name and the description, loose and without their marks.
  // Reader views drop what is hidden from them, but for what bears this class.
  const body = name
    ? tag('g', { 'aria-hidden': 'true', class: paint === pagePaint ? 'fallback-image' : undefined }, drawn)
    : drawn;
  return tag('svg', frame, said + (needed && tag('defs', {}, needed)) + body);
}

function markSvg(mark: Mark, id: string, paint: Paint, prints: boolean): string {
  const opacity = mark.opacity < 1 ? Math.round(mark.opacity * 100) / 100 : undefined;
  switch (mark.kind) {
    case 'line':
      return tag('path', {
        d: linePath(mark.points),
        fill: 'none',
        stroke: paint(mark.stroke),
        'stroke-width': mark.width,
        'stroke-dasharray': mark.dashed ? '4 4' : undefined,
        opacity,
      });
    case 'rect':
      return rectSvg(mark, id, paint, opacity);
    case 'symbol':
      return tag('g', { opacity, 'data-key': mark.key }, signSvg(mark, paint));
    case 'dots':
      return runSvg(mark, id, opacity, prints);
    case 'text':
      return textSvg(mark, paint, opacity);
  }
}

/** The points of a line as the path that joins them. */
export function linePath(points: number[]): string {
  return points.reduce((d, value, index) => d + (index === 0 ? 'M' : index % 2 ? ' ' : 'L') + value, '');
}

function rectSvg(mark: RectMark, id: string, paint: Paint, opacity: number | undefined): string {
  const { x, y, width, height, fill, stroke } = mark;
  return tag('path', {
    d: boxPath(x, y, width, height),
    fill: fill === 'hatch' ? `url(#${id}-hatch)` : paint(fill === 'none' ? 'panel' : fill),
    stroke: stroke && paint(stroke),
    'stroke-width': stroke && 1.5,
    'stroke-dasharray': mark.dashed ? '4 3' : undefined,
    'data-key': mark.key,
    opacity,
  });
}

/** Words of so many letters, such as years, grow by less than the air around them. */
const SHORT = 4;

function textSvg(mark: TextMark, paint: Paint, opacity: number | undefined): string {
  const attributes = {
    x: mark.x,
    y: mark.y,
    'text-anchor': mark.anchor === 'start' ? undefined : mark.anchor,
    'font-size': mark.size,
    'font-weight': mark.bold ? WEIGHT.bold : undefined,
    // As wide as it was laid out, in another font and with a reader's own letter spacing too: it meets nothing and leaves nothing.
    ...(mark.text.length > SHORT && {
      textLength: Math.round(exactWidth(mark.text, mark.size, mark.bold)),
      lengthAdjust: 'spacingAndGlyphs',
    }),
    fill: paint(mark.fill),
    opacity,
    ...(mark.halo && {
      stroke: paint('panel'),
      'stroke-width': 3,
      'stroke-linejoin': 'round',
      'paint-order': 'stroke',
    }),
  };
  return tag('text', attributes, escapeText(mark.text));
}

function signSvg({ status, x, y, size }: SymbolMark, paint: Paint): string {
  const half = size / 2;
  const colour = paint(status);
  const ground = paint('panel');
  if (status === 'published') {
    const side = size * 0.92;
    return tag('path', { d: boxPath(x - side / 2, y - side / 2, side, side), fill: colour });
  }
  if (status === 'derived') {
    return tag('path', {
      d: `M${x} ${y - half * 0.9}L${x + half * 0.95} ${y + half * 0.75}H${x - half * 0.95}Z`,
      ...{ fill: ground, stroke: colour, 'stroke-width': size / 9, 'stroke-linejoin': 'round' },
    });
  }
  const at = { cx: x, cy: y };
  if (status === 'leaked') {
    return tag('circle', {
      ...{ ...at, r: half * 0.86, fill: ground, stroke: colour, 'stroke-width': size / 6.4 },
      'stroke-dasharray': `${size * 0.25} ${size * 0.163}`,
    });
  }
  const radius = half * 0.88;
  const filled = `M${x} ${y - radius}A${radius} ${radius} 0 0 0 ${x} ${y + radius}Z`;
  return (
    tag('circle', { ...at, r: radius, fill: ground, stroke: colour, 'stroke-width': size / 7.5 }) +
    tag('path', { d: filled, fill: colour })
  );
}

function hatch(id: string, paint: Paint): string {
  const line = tag('path', { d: 'M0 0V8', stroke: paint('axis-line'), 'stroke-width': '1.2' });
  const size = { width: 8, height: 8, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' };
  return tag('pattern', { id: `${id}-hatch`, ...size }, line);
}
