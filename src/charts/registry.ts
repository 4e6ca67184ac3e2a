/** The only list of chart types: a new one is its folder and one line here. */
export { bars } from './bars/define.ts';
export { chain } from './chain/define.ts';
export { dumbbell } from './dumbbell/define.ts';
export { lanes } from './lanes/define.ts';
export { lines } from './lines/define.ts';
export { records } from './records/define.ts';
export { stacks } from './stacks/define.ts';
export { sums } from './sums/define.ts';
export { tally } from './tally/define.ts';
export { timeline } from './timeline/define.ts';
