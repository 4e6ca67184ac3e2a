/** Brings the story's sequences to life, after the first screen stands. */
import { whenIdle } from '../figure/idle.ts';
import { currentForm, onFormChange, setUpControls } from './controls.ts';

const root = document.documentElement;
root.dataset.alive = 'true';
setUpControls();

/** The sequences that run, each with the function that takes it down. */
const running = new Map<HTMLElement, () => void>();

/** Sequences start one by one in idle moments, so that no start holds up reading. */
async function startNext(): Promise<void> {
  if (currentForm() === 'still') return;
  const next = [...document.querySelectorAll<HTMLElement>('.scrolly')].find((scrolly) => !running.has(scrolly));
  if (!next) return;
  try {
    const { startSequence } = await import('./sequence.ts');
    whenIdle(() => {
      if (currentForm() === 'still' || running.has(next)) return;
      running.set(next, startSequence(next));
      void startNext();
    });
  } catch {
    // Offline or blocked: every step keeps its still, so nothing is lost.
    root.dataset.charts = 'still';
  }
}

onFormChange(() => {
  for (const stop of running.values()) stop();
  running.clear();
  void startNext();
});

// A reader who arrives at a step does not wait for an idle moment.
if (location.hash) void startNext();
else whenIdle(() => void startNext());
