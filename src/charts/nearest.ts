/** Which point of a drawing a reader means: the nearest to a finger, or the next by the keys. */

/** A mark's place on the screen, in px. */
export interface Place {
  key: string;
  x: number;
  y: number;
}

/** The place nearest to a point; none where nothing is drawn. */
export function nearestPlace(places: Place[], x: number, y: number): Place | undefined {
  const distance = (place: Place): number => Math.hypot(place.x - x, place.y - y);
  return places.reduce<Place | undefined>(
    (best, place) => (best === undefined || distance(place) < distance(best) ? place : best),
    undefined,
  );
}

/**
 * The place that a key leads to from the current one, of places in reading order: arrows to the next or the one
 * before, Home and End to the first and the last. Other keys lead nowhere.
 */
export function placeByKey(sorted: Place[], current: string | undefined, key: string): Place | undefined {
  const at = sorted.findIndex((place) => place.key === current);
  switch (key) {
    case 'ArrowRight':
    case 'ArrowDown':
      return sorted[Math.min(at + 1, sorted.length - 1)];
    case 'ArrowLeft':
    case 'ArrowUp':
      return at < 0 ? sorted.at(-1) : sorted[Math.max(at - 1, 0)];
    case 'Home':
      return sorted[0];
    case 'End':
      return sorted.at(-1);
    default:
      return undefined;
  }
}

/** Places along the chart's longer side. */
export function inReadingOrder(places: Place[]): Place[] {
  const range = (values: number[]): number => Math.max(...values) - Math.min(...values);
  const upright = range(places.map(({ y }) => y)) > range(places.map(({ x }) => x));
  const [first, second] = upright ? (['y', 'x'] as const) : (['x', 'y'] as const);
  return [...places].sort((a, b) => a[first] - b[first] || a[second] - b[second]);
}
