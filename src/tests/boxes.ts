/** The boxes that a path is made of, as `boxPath()` writes them: one for each block of a run of signs. */
export function boxesOf(path: Element): { x: number; y: number; width: number; height: number }[] {
  const boxes = (path.getAttribute('d') ?? '').matchAll(/M(-?[\d.]+) (-?[\d.]+)h([\d.]+)v([\d.]+)h-[\d.]+Z/g);
  return [...boxes].map(([, ...values]) => {
    const [x = NaN, y = NaN, width = NaN, height = NaN] = values.map(Number);
    return { x, y, width, height };
  });
}

/** How many signs the runs of a drawing hold whose signs are all as large. */
export function countSigns(drawing: Element | null | undefined): number {
  const pitch = Number(drawing?.querySelector('pattern')?.getAttribute('width'));
  const runs = [...(drawing?.querySelectorAll('[data-key][fill^="url("]') ?? [])];
  const areas = runs.flatMap(boxesOf).map(({ width, height }) => width * height);
  return Math.round((areas.reduce((total, area) => total + area, 0) / pitch ** 2) * 1000) / 1000;
}
