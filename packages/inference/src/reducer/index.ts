export { ChatReducer } from './chat-reducer.ts';
export type { ReducerOptions } from './content.ts';
export { readUsage } from './usage.ts';
