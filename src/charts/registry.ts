/** The only list of chart types: a new one is its folder and one line here. */
export { bars } from './bars/define.ts';
export { chain } from './chain/define.ts';
export { dumbbell } from './dumbbell/define.ts';
export { lanes } from './lanes/define.ts';
export { lines } from './lines/define.ts';
export { parts } from './parts/define.ts';
export { snapshots } from './snapshots/define.ts';
export { timeline } from './timeline/define.ts';
export { unit } from './unit/define.ts';
export { waffle } from './waffle/define.ts';
