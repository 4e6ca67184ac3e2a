/** The shape of a figure file with the settings of every chart type: what the check, the desk and editors' programs go by. */
import { chartSchema } from '../../charts/chart.ts';
import { field } from '../../charts/field.ts';
import { figureSchema as anyFigure } from './schema-figure.ts';

export const figureSchema = anyFigure.extend({
  chart: field(chartSchema, 'How the rows are drawn.', { type: 'bars', unit: 'people' }),
});
