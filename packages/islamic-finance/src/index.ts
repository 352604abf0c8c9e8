export { defaultConventions } from './conventions.ts';
export { evidenceKinds } from './evidence-kinds.ts';
export { explain } from './explain/explain.ts';
export { messageKeys } from './message-keys.ts';
export { quote } from './quote.ts';
export { type InvalidReason, invalidReasons, type RefusalCode, refusalCodes } from './refusal-codes.ts';
export { ruleCatalogue } from './rules/catalogue.ts';
export type * from './types.ts';
export { engineVersion, ruleSetVersion } from './version.ts';
