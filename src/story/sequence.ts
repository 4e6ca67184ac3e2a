/** Joins one sequence of the page: its steps, its pinned chart and its address. */
import { mount, unmount } from 'svelte';
import type { ChartFigure } from '../charts/types.ts';
import Stage from '../figure/Stage.svelte';
import { activeState } from './active.svelte.ts';
import { watchSteps } from './steps.ts';

/** Starts a sequence; returns a function that takes it down again. */
export function startSequence(scrolly: HTMLElement): () => void {
  const steps = [...scrolly.querySelectorAll<HTMLElement>('.step')];
  const stage = scrolly.querySelector<HTMLElement>('.stage');
  const payload = scrolly.querySelector('.scrolly__figures')?.textContent;
  const first = currentStep(steps);
  if (!stage || !payload || !first) return () => undefined;

  const active = activeState({ figure: '', views: firstViews(steps) });
  // The payload was written by this build from `ChartFigure` values, for this script.
  const figures: ChartFigure[] = JSON.parse(payload);
  const chart = mount(Stage, { target: stage, props: { figures, active, id: `live-${first.id}` } });
  const heads = scrolly.querySelectorAll<HTMLElement>('[data-head]');

  const enter = (step: HTMLElement): void => {
    const { figure = '', view = '' } = step.dataset;
    active.figure = figure;
    active.views[figure] = view;
    for (const head of heads) head.hidden = head.dataset['head'] !== active.figure;
    for (const other of steps) other.toggleAttribute('data-active', other === step);
    scrolly.dataset['active'] = step.id;
    if (isReading(scrolly)) writeAddress(step.id);
  };
  enter(first);
  let stop = watchSteps(steps, triggerLine, enter);

  let width = innerWidth;
  const resized = (): void => {
    // The address bar of a phone changes the height all the time; only the width moves the steps.
    if (innerWidth === width) return;
    width = innerWidth;
    stop();
    stop = watchSteps(steps, triggerLine, enter);
  };
  addEventListener('resize', resized);

  return () => {
    removeEventListener('resize', resized);
    stop();
    delete scrolly.dataset['active'];
    void unmount(chart);
  };
}

/** Where a step becomes active, in px from the top: as its card comes into the free part of the screen. */
function triggerLine(): number {
  return Math.round(innerHeight * (matchMedia('(min-width: 992px)').matches ? 0.62 : 0.82));
}

/** The view in which each figure of a sequence will first be seen, so that it can be drawn beforehand. */
function firstViews(steps: HTMLElement[]): Record<string, string> {
  const pairs = steps.map(({ dataset }): [string, string] => [dataset['figure'] ?? '', dataset['view'] ?? '']);
  return Object.fromEntries(pairs.reverse());
}

/** The step under the trigger line, or the nearest one when the page opens elsewhere. */
function currentStep(steps: HTMLElement[]): HTMLElement | undefined {
  const line = triggerLine();
  return steps.findLast((step) => step.getBoundingClientRect().top <= line) ?? steps[0];
}

function isReading(scrolly: HTMLElement): boolean {
  const { top, bottom } = scrolly.getBoundingClientRect();
  return top < innerHeight && bottom > 0;
}

let pending: ReturnType<typeof setTimeout> | undefined;

/** Puts the step's address into the location, so that copying or reloading leads back to it. */
function writeAddress(id: string): void {
  clearTimeout(pending);
  // Browsers limit how often history may change; a reader who rests on a step gets its address.
  pending = setTimeout(() => history.replaceState(history.state, '', `#${id}`), 250);
}
