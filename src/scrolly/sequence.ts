/** Joins one sequence of the page: its steps, its pinned chart and its address. */
import { fetchMoving } from '../charts/moving.ts';
import type { ChartFigure } from '../charts/types.ts';
import { MOVING_PATH } from '../figure/places.ts';
import { Stage } from './stage.ts';
import { watchSteps } from './steps.ts';

/** The series of all sequences of the page: written by this build, for this script. */
let series: Promise<Record<string, ChartFigure>> | undefined;

/** Starts a sequence; returns a function that takes it down again. */
export async function startSequence(scrolly: HTMLElement): Promise<() => void> {
  const steps = [...scrolly.querySelectorAll<HTMLElement>('.step')];
  const place = scrolly.querySelector<HTMLElement>('.stage');
  const first = currentStep(steps);
  if (!place || !first) return () => undefined;

  const known = await (series ??= fetch(import.meta.env.BASE_URL + MOVING_PATH).then((answer) => answer.json()));
  const ids = (scrolly.dataset['figures'] ?? '').split(' ');
  const drawn = ids.flatMap((id) => known[id] ?? []);
  // In the file of another release a figure may be gone: the stills then stand for the charts.
  if (drawn.length < ids.length) throw new Error('A figure of this sequence has no series.');
  const figures = await Promise.all(drawn.map(async (figure) => ({ figure, moving: await fetchMoving(figure) })));
  const stage = new Stage(place, `live-${first.id}`);
  const heads = scrolly.querySelectorAll<HTMLElement>('[data-head]');

  const enter = (step: HTMLElement): void => {
    const { figure: id, view = '' } = step.dataset;
    for (const head of heads) head.hidden = head.dataset['head'] !== id;
    for (const other of steps) other.toggleAttribute('data-active', other === step);
    scrolly.dataset['active'] = step.id;
    const moved = figures.find(({ figure }) => figure.id === id);
    if (moved) stage.show({ ...moved, view });
  };
  let isRead = false;
  const follow = (): void => {
    const step = currentStep(steps) ?? first;
    const isNew = step.id !== scrolly.dataset['active'];
    const wasRead = isRead;
    // Asked before anything changes, so that the browser need not lay out the page twice.
    const { top = Infinity, bottom = 0 } = scrolly.querySelector('.steps')?.getBoundingClientRect() ?? {};
    // Before and after the steps the reader is elsewhere.
    isRead = top <= triggerLine() && bottom > innerHeight * 0.3;
    if (isNew) enter(step);
    if (isRead ? isNew || !wasRead : wasRead) changeAddress(steps, isRead ? step.id : undefined);
  };
  follow();
  const keep = (): void => {
    if (isRead) steps.find(({ id }) => id === scrolly.dataset['active'])?.scrollIntoView();
  };
  const stop = watchSteps(steps, triggerLine, follow, keep);
  return () => {
    stop();
    delete scrolly.dataset['active'];
    stage.remove();
  };
}

/** Where a step becomes active, in px from the top: as its card comes into the free part of the screen. */
function triggerLine(): number {
  return Math.round(innerHeight * (matchMedia('(min-width: 992px)').matches ? 0.62 : 0.86));
}

/** The step under the trigger line, or the nearest one when the page opens elsewhere. */
function currentStep(steps: HTMLElement[]): HTMLElement | undefined {
  const line = triggerLine();
  return steps.findLast((step) => step.getBoundingClientRect().top <= line) ?? steps[0];
}

let pending: ReturnType<typeof setTimeout> | undefined;

/** Puts the step that is read into the location, so that copying or reloading leads back to it; takes it out behind the last. */
function changeAddress(steps: HTMLElement[], read?: string): void {
  clearTimeout(pending);
  // Browsers limit how often history may change; a reader who rests on a step gets its address.
  pending = setTimeout(() => {
    const isOurs = steps.some(({ id }) => location.hash === `#${id}`);
    try {
      if (read) history.replaceState(history.state, '', `#${read}`);
      else if (isOurs) history.replaceState(history.state, '', location.pathname + location.search);
    } catch {
      // Safari refuses after a hundred in half a minute; the address then stays behind, and the charts go on.
    }
  }, 250);
}
