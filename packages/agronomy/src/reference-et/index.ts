export * from './daily.ts';
export * from './estimates.ts';
export * from './hargreaves.ts';
export * from './hourly.ts';
export * from './pan.ts';
export * from './penman-monteith.ts';
