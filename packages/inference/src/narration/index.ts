/** Facts in, text out: every figure and citation is checked before a person sees it. */
export { narrate } from './narrate.ts';
export { type NarrationOptions, narrateStream } from './narrate-stream.ts';
export type * from './types.ts';
