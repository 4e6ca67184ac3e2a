/** The only place that knows Scrollama: says which step of a sequence is active, and nothing else. */
import scrollama, { type ScrollamaOptions } from 'scrollama';

type ScrollamaOffset = NonNullable<ScrollamaOptions['offset']>;

/** Calls `enter` whenever another step becomes active. Returns a function that stops it. */
export function watchSteps(steps: HTMLElement[], offset: () => number, enter: (step: HTMLElement) => void): () => void {
  const scroller = scrollama();
  scroller
    // The typings know tenths only; the documentation recommends pixels on phones.
    .setup({ step: steps, offset: pixels(offset()) as ScrollamaOffset })
    .onStepEnter(({ element }) => enter(element));
  return () => scroller.destroy();
}

function pixels(value: number): unknown {
  return `${value}px`;
}
