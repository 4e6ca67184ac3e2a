import type { DataFile } from '../data/read.ts';

/** Names whose own definition is broken: what refers to them is not reported as well. */
export class Broken {
  readonly #names = new Set<string>();
  #unknown = false;

  add(name: unknown): void {
    if (typeof name === 'string') this.#names.add(name);
  }

  /** A definition is lost, and nobody can tell its name. */
  addUnknown(): void {
    this.#unknown = true;
  }

  has(name: string): boolean {
    return this.#unknown || this.#names.has(name);
  }

  get isEmpty(): boolean {
    return !this.#unknown && this.#names.size === 0;
  }
}

/** Remembers the names that a file would have defined. */
export function forgetFile(broken: Broken, { path, text }: DataFile): void {
  broken.add(path.replace(/^.*\/|\.json$/g, ''));
  for (const [, id] of text.matchAll(/"id"\s*:\s*"([^"\n]*)"/g)) broken.add(id);
  if (!/"id"/.test(text) || !/[}\]]\s*$/.test(text)) broken.addUnknown();
}
