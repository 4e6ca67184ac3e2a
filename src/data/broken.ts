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
