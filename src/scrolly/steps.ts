/** The only place that knows Scrollama: says when another step may have become active, and nothing else. */
import scrollama, { type ScrollamaOptions } from 'scrollama';

type ScrollamaOffset = NonNullable<ScrollamaOptions['offset']>;

/** Calls `look` whenever another step may be in sight, and `keep` before it where the page takes another width. Returns a function that stops it. */
export function watchSteps(steps: HTMLElement[], offset: () => number, look: () => void, keep: () => void): () => void {
  const scroller = scrollama();
  let width = 0;
  const setUp = (): void => {
    // The address bar of a phone changes the height all the time; only the width moves the steps.
    if (innerWidth === width) return;
    // A reader who turns the phone goes on reading where they were.
    if (width > 0) keep();
    width = innerWidth;
    scroller.destroy();
    // The typings know tenths only; the documentation recommends pixels on phones.
    const pixels: unknown = `${offset()}px`;
    scroller.setup({ step: steps, offset: pixels as ScrollamaOffset }).onStepEnter(look);
    look();
  };
  let frame = 0;
  // After a jump Scrollama can be silent or name a step that was passed.
  const scrolled = (): void => {
    frame ||= requestAnimationFrame(() => {
      frame = 0;
      look();
    });
  };
  setUp();
  addEventListener('resize', setUp);
  addEventListener('scroll', scrolled, { passive: true });
  return () => {
    removeEventListener('resize', setUp);
    removeEventListener('scroll', scrolled);
    cancelAnimationFrame(frame);
    scroller.destroy();
  };
}
