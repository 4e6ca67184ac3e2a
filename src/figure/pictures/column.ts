/** Sets text, signs and charts below one another: the pages of image files, which no browser lays out. */
import { textWidth, wrapText } from '../../charts/shared/text.ts';
import { OPACITY, STATUS_TEXT } from '../../charts/theme.ts';
import type { Mark, Role, Scene, Status } from '../../charts/types.ts';
import type { StatusLabel } from '../../data/status-words.ts';

export interface TextStyle {
  size: number;
  fill: Role;
  bold?: boolean;
  /** Line height as a multiple of the size. */
  leading?: number;
}

const SHOWN = { emphasis: 'normal', opacity: OPACITY.normal } as const;

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

  space(height: number): void {
    this.y += height;
  }

  /** A paragraph, broken into lines; `indent` leaves room for a sign. */
  text(words: string, style: TextStyle, indent = 0): void {
    for (const line of wrapText(words, this.width - indent, style.size, style.bold)) this.line(line, style, indent);
  }

  /** Short items in a row; a dot ends a line, and never starts one. Where one is wider than the column, all run on. */
  list(items: string[], style: TextStyle): void {
    // A no-break space ties the dot to what it follows.
    const parts = items.map((item, index) => (index < items.length - 1 ? `${item}\u00a0·` : item));
    if (parts.some((words) => textWidth(words, style.size, style.bold) > this.width))
      return this.text(parts.join(' '), style);
    let line = '';
    for (const words of parts) {
      if (line && textWidth(`${line} ${words}`, style.size, style.bold) > this.width) {
        this.line(line, style, 0);
        line = words;
      } else line = line ? `${line} ${words}` : words;
    }
    if (line) this.line(line, style, 0);
  }

  /** The statuses side by side, each sign before its words; a status that does not fit starts a line. */
  statusLabels(statusLabels: StatusLabel[], size: number): void {
    let x = 0;
    for (const { status, words } of statusLabels) {
      const taken = size * 1.4 + textWidth(words, size, true);
      if (x > 0 && x + taken > this.width) {
        this.y += size * 1.6;
        x = 0;
      }
      this.sign(status, size, x);
      const style = { size, fill: STATUS_TEXT[status], bold: true };
      // Words that are wider than the column alone go on below themselves.
      const lines = wrapText(words, this.width - size * 1.4, size, true);
      for (const line of lines.slice(0, -1)) this.line(line, style, size * 1.4);
      this.put(lines.at(-1) ?? '', style, x + size * 1.4);
      x += taken + size * 1.4;
    }
    if (statusLabels.length > 0) this.y += size * 1.6;
  }

  /** A status sign beside the line that comes next. */
  sign(status: Status, size: number, indent = 0): void {
    const key = `sign-${this.marks.length}`;
    const at = { x: this.left + indent + size / 2, y: this.y + size * 0.62 };
    this.marks.push({ kind: 'symbol', key, ...at, size, status, ...SHOWN });
  }

  /** A chart, as wide as the column. */
  chart({ marks, height }: Scene): void {
    this.marks.push(...marks.map((mark) => moveMark(mark, this.left, this.y)));
    this.y += height;
  }

  private line(text: string, style: TextStyle, indent: number): void {
    this.put(text, style, indent);
    this.y += style.size * (style.leading ?? 1.35);
  }

  /** One line of text whose capitals stand at the column's current place. */
  private put(words: string, { size, fill, bold = false }: TextStyle, indent: number): void {
    const key = `text-${this.marks.length}`;
    const at = { x: this.left + indent, y: this.y + size * 0.97, anchor: 'start' } as const;
    const text = words.replaceAll('\u00a0', ' ');
    this.marks.push({ kind: 'text', key, ...at, text, size, bold, fill, halo: false, ...SHOWN });
  }
}

/** The column as a picture on a panel, under the ink rule that tops every panel of the design. */
export function onPanel({ marks }: Column, width: number, height: number, rule: number): Scene {
  const area = (key: string, size: number, fill: Role): Mark => {
    return { kind: 'rect', key, x: 0, y: 0, width, height: size, fill, ...SHOWN };
  };
  const scene = { width, height, marks: [area('panel', height, 'panel'), area('rule', rule, 'ink'), ...marks] };
  return { ...scene, marks: scene.marks.map(rounded) };
}

function moveMark(mark: Mark, right: number, down: number): Mark {
  if (mark.kind !== 'line') return { ...mark, x: mark.x + right, y: mark.y + down };
  return { ...mark, points: mark.points.map((value, index) => value + (index % 2 ? down : right)) };
}

/** Coordinates to a tenth, as in every scene, so that a picture does not change with the machine. */
function rounded(mark: Mark): Mark {
  const tenth = (value: number): number => Math.round(value * 10) / 10;
  if (mark.kind === 'line') return { ...mark, points: mark.points.map(tenth) };
  return { ...mark, x: tenth(mark.x), y: tenth(mark.y) };
}
