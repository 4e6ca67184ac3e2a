/** Undo and redo: the texts of all files before each step, and where the step was made. */
import type { CellPlace } from '../sheet.ts';

/** The text of each file as the draft has it. */
export type Texts = Record<string, string>;

interface Step {
  texts: Texts;
  place: CellPlace;
}

export class History {
  #past = $state.raw<Step[]>([]);
  #future = $state.raw<Step[]>([]);
  /** The cell that is being typed in: all of its keystrokes are one step. */
  #typing = '';
  canUndo = $derived(this.#past.length > 0);
  canRedo = $derived(this.#future.length > 0);

  /** Keeps the texts as they are before a step, and gives them back; steps in the same cell, while it is typed in, are one. */
  remember(texts: Texts, place: CellPlace, typing = ''): Texts {
    const before = this.#past.at(-1);
    if (before && typing && typing === this.#typing) return before.texts;
    this.#past = [...this.#past, { texts, place }];
    this.#future = [];
    this.#typing = typing;
    return texts;
  }

  /** What is typed next is a step of its own. */
  endTyping(): void {
    this.#typing = '';
  }

  /** Goes a step back or forth, from the texts as they are now. */
  step(direction: 'undo' | 'redo', now: Texts): Step | undefined {
    const [from, to] = direction === 'undo' ? [this.#past, this.#future] : [this.#future, this.#past];
    const step = from.at(-1);
    if (!step) return undefined;
    const [rest, other] = [from.slice(0, -1), [...to, { texts: now, place: step.place }]];
    [this.#past, this.#future] = direction === 'undo' ? [rest, other] : [other, rest];
    this.#typing = '';
    return step;
  }

  clear(): void {
    [this.#past, this.#future, this.#typing] = [[], [], ''];
  }
}
