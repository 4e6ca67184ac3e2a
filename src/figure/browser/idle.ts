/** Runs work when the device has nothing better to do; soon, where the browser cannot tell. */
export function whenIdle(work: () => void): void {
  if ('requestIdleCallback' in window) requestIdleCallback(work);
  else setTimeout(work, 100);
}
