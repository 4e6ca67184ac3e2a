/** Which point of a drawing a reader means: the nearest to a finger, or the next by the keys. */

/** A mark's place on the screen, in px. */
export interface Place {
  key: string;
  x: number;
  y: number;
}

/** The place nearest to a point; none where nothing is drawn. */
export function nearestPlace(places: Place[], x: number, y: number): Place | undefined {
  const distances = places.map((place) => Math.hypot(place.x - x, place.y - y));
  return places[distances.indexOf(Math.min(...distances))];
}

/** The place that a key leads to from the current one, of places in reading order; other keys lead nowhere. */
export function placeByKey(sorted: Place[], current: string | undefined, key: string): Place | undefined {
  const at = sorted.findIndex((place) => place.key === current);
  const last = sorted.at(-1);
  if (key === 'Home') return sorted[0];
  if (key === 'End') return last;
  if (/^Arrow(Right|Down)$/.test(key)) return sorted[at + 1] ?? last;
  if (/^Arrow(Left|Up)$/.test(key)) return at < 0 ? last : (sorted[at - 1] ?? sorted[0]);
  return undefined;
}

/** Places along the chart's longer side. */
export function inReadingOrder(places: Place[]): Place[] {
  const range = (values: number[]): number => Math.max(...values) - Math.min(...values);
  const upright = range(places.map(({ y }) => y)) > range(places.map(({ x }) => x));
  const [first, second] = upright ? (['y', 'x'] as const) : (['x', 'y'] as const);
  return [...places].sort((a, b) => a[first] - b[first] || a[second] - b[second]);
}
