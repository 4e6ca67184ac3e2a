/** The pinned chart of a sequence: one figure at a time, in the view that is asked for, as large as its panel allows. */
import { drawScene } from '../charts/draw-scene.ts';
import type { Moving } from '../charts/moving.ts';
import type { ChartFigure, Size } from '../charts/types.ts';
import { whenIdle } from '../figure/browser/idle.ts';
import { prepare, show, type Drawn } from './motion.ts';

/** A view of a figure, and how the figure's type is drawn in the browser. */
interface Asked {
  figure: ChartFigure;
  moving: Moving;
  view: string;
}

export class Stage {
  readonly #id: string;
  readonly #stage: HTMLElement;
  readonly #box: HTMLElement;
  readonly #calm = matchMedia('(prefers-reduced-motion: reduce)');
  readonly #observer = new ResizeObserver(() => this.#measure());
  #size: Size = { width: 0, height: 0 };
  #asked: Asked | undefined;
  #shown: Drawn | undefined;
  #settled: Drawn | undefined;
  #frame = 0;
  /** The views of the figure that are drawn at this size. */
  #drawings = new Map<string, Drawn>();

  /** Fills the empty stage of a sequence. The ids of what it draws begin with `id`. */
  constructor(stage: HTMLElement, id: string) {
    this.#id = id;
    this.#stage = stage;
    this.#box = stage.appendChild(Object.assign(document.createElement('div'), { className: 'live' }));
    this.#observer.observe(this.#box);
  }

  /** Shows a view of a figure: in motion from another view of the same figure, otherwise at once. */
  show(asked: Asked): void {
    const isNew = asked.figure !== this.#asked?.figure;
    this.#asked = asked;
    if (isNew) return this.#startAnew();
    // The frame in which a step begins has enough to do.
    this.#frame ||= requestAnimationFrame(() => this.#draw());
    this.#tell();
  }

  /** Takes everything from the stage again. */
  remove(): void {
    this.#observer.disconnect();
    cancelAnimationFrame(this.#frame);
    this.#drawings = new Map();
    this.#stage.style.blockSize = '';
    this.#box.remove();
  }

  #measure(): void {
    const { clientWidth: width, clientHeight: height } = this.#box;
    if (width === this.#size.width && height === this.#size.height) return;
    this.#size = { width, height, pixel: 1 / devicePixelRatio };
    this.#startAnew();
  }

  #startAnew(): void {
    if (!this.#asked || this.#size.width === 0) return;
    const { figure, moving } = this.#asked;
    // As high as its chart wants to be; the style sheet says how high it may be.
    this.#stage.style.blockSize = `${Math.ceil(moving.height(figure.series, this.#size.width))}px`;
    this.#drawings = new Map();
    if (this.#size.height === 0) return;
    this.#draw();
    this.#drawAhead(figure.views.map(({ id }) => ({ figure, moving, view: id })));
  }

  /** Tells the page whether the view that was asked for stands still. */
  #tell(): void {
    const wanted = this.#asked && this.#drawings.get(this.#asked.view);
    this.#box.dataset['settled'] = String(wanted !== undefined && wanted === this.#settled);
  }

  #draw(): void {
    this.#frame = 0;
    if (!this.#asked || this.#size.height === 0) return;
    const to = this.#drawingOf(this.#asked);
    const old = this.#shown;
    if (to === old) return this.#tell();
    const from = [...this.#drawings.values()].find((drawn) => drawn === old && !this.#calm.matches);
    this.#shown = to;
    this.#settled = undefined;
    this.#tell();
    void show(this.#box, to, from).then(() => {
      if (this.#shown !== to) return;
      this.#settled = to;
      this.#tell();
    });
  }

  /** What a reader may scroll to next is drawn while the device has nothing else to do. */
  #drawAhead([next, ...others]: Asked[]): void {
    const drawings = this.#drawings;
    if (!next) return;
    whenIdle(() => {
      if (drawings !== this.#drawings) return;
      this.#drawingOf(next);
      this.#drawAhead(others);
    });
  }

  #drawingOf({ figure, moving, view }: Asked): Drawn {
    const known = this.#drawings.get(view);
    if (known) return known;
    const drawn = prepare(drawScene(moving.layout, figure, view, this.#size), `${this.#id}-${figure.id}`);
    this.#drawings.set(view, drawn);
    return drawn;
  }
}
