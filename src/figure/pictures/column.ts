/** Sets text, signs and charts below one another: the pages of image files, which no browser lays out. */
import { toScene } from '../../charts/draw-scene.ts';
import { rect, symbol, text } from '../../charts/shared/marks.ts';
import { wrapText } from '../../charts/shared/text.ts';
import { STATUS_TEXT } from '../../charts/theme.ts';
import type { Mark, Role, Scene, Status } from '../../charts/types.ts';
import type { StatusLabel } from '../../data/status-words.ts';

interface TextStyle {
  size: number;
  fill: Role;
  bold?: boolean;
  /** Line height as a multiple of the size. */
  leading?: number;
}

/** A column that grows downwards while marks are added to it. */
export class Column {
  readonly marks: Mark[] = [];
  readonly left: number;
  readonly width: number;
  /** Where the next thing starts. */
  y: number;

  constructor(left: number, top: number, width: number) {
    this.left = left;
    this.y = top;
    this.width = width;
  }

  /** A paragraph, broken into lines; `indent` leaves room for a sign. */
  text(words: string, { size, fill, bold = false, leading = 1.35 }: TextStyle, indent = 0): void {
    for (const line of wrapText(words, this.width - indent, size, bold)) {
      const at = { key: `text-${this.marks.length}`, x: this.left + indent, y: this.y + size * 0.97 };
      this.marks.push(text({ ...at, text: line.replaceAll('\u00a0', ' '), size, bold, fill }));
      this.y += size * leading;
    }
  }

  /** The statuses below one another, each sign before its words. */
  statusLabels(statusLabels: StatusLabel[], size: number): void {
    for (const { status, words } of statusLabels) {
      this.sign(status, size);
      this.text(words, { size, fill: STATUS_TEXT[status], bold: true, leading: 1.6 }, size * 1.4);
    }
  }

  /** A status sign beside the line that comes next. */
  sign(status: Status, size: number): void {
    const at = { x: this.left + size / 2, y: this.y + size * 0.62 };
    this.marks.push(symbol({ key: `sign-${this.marks.length}`, ...at, size, status }));
  }

  /** A chart, as wide as the column. */
  chart({ marks, height }: Scene): void {
    this.marks.push(...marks.map((mark) => moveMark(mark, this.left, this.y)));
    this.y += height;
  }
}

/** The column as a picture on a panel, under the ink rule that tops every panel of the design. */
export function onPanel({ marks }: Column, width: number, height: number, rule: number): Scene {
  const panel = rect({ key: 'panel', x: 0, y: 0, width, height, fill: 'panel' });
  const top = rect({ key: 'rule', x: 0, y: 0, width, height: rule, fill: 'ink' });
  return toScene({ width, height }, [panel, top, ...marks]);
}

function moveMark(mark: Mark, right: number, down: number): Mark {
  if (mark.kind !== 'line') return { ...mark, x: mark.x + right, y: mark.y + down };
  return { ...mark, points: mark.points.map((value, index) => value + (index % 2 ? down : right)) };
}
