import { blockMarks, blockSize, type Box, choose, type LabelLine, type PlacedLabel } from './labels.ts';
import { line } from './marks.ts';
import { wrapText } from './text.ts';
import { typeSizes } from '../theme.ts';
import type { Annotation, Mark, View } from '../types.ts';

/** Where an annotation points: the box of the mark it speaks of. */
export type Anchor = (annotation: Annotation) => Box;

/**
 * The annotations of all views, those of other views hidden, each beside its anchor
 * on free ground with a leader of one pixel.
 */
export function noteMarks(views: View[], current: View, anchor: Anchor, obstacles: Box[], bounds: Box): Mark[] {
  const { note } = typeSizes(bounds.width);
  const room = Math.min(bounds.width * 0.5, note * 15);
  return views.flatMap((view) => {
    const taken = obstacles.map(inflate);
    return (view.annotations ?? []).flatMap((annotation, index) => {
      const lines: LabelLine[] = wrapText(annotation.text, room, note).map((words) => ({
        text: words,
        size: note,
        fill: 'ink-2',
      }));
      const target = anchor(annotation);
      const placed = choose(candidates(target, blockSize(lines)), [...taken, target], bounds, ({ box }) =>
        crossings(leader(target, box), taken),
      );
      taken.push(placed.box);
      const emphasis = view.id === current.id ? 'normal' : 'hidden';
      const key = `note-${view.id}-${index}`;
      return [
        line({ key: `${key}-leader`, points: leader(target, placed.box), stroke: 'ink-2', width: 1, emphasis }),
        ...blockMarks(key, lines, placed, emphasis),
      ];
    });
  });
}

/** Air around everything that a note must not touch, in px. */
const AIR = 5;

function inflate({ x, y, width, height }: Box): Box {
  return { x: x - AIR, y: y - AIR, width: width + AIR * 2, height: height + AIR * 2 };
}

// Rings of positions at growing distance, so that a note moves away from crowded marks.
function candidates(target: Box, size: { width: number; height: number }): PlacedLabel[] {
  const { width, height } = size;
  const result: PlacedLabel[] = [];
  const centre = target.x + target.width / 2;
  for (const distance of [18, 34, 54, 80, 110, 150]) {
    const above = target.y - distance - height;
    const below = target.y + target.height + distance;
    const middle = target.y + target.height / 2 - height / 2;
    for (const x of [centre - width / 2, centre - width * 0.15, centre - width * 0.85, centre, centre - width]) {
      result.push({ box: { x, y: above, width, height }, anchor: 'start' });
      result.push({ box: { x, y: below, width, height }, anchor: 'start' });
    }
    result.push({ box: { x: target.x + target.width + distance, y: middle, width, height }, anchor: 'start' });
    result.push({ box: { x: target.x - distance - width, y: middle, width, height }, anchor: 'end' });
  }
  return result;
}

// What a leader crosses costs as much as covering a word would.
function crossings([x1 = 0, y1 = 0, x2 = 0, y2 = 0]: number[], taken: Box[]): number {
  const steps = Math.ceil(Math.hypot(x2 - x1, y2 - y1) / 4);
  let cost = 0;
  for (let step = 0; step <= steps; step++) {
    const [x, y] = [x1 + ((x2 - x1) * step) / (steps || 1), y1 + ((y2 - y1) * step) / (steps || 1)];
    if (taken.some((box) => x > box.x && x < box.x + box.width && y > box.y && y < box.y + box.height)) cost += 60;
  }
  return cost;
}

function leader(target: Box, note: Box): number[] {
  const [x, y] = [target.x + target.width / 2, target.y + target.height / 2];
  const noteX = Math.max(note.x, Math.min(note.x + note.width, x));
  const noteY = Math.max(note.y, Math.min(note.y + note.height, y));
  const reach = Math.hypot(noteX - x, noteY - y) || 1;
  const [dx, dy] = [Math.abs(noteX - x) / reach, Math.abs(noteY - y) / reach];
  // The leader starts where it leaves the box of its target.
  const edge = Math.min(dx ? target.width / 2 / dx : Infinity, dy ? target.height / 2 / dy : Infinity);
  const start = Math.min((Number.isFinite(edge) ? edge : 0) + 2, reach);
  const end = Math.max(reach - 3, start);
  const at = (distance: number): [number, number] => [
    x + ((noteX - x) * distance) / reach,
    y + ((noteY - y) * distance) / reach,
  ];
  return [...at(start), ...at(end)];
}
