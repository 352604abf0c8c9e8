export type * from '../types/redaction.ts';
export { type Find, type FindOptions, find, type Kind, replaceFinds } from './find.ts';
export { isolateNumbers } from './isolate.ts';
export { createRedaction, type RedactionPolicy } from './redact.ts';
