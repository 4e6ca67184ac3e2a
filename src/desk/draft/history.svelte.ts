/** Undo and redo: the drafts of all files before each step, and where the step was made. */
import type { CellPlace, DraftRow } from '../sheet.ts';

/** The rows of each file that was edited. */
export type Drafts = Record<string, DraftRow[]>;

interface Step {
  drafts: Drafts;
  place: CellPlace;
}

export class History {
  #past = $state.raw<Step[]>([]);
  #future = $state.raw<Step[]>([]);
  /** The cell that is being typed in: all of its keystrokes are one step. */
  #typing = '';
  canUndo = $derived(this.#past.length > 0);
  canRedo = $derived(this.#future.length > 0);

  /** Keeps the drafts as they are before a step. Steps in the same cell, while it is typed in, are one. */
  remember(drafts: Drafts, place: CellPlace, typing = ''): void {
    if (typing && typing === this.#typing) return;
    this.#past = [...this.#past, { drafts, place }];
    this.#future = [];
    this.#typing = typing;
  }

  /** What is typed next is a step of its own. */
  endTyping(): void {
    this.#typing = '';
  }

  /** Goes a step back or forth, from the drafts as they are now. */
  step(direction: 'undo' | 'redo', now: Drafts): Step | undefined {
    const [from, to] = direction === 'undo' ? [this.#past, this.#future] : [this.#future, this.#past];
    const step = from.at(-1);
    if (!step) return undefined;
    const [rest, other] = [from.slice(0, -1), [...to, { drafts: now, place: step.place }]];
    [this.#past, this.#future] = direction === 'undo' ? [rest, other] : [other, rest];
    this.#typing = '';
    return step;
  }

  clear(): void {
    [this.#past, this.#future, this.#typing] = [[], [], ''];
  }
}
