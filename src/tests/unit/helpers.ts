/** What several tests share: the drawn figures, the sizes they are drawn at, and the boxes that marks take. */
import type { Box } from '../../charts/shared/labels.ts';
import { type DrawnFigure, layout, naturalHeight } from '../../charts/chart.ts';
import { textWidth } from '../../charts/shared/text.ts';
import type { LineMark, Mark, Scene, Size, SymbolMark, TextMark } from '../../charts/types.ts';
import type { Data } from '../../data/data.ts';
import { mistakeOf, type Mistake } from '../../data/mistakes/mistake.ts';
import { loadData } from '../../data/load.ts';
import { checkedData } from '../../check/check-project.ts';
import { DataError, type Problem } from '../../check/problems.ts';
import { lintTexts } from '../../check/story/lint-texts.ts';
import { readTexts, type Lint, type Reading } from '../../check/story/passages.ts';
import { RULES_PATH, rulesFileSchema } from '../../data/schema/schema.ts';
import type { DataFile } from '../../data/read.ts';
import { chartFigure, isDrawn } from '../../data/series.ts';
import { findTags, readStory } from '../../story/outline.ts';
import { frozenData, frozenFiles, frozenStory } from '../frozen.ts';

/** The story of today, which editors change: of it a test may ask rules, and no number. */
export const current = loadData();

/** Every figure that is drawn as a scene, ready for layout. */
export function drawnFigures(source: Data = current): DrawnFigure[] {
  return [...source.figures.values()]
    .map(({ value }) => value)
    .filter(isDrawn)
    .map((figure) => chartFigure(source, figure));
}

/** A figure of the frozen story. */
export function drawnFigure(id: string): DrawnFigure {
  const figure = drawnFigures(frozenData).find((candidate) => candidate.id === id);
  if (!figure) throw new Error(`There is no drawn figure "${id}"`);
  return figure;
}

const WIDTHS = [300, 320, 360, 390, 416, 688, 720, 768, 928, 960, 1240];
const STAGES: Size[] = [
  { width: 350, height: 290 },
  { width: 720, height: 600 },
];

/** The sizes a view is drawn at: its natural height, and where a step pins it the stage of a phone and of a desktop. */
export function sizesOf(figure: DrawnFigure, view: string, story: string = readStory()): Size[] {
  const steps = findTags(story).filter(({ name }) => name === 'Step');
  const natural = WIDTHS.map((width) => ({ width, height: naturalHeight(figure, width) }));
  const pinned = steps.some(({ attributes }) => attributes['figure'] === figure.id && attributes['view'] === view);
  return pinned ? [...natural, ...STAGES] : natural;
}

export interface Drawing {
  /** "pool-counts, no-line, 350 × 290" */
  name: string;
  figure: DrawnFigure;
  view: string;
  size: Size;
  scene: Scene;
}

/** Every view of every figure at every size. */
export function allDrawings(figures: DrawnFigure[] = drawnFigures(), story: string = readStory()): Drawing[] {
  return figures.flatMap((figure) =>
    figure.views.flatMap(({ id: view }) =>
      sizesOf(figure, view, story).map((size) => ({
        name: `${figure.id}, ${view}, ${size.width} × ${size.height}`,
        figure,
        view,
        size,
        scene: layout(figure, view, size),
      })),
    ),
  );
}

/** Every view of one figure of the frozen story, by its name, for a test of each. */
export function frozenDrawings(id: string): (readonly [string, Drawing])[] {
  return allDrawings([drawnFigure(id)], frozenStory).map((drawing) => [drawing.name, drawing] as const);
}

/** The drawings with complaints, one line each; an empty list is what a test wants to see. */
export function complaints(check: (drawing: Drawing) => string[], drawings: Drawing[] = allDrawings()): string[] {
  return drawings.flatMap((drawing) => check(drawing).map((words) => `${drawing.name}: ${words}`));
}

