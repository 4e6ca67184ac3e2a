/** What the server says of the draft: asked after a pause in typing, and never an old answer for a new draft. */
import type { DraftAnswer } from '../requests.ts';

export class Checking {
  /** The verdict on the draft; undefined while there is none. */
  answer = $state.raw<DraftAnswer>();
  /** The story as it was drawn last; it stays while a mistake keeps the draft from being drawn. */
  story = $state.raw<DraftAnswer['story']>();
  /** Why the draft could not be checked; empty where it could. */
  failure = $state('');
  busy = $state(false);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asked = 0;
  readonly #check: () => Promise<DraftAnswer>;

  constructor(check: () => Promise<DraftAnswer>) {
    this.#check = check;
  }

  /** Asks about the draft as it is after a pause, in milliseconds. */
  ask(pause = 0): void {
    clearTimeout(this.#timer);
    this.busy = true;
    this.#asked += 1;
    this.#timer = setTimeout(() => void this.#answer(), pause);
  }

  /** Asks at once where the draft has no verdict yet, so that nothing is decided on an old one. */
  async settle(): Promise<void> {
    if (!this.busy && !this.failure) return;
    clearTimeout(this.#timer);
    this.busy = true;
    await this.#answer();
  }

  async #answer(): Promise<void> {
    const number = ++this.#asked;
    let [answer, failure]: [DraftAnswer | undefined, string] = [undefined, ''];
    try {
      answer = await this.#check();
    } catch (error) {
      failure = error instanceof Error ? error.message : String(error);
    }
    if (number !== this.#asked) return;
    [this.answer, this.failure, this.busy] = [answer, failure, false];
    this.story = answer?.story ?? this.story;
  }
}
