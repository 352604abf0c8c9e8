export * from './air.ts';
export * from './humidity.ts';
export * from './saturation.ts';
export * from './wind.ts';
