/** Runs of signs as SVG: a pattern for each kind of sign, and one path around each run. */
import { boxPath, tag } from './tag.ts';
import { cellRects, SIGN } from '../../charts/shared/dots.ts';
import type { Paint } from '../../charts/theme.ts';
import type { DotsMark } from '../../charts/types.ts';

/** Smaller signs are drawn without dashes, which nobody could see. */
export const SMALL = 8;
const LARGE = 80;

/** The name of the pattern that a run is filled with. */
export function tileId({ status, pitch, look }: DotsMark, id: string): string {
  return `${id}-${status}-${look ?? 'sign'}-${String(pitch).replace('.', '_')}`;
}

/** The pattern of a run: one sign in its cell. */
export function tileSvg(mark: DotsMark, id: string, paint: Paint): string {
  const { pitch } = mark;
  const size = { width: pitch, height: pitch, patternUnits: 'userSpaceOnUse' };
  return tag('pattern', { id: tileId(mark, id), ...size }, cellSvg(mark, paint));
}

/** A run in its place. Small rings are shown on screens only where printers get others. */
export function runSvg(mark: DotsMark, id: string, opacity: number | undefined, prints: boolean): string {
  const { pitch } = mark;
  const place = {
    transform: `translate(${fixed(mark.x)} ${fixed(mark.y)})`,
    opacity,
    'data-key': mark.key,
    class: prints && isSmallRing(mark) ? 'on-screen' : undefined,
  };
  const cells = cellRects(mark).map(({ column, row, columns, rows }) =>
    boxPath(fixed(column * pitch), fixed(row * pitch), fixed(columns * pitch), fixed(rows * pitch)),
  );
  return tag('path', { d: cells.join(''), fill: `url(#${tileId(mark, id)})`, ...place });
}

export function isSmallRing({ status, pitch }: DotsMark): boolean {
  return status === 'leaked' && pitch < SMALL;
}

function cellSvg({ status, pitch, look }: DotsMark, paint: Paint): string {
  const at = (part: number): number => fixed(pitch * part);
  const stroke = paint(look === 'gone' ? 'axis-line' : status);
  const [small, large] = [pitch < SMALL, pitch > LARGE];
  if (status === 'published') {
    const side = look ? 0.7 : SIGN;
    const edge = at(0.5 - side / 2);
    const d = boxPath(edge, edge, at(side), at(side));
    if (!look) return tag('path', { d, fill: stroke });
    const dashes = look === 'dashed' ? `${at(0.14)} ${at(0.0933)}` : undefined;
    const width = at(look === 'gone' ? 0.05 : 0.1);
    return tag('path', { d, fill: 'none', stroke, 'stroke-width': width, 'stroke-dasharray': dashes });
  }
  if (status === 'derived') {
    const d = `M${at(0.5)} ${at(0.16)}L${at(0.86)} ${at(0.82)}H${at(0.14)}Z`;
    return tag('path', { d, fill: 'none', stroke, 'stroke-width': at(0.12) });
  }
  const centre = { cx: at(0.5), cy: at(0.5) };
  if (status === 'leaked') {
    return tag('circle', {
      ...{ ...centre, r: at(small ? 0.31 : 0.34), fill: 'none', stroke },
      'stroke-width': at(small ? 0.2 : large ? 0.05 : 0.11),
      'stroke-dasharray': small ? undefined : large ? `${at(0.054)} ${at(0.035)}` : `${at(0.162)} ${at(0.105)}`,
    });
  }
  const d = `M${at(0.5)} ${at(0.15)}A${at(0.35)} ${at(0.35)} 0 0 0 ${at(0.5)} ${at(0.85)}Z`;
  return (
    tag('circle', { ...centre, r: at(0.35), fill: 'none', stroke, 'stroke-width': at(0.1) }) +
    (look ? '' : tag('path', { d, fill: stroke }))
  );
}

function fixed(value: number): number {
  return Math.round(value * 1000) / 1000;
}
