export { defaultConventions } from './conventions.ts';
export { quote } from './quote.ts';
export type * from './types.ts';
export { engineVersion, ruleSetVersion } from './version.ts';
