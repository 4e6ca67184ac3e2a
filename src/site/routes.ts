/** The routes that the data make: one for each figure, one for each dataset. */
import { loadData } from '../data/load.ts';

export const figureRoutes = () =>
  [...loadData().figures.values()].map(({ value: figure }) => ({ params: { id: figure.id }, props: { figure } }));

export const datasetRoutes = () =>
  [...loadData().datasets.values()].map(({ value: dataset }) => ({ params: { id: dataset.id }, props: { dataset } }));
