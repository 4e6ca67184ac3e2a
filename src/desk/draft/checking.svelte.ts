/** What the server says of the draft: asked after a pause in typing, and never an old answer for a new draft. */
import type { DraftAnswer, DraftAsked } from '../messages.ts';
import { askDraft } from './requests.ts';

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
  #now: () => DraftAsked = () => ({ changed: [], path: '' });
  readonly #api: string;

  constructor(api: string) {
    this.#api = api;
  }

  /** Asks about the draft as it is after a pause. */
  ask(pause: number, now: () => DraftAsked): void {
    clearTimeout(this.#timer);
    this.#now = now;
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
    try {
      const answer = await askDraft(this.#api, this.#now());
      if (number !== this.#asked) return;
      [this.answer, this.failure] = [answer, ''];
      this.story = answer.story ?? this.story;
    } catch (error) {
      if (number !== this.#asked) return;
      [this.answer, this.failure] = [undefined, error instanceof Error ? error.message : String(error)];
    }
    this.busy = false;
  }
}
