/** Sets text, signs and charts below one another: the pages of image files, which no browser lays out. */
import { toScene } from '../../charts/draw-scene.ts';
import { rect, symbol, text } from '../../charts/shared/marks.ts';
import { textWidth, wrapText } from '../../charts/shared/text.ts';
import { STATUS_TEXT } from '../../charts/theme.ts';
import type { Mark, Role, Scene, Status } from '../../charts/types.ts';
import type { StatusLabel } from '../../data/status-words.ts';

export interface TextStyle {
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
  text(words: string, style: TextStyle, indent = 0): void {
    for (const line of wrapText(words, this.width - indent, style.size, style.bold)) {
      this.put(line, style, indent);
      this.y += style.size * (style.leading ?? 1.35);
    }
  }

  /** Short items in a row; a dot ends a line, and never starts one. Where one is wider than the column, all run on. */
  list(items: string[], style: TextStyle): void {
    // A no-break space ties the dot to what it follows.
    const parts = items.map((item, index) => (index < items.length - 1 ? `${item}\u00a0·` : item));
    const fits = (words: string): boolean => textWidth(words, style.size, style.bold) <= this.width;
    if (!parts.every(fits)) return this.text(parts.join(' '), style);
    const lines = parts.reduce<string[]>((before, words) => {
      const longer = `${before.at(-1)} ${words}`;
      return before.length > 0 && fits(longer) ? [...before.slice(0, -1), longer] : [...before, words];
    }, []);
    for (const line of lines) this.text(line, style);
  }

  /** The statuses side by side, each sign before its words; a status that does not fit starts a line. */
  statusLabels(statusLabels: StatusLabel[], size: number): void {
    const indent = size * 1.4;
    let x = 0;
    for (const { status, words } of statusLabels) {
      const taken = indent + textWidth(words, size, true);
      if (x > 0 && x + taken > this.width) {
        this.y += size * 1.6;
        x = 0;
      }
      this.sign(status, size, x);
      const style = { size, fill: STATUS_TEXT[status], bold: true };
      // Words that are wider than the column alone go on below themselves.
      const lines = wrapText(words, this.width - indent, size, true);
      for (const line of lines.slice(0, -1)) this.text(line, style, indent);
      this.put(lines.at(-1) ?? '', style, x + indent);
      x += taken + indent;
    }
    if (statusLabels.length > 0) this.y += size * 1.6;
  }

  /** A status sign beside the line that comes next. */
  sign(status: Status, size: number, indent = 0): void {
    const at = { x: this.left + indent + size / 2, y: this.y + size * 0.62 };
    this.marks.push(symbol({ key: `sign-${this.marks.length}`, ...at, size, status }));
  }

  /** A chart, as wide as the column. */
  chart({ marks, height }: Scene): void {
    this.marks.push(...marks.map((mark) => moveMark(mark, this.left, this.y)));
    this.y += height;
  }

  /** One line of text whose capitals stand at the column's current place. */
  private put(words: string, { size, fill, bold = false }: TextStyle, indent: number): void {
    const at = { x: this.left + indent, y: this.y + size * 0.97 };
    const line = words.replaceAll('\u00a0', ' ');
    this.marks.push(text({ key: `text-${this.marks.length}`, ...at, text: line, size, bold, fill }));
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
