/** What the journey asks of a browser, whatever its engine and the protocol that drives it. */

/** How a reader's device is set. */
export interface Reader {
  width: number;
  height: number;
  javaScript?: boolean;
  colorScheme?: 'light' | 'dark';
  reducedMotion?: boolean;
}

export interface Engine {
  /** Opens a place of the site, such as `#leak`, for a reader who has never been here. */
  open(place: string, reader: Reader): Promise<void>;
  /** The same reader types another address of the site, such as `#timeline-leak`. */
  go(place: string): Promise<void>;
  /** The value of an expression in the page. */
  evaluate(script: string): Promise<unknown>;
  click(selector: string): Promise<void>;
  press(key: Key): Promise<void>;
  back(): Promise<void>;
  forward(): Promise<void>;
  reload(): Promise<void>;
  resize(width: number, height: number): Promise<void>;
  /** Every script error, refused resource and console error since the engine started. */
  errors(): Promise<string[]>;
  close(): Promise<void>;
}

export type Key = 'Enter' | 'Escape' | 'Tab' | 'PageDown' | 'PageUp';

type Plain = string | number | boolean | null | undefined;

/** Runs a function in the page; it can use nothing but its arguments and the page itself. */
export async function inPage<Result, Arguments extends Plain[]>(
  engine: Engine,
  read: (...values: Arguments) => Result,
  ...values: Arguments
): Promise<Result> {
  // The value has gone through the protocol as JSON; the function says what it was.
  return (await engine.evaluate(`(${String(read)})(${values.map((value) => JSON.stringify(value)).join()})`)) as Result;
}