export function visible({ marks }: Scene): Mark[] {
  return marks.filter((mark) => mark.opacity > 0);
}

export function texts(marks: Mark[]): TextMark[] {
  return marks.filter((mark) => mark.kind === 'text');
}

export function symbols(marks: Mark[]): SymbolMark[] {
  return marks.filter((mark) => mark.kind === 'symbol');
}

/** The mark of that key and kind. */
export function findMark<K extends Mark['kind']>(scene: Scene, kind: K, key: string): Extract<Mark, { kind: K }> {
  const isWanted = (mark: Mark): mark is Extract<Mark, { kind: K }> => mark.key === key && mark.kind === kind;
  const mark = scene.marks.find(isWanted);
  if (!mark) throw new Error(`The scene has no ${kind} "${key}"`);
  return mark;
}

/** The ink of a text: from the top of its capitals to the foot of its descenders. */
export function textBox({ text, x, y, size, bold, anchor }: TextMark): Box {
  const width = textWidth(text, size, bold);
  const shift = { start: 0, middle: width / 2, end: width }[anchor];
  return { x: x - shift, y: y - size * 0.75, width, height: size * 0.97 };
}

export function symbolBox({ x, y, size }: SymbolMark): Box {
  return { x: x - size / 2, y: y - size / 2, width: size, height: size };
}

/** True where a line, thin as it is, runs through a box. */
export function runsThrough({ points }: LineMark, { x, y, width, height }: Box): boolean {
  for (let index = 0; index + 3 < points.length; index += 2) {
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = points.slice(index, index + 4);
    // The stretch of the line that lies inside the box, as shares of its length (Liang and Barsky).
    let [enter, leave] = [0, 1];
    for (const [step, room] of [
      [x1 - x2, x1 - x],
      [x2 - x1, x + width - x1],
      [y1 - y2, y1 - y],
      [y2 - y1, y + height - y1],
    ] as const) {
      if (step < 0) enter = Math.max(enter, room / step);
      else if (step > 0) leave = Math.min(leave, room / step);
      else if (room < 0) leave = -1;
    }
    if (leave > enter) return true;
  }
  return false;
}

/** The frozen data files with one text replaced in one of them; fails when the text is not there. */
export function changed(path: string, before: string, after: string): DataFile[] {
  return frozenFiles.map((file) => {
    if (file.path !== path) return file;
    if (!file.text.includes(before)) throw new Error(`${path} does not contain ${before}`);
    return { path, text: file.text.replace(before, after) };
  });
}

/** The mistake that ends a reading, as a record. */
export function mistakeBy(action: () => unknown): Mistake | string | undefined {
  try {
    action();
    return undefined;
  } catch (error) {
    return mistakeOf(error);
  }
}

/** The error that these files cause. */
export function errorOf(files: DataFile[]): DataError {
  try {
    checkedData(files);
  } catch (error) {
    if (error instanceof DataError) return error;
    throw error;
  }
  throw new Error('These files were accepted');
}

/** The line, from 1, on which a text first stands in one of the files. */
export function lineOf(files: DataFile[], path: string, wanted: string): number {
  const text = files.find((file) => file.path === path)?.text ?? '';
  const offset = text.indexOf(wanted);
  if (offset < 0) throw new Error(`${path} does not contain ${wanted}`);
  return text.slice(0, offset).split('\n').length;
}

const frozenRules = rulesFileSchema.parse(JSON.parse(frozenFiles.find(({ path }) => path === RULES_PATH)?.text ?? ''));

/** What some rules over texts find in a story and in files, by the data and the rules of the frozen story. */
export function lintStory(
  lints: Lint[],
  story: string,
  files: DataFile[] = [],
  other: Partial<Pick<Reading, 'data' | 'isSound'>> = {},
): Problem[] {
  const collected = { data: frozenData, isSound: true, ...other };
  return lintTexts(readTexts(collected, story, files, frozenRules), lints);
}
