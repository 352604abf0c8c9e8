export { createOtelObserver, type OtelConfig } from './observer.ts';
export { rememberTiers, type TiersOf } from './tiers.ts';
export type { OtelAttributes, OtelHistogram, OtelMeter, OtelSpan, OtelTracer, OtelValue } from './types.ts';
