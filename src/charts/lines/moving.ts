/** Sequences move it, so its layout travels to readers. */
export { layout } from './layout.ts';
