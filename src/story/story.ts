/**
 * Brings the story's sequences to life, one at a time and only when a reader comes near:
 * the first screen needs none of this.
 */
import { currentForm, onFormChange, setUpControls } from './controls.ts';

const root = document.documentElement;
root.dataset.alive = 'true';
setUpControls();

/** How far ahead of the viewport a sequence is prepared. */
const AHEAD = '100%';

for (const scrolly of document.querySelectorAll<HTMLElement>('.scrolly')) {
  let stop: (() => void) | undefined;
  const start = async (): Promise<void> => {
    if (stop || currentForm() === 'still') return;
    stop = () => undefined;
    try {
      const { startSequence } = await import('./sequence.ts');
      stop = startSequence(scrolly);
    } catch {
      // Offline or blocked: every step keeps its still, so nothing is lost.
      root.dataset.charts = 'still';
    }
  };
  const near = new IntersectionObserver(
    (entries) => {
      if (entries.some((entry) => entry.isIntersecting)) void start();
    },
    { rootMargin: `${AHEAD} 0px` },
  );
  near.observe(scrolly);
  onFormChange(() => {
    stop?.();
    stop = undefined;
    near.unobserve(scrolly);
    near.observe(scrolly);
  });
}
