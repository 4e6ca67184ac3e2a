/** The only place that knows Scrollama: says which step of a sequence is active, and nothing else. */
import scrollama from 'scrollama';

/** Calls `enter` whenever another step becomes active. Returns a function that stops it. */
export function watchSteps(steps: HTMLElement[], offset: () => number, enter: (step: HTMLElement) => void): () => void {
  const scroller = scrollama();
  scroller
    // Scrollama's typings know tenths only; its documentation recommends pixels on phones.
    .setup({ step: steps, offset: `${offset()}px` as unknown as number })
    .onStepEnter(({ element }) => enter(element));
  return () => scroller.destroy();
}
